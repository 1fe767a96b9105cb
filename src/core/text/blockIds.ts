/**
 * Diagrams and pieces of code are named after their page: `jwt-2`, `jwt-code-1`. Those of a pattern's page have a word
 * before it, `pattern-circuit-breaker-1`, since a topic may have the same id.
 */
const PATTERN = 'pattern-';

/** What the ids of diagrams and code on the page of a pattern begin with. */
export function patternBlockPrefix(pattern: string): string {
  return PATTERN + pattern;
}

/** The pages that a diagram of this id may stand on. */
export function pagesOfDiagram(id: string): { readonly topic: string; readonly pattern?: string } {
  const page = id.slice(0, Math.max(0, id.lastIndexOf('-')));
  return { topic: page, ...(page.startsWith(PATTERN) ? { pattern: page.slice(PATTERN.length) } : {}) };
}
