// pattern: webhook-signature
// prefix: sdWebhookVerify
// description: Verifies a webhook: HMAC-SHA256 over time and raw body, tolerance, constant-time compare, secrets in rotation
// placeholders: verifyWebhook, signWebhook, WebhookError, toleranceSeconds
// --- imports ---
import { createHmac, timingSafeEqual } from 'node:crypto';
// --- snippet ---
export class WebhookError extends Error {
  /** @override */
  name = 'WebhookError';
  /** @readonly */
  reason;

  /** @param {'malformed' | 'expired' | 'forged'} reason */
  constructor(reason) {
    super(`the signature is ${reason}`);
    this.reason = reason;
  }
}

/**
 * @typedef {object} VerifyOptions
 * @property {readonly string[]} secrets while one is being replaced: the old one and the new one
 * @property {number} [toleranceSeconds]
 * @property {() => number} [now] the time of day, in milliseconds
 */

/**
 * Throws a WebhookError unless one of the secrets has signed exactly these bytes within the tolerance. A message
 * can be sent again in that time, so remember the ids of events.
 * @param {string} header
 * @param {Uint8Array} body what came over the wire: parse it afterwards, since JSON that is written again differs
 * @param {VerifyOptions} options
 */
export function verifyWebhook(header, body, options) {
  const { secrets, toleranceSeconds = 300, now = Date.now } = options;
  const fields = header.split(',').map((field) => field.trim());
  const timestamp = fields.find((field) => /^t=\d{1,12}$/.test(field))?.slice(2);
  const signatures = fields.filter((field) => /^v1=[0-9a-f]{64}$/.test(field)).map((field) => field.slice(3));
  if (timestamp === undefined || signatures.length === 0) throw new WebhookError('malformed');
  const given = signatures.map((signature) => Buffer.from(signature, 'hex'));
  const expected = secrets.map((secret) => mac(secret, timestamp, body));
  if (!expected.some((one) => given.some((other) => timingSafeEqual(one, other))))
    throw new WebhookError('forged');
  if (Math.abs(now() / 1_000 - Number(timestamp)) > toleranceSeconds) throw new WebhookError('expired');
}

/**
 * The header for a message of one's own: `t=<seconds>,v1=<hex>`.
 * @param {string} secret
 * @param {Uint8Array} body
 * @param {() => number} [now]
 * @returns {string}
 */
export function signWebhook(secret, body, now = Date.now) {
  const timestamp = String(Math.floor(now() / 1_000));
  return `t=${timestamp},v1=${mac(secret, timestamp, body).toString('hex')}`;
}

/**
 * @param {string} secret
 * @param {string} timestamp
 * @param {Uint8Array} body
 * @returns {Buffer}
 */
function mac(secret, timestamp, body) {
  if (secret === '') throw new TypeError('the secret is empty');
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();
}
// --- demonstration ---
import assert from 'node:assert/strict';

let time = 1_700_000_000_000;
const now = () => time;
const body = Buffer.from('{"lot": 7}');
const header = signWebhook('new secret', body, now);
/**
 * @param {string} text
 * @param {Uint8Array} [bytes]
 * @param {readonly string[]} [secrets]
 */
const verify = (text, bytes = body, secrets = ['old secret', 'new secret']) =>
  verifyWebhook(text, bytes, { secrets, now });
/**
 * @param {string} reason
 * @param {string} text
 * @param {Uint8Array} [bytes]
 * @param {readonly string[]} [secrets]
 */
const refuses = (reason, text, bytes, secrets) =>
  assert.throws(() => verify(text, bytes, secrets), { name: new WebhookError('forged').name, reason });

// It is HMAC-SHA256 over time, dot and body; any of several secrets and signatures will do.
assert.equal(
  header,
  `t=1700000000,v1=${createHmac('sha256', 'new secret').update('1700000000.{"lot": 7}').digest('hex')}`,
);
verify(header);
verify(signWebhook('old secret', body, now));
verify(`${header.replace('v1=', `v1=${'0'.repeat(64)}, v1=`)},v0=x`);

// Another body, even with the same meaning, another time or another secret is refused.
refuses('forged', header, Buffer.from('{"lot":7}'));
refuses('forged', header.replace('t=1700000000', 't=1700000001'));
refuses('forged', header, body, ['old secret']);
refuses('forged', header, body, []);

// So is what is too old, or too far ahead; the border is within.
time += 300_000;
verify(header);
time += 1_000;
refuses('expired', header);
time -= 602_000;
refuses('expired', header);
time += 301_000;

// What is no signature is malformed, not an error from within.
for (const text of ['', 't=1700000000', header.slice(0, -2), header.slice(13), 't=x,v1=y', `${header}00`]) {
  refuses('malformed', text);
}
assert.throws(() => signWebhook('', body), TypeError);
