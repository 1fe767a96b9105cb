import { percentDecoded } from './base64';
import { defaultPorts, wellKnownPorts } from './wellKnownPorts';

/** The parts of an address. RFC 3986; a URN is one of RFC 8141. */
export interface UriLiteral {
  readonly start: number;
  readonly end: number;
  readonly scheme: string;
  /** Of a URN: its namespace and what it names. */
  readonly urn?: { readonly namespace: string; readonly name: string };
  readonly user?: string;
  /** Whether a password stands in it; it is not in here. */
  readonly hasPassword: boolean;
  readonly host?: string;
  readonly port?: number;
  /** What usually listens on the port that is named, or else on that of the scheme. */
  readonly listens?: string;
  /** Percent escapes undone. */
  readonly path?: string;
  /** Up to eight parameters, decoded; values of those that look secret are absent. */
  readonly query: readonly { readonly name: string; readonly value?: string }[];
  readonly fragment?: string;
}

const LONGEST = 8192;
const DELIMITER = /[\s"'`<>|\\^]/;
const SHOWN_PARAMETERS = 8;
const SHOWN_LENGTH = 60;
const SECRET = /token|key|secret|passw|pwd|signature|^sig$|^code$|auth|credential/i;

/** The address at an offset of a line, where there is more to say of it than that it is one. */
export function findUri(line: string, offset: number): UriLiteral | undefined {
  const chunk = chunkAround(line, offset);
  if (chunk === undefined) return undefined;
  const found = urnIn(chunk.text) ?? uriIn(chunk.text, offset - chunk.start);
  if (found === undefined) return undefined;
  const start = chunk.start + found.start;
  const end = start + found.length;
  return offset < start || offset > end ? undefined : { start, end, ...found.parts };
}

interface Chunk {
  readonly text: string;
  readonly start: number;
}

function chunkAround(line: string, offset: number): Chunk | undefined {
  if (!Number.isInteger(offset) || offset < 0 || offset > line.length) return undefined;
  let start = offset;
  let end = offset;
  while (start > 0 && !DELIMITER.test(line.charAt(start - 1)))
    if (offset - --start > LONGEST) return undefined;
  while (end < line.length && !DELIMITER.test(line.charAt(end)))
    if (++end - offset > LONGEST) return undefined;
  return end - start > LONGEST ? undefined : { text: line.slice(start, end), start };
}

interface FoundUri {
  readonly start: number;
  readonly length: number;
  readonly parts: Omit<UriLiteral, 'start' | 'end'>;
}

function urnIn(text: string): FoundUri | undefined {
  const match = /\burn:([a-z\d][a-z\d-]{0,30}[a-z\d]):([^\s,;)\]}]{1,300})/i.exec(text);
  if (match === null) return undefined;
  const [whole, namespace = '', name = ''] = match;
  const parts = {
    scheme: 'urn',
    urn: { namespace, name: percentDecoded(name) },
    hasPassword: false,
    query: [],
  };
  return { start: match.index, length: whole.length, parts };
}

function uriIn(text: string, caret: number): FoundUri | undefined {
  const marks = [...text.matchAll(/(?:jdbc:)?[a-z][a-z\d+.-]{1,30}:\/\//gi)];
  const mark = marks.findLast(({ index }) => index <= caret) ?? marks[0];
  if (mark === undefined) return undefined;
  const next = marks[marks.indexOf(mark) + 1]?.index ?? text.length;
  const written = withoutTail(text.slice(mark.index, next));
  const scheme = mark[0].slice(0, -3).toLowerCase();
  const match = /^([^/?#]*)(\/[^?#]*)?(?:\?([^#]*))?(?:#(.*))?$/.exec(written.slice(mark[0].length));
  if (match === null) return undefined;
  const [, authority = '', path = '', query, fragment] = match;
  const parts = partsOf(scheme, authority, path, query, fragment);
  return parts && { start: mark.index, length: written.length, parts };
}

/** Without the full stop of a sentence, a closing bracket that was opened outside, or a list's comma. */
function withoutTail(text: string): string {
  let end = text.length;
  for (; end > 0; end--) {
    const last = text.charAt(end - 1);
    if (/[.,;:!?*_~]/.test(last)) continue;
    const opening = { ')': '(', ']': '[', '}': '{' }[last];
    if (opening === undefined) break;
    const body = text.slice(0, end);
    if (body.split(opening).length >= body.split(last).length) break;
  }
  return text.slice(0, end);
}

function partsOf(
  scheme: string,
  authority: string,
  path: string,
  query: string | undefined,
  fragment: string | undefined,
): FoundUri['parts'] | undefined {
  const at = authority.lastIndexOf('@');
  const userinfo = at === -1 ? undefined : authority.slice(0, at);
  const match = /^(\[[\da-f:.%]+\]|[^:]*)(?::(\d{1,5}))?$/i.exec(authority.slice(at + 1));
  const host = match?.[1] ?? authority.slice(at + 1);
  if (host === '' && path === '') return undefined;
  const port = match?.[2] === undefined ? undefined : Number(match[2]);
  if (port !== undefined && port > 65_535) return undefined;
  const hasEscapes = /%[\da-f]{2}/i.test(path);
  const isPlain =
    userinfo === undefined && port === undefined && query === undefined && fragment === undefined;
  if (isPlain && !hasEscapes && /^(?:https?|file|vscode.*|ftp)$/.test(scheme)) return undefined;
  const listens = wellKnownPorts.get(port ?? defaultPorts.get(scheme.replace(/^jdbc:/, '')) ?? -1);
  const user = userinfo?.split(':')[0];
  return {
    scheme,
    ...(user === undefined || user === '' ? {} : { user: short(percentDecoded(user)) }),
    hasPassword: userinfo !== undefined && /:./.test(userinfo),
    ...(host === '' ? {} : { host: short(host) }),
    ...(port === undefined ? {} : { port }),
    ...(listens === undefined ? {} : { listens }),
    ...(path === '' || path === '/' ? {} : { path: short(percentDecoded(path)) }),
    query: parametersOf(query),
    ...(fragment === undefined || fragment === '' ? {} : { fragment: short(percentDecoded(fragment)) }),
  };
}

function parametersOf(query: string | undefined): UriLiteral['query'] {
  if (query === undefined) return [];
  return query
    .split(/[&;]/)
    .filter((pair) => pair !== '')
    .slice(0, SHOWN_PARAMETERS)
    .map((pair) => {
      const [name = '', ...value] = pair.split('=').map((part) => percentDecoded(part.replaceAll('+', ' ')));
      if (SECRET.test(name)) return { name: short(name) };
      return { name: short(name), value: short(value.join('=')) };
    });
}

function short(text: string): string {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH - 1)}…` : text;
}
