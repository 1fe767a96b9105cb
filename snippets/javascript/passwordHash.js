// pattern: password-hash
// prefix: sdPasswordHash
// description: Password hashes by scrypt with the parameters in the text, compared in constant time; tells when to hash anew
// placeholders: hashPassword, verifyPassword, needsRehash, CURRENT
// --- imports ---
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
// --- snippet ---
/** 128 MiB and some tenths of a second per hash: limit how many run at once, and the attempts per account. */
const CURRENT = { log2N: 17, r: 8, p: 1 };

const KEY_BYTES = 32;

/**
 * Text for one column: `$scrypt$ln=17,r=8,p=1$<salt>$<key>`.
 * @param {string} password
 * @param {typeof CURRENT} [cost]
 * @returns {Promise<string>}
 */
export async function hashPassword(password, cost = CURRENT) {
  const salt = randomBytes(16);
  const key = await derive(password, salt, KEY_BYTES, cost);
  const parameters = `ln=${cost.log2N},r=${cost.r},p=${cost.p}`;
  return `$scrypt$${parameters}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/**
 * If it is true and needsRehash too, store a new hash. For unknown users verify against a hash of any password: the
 * time must not tell who exists.
 * @param {string} password
 * @param {string} encoded
 * @returns {Promise<boolean>}
 */
export async function verifyPassword(password, encoded) {
  const { cost, salt, key } = parse(encoded);
  return timingSafeEqual(await derive(password, salt, key.length, cost), key);
}

/**
 * Whether it was made with less than today's cost.
 * @param {string} encoded
 * @param {typeof CURRENT} [wanted]
 * @returns {boolean}
 */
export function needsRehash(encoded, wanted = CURRENT) {
  const { cost } = parse(encoded);
  return cost.log2N < wanted.log2N || cost.r < wanted.r || cost.p < wanted.p;
}

/**
 * @param {string} password
 * @param {Buffer} salt
 * @param {number} length
 * @param {typeof CURRENT} cost
 * @returns {Promise<Buffer>}
 */
function derive(password, salt, length, { log2N, r, p }) {
  const options = { N: 2 ** log2N, r, p, maxmem: 256 * 2 ** log2N * r };
  const text = password.normalize('NFKC'); // keyboards differ in how they write the same character
  return new Promise((resolve, reject) => {
    scrypt(text, salt, length, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/**
 * @param {string} encoded
 * @returns {{ readonly cost: typeof CURRENT, readonly salt: Buffer, readonly key: Buffer }}
 */
function parse(encoded) {
  const format = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]{22})\$([\w-]{43})$/;
  const [, log2N, r, p, salt = '', key = ''] = format.exec(encoded) ?? [];
  if (log2N === undefined) throw new TypeError('not a password hash'); // without its text: it might be logged
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) };
  return { cost, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') };
}
// --- demonstration ---
import assert from 'node:assert/strict';

const cheap = { log2N: 10, r: 8, p: 1 };
const encoded = await hashPassword('correct horse', cheap);

// The right password alone fits; the parameters are in the text.
assert.match(encoded, /^\$scrypt\$ln=10,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/);
assert.equal(await verifyPassword('correct horse', encoded), true);
for (const wrong of ['', 'correct', 'Correct horse', 'correct horse ']) {
  assert.equal(await verifyPassword(wrong, encoded), false);
}

// Each hash has a salt of its own, and both fit.
const other = await hashPassword('correct horse', cheap);
assert.notEqual(other, encoded);
assert.equal(await verifyPassword('correct horse', other), true);

// Two ways to write the same characters are the same password; long ones are not cut.
const composed = await hashPassword('caf\u00e9', cheap);
assert.equal(await verifyPassword('cafe\u0301', composed), true);
const long = await hashPassword(`${'x'.repeat(100)}1`, cheap);
assert.equal(await verifyPassword(`${'x'.repeat(100)}2`, long), false);

// A hash of other parameters is verified by its own, and is to be replaced if they are lower.
assert.equal(await verifyPassword('a', await hashPassword('a', { log2N: 11, r: 4, p: 2 })), true);
assert.equal(needsRehash(encoded), true);
assert.equal(needsRehash(encoded, cheap), false);
assert.equal(needsRehash(encoded, { ...cheap, p: 2 }), true);
assert.equal(needsRehash(encoded, { ...cheap, log2N: 9 }), false);

// Any changed part makes it fail; what is no hash is an error that does not show it.
const changed = `${encoded.slice(0, -2)}${encoded.endsWith('AA') ? 'BA' : 'AA'}`;
assert.equal(await verifyPassword('correct horse', changed), false);
assert.equal(await verifyPassword('correct horse', encoded.replace('ln=10', 'ln=11')), false);
for (const broken of ['', 'correct horse', encoded.slice(0, -1), encoded.replace('scrypt', 'argon2id')]) {
  await assert.rejects(verifyPassword('correct horse', broken), { message: 'not a password hash' });
}
