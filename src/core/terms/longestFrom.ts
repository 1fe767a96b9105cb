import type { Term } from '../model/term';
import { shapeOf } from './shapeOf';
import type { Judge } from './judge';
import { keyPiece, type Spelling } from './spelling';
import type { Join, WordPart } from './splitWords';
import { HEAD_LENGTH, type TermIndex } from './termIndex';
import type { SpellingShape } from './termSite';

/** A term in a text: `start` inclusive, `end` exclusive, exactly the characters that spell it. */
export interface TermMatch {
  readonly term: Term;
  readonly start: number;
  readonly end: number;
}

/** A match that knows the index of its last part, and whether it is a text in which a form means something else. */
export interface Candidate extends TermMatch {
  readonly last: number;
  readonly isOther: boolean;
}

interface Gap {
  readonly at: number;
  readonly join: Join;
}

/**
 * The longest match that begins with the part `first` and has the part `through` in it, of any term but those that are
 * not meant here.
 */
export function longestFrom(
  index: TermIndex,
  text: string,
  parts: readonly WordPart[],
  first: number,
  through: number,
  judge: Judge,
  notMeant: ReadonlySet<Term>,
): Candidate | undefined {
  const gaps: Gap[] = [];
  let key = '';
  let letters = '';
  let best: Candidate | undefined;
  const start = parts[first]?.start ?? 0;
  for (let last = first; last - first < index.maxParts; last++) {
    const part = parts[last];
    if (part === undefined || (last > first && part.join === 'none')) break;
    if (last > first) gaps.push({ at: key.length, join: part.join });
    key += keyPiece(text, part, last > first ? parts[last - 1] : undefined);
    letters += text.slice(part.start, part.end);
    if (key.length >= HEAD_LENGTH && !index.heads.has(key.slice(0, HEAD_LENGTH))) break;
    if (last < through) continue;
    const fitting = index.spellings
      .get(key)
      ?.filter((known) => !notMeant.has(known.term) && fits(known, letters, gaps));
    if (fitting === undefined || fitting.length === 0 || !standsAlone(parts, first, last, gaps)) continue;
    const spelling = surest(fitting, shapeOf(text, parts, first, last, gaps.length), judge);
    if (spelling === undefined) continue;
    best = { term: spelling.term, start, end: part.end, last, isOther: spelling.form === undefined };
  }
  return best;
}

/** Of the spellings that fit the one that is surest to mean its term; of equals the first. */
function surest(fitting: readonly Spelling[], shape: SpellingShape, judge: Judge): Spelling | undefined {
  let best: Spelling | undefined;
  let most = 0;
  for (const spelling of fitting) {
    const rank = spelling.form === undefined ? 0 : judge(spelling.term, spelling.form, shape);
    if (rank > most) {
      best = spelling;
      most = rank;
    }
  }
  return best ?? fitting.find(({ form }) => form === undefined);
}

/**
 * Whether the parts may be this spelling. A word may be cut by its case (`GraphQL` for "graphql"), but not behind a
 * first small letter, unless it is spelled so (`gRPC`): `sSL` are options of a command.
 */
function fits(spelling: Spelling, letters: string, gaps: readonly Gap[]): boolean {
  if (spelling.letters !== undefined && spelling.letters !== letters) return false;
  if (gaps.length < spelling.minGaps) return false;
  return gaps.every(({ at, join }) => {
    const allowed = spelling.joins.get(at);
    if (allowed !== undefined) return allowed.includes(join);
    return join === 'touch' && !(at === 1 && /^\p{Ll}/u.test(letters));
  });
}

/**
 * Whether the parts around a match leave it whole: ES256 is not in `ES256K`, HTTP/2 not in HTTP/2.5, and a match
 * over a space or a dot takes whole words on both sides, not the half of an identifier (`req.queryConfig`).
 */
function standsAlone(parts: readonly WordPart[], first: number, last: number, gaps: readonly Gap[]): boolean {
  const ofWholeWords = gaps.some(({ join }) => join === 'space' || join === 'dot');
  const next = parts[last + 1];
  return (
    !isTorn(parts[first], parts[first - 1], parts[first]?.join, ofWholeWords) &&
    !isTorn(parts[last], next, next?.join, ofWholeWords)
  );
}

/** Whether `inner`, an end of the match, belongs to `outer`, its neighbour outside. */
function isTorn(
  inner: WordPart | undefined,
  outer: WordPart | undefined,
  join: Join | undefined,
  ofWholeWords: boolean,
): boolean {
  if (inner === undefined || outer === undefined || outer.kind === 'sign') return false;
  if (ofWholeWords && (join === 'touch' || join === 'underscore')) return true;
  if (inner.kind !== 'digits') return false;
  return join === 'dot' ? outer.kind === 'digits' : join === 'touch' && outer.end - outer.start === 1;
}
