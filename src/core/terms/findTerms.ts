import { findTerm } from './findTerm';
import { acceptAll, type Judge } from './judge';
import type { TermMatch } from './longestFrom';
import { splitWords } from './splitWords';
import type { TermIndex } from './termIndex';

/**
 * The terms of a sentence, from left to right, none within another: only whole words, and only where
 * {@link findTerm} says the same at every place of the match. So a card over the word shows the same term.
 */
export function findTerms(index: TermIndex, text: string, judge: Judge = acceptAll): readonly TermMatch[] {
  const parts = splitWords(text);
  const found: TermMatch[] = [];
  let next = 0;
  for (const { start } of parts) {
    if (start < next) continue;
    const match = findTerm(index, text, start, judge);
    if (match?.start !== start || !isWhole(text, match)) continue;
    const inside = parts.filter((part) => part.start > start && part.start < match.end);
    if (!inside.every((part) => isSame(findTerm(index, text, part.start, judge), match))) continue;
    found.push(match);
    next = match.end;
  }
  return found;
}

/** Not a piece of an identifier, such as `jwt` of `jwtToken`. Two code units hold any character. */
function isWhole(text: string, { start, end }: TermMatch): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  return !/[\p{L}\p{M}\p{Nd}_]$/u.test(before) && !/^[\p{L}\p{M}\p{Nd}_]/u.test(after);
}

function isSame(a: TermMatch | undefined, b: TermMatch): boolean {
  return a?.term === b.term && a.start === b.start && a.end === b.end;
}
