import { createPublicKey, verify, type JsonWebKey, type KeyObject } from 'node:crypto';

const JWKS_TTL_MS = 10 * 60 * 1000;
const MIN_REFRESH_MS = 30 * 1000;

interface Jwks {
  readonly keys: readonly (JsonWebKey & { readonly kid: string })[];
}

/** The identity provider's signing keys, kept for a TTL and fetched again early when a new key id turns up. */
export class JwksClient {
  #keys = new Map<string, KeyObject>();
  #fetchedAt = -Infinity;

  constructor(readonly jwksUrl: string) {}

  async findKey(kid: string): Promise<KeyObject | undefined> {
    const age = Date.now() - this.#fetchedAt;
    // The lower bound keeps made-up key ids from turning into a flood of requests.
    if (age > JWKS_TTL_MS || (!this.#keys.has(kid) && age > MIN_REFRESH_MS)) await this.#refresh();
    return this.#keys.get(kid);
  }

  async #refresh(): Promise<void> {
    const response = await fetch(this.jwksUrl, { signal: AbortSignal.timeout(2000) });
    if (!response.ok) throw new Error(`JWKS request failed with ${response.status}`);
    const jwks = (await response.json()) as Jwks;
    this.#keys = new Map(jwks.keys.map((jwk) => [jwk.kid, createPublicKey({ key: jwk, format: 'jwk' })]));
    this.#fetchedAt = Date.now();
  }
}

/** Whether the ID token was signed (RS256) with a key of the JWKS. The caller checks issuer, audience and expiry. */
export async function hasValidSignature(idToken: string, jwks: JwksClient): Promise<boolean> {
  const [header, payload, signature] = idToken.split('.');
  if (!header || !payload || !signature) return false;
  const { alg, kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as Record<string, unknown>;
  if (alg !== 'RS256' || typeof kid !== 'string') return false;
  const key = await jwks.findKey(kid);
  if (key === undefined) return false;
  const signed = Buffer.from(`${header}.${payload}`);
  return verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'));
}
