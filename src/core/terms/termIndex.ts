import type { Term } from '../model/term';
import { spellingsOf, type Spelling } from './spelling';

/** The spellings of all terms by key. Looking one up costs the same with ten terms and with ten thousand. */
export interface TermIndex {
  /** Of the spellings of one key the best comes first. */
  readonly spellings: ReadonlyMap<string, readonly Spelling[]>;
  /** The first characters of all keys, {@link HEAD_LENGTH} of each: most text is known by them not to be a term. */
  readonly heads: ReadonlySet<string>;
  /** No match has more parts than this. */
  readonly maxParts: number;
}

/** Long enough to tell words apart, short enough to be reached with the first or second part. */
export const HEAD_LENGTH = 6;

/** A text may cut a word that the spelling leaves whole: a term spelled "graphql" is two parts in `GraphQL`. */
const SPARE_PARTS = 2;

/** Builds the index; do it once. Of two terms with the same spelling the earlier one wins. */
export function buildTermIndex(terms: readonly Term[]): TermIndex {
  const spellings = new Map<string, Spelling[]>();
  const heads = new Set<string>();
  let parts = 0;
  for (const term of terms) {
    for (const spelling of spellingsOf(term)) {
      heads.add(spelling.key.slice(0, HEAD_LENGTH));
      parts = Math.max(parts, spelling.joins.size + 1);
      const same = spellings.get(spelling.key);
      if (same === undefined) spellings.set(spelling.key, [spelling]);
      else same.push(spelling);
    }
  }
  for (const same of spellings.values()) same.sort((a, b) => a.rank - b.rank);
  return { spellings, heads, maxParts: parts + SPARE_PARTS };
}
