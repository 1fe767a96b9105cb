// pattern: backpressure-queue
// prefix: sdBackpressureQueue
// description: Bounded queue between producers and consumers: when full a push waits, drops the oldest or fails; close drains
// placeholders: BoundedQueue, QueueError, capacity, whenFull
// --- snippet ---
export class QueueError extends Error {
  override readonly name = 'QueueError';
  readonly reason: 'full' | 'closed';

  constructor(reason: 'full' | 'closed') {
    super(`the queue is ${reason}`);
    this.reason = reason;
  }
}

export interface QueueOptions<T> {
  readonly capacity: number;
  readonly whenFull: 'wait' | 'dropOldest' | 'reject';
  readonly onDrop?: (item: T) => void; // must not throw
}

/** In this process and in memory only. Producers await each push, or nothing slows them down. */
export class BoundedQueue<T> {
  readonly #options: QueueOptions<T>;
  readonly #items: T[] = [];
  readonly #producers: { readonly item: T; readonly done: (error?: QueueError) => void }[] = [];
  readonly #consumers: ((item: IteratorResult<T, void>) => void)[] = [];
  #closed = false;

  constructor(options: QueueOptions<T>) {
    if (!(options.capacity >= 1)) throw new RangeError('capacity must be at least 1');
    this.#options = options;
  }

  async push(item: T): Promise<void> {
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
  close(): void {
    this.#closed = true;
    for (const { done } of this.#producers.splice(0)) done(new QueueError('closed'));
    for (const consumer of this.#consumers.splice(0)) consumer({ done: true, value: undefined });
  }

  /** Several loops share the items; one that is left takes none of the others' away. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, void> {
    for (let next = await this.#take(); !next.done; next = await this.#take()) yield next.value;
  }

  async #take(): Promise<IteratorResult<T, void>> {
    if (this.#items.length === 0) {
      if (this.#closed) return { done: true, value: undefined };
      return new Promise((resolve) => this.#consumers.push(resolve));
    }
    const value = this.#items.shift() as T;
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
const drain = async <T>(queue: BoundedQueue<T>, limit = Infinity) => {
  const items: T[] = [];
  if (limit === 0) return items;
  for await (const item of queue) if (items.push(item) >= limit) break;
  return items;
};
const dropped: number[] = [];
const onDrop = (item: number) => void dropped.push(item);
const filled = async (whenFull: 'wait' | 'dropOldest' | 'reject') => {
  const queue = new BoundedQueue<number>({ capacity: 2, whenFull, onDrop });
  for (const item of [1, 2]) await queue.push(item);
  return queue;
};

// Wait: a push ends when there is room, and the order is kept, also among those who wait.
const waiting = await filled('wait');
const pushed: number[] = [];
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
const shared = new BoundedQueue<number | undefined>({ capacity: 1, whenFull: 'reject' });
const loops = [drain(shared), drain(shared)];
await settle();
for (const item of [7, undefined]) await shared.push(item);
await settle();
shared.close();
assert.deepEqual(await Promise.all(loops), [[7], [undefined]]);
assert.throws(() => new BoundedQueue({ capacity: 0, whenFull: 'wait' }), RangeError);
