import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import type { SearchDocument } from './searchDocument';
import { bareKey, isStopWord, searchWords } from './searchWords';

/** What the build ships for the search: the texts, once, and the index over them. */
export interface SearchFile {
  readonly documents: readonly SearchDocument[];
  readonly index: AsPlainObject;
}

/** A document as the index takes it; its id is its place in the list. */
interface Indexed extends Readonly<Record<SearchField, string>> {
  readonly id: number;
}

/** `context` is what a document is part of: "jwt pitfalls" finds the pitfalls of that topic. */
export type SearchField = 'title' | 'names' | 'context' | 'text';

/** How the index is made; the same options read it back. Nothing is stored in it: the documents have it all. */
export const INDEX_OPTIONS: Options<Indexed> = {
  fields: ['title', 'names', 'context', 'text'] satisfies readonly SearchField[],
  tokenize: (text, field) => indexedWords(text, field),
  processTerm: (term) => term,
};

/** Indexes documents. */
export function createSearchFile(documents: readonly SearchDocument[]): SearchFile {
  const index = new MiniSearch<Indexed>(INDEX_OPTIONS);
  const aliases = new Map(
    documents.flatMap(({ kind, place, names }) => (kind === 'topic' ? [[place.id, names] as const] : [])),
  );
  index.addAll(
    documents.map(({ kind, title, where, place, names, text }, id) => ({
      id,
      title,
      names: names.join(SEPARATOR),
      context: [...where, ...(kind === 'section' ? (aliases.get(place.id) ?? []) : [])].join(SEPARATOR),
      text,
    })),
  );
  return { documents, index: index.toJSON() };
}

const SEPARATOR = '\n';

/** In a name every word counts, and the name as one word too: "circuitbreaker" finds the Circuit Breaker. */
function indexedWords(text: string, field: string | undefined): string[] {
  const isName = field === 'title' || field === 'names';
  if (!isName) {
    return searchWords(text)
      .map(({ key }) => key)
      .filter((key) => !isStopWord(key));
  }
  return text
    .split(SEPARATOR)
    .flatMap((name) => [...new Set([...searchWords(name).map(({ key }) => key), bareKey(name)])])
    .filter((key) => key !== '');
}
