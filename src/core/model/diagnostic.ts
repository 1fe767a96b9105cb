/** A place in a content file. Lines and columns count from 1, as editors print them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Everything that can be wrong in a content file. Each has a fixture in `test/fixtures/diagnostics`. */
export const DIAGNOSTIC_CODES = [
  'front-matter-missing',
  'front-matter-yaml',
  'front-matter-unknown-key',
  'front-matter-missing-key',
  'front-matter-value',
  'catalog-missing',
  'catalog-yaml',
  'catalog-unknown-key',
  'catalog-missing-key',
  'catalog-value',
  'catalog-topic',
  'catalog-unlisted',
  'catalog-category',
  'catalog-planned',
  'glossary-yaml',
  'glossary-unknown-key',
  'glossary-missing-key',
  'glossary-value',
  'duplicate-spelling',
  'cue-in-spelling',
  'unless-in-spelling',
  'not-without-spelling',
  'term-card',
  'patterns-yaml',
  'patterns-unknown-key',
  'patterns-missing-key',
  'patterns-value',
  'reference-yaml',
  'reference-unknown-key',
  'reference-missing-key',
  'reference-value',
  'content-place',
  'duplicate-id',
  'heading-order',
  'heading-anchor',
  'callout',
  'raw-html',
  'remote-image',
  'image',
  'link',
  'unknown-topic',
  'unknown-section',
  'unknown-step',
  'unknown-term',
  'unknown-pattern',
  'unknown-source',
  'uncited-source',
  'diagram-kind',
  'diagram-acc-title',
  'diagram-acc-descr',
  'diagram-syntax',
  'diagram-fence',
  'play-kind',
  'play-list-missing',
  'play-step-count',
  'template-answer',
  'template-section',
  'template-diagram',
  'template-questions',
  'template-length',
  'repeated-sentence',
  'snippet-header',
  'snippet-unknown-key',
  'snippet-language',
  'snippet-name',
  'snippet-pattern',
  'snippet-prefix',
  'snippet-description',
  'snippet-placeholder',
  'snippet-selection',
  'snippet-region',
  'snippet-indentation',
  'snippet-unknown-pattern',
  'snippet-duplicate-prefix',
] as const;

export type DiagnosticCode = (typeof DIAGNOSTIC_CODES)[number];

/**
 * Something wrong in a content file, as a value: the compiler collects all of them in one run.
 * `code` is stable (tests and documentation name it); `message` says what to write instead.
 */
export interface Diagnostic extends Position {
  readonly code: DiagnosticCode;
  readonly file: string;
  readonly message: string;
}

/** Prints a diagnostic in the form editors and terminals turn into a link: `file:line:column: error CODE: text`. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { file, line, column, code, message } = diagnostic;
  return `${file}:${line}:${column}: error ${code}: ${message}`;
}
