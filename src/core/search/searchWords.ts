/** A word of a text as it is indexed, and where it stands. A compound is followed by its parts. */
export interface SearchWord {
  /** Folded: lower case, without accents and, for a plural, without its s. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** `read-through`, `HTTP/1.1`, `cacheAside`: what is written as one word, whatever joins its parts. */
const COMPOUND = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-\u2010\u2011/._+][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;
const PART = /\p{Lu}+(?![\p{Ll}\p{M}])|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{Lt}\p{M}]+|\p{Lu}+|\p{N}+/gu;
const RUN = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * Cuts a text into words. `HTTP/3` is `http3` and also `http` and `3`; `read-through` is `readthrough`, `read` and
 * `through`; `CircuitBreaker` is `circuitbreaker`, `circuit` and `breaker`. `OAuth2`, `p99` and `L7` stay whole.
 */
export function searchWords(text: string): SearchWord[] {
  const words: SearchWord[] = [];
  for (const match of text.matchAll(COMPOUND)) {
    const [written] = match;
    const start = match.index;
    words.push({ key: wordKey(written), start, end: start + written.length });
    const parts = partsOf(written);
    if (parts.length < 2) continue;
    for (const part of parts) {
      const from = start + part.start;
      words.push({ key: wordKey(part.text), start: from, end: from + part.text.length });
    }
  }
  return words;
}

interface Part {
  readonly text: string;
  readonly start: number;
}

/** The parts of a compound: at its separators, and where lower case meets a capital. */
function partsOf(written: string): Part[] {
  if (/^(?:[\p{Ll}\p{N}]+|\p{Lu}[\p{Ll}\p{N}]*)$/u.test(written)) return [{ text: written, start: 0 }];
  return [...written.matchAll(RUN)].flatMap(({ 0: run, index }) =>
    /\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}{2}/u.test(run)
      ? camelParts(run).map(({ text, start }) => ({ text, start: start + index }))
      : [{ text: run, start: index }],
  );
}

function camelParts(run: string): Part[] {
  const parts = [...run.matchAll(PART)].map(({ 0: text, index }) => ({ text, start: index }));
  // gRPC, mTLS, IdP: a single letter is no word.
  return parts.every(({ text }) => text.length > 1) ? parts : [{ text: run, start: 0 }];
}

const ASCII = /^[\x20-\x7e]*$/;

/** Lower case, without accents: `Naïve` is `naive`. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Letters and digits alone, folded: what "HTTP/3", "http 3" and "http3" have in common. */
export function bareKey(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The key of a word. A plural is filed under its singular; `CORS` and `TLS` are none. */
function wordKey(written: string): string {
  const key = bareKey(written);
  return /\p{Lu}S$/u.test(written) ? key : singular(key);
}

/** `caches` is `cache`, `strategies` is `strategy`; `class`, `status` and `basis` stay. */
export function singular(key: string): string {
  if (key.length < 4 || !key.endsWith('s') || /(?:ss|us|is|\d+s)$/.test(key)) return key;
  return key.length > 4 && key.endsWith('ies') ? `${key.slice(0, -3)}y` : key.slice(0, -1);
}

const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an and are as at be been but by can do does for from had has have how if in into is it its ' +
    'not of on or so than that the their them then there these they this to was what when where ' +
    'which while who why will with you your'
  ).split(' '),
);

/** Words that say nothing by themselves; single letters too. */
export function isStopWord(key: string): boolean {
  return STOP_WORDS.has(key) || /^[a-z]$/.test(key);
}
