/** A run of characters of a line. */
export interface LineToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The run of characters of a kind that holds the offset or ends at it; `undefined` if there is none or it is longer
 * than `most`. Looks no further than that, whatever the line's length.
 */
export function tokenAround(line: string, offset: number, kind: RegExp, most: number): LineToken | undefined {
  if (!Number.isInteger(offset) || offset < 0 || offset > line.length) return undefined;
  let start = offset;
  let end = offset;
  while (start > 0 && offset - start <= most && kind.test(line.charAt(start - 1))) start--;
  while (end < line.length && end - offset <= most && kind.test(line.charAt(end))) end++;
  return start === end || end - start > most ? undefined : { text: line.slice(start, end), start, end };
}
