import { splitWords } from './splitWords';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What no URL and no address has in it. */
const DELIMITER = /[\s"'`<>|\\^]/;

/**
 * Whether a span of a text is part of something that only looks like words: a URL or e-mail address, encoded or
 * hexadecimal data, a file extension. Looks at nothing outside `window`; where the window ends within what may be
 * a long URL the answer is yes, for a card too few is better than a wrong one.
 */
export function isOpaque(text: string, span: Span, window: Span): boolean {
  let start = span.start;
  let end = span.end;
  while (start > window.start && !DELIMITER.test(text.charAt(start - 1))) start--;
  while (end < window.end && !DELIMITER.test(text.charAt(end))) end++;
  const chunk = text.slice(start, end);
  const inside = { start: span.start - start, end: span.end - start };
  const isCut = start > 0 && start === window.start;
  return (
    isInUrl(chunk, inside) ||
    (isCut && !/[(){}[\]]/.test(chunk.slice(0, inside.start))) ||
    isInEmail(chunk, inside) ||
    isInHex(chunk, inside) ||
    isInBase64(chunk, inside) ||
    isExtension(chunk, inside)
  );
}

/** In a URL, its scheme included, but not in `${name}` within it nor behind the `)` of a Markdown link. */
function isInUrl(chunk: string, { start, end }: Span): boolean {
  if (/^[\w.+-]*:\/\//.test(chunk.slice(end))) return true;
  const scheme = chunk.lastIndexOf('://', start);
  const from = scheme === -1 ? chunk.lastIndexOf('www.', start) : scheme;
  if (from === -1) return false;
  let parentheses = 0;
  let braces = 0;
  for (const char of chunk.slice(from, start)) {
    if (char === '(') parentheses++;
    else if (char === ')') parentheses--;
    else if (char === '{') braces++;
    else if (char === '}') braces--;
    if (parentheses < 0) return false;
  }
  return braces <= 0;
}

function isInEmail(chunk: string, span: Span): boolean {
  const [name, host] = runAround(chunk, span, /[\w.%+@-]/).split('@');
  if (name === '' || host === undefined) return false;
  const labels = host.replace(/\.$/, '').split('.');
  return labels.length > 1 && !labels.includes('') && /^[a-z]{2,}$/i.test(labels.at(-1) ?? '');
}

/** As the digest of a commit is shortened. */
const SHORTEST_DIGEST = 7;

/** Hexadecimal digits as no name has them: to and fro between figures and letters. */
const TO_AND_FRO = /\d[a-f]+\d+[a-f]|[a-f]\d+[a-f]+\d/i;

/** A digest, an id or a UUID; a colour; a number written with 0x or as no name can begin: `6CDC`, but `2FA` itself. */
function isInHex(chunk: string, span: Span): boolean {
  const run = runAround(chunk, span, /[\da-z]/i);
  if (run.length >= SHORTEST_DIGEST && /^[\da-f]+$/i.test(run) && TO_AND_FRO.test(run)) return true;
  const word = runAround(chunk, span, /\w/);
  if (/^0x[\da-f]/i.test(word)) return true;
  if (/^\d[\da-f]+$/i.test(word) && word.length > span.end - span.start) return true;
  const digits = runAround(chunk, span, /[\w-]/).replaceAll('-', '');
  if (!/^[\da-f]+$/i.test(digits)) return false;
  return /#[\da-f]*$/i.test(chunk.slice(0, span.start)) || (digits.length >= 16 && /\d/.test(digits));
}

/**
 * Base64, a key, a token: long, of both cases and digits, which change every two or three characters.
 * In a name, however long, words are longer or separated.
 */
function isInBase64(chunk: string, span: Span): boolean {
  const run = runAround(chunk, span, /[\w+/=-]/);
  if (run.length < 20 || !/[a-z]/.test(run) || !/[A-Z]/.test(run) || !/\d/.test(run)) return false;
  const changes = splitWords(run).filter(({ join }) => join === 'touch').length;
  return changes * 3 > run.length;
}

/** `*.ttl` and the end of `data/graph.ttl`; but `config.ttl` is a property and in `ttl/index.ts` the name is meant. */
function isExtension(chunk: string, { start, end }: Span): boolean {
  if (chunk.charAt(start - 1) !== '.' || !/^(?:$|[),.:;\]}]\B)/.test(chunk.slice(end))) return false;
  const path = chunk.slice(0, start - 1);
  return path.endsWith('*') || /\/[\w.-]+$/.test(path);
}

function runAround(chunk: string, { start, end }: Span, allowed: RegExp): string {
  let from = start;
  let to = end;
  while (from > 0 && allowed.test(chunk.charAt(from - 1))) from--;
  while (to < chunk.length && allowed.test(chunk.charAt(to))) to++;
  return chunk.slice(from, to);
}
