/** A moment, in milliseconds since 1970, to the second in UTC: `2026-11-24 14:05:09 UTC`. */
export function utcText(time: number): string {
  return new Date(time)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365.25 * DAY],
  ['month', 30.4375 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', 1000],
];

/** How far a moment is from now, in the largest unit of which there are two: "in 3 days", "50 minutes ago". */
export function distanceText(time: number, now: number, locale: string): string {
  const distance = time - now;
  const [unit, length] = units.find((one) => Math.abs(distance) >= 2 * one[1]) ?? (['second', 1000] as const);
  return new Intl.RelativeTimeFormat(knownLocale(locale)).format(Math.trunc(distance / length), unit);
}

/** A moment in a time zone, by the reader's customs: "Tue, Nov 24, 14:05". Without a zone it is the reader's own. */
export function calendarText(time: number, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(knownLocale(locale), {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(time);
}

/** A language as VS Code names it, if it can be used for dates and numbers; else English. */
export function knownLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
