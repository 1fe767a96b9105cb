import type { TextSource } from '../../src/core/source/textSource';
import type { Sensitivity } from '../../src/core/terms/judge';
import { splitWords } from '../../src/core/terms/splitWords';
import { termAt } from '../../src/core/terms/termAt';
import type { TermIndex } from '../../src/core/terms/termIndex';
import type { Passage } from './excerpts';

/** Some characters of a line of a passage. */
export interface Span {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** Whether two spans share a character. */
export function overlap(one: Span, other: Span): boolean {
  return one.line === other.line && one.start < other.end && one.end > other.start;
}

/** A card that the matcher would show at these characters of a line. */
export interface Card extends Span {
  readonly term: string;
}

/** Every card of some lines, each once. */
export function cardsOf(index: TermIndex, passage: Passage, sensitivity: Sensitivity): readonly Card[] {
  const source = sourceOf(passage);
  const taste = { sensitivity, hidden: new Set<string>() };
  const cards = new Map<string, Card>();
  passage.lines.forEach((text, line) => {
    for (const { start: offset } of splitWords(text)) {
      const found = termAt(index, { source, line: firstLine(passage) + line, offset }, taste);
      if (found === undefined) continue;
      const { start, end } = found;
      cards.set(`${line}:${start}`, { line, start, end, term: found.term.id });
    }
  });
  return [...cards.values()];
}

/** A passage as a document: the imports of its file come first, as they do there, then what its first line is within. */
export function sourceOf({ imports, within, before, lines, after, language, path }: Passage): TextSource {
  const all = [...imports, ...within, ...before, ...lines, ...after];
  return { languageId: language, path, lineCount: all.length, lineAt: (line) => all[line] ?? '' };
}

/** The line of that document in which the passage's own lines begin. */
export function firstLine({ imports, within, before }: Passage): number {
  return imports.length + within.length + before.length;
}
