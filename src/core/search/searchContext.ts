import { searchWords, type SearchWord } from './searchWords';

/** A piece of a text around what matched. */
export interface SearchContext {
  readonly text: string;
  /** The matching words in `text`, in order: from and up to, as offsets. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** About one line of a Quick Pick. */
const LENGTH = 90;
/** How much is shown before the first match. */
const LEAD = 30;
const ELLIPSIS = '…';

/**
 * The part of a text that holds the most different words of `keys`, from a little before the first of them; the
 * beginning where none is in it. `words` are those of the text, where they are known already.
 */
export function searchContext(
  text: string,
  keys: ReadonlySet<string>,
  words: readonly SearchWord[] = searchWords(text),
): SearchContext {
  const found = matches(words, keys);
  const first = bestStart(found);
  const from =
    first > LEAD && text.length > LENGTH ? wordStart(text, Math.min(first - LEAD, text.length - LENGTH)) : 0;
  const to = wordEnd(text, from + LENGTH);
  const before = from > 0 ? ELLIPSIS : '';
  const shift = before.length - from;
  return {
    text: before + text.slice(from, to).trimEnd() + (to < text.length ? ELLIPSIS : ''),
    ranges: found
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end }) => [start + shift, end + shift] as const),
  };
}

/** The matching words; of a compound that matches as a whole not its parts again. */
function matches(words: readonly SearchWord[], keys: ReadonlySet<string>): SearchWord[] {
  const found: SearchWord[] = [];
  for (const word of words) {
    if (keys.has(word.key) && word.start >= (found.at(-1)?.end ?? 0)) found.push(word);
  }
  return found;
}

function bestStart(found: readonly SearchWord[]): number {
  let best = 0;
  let most = 0;
  found.forEach(({ start }, index) => {
    const different = new Set<string>();
    for (let next = index; (found[next]?.end ?? Infinity) <= start + LENGTH - LEAD; next++) {
      different.add(found[next]?.key ?? '');
    }
    if (different.size > most) {
      most = different.size;
      best = start;
    }
  });
  return best;
}

/** The first beginning of a word at or after an offset; a word that is too long is cut. */
function wordStart(text: string, offset: number): number {
  const space = text.indexOf(' ', offset - 1);
  const start = space < 0 || space > offset + LEAD / 2 ? offset : space + 1;
  return isLowSurrogate(text, start) ? start + 1 : start;
}

/** The last end of a word at or before an offset. */
function wordEnd(text: string, offset: number): number {
  if (offset >= text.length) return text.length;
  const space = text.lastIndexOf(' ', offset);
  const end = space < offset - LEAD / 2 ? offset : space;
  return isLowSurrogate(text, end) ? end - 1 : end;
}

function isLowSurrogate(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xdc00;
}
