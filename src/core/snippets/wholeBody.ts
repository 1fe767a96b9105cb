import type { PatternSnippet } from '../model/pattern';
import type { SnippetLanguage } from './languages';
import { plainBody } from './snippetBody';

/** The body with its imports above it, for a completion and for a file that has no top to put them. */
export function wholeBody(
  { imports, body }: Pick<PatternSnippet, 'imports' | 'body'>,
  { afterImports, indent }: Pick<SnippetLanguage, 'afterImports' | 'indent'>,
): string {
  return imports === '' ? body : plainBody(imports, indent) + afterImports + body;
}
