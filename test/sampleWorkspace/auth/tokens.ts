import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const ACCESS_TOKEN_TTL_SECONDS = 600;

export interface Claims {
  readonly sub: string;
  readonly exp: number;
}

/** Signs a JWT with an HMAC (HS256). */
export function signJwt(subject: string, jwtSecret: string, now = Date.now()): string {
  const claims: Claims = { sub: subject, exp: Math.floor(now / 1000) + ACCESS_TOKEN_TTL_SECONDS };
  const unsigned = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${unsigned}.${hmac(unsigned, jwtSecret).toString('base64url')}`;
}

/** The claims of a valid JWT; `undefined` if it is malformed, forged or expired. */
export function verifyJwt(jwtToken: string, jwtSecret: string, now = Date.now()): Claims | undefined {
  const [header, payload, signature, ...rest] = jwtToken.split('.');
  if (!header || !payload || !signature || rest.length > 0) return undefined;
  // The HMAC is always SHA-256, whatever `alg` says: a token must not choose how it is checked.
  const expected = hmac(`${header}.${payload}`, jwtSecret);
  const actual = Buffer.from(signature, 'base64url');
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return undefined;
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  return claims.exp > now / 1000 ? claims : undefined;
}

export interface RefreshTokenStore {
  /** Removes the refresh token and returns whose it was, in one step, so that it works once. */
  take(refreshTokenHash: string): Promise<string | undefined>;
  put(refreshTokenHash: string, subject: string, ttlDays: number): Promise<void>;
}

/** Swaps a refresh token for a new pair; `undefined` if it is unknown, expired or already used. */
export async function rotateRefreshToken(refreshToken: string, store: RefreshTokenStore, jwtSecret: string) {
  const subject = await store.take(sha256(refreshToken));
  if (subject === undefined) return undefined;
  const nextRefreshToken = randomBytes(32).toString('base64url');
  await store.put(sha256(nextRefreshToken), subject, 30);
  return { accessToken: signJwt(subject, jwtSecret), refreshToken: nextRefreshToken };
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const hmac = (text: string, key: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
