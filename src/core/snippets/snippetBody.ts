import { splitAtIdentifiers } from './identifiers';

/** What of a snippet's source decides how it becomes a body. */
export interface BodyOptions {
  readonly placeholders: readonly string[];
  /** The placeholder that what is selected in the editor takes the place of. */
  readonly selection?: string;
  /** The step of indentation in the code. */
  readonly indent: string;
}

/**
 * Writes code in VS Code's snippet syntax: each placeholder is a linked tab stop wherever it occurs, the cursor ends
 * behind the code, and each step of indentation is a tab, which the editor replaces by its own.
 * Steps inside a string of several lines are replaced too: keep such strings out of snippets.
 */
export function snippetBody(code: string, { placeholders, selection, indent }: BodyOptions): string {
  const tabStop = (name: string) => {
    const value = name === selection ? `\${TM_SELECTED_TEXT:${name}}` : name;
    return `\${${placeholders.indexOf(name) + 1}:${value}}`;
  };
  const body = splitAtIdentifiers(withTabs(code, indent), placeholders)
    .map((piece, index) => (index % 2 === 1 ? tabStop(piece) : escapeText(piece)))
    .join('');
  return `${body}$0`;
}

/** Plain code, with nothing to fill in, as a part of a body. */
export function plainBody(code: string, indent: string): string {
  return escapeText(withTabs(code, indent));
}

function withTabs(code: string, indent: string): string {
  return code.replace(new RegExp(`^(?:${indent})+`, 'gm'), (steps) =>
    '\t'.repeat(steps.length / indent.length),
  );
}

function escapeText(text: string): string {
  return text.replace(/[\\$]/g, '\\$&');
}
