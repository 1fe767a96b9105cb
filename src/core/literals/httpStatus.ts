import { textAt } from '../lexing/textAt';
import type { TextPlace, TextSource } from '../source/textSource';
import type { ReferenceIndex, ReferenceLiteral } from './referenceIndex';
import { tokenAround } from './tokenAround';

const REACH = 160;

/** The HTTP status code at a place, only where the line or the document says that it is one. */
export function findHttpStatus(index: ReferenceIndex, place: TextPlace): ReferenceLiteral | undefined {
  const { source, line, offset } = place;
  const text = source.lineAt(line);
  const token = tokenAround(text, offset, /[\w.]/, 12);
  if (token === undefined || !/^[1-5]\d\d$/.test(token.text)) return undefined;
  const entry = index['http-status'].get(token.text);
  if (entry === undefined) return undefined;
  const before = text.slice(Math.max(0, token.start - REACH), token.start);
  const after = text.slice(token.end, token.end + REACH);
  const { kind, languageId } = textAt(place);
  if (kind === 'regex' || /^(?:css|scss|less)$/.test(languageId) || /^[%-]|^\s?px/.test(after))
    return undefined;
  const title = entry.title ?? '';
  const isStatus =
    /\bHTTP\/\d(?:\.\d)?"?\s+$/.test(before) ||
    /\bHTTP (?:error )?$/.test(before) ||
    startsWithTitle(after, title) ||
    (kind === 'comment' || kind === 'prose'
      ? inProse(token.text, before, after)
      : inCode(place, before, after));
  return isStatus || isResponseKey(source, line, before, after)
    ? { start: token.start, end: token.end, entry }
    : undefined;
}

/** `404 Not Found`, as it stands in protocols and logs. */
function startsWithTitle(after: string, title: string): boolean {
  return (
    title !== '' &&
    /^[A-Z]/.test(title) &&
    title !== 'OK' &&
    after.slice(1).startsWith(title) &&
    /^\s/.test(after)
  );
}

/** A status, its code, or what sets one; not a status bar, an exit status or that of an order. */
const STATUS =
  /(?:^|[^a-z])(?:status(?:es)?(?:[_-]?codes?)?|http[_-]?(?:code|error|exception|status)|write[_-]?head(?:er)?|response[_-]?code)(?![a-z])/i;
const CAMEL_STATUS = /[a-z](?:Status(?:es)?(?:Codes?)?|HttpError|HttpException)(?![a-z])/;
const CALLS =
  /\b(?:sendStatus|abort|respond|respondWith|createError|HTTPException|HTTPError|HttpResponse|StatusCode|assertStatus|toHaveStatus)\s*\(\s*(?:\w+\s*[=:]\s*)?$/;
const OTHER =
  /(?:exit|process|order|job|task|payment|build|row|ticket|user|account|shipment|invoice|worker)[a-z_.]*status/i;
const HTTP = /\b(?:http|https|response|resp|res|request|req|fetch|axios|curl|api|reply)\b/i;

function inCode(place: TextPlace, before: string, after: string): boolean {
  const near = `${before}#${after}`;
  if (CALLS.test(before)) return true;
  if (OTHER.test(near)) return HTTP.test(near);
  if (STATUS.test(near) || CAMEL_STATUS.test(near))
    return !/^\s*[*+/-]\s*\w|^\s*(?:ms|s|px|kb|mb)\b/i.test(after);
  return /\bcase\s+$/.test(before) && /status|http/i.test(linesAbove(place.source, place.line, 4));
}

/** "status 404", "returns 404", "a 503 from"; not "a 500 ms timeout". */
function inProse(code: string, before: string, after: string): boolean {
  if (/\bstatus(?:[ -]codes?)?(?: of| is|:)? $/i.test(before) && !/exit status/i.test(before)) return true;
  const ends =
    /^(?:$|[.,;:)!?]|s?\s(?:error|response|status|from|if|when|for|or|and|on|instead|to|until|unless|with)\b)/i;
  return (
    /\b(?:returns?|returned|returning|responds? with|responded with|answers?(?: with)?|got|gets?|an?|HTTP) $/i.test(
      before,
    ) &&
    /^[45]/.test(code) &&
    ends.test(after)
  );
}

/** `"404":` below `responses:`, as OpenAPI has it. */
function isResponseKey(source: TextSource, line: number, before: string, after: string): boolean {
  if (!/^\s*["']?$/.test(before) || !/^["']?\s*:/.test(after)) return false;
  const indent = before.search(/\S|$/);
  for (let at = line - 1; at >= Math.max(0, line - 60); at--) {
    const text = source.lineAt(at).slice(0, REACH);
    const own = text.search(/\S/);
    if (own !== -1 && own < indent) return /^\s*["']?responses["']?\s*:/.test(text);
  }
  return false;
}

function linesAbove(source: TextSource, line: number, count: number): string {
  return Array.from({ length: count }, (_, at) => source.lineAt(line - at - 1).slice(0, REACH)).join('\n');
}
