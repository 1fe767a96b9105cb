// pattern: totp
// prefix: sdTotp
// description: One-time codes by time (RFC 6238): one step of tolerance, constant-time compare, a used step is refused
// placeholders: totpCode, verifyTotp, STEP_SECONDS, DIGITS
// --- imports ---
import { createHmac, timingSafeEqual } from 'node:crypto';
// --- snippet ---
/** What the usual apps expect, with SHA-1: it is sound in an HMAC. */
const STEP_SECONDS = 30;
const DIGITS = 6;

export function totpCode(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

export interface TotpCheck {
  readonly secret: Uint8Array; // 20 random bytes per user, encrypted where they are stored
  readonly code: string;
  readonly lastUsedStep: number; // -1 if there was none
  readonly now?: () => number; // the time of day, in milliseconds
}

/**
 * The step whose code it is, or undefined. Store it as lastUsedStep by a compare-and-set before you let the user in: a
 * code that somebody has seen must not work again. Limit the attempts too, since there are only a million codes.
 */
export function verifyTotp({ secret, code, lastUsedStep, now = Date.now }: TotpCheck): number | undefined {
  const current = Math.floor(now() / 1_000 / STEP_SECONDS);
  const given = Buffer.from(code);
  let found: number | undefined;
  for (const step of [current - 1, current, current + 1]) {
    if (step < 0) continue;
    const expected = Buffer.from(totpCode(secret, step));
    const fits = given.length === expected.length && timingSafeEqual(given, expected);
    if (fits && step > lastUsedStep) found = step; // the last, if two steps have the same code
  }
  return found;
}
// --- demonstration ---
import assert from 'node:assert/strict';

// The vectors of RFC 6238, appendix B, for SHA-1.
const secret = Buffer.from('12345678901234567890');
const vectors = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
] as const;
for (const [seconds, code] of vectors) {
  const step = Math.floor(seconds / 30);
  assert.equal(totpCode(secret, step, 8), code);
  assert.equal(totpCode(secret, step), code.slice(2));
}

// The code of this step, of the last and of the next one are taken, no others.
const step = 41_152_263;
const check = (code: string, lastUsedStep = -1, atStep = step, offsetMs = 0) =>
  verifyTotp({ secret, code, lastUsedStep, now: () => atStep * 30_000 + offsetMs });
for (const near of [-1, 0, 1]) assert.equal(check(totpCode(secret, step + near)), step + near);
for (const far of [-2, 2]) assert.equal(check(totpCode(secret, step + far)), undefined);
assert.equal(check(totpCode(secret, step + 1), -1, step, 29_999), step + 1);
assert.equal(check(totpCode(secret, step + 2), -1, step, 30_000), step + 2);

// A step that was used is refused, and so are those before it.
const code = totpCode(secret, step);
assert.equal(check(code, step - 1), step);
assert.equal(check(code, step), undefined);
assert.equal(check(totpCode(secret, step - 1), step), undefined);
assert.equal(check(totpCode(secret, step + 1), step), step + 1);

// Anything else is wrong, and no error from within, whatever its length and alphabet.
const almost = `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
for (const wrong of ['', almost, `${code}0`, code.slice(1), ` ${code}`, '１２３４５６']) {
  assert.equal(check(wrong), undefined);
}
const other = Buffer.from('09876543210987654321');
assert.equal(verifyTotp({ secret: other, code, lastUsedStep: -1, now: () => step * 30_000 }), undefined);

// The first step of all has none before it.
assert.equal(check(totpCode(secret, 0), -1, 0), 0);

// A code that fits two steps in reach uses up the later one: it is not taken a second time.
assert.equal(totpCode(secret, 153_567), '468457');
assert.equal(totpCode(secret, 153_569), '468457');
assert.equal(check('468457', -1, 153_568), 153_569);
assert.equal(check('468457', 153_569, 153_568), undefined);
