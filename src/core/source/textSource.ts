/** A document as pure code sees it: lines on demand, so that a document of any size costs nothing until it is looked at. */
export interface TextSource {
  /** The language id as VS Code has it; any string. */
  readonly languageId: string;
  /** The path or name with `/` between its parts; empty if it has none. */
  readonly path: string;
  readonly lineCount: number;
  /** The text of a line without its end; empty for a line that does not exist. */
  lineAt(line: number): string;
}

/** A caret in a document: `line` from 0, `offset` in code units from the start of the line. */
export interface TextPlace {
  readonly source: TextSource;
  readonly line: number;
  readonly offset: number;
}

/** What stands at a place: an identifier, number or operator is `code`; `regex` is a regular expression. */
export type TextKind = 'code' | 'keyword' | 'string' | 'regex' | 'comment' | 'prose';

/** A text of its own, as a document: for tests, and for what is no document. */
export function textSource(text: string, languageId = 'plaintext', path = ''): TextSource {
  const lines = text.split(/\r\n|\r|\n/);
  return { languageId, path, lineCount: lines.length, lineAt: (line) => lines[line] ?? '' };
}
