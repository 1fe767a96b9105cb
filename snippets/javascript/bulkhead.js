// pattern: bulkhead
// prefix: sdBulkhead
// description: Bulkhead: so many calls at once, so many waiting in turn, any more refused; a waiting caller may give up
// placeholders: Bulkhead, BulkheadFullError, maxConcurrent, maxQueue
// --- snippet ---
export class BulkheadFullError extends Error {
  /** @override */
  name = 'BulkheadFullError';
}

/** One per dependency, so that a slow one cannot take up everything. Operations need a timeout of their own. */
export class Bulkhead {
  #maxConcurrent;
  #maxQueue;
  /** @type {Set<() => void>} */
  #waiting = new Set();
  #running = 0;

  /** @param {{ readonly maxConcurrent: number, readonly maxQueue: number }} options */
  constructor({ maxConcurrent, maxQueue }) {
    if (!(maxConcurrent >= 1 && maxQueue >= 0)) throw new RangeError('limits are out of range');
    this.#maxConcurrent = maxConcurrent;
    this.#maxQueue = maxQueue;
  }

  /**
   * Rejects at once with a BulkheadFullError if there is no place; the signal ends the wait, not the operation.
   * @template T
   * @param {() => Promise<T>} operation
   * @param {AbortSignal} [signal]
   * @returns {Promise<T>}
   */
  async run(operation, signal) {
    signal?.throwIfAborted();
    if (this.#running < this.#maxConcurrent) this.#running++;
    else await this.#waitForTurn(signal);
    try {
      return await operation();
    } finally {
      this.#leave();
    }
  }

  /** @param {AbortSignal | undefined} signal @returns {Promise<void>} */
  #waitForTurn(signal) {
    if (this.#waiting.size >= this.#maxQueue) {
      throw new BulkheadFullError(`${this.#running} running, ${this.#waiting.size} waiting`);
    }
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#waiting.delete(start);
        reject(signal?.reason);
      };
      const start = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      this.#waiting.add(start);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  }

  /** Hands the place on to who has waited longest, so that nobody slips in between. */
  #leave() {
    const [next] = this.#waiting;
    if (!next) this.#running--;
    else if (this.#waiting.delete(next)) next();
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

const bulkhead = new Bulkhead({ maxConcurrent: 2, maxQueue: 2 });
/** @type {string[]} */
const started = [];
/** @type {Map<string, (error?: Error) => void>} */
const finish = new Map();
/** @param {string} name @param {AbortSignal} [signal] @returns {Promise<string>} */
const call = (name, signal) =>
  bulkhead.run(
    () =>
      new Promise((resolve, reject) => {
        started.push(name);
        finish.set(name, (error) => (error ? reject(error) : resolve(`${name} done`)));
      }),
    signal,
  );
const settle = () => new Promise(setImmediate);

// Two run, two wait, the fifth is refused at once.
const controller = new AbortController();
const [a, b, c, d] = [call('a'), call('b'), call('c', controller.signal), call('d')];
await assert.rejects(call('e'), { name: new BulkheadFullError().name, message: '2 running, 2 waiting' });
assert.deepEqual(started, ['a', 'b']);

// One who gives up leaves the queue and makes room there.
controller.abort(new Error('impatient'));
await assert.rejects(c, { message: 'impatient' });
const f = call('f');
await settle();
assert.deepEqual(started, ['a', 'b']);

// A failure frees the place too, and those who wait start in their order.
finish.get('b')?.(new Error('b failed'));
await assert.rejects(b, { message: 'b failed' });
await settle();
assert.deepEqual(started, ['a', 'b', 'd']);

// Who comes when a place is handed on does not overtake those who wait.
finish.get('a')?.();
const g = call('g');
assert.equal(await a, 'a done');
await settle();
assert.deepEqual(started, ['a', 'b', 'd', 'f']);
for (const name of ['d', 'f']) finish.get(name)?.();
await settle();
finish.get('g')?.();
assert.deepEqual(await Promise.all([d, f, g]), ['d done', 'f done', 'g done']);

// All places are free again; an operation that throws at once frees its own as well.
for (let i = 0; i < 3; i++) {
  await assert.rejects(
    bulkhead.run(() => {
      throw new Error('thrown');
    }),
    { message: 'thrown' },
  );
}
started.length = 0;
const last = [call('x'), call('y')];
assert.deepEqual(started, ['x', 'y']);
for (const name of started) finish.get(name)?.();
await Promise.all(last);
await assert.rejects(call('z', controller.signal), { message: 'impatient' });

// Without a queue what finds no place is refused; without places the bulkhead makes no sense.
const strict = new Bulkhead({ maxConcurrent: 1, maxQueue: 0 });
const only = strict.run(settle);
await assert.rejects(strict.run(settle), BulkheadFullError);
await only;
assert.throws(() => new Bulkhead({ maxConcurrent: 0, maxQueue: 1 }), RangeError);
assert.throws(() => new Bulkhead({ maxConcurrent: 1, maxQueue: -1 }), RangeError);
