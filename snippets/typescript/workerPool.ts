// pattern: worker-pool
// prefix: sdWorkerPool
// description: Worker pool for promises: so many tasks at once, results in order; the first error stops and aborts the rest
// placeholders: runPool, Task, size
// --- snippet ---
export type Task<T, R> = (item: T, signal: AbortSignal, index: number) => Promise<R>;

/**
 * Runs the task for every item, `size` at a time, and returns the results in the order of the items. After the first
 * error no more are started and the signal aborts those that run; it rejects with that error when all have ended, so
 * that nothing goes on behind the caller's back. For waiting, not for computing: that needs worker threads.
 */
export async function runPool<T, R>(
  items: Iterable<T>,
  size: number,
  task: Task<T, R>,
  signal?: AbortSignal,
): Promise<R[]> {
  if (!Number.isInteger(size) || size < 1) throw new RangeError('size must be a positive integer');
  const failure = new AbortController();
  const stop = signal ? AbortSignal.any([signal, failure.signal]) : failure.signal;
  const queue = [...items].entries(); // shared: each worker takes what is next
  const results: R[] = [];
  const work = async (): Promise<void> => {
    while (!stop.aborted) {
      const next = queue.next();
      if (next.done) return;
      const [index, item] = next.value;
      try {
        results[index] = await task(item, stop, index);
      } catch (error) {
        failure.abort(error); // only the first one counts
      }
    }
  };
  await Promise.all(Array.from({ length: size }, work));
  stop.throwIfAborted();
  return results;
}
// --- demonstration ---
import assert from 'node:assert/strict';

const settle = () => new Promise(setImmediate);
let running = 0;
let most = 0;
const started: number[] = [];
const turns =
  (count: (item: number) => number): Task<number, string> =>
  async (item) => {
    started.push(item);
    most = Math.max(most, ++running);
    for (let i = 0; i < count(item); i++) await settle();
    running--;
    return `photo ${item}`;
  };

// Never more than the size at once; the results keep the order though later ones end first.
const items = [1, 2, 3, 4, 5, 6, 7];
const results = await runPool(
  items,
  3,
  turns((item) => 8 - item),
);
assert.deepEqual(
  results,
  items.map((item) => `photo ${item}`),
);
assert.equal(most, 3);

// A pool that is larger than the work, and no work at all.
most = 0;
assert.deepEqual(await runPool(new Set([9]), 50, async (item, _, index) => item + index), [9]);
assert.deepEqual(
  await runPool(
    [],
    3,
    turns(() => 1),
  ),
  [],
);

// After the first error nothing new starts, the running ones are told and waited for.
started.length = 0;
let ended = false;
const failing: Task<number, void> = async (item, signal) => {
  started.push(item);
  if (item === 2) throw new Error('photo 2 is broken');
  while (!signal.aborted) await settle();
  await settle();
  ended = true;
  throw new Error('a consequence');
};
await assert.rejects(runPool(items, 2, failing), { message: 'photo 2 is broken' });
assert.deepEqual(started, [1, 2]);
assert.ok(ended);

// The caller's signal stops it too, with its reason.
started.length = 0;
const controller = new AbortController();
const stopped = runPool(
  items,
  2,
  turns(() => 2),
  controller.signal,
);
controller.abort(new Error('closing'));
await assert.rejects(stopped, { message: 'closing' });
assert.deepEqual(started, [1, 2]);
assert.equal(running, 0);
await assert.rejects(
  runPool(items, 0, async () => {}),
  RangeError,
);
