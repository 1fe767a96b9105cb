import type { Position } from '../model/diagnostic';
import type { SnippetLanguage } from './languages';
import type { WrapSource } from './wrap';

/** A snippet's source file, read and checked. Its texts have no blank lines around them; an absent region is empty. */
export interface SnippetSource {
  readonly file: string;
  readonly language: SnippetLanguage;
  /** The id of the pattern that the code shows. */
  readonly pattern: string;
  readonly prefix: string;
  /** One line: what the code does. */
  readonly description: string;
  /** The names that become linked tab stops, in the order in which a person fills them in. */
  readonly placeholders: readonly string[];
  /** The placeholder that what is selected in the editor takes the place of. */
  readonly selection?: string;
  /** How the pattern is put around a call that is selected, if it can be. */
  readonly wrap?: WrapSource;
  /** What the file needs above all else to be a program, such as a package clause; not inserted. */
  readonly preamble: string;
  /** What the code imports. It goes with the code, and may go to the top of the file. */
  readonly imports: string;
  readonly code: string;
  /** The rest of the program, not inserted: it proves by assertions that the code does what it says. */
  readonly demonstration: string;
  /** Where the header names the pattern and the prefix, for the checks that need all files. */
  readonly positions: { readonly pattern: Position; readonly prefix: Position };
}

/** All that is inserted: the imports, then the code. */
export function insertedText({ imports, code, language }: SnippetSource): string {
  return imports === '' ? code : `${imports}${language.afterImports}${code}`;
}
