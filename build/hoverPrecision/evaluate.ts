import { textAt } from '../../src/core/lexing/textAt';
import type { TextSource } from '../../src/core/source/textSource';
import type { Sensitivity } from '../../src/core/terms/judge';
import { splitWords } from '../../src/core/terms/splitWords';
import { termAt } from '../../src/core/terms/termAt';
import type { TermIndex } from '../../src/core/terms/termIndex';
import type { Excerpt, Mark } from './excerpts';

/** A card that the matcher would show. */
export interface Shown {
  readonly excerpt: Excerpt;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly term: string;
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
    const shown = cardsOf(index, excerpt, sensitivity);
    for (const card of shown) {
      const isRight = excerpt.marks.some((mark) => covers(card, mark));
      (isRight ? right : wrong).push(card);
    }
    const needed = excerpt.marks.filter(({ optional }) => !optional);
    wanted += needed.length;
    for (const mark of needed) if (!shown.some((card) => covers(card, mark))) missed.push({ excerpt, mark });
    if (!excerpt.application || excerpt.sample !== 'random') continue;
    for (const { line, start, end } of identifiersOf(excerpt)) {
      identifiers++;
      if (shown.some((card) => card.line === line && card.start < end && card.end > start))
        identifiersWithCard++;
    }
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

function covers(card: Shown, mark: Mark): boolean {
  return (
    card.line === mark.line &&
    card.start < mark.end &&
    card.end > mark.start &&
    mark.terms.includes(card.term)
  );
}

/** An excerpt as a document: the imports of its file come first, as they do there, then what its first line is within. */
function sourceOf({ imports, within, before, lines, after, language, path }: Excerpt): TextSource {
  const all = [...imports, ...within, ...before, ...lines, ...after];
  return { languageId: language, path, lineCount: all.length, lineAt: (line) => all[line] ?? '' };
}

/** The line of the document in which the excerpt begins. */
function firstLine({ imports, within, before }: Excerpt): number {
  return imports.length + within.length + before.length;
}

function cardsOf(index: TermIndex, excerpt: Excerpt, sensitivity: Sensitivity): readonly Shown[] {
  const source = sourceOf(excerpt);
  const taste = { sensitivity, hidden: new Set<string>() };
  const shown = new Map<string, Shown>();
  excerpt.lines.forEach((text, line) => {
    for (const { start: offset } of splitWords(text)) {
      const found = termAt(index, { source, line: firstLine(excerpt) + line, offset }, taste);
      if (found === undefined) continue;
      const { start, end } = found;
      shown.set(`${line}:${start}`, { excerpt, line, start, end, term: found.term.id });
    }
  });
  return [...shown.values()];
}

interface Identifier {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

function identifiersOf(excerpt: Excerpt): readonly Identifier[] {
  const source = sourceOf(excerpt);
  return excerpt.lines.flatMap((text, line) =>
    [...text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)].flatMap(({ 0: name, index: start }) => {
      const { kind } = textAt({ source, line: firstLine(excerpt) + line, offset: start });
      return kind === 'code' ? [{ line, start, end: start + name.length }] : [];
    }),
  );
}
