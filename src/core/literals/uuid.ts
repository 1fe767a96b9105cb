import { tokenAround } from './tokenAround';

/** What a UUID's bits say. RFC 9562. */
export interface UuidLiteral {
  readonly start: number;
  readonly end: number;
  readonly special?: 'nil' | 'max';
  /** 1 to 8; absent where the variant is not that of the standard. */
  readonly version?: number;
  readonly variant: 'standard' | 'ncs' | 'microsoft' | 'future';
  /** When it was made, in milliseconds since 1970: for versions 1, 6 and 7. */
  readonly time?: number;
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** Milliseconds from the start of the Gregorian calendar, 15 October 1582, to 1970. */
const GREGORIAN = 12_219_292_800_000;

/** The UUID at an offset of a line, in any case. */
export function findUuid(line: string, offset: number): UuidLiteral | undefined {
  const token = tokenAround(line, offset, /[\w-]/, 40);
  if (token === undefined || !UUID.test(token.text)) return undefined;
  const { start, end } = token;
  const digits = token.text.toLowerCase().replaceAll('-', '');
  if (/^0+$/.test(digits)) return { start, end, special: 'nil', variant: 'ncs' };
  if (/^f+$/.test(digits)) return { start, end, special: 'max', variant: 'future' };
  const variant = variantOf(digits.charAt(16));
  const version = parseInt(digits.charAt(12), 16);
  if (variant !== 'standard' || version < 1 || version > 8) return { start, end, variant };
  const time = timeOf(digits, version);
  return { start, end, version, variant, ...(time === undefined ? {} : { time }) };
}

function variantOf(digit: string): UuidLiteral['variant'] {
  if (/[0-7]/.test(digit)) return 'ncs';
  if (/[89ab]/.test(digit)) return 'standard';
  return /[cd]/.test(digit) ? 'microsoft' : 'future';
}

function timeOf(digits: string, version: number): number | undefined {
  if (version === 7) return parseInt(digits.slice(0, 12), 16);
  const ticks =
    version === 1
      ? digits.slice(13, 16) + digits.slice(8, 12) + digits.slice(0, 8)
      : version === 6
        ? digits.slice(0, 12) + digits.slice(13, 16)
        : undefined;
  // Ticks of 100 ns; as a number they are exact to a few microseconds.
  return ticks === undefined ? undefined : Math.floor(parseInt(ticks, 16) / 10_000) - GREGORIAN;
}
