// pattern: backpressure-queue
// prefix: sdBackpressureQueue
// description: Bounded queue between producers and consumers: when full a push waits, drops the oldest or fails; close drains
// placeholders: BoundedQueue, QueueError, capacity, whenFull
// --- snippet ---
export class QueueError extends Error {
  /** @override */
  name = 'QueueError';
  /** @readonly */
  reason;

  /** @param {'full' | 'closed'} reason */
  constructor(reason) {
    super(`the queue is ${reason}`);
    this.reason = reason;
  }
}

/**
 * @template T
 * @typedef {object} QueueOptions
 * @property {number} capacity
 * @property {'wait' | 'dropOldest' | 'reject'} whenFull
 * @property {(item: T) => void} [onDrop] must not throw
 */

/**
 * In this process and in memory only. Producers await each push, or nothing slows them down.
 * @template T
 */
export class BoundedQueue {
  #options;
  /** @type {T[]} */
  #items = [];
  /** @type {{ readonly item: T, readonly done: (error?: QueueError) => void }[]} */
  #producers = [];
  /** @type {((item: IteratorResult<T, void>) => void)[]} */
  #consumers = [];
  #closed = false;

  /** @param {QueueOptions<T>} options */
  constructor(options) {
    if (!(options.capacity >= 1)) throw new RangeError('capacity must be at least 1');
    if (!['wait', 'dropOldest', 'reject'].includes(options.whenFull)) throw new RangeError('unknown policy');
    this.#options = options;
  }

  /**
   * Rejects with a QueueError if the queue is closed, or full and does not make room.
   * @param {T} item
   * @returns {Promise<void>}
   */
  async push(item) {
    if (this.#closed) throw new QueueError('closed');
    const consumer = this.#consumers.shift();
    if (consumer) return consumer({ value: item });
    const { capacity, whenFull, onDrop } = this.#options;
    if (this.#items.length >= capacity) {
      if (whenFull === 'reject') throw new QueueError('full');
      if (whenFull === 'wait') {
        return new Promise((resolve, reject) => {
          this.#producers.push({ item, done: (error) => (error ? reject(error) : resolve()) });
        });
      }
      for (const oldest of this.#items.splice(0, 1)) onDrop?.(oldest);
    }
    this.#items.push(item);
  }

  /** Producers who still wait are told; consumers get what is in the queue, then the end. */
  close() {
    this.#closed = true;
    for (const { done } of this.#producers.splice(0)) done(new QueueError('closed'));
    for (const consumer of this.#consumers.splice(0)) consumer({ done: true, value: undefined });
  }

  /**
   * Several loops share the items; one that is left takes none of the others' away.
   * @returns {AsyncGenerator<T, void, void>}
   */
  async *[Symbol.asyncIterator]() {
    for (let next = await this.#take(); !next.done; next = await this.#take()) yield next.value;
  }

  /** @returns {Promise<IteratorResult<T, void>>} */
  async #take() {
    if (this.#items.length === 0) {
      if (this.#closed) return { done: true, value: undefined };
      return new Promise((resolve) => this.#consumers.push(resolve));
    }
    const value = /** @type {T} */ (this.#items.shift());
    const producer = this.#producers.shift();
    if (producer) {
      this.#items.push(producer.item);
      producer.done();
    }
    return { value };
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

const settle = () => new Promise(setImmediate);
/**
 * @template T
 * @param {BoundedQueue<T>} queue
 * @param {number} [limit]
 */
const drain = async (queue, limit = Infinity) => {
  /** @type {T[]} */
  const items = [];
  if (limit === 0) return items;
  for await (const item of queue) if (items.push(item) >= limit) break;
  return items;
};
/** @type {number[]} */
const dropped = [];
const onDrop = (/** @type {number} */ item) => void dropped.push(item);
const filled = async (/** @type {'wait' | 'dropOldest' | 'reject'} */ whenFull) => {
  /** @type {BoundedQueue<number>} */
  const queue = new BoundedQueue({ capacity: 2, whenFull, onDrop });
  for (const item of [1, 2]) await queue.push(item);
  return queue;
};

// Wait: a push ends when there is room, and the order is kept, also among those who wait.
const waiting = await filled('wait');
/** @type {number[]} */
const pushed = [];
const pushes = [3, 4].map((item) => waiting.push(item).then(() => pushed.push(item)));
await settle();
assert.deepEqual(pushed, []);
assert.deepEqual(await drain(waiting, 1), [1]);
await settle();
assert.deepEqual(pushed, [3]);
assert.deepEqual(await drain(waiting, 3), [2, 3, 4]);
await Promise.all(pushes);

// Drop the oldest: the newest stay, and what is lost is told.
const dropping = await filled('dropOldest');
for (const item of [3, 4, 5]) await dropping.push(item);
assert.deepEqual(dropped, [1, 2, 3]);
assert.deepEqual(await drain(dropping, 2), [4, 5]);

// Reject: the producer is told at once, and nothing is lost of what is in.
const rejecting = await filled('reject');
await assert.rejects(rejecting.push(3), { name: new QueueError('full').name, reason: 'full' });
assert.deepEqual(await drain(rejecting, 1), [1]);
await rejecting.push(3);

// Close: what is in is still delivered, then the loop ends; nothing more goes in.
rejecting.close();
await assert.rejects(rejecting.push(4), { reason: 'closed' });
assert.deepEqual(await drain(rejecting), [2, 3]);
const closing = await filled('wait');
const late = assert.rejects(closing.push(3), { reason: 'closed' });
closing.close();
await late;
assert.deepEqual(await drain(closing), [1, 2]);

// Consumers who wait share what comes, each item once, and end at the close.
/** @type {BoundedQueue<number | undefined>} */
const shared = new BoundedQueue({ capacity: 1, whenFull: 'reject' });
const loops = [drain(shared), drain(shared)];
await settle();
for (const item of [7, undefined]) await shared.push(item);
await settle();
shared.close();
assert.deepEqual(await Promise.all(loops), [[7], [undefined]]);
assert.throws(() => new BoundedQueue({ capacity: 0, whenFull: 'wait' }), RangeError);
assert.throws(() => new BoundedQueue({ capacity: 1, whenFull: JSON.parse('"drop"') }), RangeError);
