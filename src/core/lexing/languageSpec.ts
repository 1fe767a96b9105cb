/** How a string is written. */
export interface StringSpec {
  readonly open: string;
  readonly close: string;
  /** The character that takes the next one's meaning away. */
  readonly escape?: '\\' | '`';
  /** Goes on over line ends; else a line end closes it, as an editor shows it. */
  readonly multiline?: boolean;
  /** What begins code within it, up to the brace that closes it. */
  readonly code?: '${' | '#{';
  /** Where it stands alone it documents what follows or encloses it. */
  readonly documents?: boolean;
  /** Only a single character, or an escaped one: in Rust a quote also begins a lifetime. */
  readonly single?: boolean;
}

/** What a light lexer must know of a language: where comments and strings begin and end, and its keywords. */
export interface LanguageSpec {
  readonly lineComments: readonly string[];
  /** Line comments count only at the start of a line or after a space: `$#` and `a#b` are no comments. */
  readonly spacedComments?: boolean;
  readonly blockComments: readonly (readonly [open: string, close: string])[];
  readonly nestedComments?: boolean;
  /** Longer openings come first. */
  readonly strings: readonly StringSpec[];
  readonly hasRegex?: boolean;
  readonly keywords: ReadonlySet<string>;
  /** Keywords in any case. */
  readonly caseless?: boolean;
}
