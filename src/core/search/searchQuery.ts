import type { Query, QueryCombination } from 'minisearch';
import type { SearchField } from './searchFile';
import { bareKey, isStopWord, searchWords, singular } from './searchWords';
import { forgivenEdits, type Vocabulary } from './vocabulary';

/** More of a query than this is not read. */
export const MAX_QUERY_LENGTH = 200;
const MAX_WORDS = 12;

/** What was typed, as words. A compound has parts, and is found whole or by all of them. */
export interface SearchQuery {
  readonly words: readonly QueryWord[];
  /** The whole query as one word, to tell who bears this name. */
  readonly key: string;
}

export interface QueryWord {
  readonly key: string;
  readonly parts: readonly string[];
}

/** Reads what was typed. A query without a letter or digit has no words. */
export function readQuery(typed: string): SearchQuery {
  const text = typed.slice(0, MAX_QUERY_LENGTH);
  const words: { key: string; parts: string[]; end: number }[] = [];
  for (const { start, end } of searchWords(text)) {
    const key = bareKey(text.slice(start, end));
    const last = words.at(-1);
    if (last !== undefined && start < last.end) last.parts.push(key);
    else if (key !== '') words.push({ key, parts: lettersAndDigits(key), end });
  }
  const telling = words.filter(({ key }) => !isStopWord(key));
  return { words: (telling.length > 0 ? telling : words).slice(0, MAX_WORDS), key: bareKey(text) };
}

/** `http3` is also looked for as `http` and `3`; `l7` and `p99` are not. */
function lettersAndDigits(key: string): string[] {
  const [, letters, digits] = /^([a-z]{3,})(\d+)$/.exec(key) ?? [];
  return letters === undefined || digits === undefined ? [] : [letters, digits];
}

/** How strictly a query is taken: mistyped words are corrected only where needed, or everywhere. */
export interface QueryOptions {
  readonly combineWith: 'AND' | 'OR';
  readonly correctAll: boolean;
}

/** The query as the index takes it. */
export function indexQuery(
  query: SearchQuery,
  vocabulary: Vocabulary,
  { combineWith, correctAll }: QueryOptions,
): QueryCombination {
  const wordQuery = ({ key, parts }: QueryWord): Query => {
    // A part that repeats what the whole says would count twice.
    const byParts =
      parts.length > 1 ? [all(parts.map((part) => any(spellings(part, vocabulary, correctAll))))] : [];
    return any([...spellings(key, vocabulary, correctAll), ...byParts]);
  };
  return { combineWith, queries: query.words.map(wordQuery) };
}

const any = (queries: readonly Query[]): QueryCombination => ({ combineWith: 'OR', queries: [...queries] });
const all = (queries: readonly Query[]): QueryCombination => ({ combineWith: 'AND', queries: [...queries] });

const NAMES: readonly SearchField[] = ['title', 'names'];
const SHORTEST_PREFIX = 3;

/** A word as typed and as a beginning; in the singular; and, where nothing begins so, what it may stand for. */
function spellings(key: string, vocabulary: Vocabulary, correctAll: boolean): Query[] {
  const single = singular(key);
  const known = vocabulary.hasPrefix(key) || (single !== key && vocabulary.hasPrefix(single));
  const queries: Query[] = [startOf(key)];
  // One or two letters begin too many words of the texts; there they count only as a word.
  if (key.length < SHORTEST_PREFIX) queries.push(exactly(key, 1));
  if (single !== key) queries.push(exactly(single, PLURAL_WEIGHT));
  if (known && !correctAll) return queries;
  for (const { word, edits } of vocabulary.near(key)) queries.push(exactly(word, EDIT_WEIGHT ** edits));
  return queries;
}

const PLURAL_WEIGHT = 0.8;
const EDIT_WEIGHT = 0.4;

function startOf(key: string): QueryCombination {
  const short = key.length < SHORTEST_PREFIX;
  return { queries: [key], prefix: true, ...(short ? { fields: [...NAMES] } : {}) };
}

function exactly(key: string, weight: number): QueryCombination {
  return { queries: [key], prefix: false, boostTerm: () => weight };
}

/** Whether correcting could find more. */
export function mayBeCorrected(query: SearchQuery): boolean {
  return query.words.some(({ key }) => forgivenEdits(key) > 0);
}
