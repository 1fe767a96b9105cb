import { splitWords } from '../terms/splitWords';
import { tokenAround } from './tokenAround';

/** A moment, as a number of units since 1970. */
export interface UnixTimestampLiteral {
  readonly start: number;
  readonly end: number;
  readonly unit: 'seconds' | 'milliseconds' | 'microseconds' | 'nanoseconds';
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** From September 2001, when seconds got ten digits, to 2100. */
const FIRST = 1_000_000_000_000;
const LAST = 4_102_444_800_000;

const units = new Map<number, readonly [UnixTimestampLiteral['unit'], number]>([
  [10, ['seconds', 1000]],
  [13, ['milliseconds', 1]],
  [16, ['microseconds', 1e-3]],
  [19, ['nanoseconds', 1e-6]],
]);

const TIME_WORDS = new Set(
  'time timestamp timestamps ts date datetime expires expiry expiration exp iat nbf created updated modified deleted epoch since until deadline unix now clock mtime ctime atime'.split(
    ' ',
  ),
);

/** How much of the line before the number may say that it is a time. */
const REACH = 60;

/** The Unix timestamp at an offset of a line, only where the name or key before it speaks of time. */
export function findUnixTimestamp(line: string, offset: number): UnixTimestampLiteral | undefined {
  const token = tokenAround(line, offset, /[\w.$-]/, 40);
  const match = token && /^-?(\d+)(?:\.\d{1,9})?[nL]?$/.exec(token.text);
  const digits = match?.[1];
  if (token === undefined || digits === undefined || token.text.startsWith('-')) return undefined;
  const unit = units.get(digits.length);
  if (unit === undefined || (digits.length !== 10 && token.text.includes('.'))) return undefined;
  const time = Math.floor(Number(digits) * unit[1]);
  if (time < FIRST || time > LAST || !speaksOfTime(line.slice(Math.max(0, token.start - REACH), token.start)))
    return undefined;
  return { start: token.start, end: token.end, unit: unit[0], time };
}

/** Whether the last name before the number, behind any other value, is that of a time. */
function speaksOfTime(before: string): boolean {
  const own = before.slice(
    Math.max(before.lastIndexOf(','), before.lastIndexOf(';'), before.lastIndexOf('{')) + 1,
  );
  const words = splitWords(own);
  return words.some(({ start, end, join }, at) => {
    const word = own.slice(start, end).toLowerCase();
    if (TIME_WORDS.has(word)) return true;
    return (
      word === 'at' &&
      at > 0 &&
      (join === 'touch' || join === 'underscore') &&
      words[at + 1]?.join !== 'touch'
    );
  });
}
