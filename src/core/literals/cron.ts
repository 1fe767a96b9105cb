import { Cron } from 'croner';
import cronstrue from 'cronstrue';
import type { TextPlace, TextSource } from '../source/textSource';

/** A cron expression, in words and with its next runs. */
export interface CronLiteral {
  readonly start: number;
  readonly end: number;
  readonly expression: string;
  /** In English, as the library has it. */
  readonly description: string;
  /** At most three, in milliseconds since 1970; empty if it never runs, absent if that cannot be told. */
  readonly next?: readonly number[];
  /** Whether its hours are those of UTC rather than of the reader. */
  readonly isUtc: boolean;
}

const FIELD = String.raw`[\d*/,?#a-z-]+`;
const EXPRESSION = new RegExp(
  String.raw`^(?:@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)|${FIELD}(?:\s+${FIELD}){4,5})$`,
  'i',
);
const LONGEST = 100;
const RUNS = 3;

/** The cron expression at a place, only where a name, a key or the file says that it is one. */
export function findCron({ source, line, offset }: TextPlace, now: Date): CronLiteral | undefined {
  const text = source.lineAt(line);
  const found = expressionAround(text, offset, isCrontab(source));
  if (found === undefined || !EXPRESSION.test(found.text) || !/[\d*@]/.test(found.text)) return undefined;
  if (!isCrontab(source) && !speaksOfCron(source, line, text, found.start)) return undefined;
  const isUtc = source.path.includes('.github/workflows/');
  const expression = found.text.replace(/\s+/g, ' ');
  const description = describe(expression);
  if (description === undefined) return undefined;
  const next = nextRuns(expression, now, isUtc);
  return {
    start: found.start,
    end: found.start + found.text.length,
    expression,
    description,
    ...(next === undefined ? {} : { next }),
    isUtc,
  };
}

function isCrontab({ path, languageId }: TextSource): boolean {
  return languageId === 'crontab' || /(?:^|\/)(?:crontab|cron\.d\/[^/]+)$/.test(path);
}

interface Found {
  readonly text: string;
  readonly start: number;
}

/** What stands between quotes or behind a colon around the offset; in a crontab the first five fields of the line. */
function expressionAround(line: string, offset: number, inCrontab: boolean): Found | undefined {
  if (offset < 0 || offset > line.length) return undefined;
  if (inCrontab) {
    const match = /^\s*(@\w+|[^\s#]\S*(?:\s+\S+){4})(?=\s)/.exec(line.slice(0, 2 * LONGEST));
    const fields = match?.[1];
    const start = match === null ? 0 : match[0].length - (fields?.length ?? 0);
    return fields !== undefined && offset >= start && offset <= start + fields.length
      ? { text: fields, start }
      : undefined;
  }
  const from = Math.max(0, offset - LONGEST);
  const before = line.slice(from, offset);
  const opening = /["'`(][^"'`()]*$|:\s[^"'`():]*$/.exec(before);
  if (opening === null) return undefined;
  const start = from + opening.index + (/^:\s*/.exec(opening[0])?.[0].length ?? 1);
  const rest = line.slice(start, start + LONGEST);
  const end = /["'`)]|\s#|\s+$/.exec(rest)?.index ?? rest.length;
  const text = rest.slice(0, end).trimEnd();
  return offset <= start + text.length ? { text, start } : undefined;
}

function speaksOfCron(source: TextSource, line: number, text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  if (/cron|schedul/i.test(before)) return true;
  const above = [1, 2].map((back) => source.lineAt(line - back).slice(0, 120)).join('\n');
  return /cron|schedul/i.test(above) && /^\s*[-"'`(]|[:=(]\s*["'`]$/.test(before);
}

function describe(expression: string): string | undefined {
  try {
    return cronstrue.toString(expression, { throwExceptionOnParseError: true, use24HourTimeFormat: true });
  } catch {
    return undefined;
  }
}

function nextRuns(expression: string, now: Date, isUtc: boolean): readonly number[] | undefined {
  try {
    const cron = new Cron(expression, { paused: true, ...(isUtc ? { timezone: 'UTC' } : {}) });
    return cron.nextRuns(RUNS, now).map((date) => date.getTime());
  } catch {
    return undefined;
  }
}
