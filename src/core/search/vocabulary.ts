import { keepRecent } from './keepRecent';

/** The words that are indexed, to tell a word that is being typed from one that is mistyped. */
export interface Vocabulary {
  /** Whether a word begins so. */
  hasPrefix(start: string): boolean;
  /** The words a mistyped one, or a mistyped beginning, may stand for: nearest first, at most eight. */
  readonly near: (word: string) => readonly NearWord[];
}

export interface NearWord {
  readonly word: string;
  /** How many letters are wrong, missing, too many or exchanged with their neighbour. */
  readonly edits: number;
}

const SHORTEST_CORRECTED = 4;
const EDITS_PER_LETTER = 0.2;
const MOST_EDITS = 2;
const MOST_NEAR = 8;

/** A vocabulary over distinct words. */
export function createVocabulary(words: readonly string[]): Vocabulary {
  const sorted = words.toSorted();
  return {
    hasPrefix: (start) => sorted[lowerBound(sorted, start)]?.startsWith(start) ?? false,
    near: keepRecent((word) => findNear(sorted, word), 64),
  };
}

/** How many edits are forgiven: about one in five letters, none in a short word or in one with a digit. */
export function forgivenEdits(word: string): number {
  if (word.length < SHORTEST_CORRECTED || /\d/.test(word)) return 0;
  return Math.min(MOST_EDITS, Math.round(word.length * EDITS_PER_LETTER));
}

function findNear(words: readonly string[], typed: string): NearWord[] {
  const limit = forgivenEdits(typed);
  if (limit === 0) return [];
  const found: NearWord[] = [];
  for (const word of words) {
    if (word.length < typed.length - limit || !mayBegin(word, typed)) continue;
    const edits = prefixEdits(typed, word, limit);
    if (edits <= limit) found.push({ word, edits });
  }
  const excess = ({ word }: NearWord) => Math.abs(word.length - typed.length);
  return found.sort((a, b) => a.edits - b.edits || excess(a) - excess(b)).slice(0, MOST_NEAR);
}

/** At least one of the first two letters is where it belongs or one place off. */
function mayBegin(word: string, typed: string): boolean {
  const [first, second] = word;
  return first === typed[0] || first === typed[1] || second === typed[1] || second === typed[0];
}

/**
 * The fewest edits that turn `typed` into a beginning of `word`; an exchange of neighbours is one. More than `limit`
 * is given as `limit + 1`.
 */
function prefixEdits(typed: string, word: string, limit: number): number {
  const width = Math.min(word.length, typed.length + limit);
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= width; column++) {
      const same = typed[row - 1] === word[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        typed[row - 1] === word[column - 2] &&
        typed[row - 2] === word[column - 1]
      ) {
        cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(...previous);
}

function lowerBound(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
