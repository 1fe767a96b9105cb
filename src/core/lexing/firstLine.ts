import type { TextSource } from '../source/textSource';

/** How many lines back are looked at, and how many characters. */
const LINES = 100;
const CHARACTERS = 4000;

/** The line from which a place is looked at: near enough that the size of the document does not matter. */
export function firstLine(source: TextSource, line: number, earliest = 0): number {
  let first = line;
  let characters = 0;
  while (first > earliest && line - first < LINES) {
    characters += source.lineAt(first - 1).length + 1;
    if (characters > CHARACTERS) break;
    first--;
  }
  return first;
}
