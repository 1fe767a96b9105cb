import type { Diagnose } from '../model/diagnose';
import { baseName } from '../text/contentFile';
import type { SnippetLanguage } from './languages';
import type { SnippetHeader } from './snippetHeader';

/** What a completion list shows on one line. */
const MAX_DESCRIPTION = 160;

/** The name of a pattern's file in every language: its id in camelCase (`circuit-breaker` is in `circuitBreaker.py`). */
export function snippetFileName(pattern: string, { extension }: SnippetLanguage): string {
  return pattern.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()) + extension;
}

/** The id is well-formed, and the file is named after it. */
export function checkFileName(header: SnippetHeader, language: SnippetLanguage, diagnose: Diagnose): void {
  const pattern = header.get('pattern');
  if (pattern === undefined) return;
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(pattern.text)) {
    const message = `"${pattern.text}" is not a pattern id; write lower-case words joined by hyphens, such as circuit-breaker`;
    diagnose.report('snippet-pattern', pattern.line, pattern.column, message);
    return;
  }
  const expected = snippetFileName(pattern.text, language);
  const actual = diagnose.file.slice(diagnose.file.lastIndexOf('/') + 1);
  if (actual === expected) return;
  const message = `the file of the pattern "${pattern.text}" is called ${expected}; rename ${actual} or correct the pattern`;
  diagnose.report('snippet-name', pattern.line, pattern.column, message);
}

/** The prefix has no punctuation, so that completion keeps matching while a person types. */
export function checkPrefix(header: SnippetHeader, diagnose: Diagnose): void {
  const prefix = header.get('prefix');
  if (prefix === undefined || /^(?:dp|sd)[A-Z][A-Za-z0-9]*$/.test(prefix.text)) return;
  const name = baseName(diagnose.file);
  const example = `sd${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const message = `write the prefix as dp (Gang of Four) or sd (others) and a name in PascalCase, such as ${example}`;
  diagnose.report('snippet-prefix', prefix.line, prefix.column, message);
}

/** The description fits on a line. */
export function checkDescription(header: SnippetHeader, diagnose: Diagnose): void {
  const description = header.get('description');
  if (description === undefined || description.text.length <= MAX_DESCRIPTION) return;
  const message = `shorten the description to ${MAX_DESCRIPTION} characters; it has ${description.text.length}`;
  diagnose.report('snippet-description', description.line, description.column, message);
}
