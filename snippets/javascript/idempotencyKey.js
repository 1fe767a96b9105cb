// pattern: idempotency-key
// prefix: sdIdempotencyKey
// description: Idempotency key: runs a request once and replays its answer; in flight or another request is an error
// placeholders: IdempotencyStore, IdempotentRunner, leaseMs, keepMs
// --- imports ---
import { createHash } from 'node:crypto';
// --- snippet ---
/**
 * @template T
 * @typedef {object} IdempotencyRecord
 * @property {string} requestHash
 * @property {{ readonly value: T }} [answer] absent while the request is in flight
 */

/**
 * A table with a unique key, or the like. Scope keys by client: a key of one must never hit that of another.
 * @template T
 * @typedef {object} IdempotencyStore
 * @property {(key: string, record: IdempotencyRecord<T>, ttlMs: number) =>
 *   Promise<IdempotencyRecord<T> | undefined>} insert one atomic step: inserts unless there is a record that has not
 *   expired, which it then returns
 * @property {(key: string, record: IdempotencyRecord<T>, ttlMs: number) => Promise<void>} put
 * @property {(key: string) => Promise<void>} delete
 */

/** `inFlight`: the client may ask again later (HTTP 409); `mismatch`: it is the client's mistake (HTTP 422). */
export class IdempotencyError extends Error {
  /** @override */
  name = 'IdempotencyError';
  /** @readonly */
  reason;

  /** @param {'inFlight' | 'mismatch'} reason */
  constructor(reason) {
    super(reason === 'inFlight' ? 'the request is in flight' : 'the key was used for another request');
    this.reason = reason;
  }
}

/**
 * @template T
 * @typedef {object} RunnerOptions
 * @property {IdempotencyStore<T>} store
 * @property {number} leaseMs longer than any run: frees the key if this process dies meanwhile
 * @property {number} keepMs how long answers are replayed, such as a day
 */

/** @template T */
export class IdempotentRunner {
  #options;

  /** @param {RunnerOptions<T>} options */
  constructor(options) {
    this.#options = options;
  }

  /**
   * A failed operation frees the key; it must have no effect then, such as by a transaction.
   * @param {string} key
   * @param {string | Uint8Array} request
   * @param {() => Promise<T>} operation
   * @returns {Promise<T>}
   */
  async run(key, request, operation) {
    const { store, leaseMs, keepMs } = this.#options;
    const requestHash = createHash('sha256').update(request).digest('base64');
    const earlier = await store.insert(key, { requestHash }, leaseMs);
    if (earlier) {
      if (earlier.requestHash !== requestHash) throw new IdempotencyError('mismatch');
      if (!earlier.answer) throw new IdempotencyError('inFlight');
      return earlier.answer.value;
    }
    /** @type {T} */
    let value;
    try {
      value = await operation();
    } catch (error) {
      await store.delete(key).catch(() => {}); // the lease ends anyway; the operation's error matters more
      throw error;
    }
    await store.put(key, { requestHash, answer: { value } }, keepMs); // if this fails the key stays taken
    return value;
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

/** @type {Map<string, { readonly record: IdempotencyRecord<string>, readonly ttlMs: number }>} */
const records = new Map();
let broken = false;
/** @type {IdempotencyStore<string>} */
const store = {
  insert: async (key, record, ttlMs) => {
    const existing = records.get(key);
    if (!existing) records.set(key, { record, ttlMs });
    return existing?.record;
  },
  put: async (key, record, ttlMs) => {
    if (broken) throw new Error('store down');
    records.set(key, { record, ttlMs });
  },
  delete: async (key) => {
    if (broken) throw new Error('store down');
    records.delete(key);
  },
};
/** @type {IdempotentRunner<string>} */
const runner = new IdempotentRunner({ store, leaseMs: 100, keepMs: 9_000 });
let effects = 0;
const book = async () => `ticket ${++effects}`;
const fails = async () => {
  throw new Error('sold out');
};

// Two at once: the effect happens once, the other is told to wait; later the answer is replayed.
let release = (/** @type {string} */ _) => {};
/** @type {Promise<string>} */
const slow = new Promise((resolve) => (release = resolve));
const first = runner.run('k1', 'seat 4', () => slow);
await assert.rejects(runner.run('k1', 'seat 4', book), { reason: 'inFlight' });
assert.equal(records.get('k1')?.ttlMs, 100);
release('ticket 0');
assert.equal(await first, 'ticket 0');
assert.equal(await runner.run('k1', Buffer.from('seat 4'), book), 'ticket 0');
assert.equal(effects, 0);
assert.equal(records.get('k1')?.ttlMs, 9_000);

// The same key with another request is an error, and another key is another request.
await assert.rejects(runner.run('k1', 'seat 5', book), { reason: 'mismatch' });
assert.equal(await runner.run('k2', 'seat 4', book), 'ticket 1');

// A failure frees the key; the error is that of the operation even if the store fails too.
await assert.rejects(runner.run('k3', 'seat 6', fails), { message: 'sold out' });
assert.equal(await runner.run('k3', 'seat 6', book), 'ticket 2');
broken = true;
await assert.rejects(runner.run('k4', 'seat 7', fails), { message: 'sold out' });

// An answer that could not be stored must not make the operation run again.
await assert.rejects(runner.run('k5', 'seat 8', book), { message: 'store down' });
broken = false;
await assert.rejects(runner.run('k5', 'seat 8', book), { reason: 'inFlight' });
assert.equal(effects, 3);
