import type { Diagnostic, DiagnosticCode, Position } from '../model/diagnostic';
import type { PatternSnippet } from '../model/pattern';
import { didYouMean } from '../text/nearest';
import { SNIPPET_LANGUAGES } from './languages';
import { snippetBody } from './snippetBody';
import { wholeBody } from './wholeBody';
import { wrapBody } from './wrap';
import { insertedText, type SnippetSource } from './snippetSource';

/** An entry of a file that the manifest names under `contributes.snippets`. */
export interface SnippetContribution {
  readonly prefix: string;
  /** The lines of the body. */
  readonly body: readonly string[];
  readonly description: string;
}

/**
 * The snippet file of one language, sorted by pattern so that equal sources make an equal file.
 * The completion list shows the pattern's name beside the prefix.
 */
export function snippetContribution(
  snippets: readonly SnippetSource[],
  nameOf: (pattern: string) => string,
): Readonly<Record<string, SnippetContribution>> {
  const entries = new Map<string, SnippetContribution>();
  for (const snippet of [...snippets].sort((a, b) => (a.pattern < b.pattern ? -1 : 1))) {
    const { prefix, description, ...rest } = patternSnippet(snippet);
    const body = wholeBody(rest, snippet.language);
    const written = nameOf(snippet.pattern);
    const name = entries.has(written) ? `${written} (${prefix})` : written;
    entries.set(name, { prefix, body: body.split('\n'), description });
    // VS Code offers it under "Surround With Snippet" too.
    if (rest.wrap !== undefined) {
      const around = { prefix: `${prefix}Call`, body: [rest.wrap.body], description: AROUND };
      entries.set(`${name}: selected call`, around);
    }
  }
  return Object.fromEntries(entries);
}

const AROUND = 'Puts the selected call into the pattern, which the file needs too';

/** The snippet as the extension shows and inserts it: the imports apart, since a file takes them at its top. */
export function patternSnippet(source: SnippetSource): PatternSnippet {
  const { language, prefix, description, placeholders, selection, imports } = source;
  const options = {
    placeholders,
    indent: language.indent,
    ...(selection === undefined ? {} : { selection }),
  };
  const body = snippetBody(source.code, options);
  const [name = ''] = placeholders;
  const wrap = source.wrap === undefined ? {} : { wrap: { body: wrapBody(source.wrap), name } };
  return { language: language.id, prefix, description, body, imports, ...wrap, code: insertedText(source) };
}

/** The snippets of each pattern by its id, in the order in which languages are offered. */
export function patternSnippets(
  snippets: readonly SnippetSource[],
): ReadonlyMap<string, readonly PatternSnippet[]> {
  const inOrder = SNIPPET_LANGUAGES.flatMap(({ id }) =>
    snippets.filter(({ language }) => language.id === id),
  );
  const byPattern = new Map<string, PatternSnippet[]>();
  for (const snippet of inOrder) {
    const list = byPattern.get(snippet.pattern);
    if (list === undefined) byPattern.set(snippet.pattern, [patternSnippet(snippet)]);
    else list.push(patternSnippet(snippet));
  }
  return byPattern;
}

/**
 * The checks that need all files: a prefix means one snippet in its language, and a snippet belongs to a known pattern.
 * A pattern without a snippet is no error: not every language has a use for every pattern.
 */
export function checkSnippets(
  snippets: readonly SnippetSource[],
  patterns: readonly string[],
): readonly Diagnostic[] {
  const known = new Set(patterns);
  const firstWith = new Map<string, SnippetSource>();
  return snippets.flatMap((snippet) => {
    const { pattern, prefix, language, positions } = snippet;
    const found: Diagnostic[] = [];
    if (!known.has(pattern)) {
      const message = `there is no pattern "${pattern}"${didYouMean(pattern, patterns) || '; add it or correct the id'}`;
      found.push(diagnosticAt(snippet, positions.pattern, 'snippet-unknown-pattern', message));
    }
    const key = `${language.id} ${prefix.toLowerCase()}`;
    const first = firstWith.get(key);
    if (first === undefined) {
      firstWith.set(key, snippet);
    } else {
      const message = `the prefix "${prefix}" belongs to ${first.file}; choose another one`;
      found.push(diagnosticAt(snippet, positions.prefix, 'snippet-duplicate-prefix', message));
    }
    return found;
  });
}

function diagnosticAt(
  { file }: SnippetSource,
  { line, column }: Position,
  code: DiagnosticCode,
  message: string,
): Diagnostic {
  return { code, file, line, column, message };
}
