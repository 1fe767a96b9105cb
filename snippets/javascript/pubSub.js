// pattern: pub-sub
// prefix: sdPubSub
// description: In-process publish/subscribe with topics typed by JSDoc; a failing subscriber stops no other; unsubscribe by handle
// placeholders: Topics, PubSub, onFailure
// --- snippet ---
/**
 * The events by topic.
 * @typedef {{
 *   'lot.opened': { readonly lot: number },
 *   'lot.sold': { readonly lot: number, readonly cents: number },
 * }} Topics
 */

/**
 * @template {keyof Topics} T
 * @typedef {(event: Topics[T]) => void | Promise<void>} Subscriber
 */

/**
 * @template {keyof Topics} T
 * @typedef {{ readonly subscriber: Subscriber<T> }} Subscription
 */

/** In this process only and without memory: who subscribes later, or is down, misses what was published. */
export class PubSub {
  /** @type {Map<keyof Topics, Set<unknown>>} */
  #subscriptions = new Map();
  #onFailure;

  /**
   * @param {(topic: keyof Topics, error: unknown) => void} onFailure is told what subscribers throw or reject with; it
   *   must not throw itself
   */
  constructor(onFailure) {
    this.#onFailure = onFailure;
  }

  /**
   * Returns the function that ends the subscription; it may be called again.
   * @template {keyof Topics} T
   * @param {T} topic
   * @param {Subscriber<T>} subscriber
   * @returns {() => void}
   */
  subscribe(topic, subscriber) {
    /** @type {Subscription<T>} */
    const subscription = { subscriber };
    const subscriptions = this.#of(topic);
    subscriptions.add(subscription);
    return () => void subscriptions.delete(subscription);
  }

  /**
   * Calls all subscribers of the topic side by side and ends when they have; it never rejects.
   * @template {keyof Topics} T
   * @param {T} topic
   * @param {Topics[T]} event
   */
  async publish(topic, event) {
    const deliver = async (/** @type {Subscription<T>} */ { subscriber }) => {
      try {
        await subscriber(event);
      } catch (error) {
        this.#onFailure(topic, error);
      }
    };
    await Promise.all([...this.#of(topic)].map(deliver));
  }

  /**
   * @template {keyof Topics} T
   * @param {T} topic
   * @returns {Set<Subscription<T>>}
   */
  #of(topic) {
    const subscriptions = this.#subscriptions.get(topic) ?? new Set();
    this.#subscriptions.set(topic, subscriptions);
    // Only subscribe adds to it, always those of the same topic.
    return /** @type {Set<Subscription<T>>} */ (subscriptions);
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

/** @type {string[]} */
const failures = [];
/** @type {string[]} */
const seen = [];
const bus = new PubSub((topic, error) => failures.push(`${topic}: ${String(error)}`));

// Each topic has its own subscribers; nobody at all is no error.
await bus.publish('lot.opened', { lot: 1 });
const leave = bus.subscribe('lot.opened', ({ lot }) => void seen.push(`first ${lot}`));
bus.subscribe('lot.sold', ({ lot, cents }) => void seen.push(`sold ${lot} ${cents}`));
await bus.publish('lot.opened', { lot: 2 });
assert.deepEqual(seen, ['first 2']);

// Failing ones, at once or later, are reported and stop no other; publish waits for the slow.
seen.length = 0;
const leaveThrowing = bus.subscribe('lot.opened', () => {
  throw new Error('thrown');
});
const leaveRejecting = bus.subscribe('lot.opened', () => Promise.reject(new Error('rejected')));
bus.subscribe('lot.opened', async ({ lot }) => {
  await new Promise(setImmediate);
  seen.push(`slow ${lot}`);
});
await bus.publish('lot.opened', { lot: 3 });
assert.deepEqual(seen, ['first 3', 'slow 3']);
assert.deepEqual(failures, ['lot.opened: Error: thrown', 'lot.opened: Error: rejected']);

// A handle ends its own subscription, also twice; who joins during a publication waits for the next.
leaveThrowing();
leaveRejecting();
leave();
leave();
seen.length = 0;
const joined = () => void seen.push('joined');
const leaveJoiner = bus.subscribe('lot.opened', () => void bus.subscribe('lot.opened', joined));
await bus.publish('lot.opened', { lot: 4 });
assert.deepEqual(seen, ['slow 4']);
leaveJoiner();
await bus.publish('lot.opened', { lot: 5 });
assert.deepEqual(seen, ['slow 4', 'joined', 'slow 5']);
await bus.publish('lot.sold', { lot: 5, cents: 900 });
assert.equal(seen.at(-1), 'sold 5 900');
assert.equal(failures.length, 2);
