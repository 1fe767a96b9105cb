// pattern: single-flight
// prefix: sdSingleFlight
// description: Single flight: calls of one key at the same time share one execution and its outcome; nothing is kept
// placeholders: SingleFlight, forget
// --- snippet ---
/** For this process only. No cache: who calls after the end starts the work anew, also after an error. */
export class SingleFlight<K, V> {
  readonly #flights = new Map<K, Promise<V>>();

  get size(): number {
    return this.#flights.size;
  }

  /**
   * Starts the work unless it is under way for the key. All callers get the same object, so it must not be changed; a
   * work that hangs holds them all, so give it a timeout, and no signal of one caller.
   */
  run(key: K, work: () => Promise<V>): Promise<V> {
    const existing = this.#flights.get(key);
    if (existing) return existing;
    const flight = (async () => work())().finally(() => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    });
    this.#flights.set(key, flight);
    return flight;
  }

  /** The next call starts anew, such as after a write that the present work may not have seen. */
  forget(key: K): void {
    this.#flights.delete(key);
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

const flights = new SingleFlight<string, { readonly at: string }>();
const finish: ((error?: Error) => void)[] = [];
const work = (at: string) => () =>
  new Promise<{ readonly at: string }>((resolve, reject) => {
    finish.push((error) => (error ? reject(error) : resolve({ at })));
  });

// Calls of one key share one execution; those of another do not.
const shared = [flights.run('a', work('first')), flights.run('a', work('never'))];
const other = flights.run('b', work('other'));
assert.equal(finish.length, 2);
for (const each of finish.splice(0)) each();
const [one, two] = await Promise.all(shared);
assert.equal(one, two);
assert.deepEqual([one, await other], [{ at: 'first' }, { at: 'other' }]);

// When it is done it is forgotten.
assert.equal(flights.size, 0);
const again = flights.run('a', work('second'));
finish.pop()?.();
assert.deepEqual(await again, { at: 'second' });

// An error reaches all who wait, whether rejected or thrown, and is not kept.
const failing = [flights.run('a', work('x')), flights.run('a', work('y'))];
finish.pop()?.(new Error('down'));
const outcomes = await Promise.allSettled(failing);
assert.deepEqual(
  outcomes.map((outcome) => outcome.status === 'rejected' && String(outcome.reason)),
  ['Error: down', 'Error: down'],
);
const thrower = (): never => {
  throw new Error('thrown');
};
await assert.rejects(flights.run('a', thrower), { message: 'thrown' });
assert.equal(flights.size, 0);
assert.deepEqual(await flights.run('a', async () => ({ at: 'third' })), { at: 'third' });

// After forget the next call starts anew, and the end of the old flight does not end the new one.
const old = flights.run('a', work('old'));
flights.forget('a');
const fresh = flights.run('a', work('fresh'));
assert.equal(finish.length, 2);
finish[0]?.();
assert.deepEqual(await old, { at: 'old' });
assert.equal(flights.run('a', work('never')), fresh);
finish[1]?.();
assert.deepEqual(await fresh, { at: 'fresh' });
assert.equal(finish.length, 2);
assert.equal(flights.size, 0);
