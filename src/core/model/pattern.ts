import type { Article } from './page';

/** A pattern's snippet in one language, as lists and completions name it. */
export interface PatternLanguage {
  /** VS Code language id, such as `typescript`. */
  readonly language: string;
  readonly prefix: string;
  readonly description: string;
}

/** The snippet itself. */
export interface PatternSnippet extends PatternLanguage {
  /** The body in VS Code's snippet syntax, lines joined by `\n`, indented with tabs; without the imports. */
  readonly body: string;
  /** What the body needs to have imported, as plain lines: no placeholder is in them. Empty where it needs nothing. */
  readonly imports: string;
  /** How it is put around the call that is selected, in snippet syntax; and a name that a file with the pattern has. */
  readonly wrap?: { readonly body: string; readonly name: string };
  /** The code with its imports, as a reader sees it before it is inserted. */
  readonly code: string;
}

/** A design or distributed-systems pattern that can be inserted as code: what lists need of it. */
export interface Pattern {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  /** One sentence of at most 160 characters. */
  readonly summary: string;
  /** The topic that explains it, if one does. */
  readonly topic?: string;
  /** The languages it is written in, in the order in which they are offered. */
  readonly languages: readonly PatternLanguage[];
}

/** A pattern with its code and its text, read when it is shown or inserted. */
export interface PatternPage extends Pattern {
  readonly snippets: readonly ShownSnippet[];
  /** Its page, if one is written: the problem, the structure, when to use it. */
  readonly article?: Article;
  /** The topics that name it, in the catalog's order. */
  readonly usedBy: readonly string[];
}

export interface ShownSnippet extends PatternSnippet {
  /** The code as HTML with classes for its colours, as in a page's code blocks. */
  readonly html: string;
}
