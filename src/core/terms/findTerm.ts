import type { Term } from '../model/term';
import { longestFrom, type Candidate, type TermMatch } from './longestFrom';
import { acceptAll, type Judge } from './judge';
import { isOpaque } from './opaqueText';
import { splitWords, type WordPart } from './splitWords';
import type { TermIndex } from './termIndex';

/** How far from the offset a line is looked at, so that a line of megabytes costs what any other does. */
const REACH = 200;

/**
 * The term at an offset of a line: of all matches that hold the offset the longest. An offset between two parts
 * belongs to the one after it. Nothing in URLs, addresses and encoded data, and nothing for an offset outside.
 * The judge says of each match whether it may mean its term where it stands. A text in which a term means something
 * else hides that term alone.
 */
export function findTerm(
  index: TermIndex,
  line: string,
  offset: number,
  judge: Judge = acceptAll,
): TermMatch | undefined {
  if (!Number.isInteger(offset) || offset < 0 || offset > line.length) return undefined;
  const window = windowAround(line, offset, offset);
  const parts = splitWords(line, window.start, window.end);
  const anchor = partAt(parts, offset);
  const notMeant = new Set<Term>();
  for (;;) {
    const best = longestAt(index, line, parts, anchor, judge, notMeant);
    if (best === undefined) return undefined;
    if (!best.isOther) return isOpaque(line, best, window) ? undefined : result(best);
    notMeant.add(best.term);
  }
}

/** Of all matches that hold the part `anchor` the longest; of equals the one that begins first. */
function longestAt(
  index: TermIndex,
  line: string,
  parts: readonly WordPart[],
  anchor: number,
  judge: Judge,
  notMeant: ReadonlySet<Term>,
): Candidate | undefined {
  let best: Candidate | undefined;
  for (let first = anchor; first >= 0 && anchor - first < index.maxParts; first--) {
    const candidate = longestFrom(index, line, parts, first, anchor, judge, notMeant);
    if (candidate !== undefined && length(candidate) >= length(best)) best = candidate;
    if (parts[first]?.join === 'none') break;
  }
  return best;
}

interface Window {
  readonly start: number;
  readonly end: number;
}

/** The word part that holds the offset, or else the part that ends there; -1 if there is none. */
function partAt(parts: readonly WordPart[], offset: number): number {
  const holds = ({ kind, start, end }: WordPart): boolean =>
    kind !== 'sign' && start <= offset && offset < end;
  const holding = parts.findIndex(holds);
  return holding === -1 ? parts.findIndex(({ end }) => end === offset) : holding;
}

/** No term is long enough for a match at the offset to reach the ends of this, so words may be cut there. */
function windowAround(text: string, from: number, to: number): Window {
  return { start: Math.max(0, from - REACH), end: Math.min(text.length, to + REACH) };
}

function length(candidate: Candidate | undefined): number {
  return candidate === undefined ? 0 : candidate.end - candidate.start;
}

function result({ term, start, end }: Candidate): TermMatch {
  return { term, start, end };
}
