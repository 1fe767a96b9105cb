import type { Sensitivity } from '../../src/core/terms/judge';
import type { TermIndex } from '../../src/core/terms/termIndex';
import { countIdentifiers } from './cardRate';
import { cardsOf, overlap, type Card } from './cards';
import type { Excerpt, Mark } from './excerpts';

/** A card that the matcher would show. */
export interface Shown extends Card {
  readonly excerpt: Excerpt;
}

/** How the cards of some excerpts compare with what readers marked. */
export interface Result {
  /** Cards where a reader marked the same term: also where the mark is optional, for the card says what is meant. */
  readonly right: readonly Shown[];
  readonly wrong: readonly Shown[];
  /** Marks that are not optional and have no card of their term. */
  readonly missed: readonly { readonly excerpt: Excerpt; readonly mark: Mark }[];
  /** Marks that are not optional. */
  readonly wanted: number;
  /** Identifiers of application code in lines taken at random, and those of them with a card. */
  readonly identifiers: number;
  readonly identifiersWithCard: number;
}

/** Finds every card of some excerpts and compares them with the marks. */
export function evaluate(index: TermIndex, excerpts: readonly Excerpt[], sensitivity: Sensitivity): Result {
  const right: Shown[] = [];
  const wrong: Shown[] = [];
  const missed: { excerpt: Excerpt; mark: Mark }[] = [];
  let wanted = 0;
  let identifiers = 0;
  let identifiersWithCard = 0;
  for (const excerpt of excerpts) {
    const cards = cardsOf(index, excerpt, sensitivity);
    const shown = cards.map((card): Shown => ({ ...card, excerpt }));
    for (const card of shown) {
      const isRight = excerpt.marks.some((mark) => covers(card, mark));
      (isRight ? right : wrong).push(card);
    }
    const needed = excerpt.marks.filter(({ optional }) => !optional);
    wanted += needed.length;
    for (const mark of needed) if (!shown.some((card) => covers(card, mark))) missed.push({ excerpt, mark });
    if (!excerpt.application || excerpt.sample !== 'random') continue;
    const counted = countIdentifiers(excerpt, cards);
    identifiers += counted.identifiers;
    identifiersWithCard += counted.withCard;
  }
  return { right, wrong, missed, wanted, identifiers, identifiersWithCard };
}

/** Precision, recall and the share of identifiers with a card, each from 0 to 1. */
export function figuresOf({ right, wrong, missed, wanted, identifiers, identifiersWithCard }: Result): {
  readonly precision: number;
  readonly recall: number;
  readonly cardRate: number;
} {
  return {
    precision: right.length / (right.length + wrong.length),
    recall: (wanted - missed.length) / wanted,
    cardRate: identifiersWithCard / identifiers,
  };
}

/** A share as people read it. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function covers(card: Shown, mark: Mark): boolean {
  return overlap(card, mark) && mark.terms.includes(card.term);
}
