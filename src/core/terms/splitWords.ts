import { kindAt, widthAt, type CharKind } from './charKind';

/**
 * How a part hangs on the part before it. `touch`: nothing stands between them, only letter case or a digit tells
 * them apart (`jwtToken`). `apostrophe`: only that of a genitive (`Conway's`). `none`: more than one separator, or one
 * that ends a name, a phrase or a sentence; the two parts have nothing to do with each other.
 */
export type Join = 'none' | 'touch' | 'underscore' | 'hyphen' | 'slash' | 'dot' | 'space' | 'apostrophe';

/** The smallest piece that may be a word: `HTTP2Client` has three. A sign is a single `+` or `#`, as in "B+ tree". */
export interface WordPart {
  readonly kind: 'letters' | 'digits' | 'sign';
  readonly start: number;
  readonly end: number;
  readonly join: Join;
}

/**
 * Cuts `text` between `from` and `to` into parts, in one pass. Offsets are those of `text`.
 * Capitals before a word are a part of their own (`JWTAuth`: JWT, Auth), except with a plural s (`JWTs`), which
 * stays, and before a version (`TLSv1`: TLS, v, 1).
 */
export function splitWords(text: string, from = 0, to = text.length): readonly WordPart[] {
  const parts: WordPart[] = [];
  let index = from;
  let previousEnd: number | undefined;
  while (index < to) {
    const kind = kindAt(text, index);
    if (kind === 'other') {
      index += widthAt(text, index);
      continue;
    }
    const end = partEnd(text, index, to, kind);
    const join = previousEnd === undefined ? 'none' : joinBetween(text, previousEnd, index);
    parts.push({ kind: partKind(kind), start: index, end, join });
    previousEnd = end;
    index = end;
  }
  return parts;
}

function partKind(kind: CharKind): WordPart['kind'] {
  if (kind === 'digit') return 'digits';
  return kind === 'sign' ? 'sign' : 'letters';
}

function partEnd(text: string, start: number, to: number, kind: CharKind): number {
  if (kind === 'sign') return start + 1;
  const end = runEnd(text, start, to, kind);
  if (kind !== 'upper') return end;
  const lowerEnd = runEnd(text, end, to, 'lower');
  return lowerEnd === end ? end : capitalsEnd(text, start, end, lowerEnd);
}

/** Where the part ends that begins with the capitals from `start` to `end`, if lower case follows up to `lowerEnd`. */
function capitalsEnd(text: string, start: number, end: number, lowerEnd: number): number {
  const last = lastLetter(text, start, end);
  if (last === start) return lowerEnd;
  const lower = text.slice(end, lowerEnd);
  if (lower === 's') return lowerEnd;
  return lower === 'v' && kindAt(text, lowerEnd) === 'digit' ? end : last;
}

/** Where a run of one kind ends that begins at `start`, or `start`. */
function runEnd(text: string, start: number, to: number, kind: CharKind): number {
  if (kindAt(text, start) !== kind) return start;
  let index = start;
  while (index < to && (kindAt(text, index) === kind || kindAt(text, index) === 'mark'))
    index += widthAt(text, index);
  return index;
}

function lastLetter(text: string, start: number, end: number): number {
  let index = end - 1;
  while (index > start && (kindAt(text, index) === 'mark' || isLowSurrogate(text, index))) index--;
  return index;
}

function isLowSurrogate(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xdc00;
}

const separators: ReadonlyMap<string, Join> = new Map<string, Join>([
  ['_', 'underscore'],
  ['-', 'hyphen'],
  ['\u2010', 'hyphen'],
  ['\u2011', 'hyphen'],
  ['\u2013', 'hyphen'],
  ['/', 'slash'],
  ['.', 'dot'],
  [' ', 'space'],
  ['\u00a0', 'space'],
  ["'", 'apostrophe'],
  ['\u2019', 'apostrophe'],
]);

function joinBetween(text: string, end: number, start: number): Join {
  if (end === start) return 'touch';
  const join = start - end === 1 ? (separators.get(text.charAt(end)) ?? 'none') : 'none';
  return join === 'apostrophe' && !isGenitive(text, start) ? 'none' : join;
}

function isGenitive(text: string, start: number): boolean {
  return text.charAt(start) === 's' && kindAt(text, start + 1) === 'other' && text.charAt(start + 1) !== '_';
}
