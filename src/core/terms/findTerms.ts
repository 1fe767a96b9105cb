import { kindAt } from './charKind';
import { findTerm } from './findTerm';
import type { TermMatch } from './longestFrom';
import { splitWords } from './splitWords';
import type { TermIndex } from './termIndex';

/**
 * The terms of a sentence, from left to right, none within another: only whole words, and only where
 * {@link findTerm} says the same at every place of the match. So a card over the word shows the same term.
 */
export function findTerms(index: TermIndex, text: string): readonly TermMatch[] {
  const parts = splitWords(text);
  const found: TermMatch[] = [];
  let next = 0;
  for (const { start } of parts) {
    if (start < next) continue;
    const match = findTerm(index, text, start);
    if (match?.start !== start || !isWhole(text, match)) continue;
    const inside = parts.filter((part) => part.start > start && part.start < match.end);
    if (!inside.every((part) => isSame(findTerm(index, text, part.start), match))) continue;
    found.push(match);
    next = match.end;
  }
  return found;
}

/** Not a piece of an identifier, such as `jwt` of `jwtToken`. */
function isWhole(text: string, { start, end }: TermMatch): boolean {
  return !isInWord(text, start - 1) && !isInWord(text, end);
}

function isInWord(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  return text.charAt(at) === '_' || !['other', 'sign'].includes(kindAt(text, at));
}

function isSame(a: TermMatch | undefined, b: TermMatch): boolean {
  return a?.term === b.term && a.start === b.start && a.end === b.end;
}
