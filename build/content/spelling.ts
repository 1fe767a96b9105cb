import { readFile } from 'node:fs/promises';
import { getDefaultBundledSettingsAsync, mergeSettings, spellCheckDocument } from 'cspell-lib';
import { readContent } from '../../src/core/compile/readContent';
import type { ContentFile } from '../../src/core/text/contentFile';

/** A word that no dictionary has. Line and column count from 1. */
export interface Misspelling {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly word: string;
  readonly suggestions: readonly string[];
}

/** Words that are right, though no dictionary has them: one on each line, sorted. */
export const WORD_LIST = 'build/content/words.txt';

/** Texts for readers that are not in `content/`. */
const OTHER_TEXTS = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'package.nls.json',
  'l10n/bundle.l10n.json',
];

/** Dictionaries besides English; those of programming languages would let too many typing errors through. */
const DICTIONARIES = [
  'softwareTerms',
  'software-tools',
  'networking-terms',
  'computing-acronyms',
  'companies',
];

/** What is not prose: addresses, code, link targets, source marks, and keys that hold ids or patterns to match. */
const NO_PROSE = [
  String.raw`/https?:\/\/[^\s"')]+/g`,
  '/```(?!mermaid)[^`]*```/g',
  '/`[^`\n]+`/g',
  String.raw`/\]\([^)\s]*\)/g`,
  String.raw`/\[[a-z][\w-]*\]/g`,
  '/\\bacc(?:Title|Descr)\\b/g',
  String.raw`/\bid: [\w-]+/g`,
  String.raw`/^ *(?:also|covers|found|cues|not|unless|languages|related|terms|patterns|topic|section|topics|planned|icon):(?: .*|(?:\n +[-\[\]].*|\n +[\w-]+,)*)$/gm`,
];

/** The texts whose spelling counts: of these content files, and the others under `root`. */
export async function textsForReaders(
  root: string,
  contentFiles: readonly ContentFile[],
): Promise<readonly ContentFile[]> {
  const content = contentFiles.filter(({ path }) => /^content\/.*\.(?:md|yaml)$/.test(path));
  const others = OTHER_TEXTS.map(async (path) => ({ path, text: await readFile(`${root}/${path}`, 'utf8') }));
  return [...content, ...(await Promise.all(others))];
}

/** Reads the project's own word list. */
export async function readWordList(root: string): Promise<readonly string[]> {
  return (await readFile(`${root}/${WORD_LIST}`, 'utf8')).split('\n').filter((line) => line !== '');
}

/**
 * Finds words that neither English (British or American), nor the trade's dictionaries, nor the glossary, nor `words`
 * know. The glossary's own spellings are right by definition. Suggestions take much longer than the search.
 */
export async function findMisspellings(
  texts: readonly ContentFile[],
  words: readonly string[],
  numSuggestions = 0,
): Promise<readonly Misspelling[]> {
  const settings = mergeSettings(await getDefaultBundledSettingsAsync(), {
    language: 'en,en-GB',
    dictionaries: DICTIONARIES,
    words: [...words, ...spellingsOfTerms(texts)],
    ignoreRegExpList: NO_PROSE,
    maxNumberOfProblems: 10_000,
    maxDuplicateProblems: 10_000,
  });
  const options = { generateSuggestions: numSuggestions > 0, numSuggestions, noConfigSearch: true };
  const found: Misspelling[] = [];
  for (const { path, text } of texts) {
    const document = { uri: `file:///${path}`, text, languageId: 'plaintext', locale: 'en,en-GB' };
    const { issues, errors } = await spellCheckDocument(document, options, settings);
    if (errors !== undefined && errors.length > 0)
      throw new Error(`The spelling of ${path} cannot be checked.`, { cause: errors[0] });
    for (const { text: word, offset, suggestions = [] } of issues) {
      const before = text.slice(0, offset).split('\n');
      const column = (before.at(-1)?.length ?? 0) + 1;
      found.push({ file: path, line: before.length, column, word, suggestions });
    }
  }
  return found;
}

/** As editors and terminals turn it into a link. */
export function formatMisspelling({ file, line, column, word, suggestions }: Misspelling): string {
  const hint = suggestions.length === 0 ? '' : `, perhaps ${suggestions.join(', ')}`;
  const message = `"${word}" is in no dictionary; mend it${hint}, or add it to ${WORD_LIST}`;
  return `${file}:${line}:${column}: error spelling: ${message}`;
}

function spellingsOfTerms(texts: readonly ContentFile[]): readonly string[] {
  const { terms, patterns } = readContent(texts);
  const spellings = terms.flatMap(({ term: { name, expansion, forms } }) => [
    name,
    expansion ?? '',
    ...forms.map(({ text }) => text),
  ]);
  return [...spellings, ...patterns.map(({ pattern }) => pattern.name)].flatMap((text) =>
    text.split(/[^\p{L}\p{N}'’]+/u),
  );
}
