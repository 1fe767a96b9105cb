import { lineEndOf, linesOf } from './codeLines';

/** A place in a text: line and character, counted from 0 as an editor does. */
export interface TextPoint {
  readonly line: number;
  readonly character: number;
}

/** Whole lines that are added to a text. */
export interface LineInsertion {
  /** Where they go: the start of a line, or the end of a text that has no line end there. */
  readonly at: TextPoint;
  readonly text: string;
  readonly addedLines: number;
}

/** Where a place of the text is once the lines have been added. One at the insertion's own place is behind it. */
export function movedBy(insertion: LineInsertion | undefined, { line, character }: TextPoint): TextPoint {
  if (insertion === undefined) return { line, character };
  const { at, addedLines } = insertion;
  if (line < at.line || (line === at.line && character < at.character)) return { line, character };
  return { line: line + addedLines, character: line === at.line ? character - at.character : character };
}

/** The text with the lines added. */
export function withInsertion(text: string, insertion: LineInsertion | undefined): string {
  if (insertion === undefined) return text;
  const offset = offsetOf(text, insertion.at);
  return text.slice(0, offset) + insertion.text + text.slice(offset);
}

/** The offset of a place in a text, whose lines all end alike. */
export function offsetOf(text: string, { line, character }: TextPoint): number {
  const before = linesOf(text).slice(0, line);
  return (
    before.reduce((sum, one) => sum + one.length, 0) + before.length * lineEndOf(text).length + character
  );
}
