// pattern: idempotency-key
// prefix: sdIdempotencyKey
// description: Idempotency key: runs a request once and replays its answer; in flight or another request is an error
// placeholders: IdempotencyStore, IdempotentRunner, leaseMs, keepMs
// --- imports ---
import { createHash } from 'node:crypto';
// --- snippet ---
export interface IdempotencyRecord<T> {
  readonly requestHash: string;
  readonly answer?: { readonly value: T }; // absent while the request is in flight
}

/** A table with a unique key, or the like. Scope keys by client: a key of one must never hit that of another. */
export interface IdempotencyStore<T> {
  /** One atomic step: inserts unless there is a record that has not expired, which it then returns. */
  insert(key: string, record: IdempotencyRecord<T>, ttlMs: number): Promise<IdempotencyRecord<T> | undefined>;
  put(key: string, record: IdempotencyRecord<T>, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
}

/** `inFlight`: the client may ask again later (HTTP 409); `mismatch`: it is the client's mistake (HTTP 422). */
export class IdempotencyError extends Error {
  override readonly name = 'IdempotencyError';
  readonly reason: 'inFlight' | 'mismatch';

  constructor(reason: 'inFlight' | 'mismatch') {
    super(reason === 'inFlight' ? 'the request is in flight' : 'the key was used for another request');
    this.reason = reason;
  }
}

export interface RunnerOptions<T> {
  readonly store: IdempotencyStore<T>;
  readonly leaseMs: number; // longer than any run: frees the key if this process dies meanwhile
  readonly keepMs: number; // how long answers are replayed, such as a day
}

export class IdempotentRunner<T> {
  readonly #options: RunnerOptions<T>;

  constructor(options: RunnerOptions<T>) {
    this.#options = options;
  }

  /** A failed operation frees the key; it must have no effect then, such as by a transaction. */
  async run(key: string, request: string | Uint8Array, operation: () => Promise<T>): Promise<T> {
    const { store, leaseMs, keepMs } = this.#options;
    const requestHash = createHash('sha256').update(request).digest('base64');
    const earlier = await store.insert(key, { requestHash }, leaseMs);
    if (earlier) {
      if (earlier.requestHash !== requestHash) throw new IdempotencyError('mismatch');
      if (!earlier.answer) throw new IdempotencyError('inFlight');
      return earlier.answer.value;
    }
    let value: T;
    try {
      value = await operation();
    } catch (error) {
      await store.delete(key).catch(() => {}); // the lease ends anyway; the operation's error matters more
      throw error;
    }
    await store.put(key, { requestHash, answer: { value } }, keepMs); // if this fails the key stays taken for leaseMs
    return value;
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

const records = new Map<string, { readonly record: IdempotencyRecord<string>; readonly ttlMs: number }>();
let broken = false;
const store: IdempotencyStore<string> = {
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
const runner = new IdempotentRunner<string>({ store, leaseMs: 100, keepMs: 9_000 });
let effects = 0;
const book = async () => `ticket ${++effects}`;
const fails = async (): Promise<never> => {
  throw new Error('sold out');
};

// Two at once: the effect happens once, the other is told to wait; later the answer is replayed.
let release = (_: string) => {};
const slow = new Promise<string>((resolve) => (release = resolve));
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
