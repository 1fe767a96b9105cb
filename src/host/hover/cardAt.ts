import { Hover, Range, type Position, type TextDocument } from 'vscode';
import { findLiteral } from '../../core/literals/findLiteral';
import { LIVE_KINDS, type LiveKind } from '../../core/literals/liveKind';
import type { TextPlace } from '../../core/source/textSource';
import type { Taste } from '../../core/terms/judge';
import { termAt } from '../../core/terms/termAt';
import { documentSource } from '../editor/documentSource';
import type { Lexicon } from './lexicon';
import { liveCard } from './literals/liveCard';
import { termOfLiteral } from './literals/termOfLiteral';
import { termCard } from './termCard';

/** What a reader wants cards for. */
export interface Wanted {
  readonly taste: Taste;
  readonly live: ReadonlySet<LiveKind>;
}

/** What is shown at a place where the reader asked for a card. */
export const everything: Wanted = {
  taste: { sensitivity: 'eager', hidden: new Set() },
  live: new Set(LIVE_KINDS),
};

/** The card at a position, of a literal or else of a term; `undefined` if none is there or the reader does not want it. */
export function cardAt(
  lexicon: Lexicon,
  document: TextDocument,
  { line, character }: Position,
  { taste, live }: Wanted,
): Hover | undefined {
  const place: TextPlace = { source: documentSource(document), line, offset: character };
  const now = new Date();
  const search = { references: lexicon.references, now, isOn: (kind: LiveKind) => live.has(kind) };
  const literal = findLiteral(place, search);
  if (literal !== undefined) {
    const term = termOfLiteral(literal, lexicon.terms);
    return new Hover(liveCard(literal, now, term?.id), new Range(line, literal.start, line, literal.end));
  }
  const found = termAt(lexicon.index, place, taste);
  if (found === undefined) return undefined;
  const { term, start, end } = found;
  return new Hover(termCard(term, lexicon.linksOf(term)), new Range(line, start, line, end));
}
