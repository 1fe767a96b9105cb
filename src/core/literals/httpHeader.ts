import { textAt } from '../lexing/textAt';
import type { TextPlace } from '../source/textSource';
import type { ReferenceIndex, ReferenceLiteral } from './referenceIndex';
import { tokenAround, type LineToken } from './tokenAround';

const REACH = 120;
const LONGEST = 60;

const configuration = /^(?:yaml|toml|nginx|properties|ini|http|dockercompose|terraform|hcl)$/;

/**
 * The name of an HTTP header at a place: all of a string or its beginning up to a colon, or a key or value of a
 * configuration. A name that is an everyday word (`Date`, `Host`) only where headers are spoken of.
 */
export function findHttpHeader(index: ReferenceIndex, place: TextPlace): ReferenceLiteral | undefined {
  const { source, line, offset } = place;
  const text = source.lineAt(line);
  const token = tokenAround(text, offset, /[\w-]/, LONGEST);
  const entry = token && index['http-headers'].get(token.text.toLowerCase());
  if (token === undefined || entry === undefined) return undefined;
  const { kind, languageId } = textAt(place);
  const fits =
    kind === 'string'
      ? isWholeString(text, token)
      : kind === 'code' &&
        (configuration.test(languageId) || isInlineCode(text, token)) &&
        isWholeValue(text, token);
  if (!fits) return undefined;
  const isPlain = !token.text.includes('-');
  return isPlain && !speaksOfHeaders(place) ? undefined : { start: token.start, end: token.end, entry };
}

function isWholeString(text: string, { start, end }: LineToken): boolean {
  return /["'`]$/.test(text.slice(Math.max(0, start - 1), start)) && /^["'`:]/.test(text.slice(end, end + 1));
}

function isWholeValue(text: string, { start, end }: LineToken): boolean {
  return (
    /(?:^|[\s"'`,[(|])$/.test(text.slice(Math.max(0, start - 1), start)) &&
    /^(?:$|[\s"'`,\])|:;])/.test(text.slice(end, end + 1))
  );
}

/** Between backticks, as prose writes it; two words in a row are no name. */
function isInlineCode(text: string, { start, end }: LineToken): boolean {
  return text.charAt(start - 1) === '`' && /^[`:]/.test(text.slice(end, end + 1));
}

function speaksOfHeaders({ source, line, offset }: TextPlace): boolean {
  const own = source.lineAt(line).slice(Math.max(0, offset - REACH), offset + REACH);
  const above = [1, 2, 3].map((back) => source.lineAt(line - back).slice(0, REACH));
  return /header|(?:^|\s)-H\s|\bcurl\b|HTTP\/\d/i.test([own, ...above].join('\n'));
}
