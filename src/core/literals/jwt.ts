import { textFromBase64 } from './base64';
import { tokenAround } from './tokenAround';

/** What is odd about a token. */
export type JwtIssue = 'alg-none' | 'expired' | 'not-yet-valid' | 'no-expiry' | 'odd-dates';

/** What a JWT says of itself; never the token. Nothing of it is verified. RFC 7519, RFC 7515, RFC 7516. */
export interface JwtLiteral {
  readonly start: number;
  readonly end: number;
  readonly algorithm: string;
  readonly type?: string;
  /** Encrypted: the claims cannot be read. */
  readonly isEncrypted: boolean;
  /** The first claims with their values as short text, without the dates. */
  readonly claims: readonly (readonly [name: string, value: string])[];
  /** How many claims there are in all. */
  readonly claimCount: number;
  /** Seconds since 1970. */
  readonly expires?: number;
  readonly notBefore?: number;
  readonly issued?: number;
  readonly issues: readonly JwtIssue[];
}

/** No literal is longer than this. */
const LONGEST = 8192;
const SHOWN_CLAIMS = 12;
const SHOWN_LENGTH = 80;
const DATES = new Set(['exp', 'nbf', 'iat']);

/** The JWT at an offset of a line. Half a token, or one whose parts are no JSON, is none. */
export function findJwt(line: string, offset: number, now: Date): JwtLiteral | undefined {
  const token = tokenAround(line, offset, /[\w.-]/, LONGEST);
  if (token?.text.startsWith('ey') !== true) return undefined;
  const text = token.text.replace(/\.+$/, '');
  const parts = text.split('.');
  const header = jsonObject(parts[0]);
  const algorithm = header?.['alg'];
  if (header === undefined || typeof algorithm !== 'string' || algorithm.length > SHOWN_LENGTH)
    return undefined;
  const type = header['typ'];
  const isUnsigned = parts.length === 2 && algorithm.toLowerCase() === 'none';
  const end =
    token.start + text.length + (isUnsigned && line.charAt(token.start + text.length) === '.' ? 1 : 0);
  const common = {
    start: token.start,
    end,
    algorithm,
    ...(typeof type === 'string' ? { type: type.slice(0, SHOWN_LENGTH) } : {}),
  };
  if (parts.length === 5 && typeof header['enc'] === 'string')
    return { ...common, isEncrypted: true, claims: [], claimCount: 0, issues: [] };
  if (!isUnsigned && (parts.length !== 3 || isNoSignature(parts[2]))) return undefined;
  const claims = jsonObject(parts[1]);
  if (claims === undefined) return undefined;
  return { ...common, isEncrypted: false, ...readClaims(claims), issues: issuesOf(algorithm, claims, now) };
}

function isNoSignature(part: string | undefined): boolean {
  return part === undefined || part.length < 20;
}

type JsonObject = Readonly<Record<string, unknown>>;

function jsonObject(part: string | undefined): JsonObject | undefined {
  const text = part === undefined ? undefined : textFromBase64(part);
  if (text?.startsWith('{') !== true) return undefined;
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    return undefined;
  }
}

function readClaims(
  claims: JsonObject,
): Pick<JwtLiteral, 'claims' | 'claimCount' | 'expires' | 'notBefore' | 'issued'> {
  const [expires, notBefore, issued] = ['exp', 'nbf', 'iat'].map((name) => seconds(claims[name]));
  const others = Object.entries(claims).filter(([name]) => !DATES.has(name));
  return {
    claims: others
      .slice(0, SHOWN_CLAIMS)
      .map(([name, value]) => [name.slice(0, SHOWN_LENGTH), shortText(value)] as const),
    claimCount: Object.keys(claims).length,
    ...(expires === undefined ? {} : { expires }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(issued === undefined ? {} : { issued }),
  };
}

function issuesOf(algorithm: string, claims: JsonObject, now: Date): readonly JwtIssue[] {
  const time = now.getTime() / 1000;
  const [exp, nbf, iat] = ['exp', 'nbf', 'iat'].map((name) => seconds(claims[name]));
  const issues: JwtIssue[] = [];
  if (algorithm.toLowerCase() === 'none') issues.push('alg-none');
  if (exp === undefined) issues.push('no-expiry');
  else if (exp <= time) issues.push('expired');
  if (nbf !== undefined && nbf > time) issues.push('not-yet-valid');
  if (exp !== undefined && iat !== undefined && exp < iat) issues.push('odd-dates');
  return issues;
}

/** A NumericDate of RFC 7519 that a calendar can show. */
function seconds(value: unknown): number | undefined {
  return typeof value === 'number' && Math.abs(value) <= 8.64e12 ? value : undefined;
}

function shortText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH - 1)}…` : text;
}
