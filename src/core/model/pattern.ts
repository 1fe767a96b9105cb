/** A snippet of a pattern in one language, as VS Code takes it. */
export interface PatternSnippet {
  /** VS Code language id, such as `typescript`. */
  readonly language: string;
  readonly prefix: string;
  readonly description: string;
  /** The body in VS Code's snippet syntax, lines joined by `\n`, indented with tabs. */
  readonly body: string;
  /** The code as a reader sees it before it is inserted. */
  readonly code: string;
  readonly html: string;
}

/** A design or distributed-systems pattern that can be inserted as code. */
export interface Pattern {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  /** One sentence of at most 160 characters. */
  readonly summary: string;
  /** The topic that explains it, if one does. */
  readonly topic?: string;
  readonly snippets: readonly PatternSnippet[];
  readonly languages: readonly { readonly language: string }[];
}
export type PatternPage = Pattern;
