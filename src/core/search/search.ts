import MiniSearch, { type SearchResult } from 'minisearch';
import { keepRecent } from './keepRecent';
import { searchContext, type SearchContext } from './searchContext';
import type { SearchDocument, SearchKind } from './searchDocument';
import { INDEX_OPTIONS, type SearchFile } from './searchFile';
import {
  indexQuery,
  mayBeCorrected,
  readQuery,
  type QueryOptions,
  type QueryWord,
  type SearchQuery,
} from './searchQuery';
import { bareKey, searchWords, singular } from './searchWords';
import { createVocabulary, type Vocabulary } from './vocabulary';

/** Something found. */
export interface SearchHit {
  readonly kind: SearchDocument['kind'];
  readonly title: string;
  readonly where: readonly string[];
  readonly place: SearchDocument['place'];
  /** The matching words in what it says. */
  readonly context: SearchContext;
}

/** Finds content while a query is typed. Never throws for what is typed. */
export interface Search {
  /** At most eight hits of each kind, best first; none for a query without a letter or digit. */
  readonly search: (typed: string) => readonly SearchHit[];
}

const MOST_OF_A_KIND = 8;
/** Texts whose words are kept: several times what one query shows. */
const KEPT_TEXTS = 150;

/** A search over what the build has indexed. Throws for a file that another version made. */
export function createSearch({ documents, index }: SearchFile): Search {
  const engine = MiniSearch.loadJS(index, INDEX_OPTIONS);
  const vocabulary = createVocabulary(index.index.map(([word]) => word));
  const named = documents.map(nameKeys);
  const wordsOf = keepRecent(searchWords, KEPT_TEXTS);

  const run = (query: SearchQuery, options: QueryOptions) =>
    engine.search(indexQuery(query, vocabulary, options), {
      tokenize: (key) => [key],
      boost: FIELD_WEIGHTS,
      weights: { prefix: PREFIX_WEIGHT, fuzzy: 0 },
      boostDocument: (id: number) => KIND_WEIGHTS[documents[id]?.kind ?? 'section'],
    });

  /** All words as typed; then all words, each perhaps mistyped; then any of them. */
  const find = (query: SearchQuery): SearchResult[] => {
    const strict = run(query, { combineWith: 'AND', correctAll: false });
    if (strict.length > 0) return strict;
    const lenient = mayBeCorrected(query) ? run(query, { combineWith: 'AND', correctAll: true }) : [];
    if (lenient.length > 0 || query.words.length === 1) return lenient;
    return run(query, { combineWith: 'OR', correctAll: true });
  };

  const toHit = ({ kind, title, where, place, text }: SearchDocument, { match }: SearchResult): SearchHit => {
    const keys = Object.entries(match).flatMap(([key, fields]) => (fields.includes('text') ? [key] : []));
    const context = searchContext(text, new Set(keys), keys.length === 0 ? [] : wordsOf(text));
    return { kind, title, where, place, context };
  };

  return {
    search(typed) {
      const query = readQuery(typed);
      if (query.words.length === 0) return [];
      const ranked = find(query)
        .flatMap((result) => {
          const [document, names] = [documents[Number(result.id)], named[Number(result.id)]];
          if (document === undefined || names === undefined) return [];
          return [{ document, result, rank: nameRank(names, query, result, vocabulary) }];
        })
        .sort(
          (a, b) =>
            b.rank - a.rank || tieBreak(a.document, b.document, a.rank) || b.result.score - a.result.score,
        );
      return firstOfEachKind(ranked).map(({ document, result }) => toHit(document, result));
    },
  };
}

interface NameKeys {
  /** The title, and for a topic or pattern its id: what its link says. */
  readonly own: readonly string[];
  readonly also: readonly string[];
}

function nameKeys({ kind, title, place, names }: SearchDocument): NameKeys {
  const own = kind === 'section' ? [title] : [title, place.id];
  return { own: own.map(bareKey), also: names.map(bareKey) };
}

const FIELD_WEIGHTS = { title: 6, names: 4, context: 3, text: 1 };
const PREFIX_WEIGHT = 0.6;
const KIND_WEIGHTS: Readonly<Record<SearchKind, number>> = {
  topic: 1.5,
  term: 1.2,
  pattern: 1.2,
  section: 1,
};
const KIND_ORDER: readonly SearchKind[] = ['topic', 'term', 'pattern', 'section'];

const SAME = 4;
const ALSO = 3;
const BEGINNING = 2;
const WITHIN = 1;

/** How much of the query is in a document's names: it is the first or another of them, begins one, or is all in them. */
function nameRank(
  { own, also }: NameKeys,
  { key, words }: SearchQuery,
  { match }: SearchResult,
  vocabulary: Vocabulary,
): number {
  if (own.includes(key)) return SAME;
  if (also.includes(key)) return ALSO;
  if ([...own, ...also].some((name) => name.startsWith(key))) return BEGINNING;
  const inNames = Object.keys(match).filter((name) => isName(match[name] ?? []));
  return words.every((word) => inNames.some((name) => covers(word, name, vocabulary))) ? WITHIN : 0;
}

function isName(fields: readonly string[]): boolean {
  return fields.includes('title') || fields.includes('names');
}

/** Whether an indexed word was found for this word of the query. */
function covers({ key, parts }: QueryWord, found: string, vocabulary: Vocabulary): boolean {
  return (
    [key, ...parts].some((start) => found.startsWith(start)) ||
    found === singular(key) ||
    vocabulary.near(key).some(({ word }) => word === found)
  );
}

/** Of those that bear the very name that was typed, a topic comes first. */
function tieBreak(a: SearchDocument, b: SearchDocument, rank: number): number {
  return rank >= ALSO ? KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) : 0;
}

function firstOfEachKind<T extends { readonly document: SearchDocument }>(ranked: readonly T[]): T[] {
  const counts = new Map<SearchKind, number>();
  return ranked.filter(({ document: { kind } }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= MOST_OF_A_KIND;
  });
}
