/** A place in a content file. Lines and columns count from 1, as editors print them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Something wrong in a content file, as a value: the compiler collects all of them in one run.
 * `code` is stable (tests and documentation name it); `message` says what to write instead.
 */
export interface Diagnostic extends Position {
  readonly code: string;
  readonly file: string;
  readonly message: string;
}

/** Prints a diagnostic in the form editors and terminals turn into a link: `file:line:column: error CODE: text`. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { file, line, column, code, message } = diagnostic;
  return `${file}:${line}:${column}: error ${code}: ${message}`;
}
