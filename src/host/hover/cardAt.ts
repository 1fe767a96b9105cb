import { Hover, Range, type Position, type TextDocument } from 'vscode';
import type { Taste } from '../../core/terms/judge';
import { termAt } from '../../core/terms/termAt';
import { documentSource } from '../editor/documentSource';
import type { Lexicon } from './lexicon';
import { termCard } from './termCard';

/** The card of the term at a position; `undefined` if none is there or the reader does not want it. */
export function termCardAt(
  lexicon: Lexicon,
  document: TextDocument,
  { line, character }: Position,
  taste: Taste,
): Hover | undefined {
  const found = termAt(lexicon.index, { source: documentSource(document), line, offset: character }, taste);
  if (found === undefined) return undefined;
  const { term, start, end } = found;
  return new Hover(termCard(term, lexicon.linksOf(term)), new Range(line, start, line, end));
}
