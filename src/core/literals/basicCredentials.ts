import { textFromBase64 } from './base64';
import { tokenAround } from './tokenAround';

/** Who Basic credentials are for. The password is not in here, not even its length. RFC 7617. */
export interface BasicCredentialsLiteral {
  readonly start: number;
  readonly end: number;
  readonly user: string;
  readonly hasPassword: boolean;
}

const LONGEST = 8192;

/** The base64 behind `Basic` at an offset of a line, if it is user and password. */
export function findBasicCredentials(line: string, offset: number): BasicCredentialsLiteral | undefined {
  const token = tokenAround(line, offset, /[\w+/=-]/, LONGEST);
  if (token === undefined || token.text.length < 4) return undefined;
  if (!/\bbasic\s+$/i.test(line.slice(Math.max(0, token.start - 10), token.start))) return undefined;
  const text = textFromBase64(token.text);
  const colon = text?.indexOf(':') ?? -1;
  // eslint-disable-next-line no-control-regex -- RFC 7617 allows no control characters in them
  if (text === undefined || colon < 1 || /[\u0000-\u001f\u007f]/.test(text)) return undefined;
  return {
    start: token.start,
    end: token.end,
    user: text.slice(0, Math.min(colon, 80)),
    hasPassword: colon + 1 < text.length,
  };
}
