import { textAt } from '../../src/core/lexing/textAt';
import type { Sensitivity } from '../../src/core/terms/judge';
import type { TermIndex } from '../../src/core/terms/termIndex';
import { cardsOf, firstLine, overlap, sourceOf, type Card, type Span } from './cards';
import type { Passage } from './excerpts';

/** How many identifiers some lines have, and how many of them have a card. */
export interface IdentifierCount {
  readonly identifiers: number;
  readonly withCard: number;
}

/** The same for several projects. */
export interface CardRate extends IdentifierCount {
  readonly projects: number;
  /** The share of identifiers with a card from 0 to 1, the mean of the projects: each counts alike. */
  readonly rate: number;
}

/** How often the identifiers of some projects have a card. */
export function cardRateOf(
  index: TermIndex,
  passages: readonly Passage[],
  sensitivity: Sensitivity,
): CardRate {
  const projects = [...new Set(passages.map(({ source }) => source))];
  const counts = projects.map((project) =>
    sum(
      passages
        .filter(({ source }) => source === project)
        .map((passage) => countIdentifiers(passage, cardsOf(index, passage, sensitivity))),
    ),
  );
  const rates = counts.map(({ identifiers, withCard }) => withCard / identifiers);
  return {
    ...sum(counts),
    projects: projects.length,
    rate: rates.reduce((total, rate) => total + rate, 0) / projects.length,
  };
}

/** Counts the identifiers in the code of some lines; a card on a part of one is a card on it. */
export function countIdentifiers(passage: Passage, cards: readonly Card[]): IdentifierCount {
  const identifiers = identifiersOf(passage);
  const withCard = identifiers.filter((identifier) => cards.some((card) => overlap(card, identifier)));
  return { identifiers: identifiers.length, withCard: withCard.length };
}

function sum(counts: readonly IdentifierCount[]): IdentifierCount {
  return {
    identifiers: counts.reduce((total, { identifiers }) => total + identifiers, 0),
    withCard: counts.reduce((total, { withCard }) => total + withCard, 0),
  };
}

function identifiersOf(passage: Passage): readonly Span[] {
  const source = sourceOf(passage);
  return passage.lines.flatMap((text, line) =>
    [...text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)].flatMap(({ 0: name, index: start }) => {
      const { kind } = textAt({ source, line: firstLine(passage) + line, offset: start });
      return kind === 'code' ? [{ line, start, end: start + name.length }] : [];
    }),
  );
}
