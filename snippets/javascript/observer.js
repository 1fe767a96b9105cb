// pattern: observer
// prefix: dpObserver
// description: Observer: a subject that tells its listeners, survives failing ones and returns an unsubscribe function
// placeholders: Subject, Payload
// --- snippet ---
/** @typedef {{ readonly id: string }} Payload */
/** @typedef {(payload: Payload) => void | Promise<void>} Listener */

export class Subject {
  /** @type {Set<{ readonly listener: Listener }>} */
  #subscriptions = new Set();
  #onError;

  /** @param {(error: unknown, payload: Payload) => void} onError is told what listeners throw or reject with; it must not throw itself */
  constructor(onError) {
    this.#onError = onError;
  }

  /**
   * Returns the function that ends the subscription. Keep it: a listener that stays is never freed.
   * @param {Listener} listener
   * @returns {() => void}
   */
  subscribe(listener) {
    const subscription = { listener };
    this.#subscriptions.add(subscription);
    return () => void this.#subscriptions.delete(subscription);
  }

  /**
   * Calls the listeners in the order of their subscription and does not wait for asynchronous ones.
   * @param {Payload} payload
   */
  notify(payload) {
    // A copy: those who subscribe meanwhile wait for the next time; those who leave are not called any more.
    for (const subscription of [...this.#subscriptions]) {
      if (this.#subscriptions.has(subscription)) void this.#deliver(subscription.listener, payload);
    }
  }

  /** @param {Listener} listener @param {Payload} payload */
  async #deliver(listener, payload) {
    try {
      await listener(payload);
    } catch (error) {
      this.#onError(error, payload);
    }
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

/** @type {string[]} */
const errors = [];
/** @type {string[]} */
const seen = [];
const subject = new Subject((error, { id }) => errors.push(`${id}: ${String(error)}`));
const payload = { id: 'order 7' };

// Listeners are called in order, before notify returns; a failing one stops no other and is reported.
const first = (/** @type {Payload} */ { id }) => void seen.push(`first ${id}`);
const leaveFirst = subject.subscribe(first);
const leaveThrowing = subject.subscribe(() => {
  throw new Error('thrown');
});
const leaveRejecting = subject.subscribe(() => Promise.reject(new Error('rejected')));
subject.subscribe(({ id }) => void seen.push(`last ${id}`));
subject.notify(payload);
assert.deepEqual(seen, ['first order 7', 'last order 7']);
await new Promise(setImmediate);
assert.deepEqual(errors, ['order 7: Error: thrown', 'order 7: Error: rejected']);
leaveThrowing();
leaveRejecting();

// The same function may subscribe twice; each subscription ends on its own, and ending it again does nothing.
seen.length = 0;
const leaveAgain = subject.subscribe(first);
leaveFirst();
leaveFirst();
subject.notify(payload);
assert.deepEqual(seen, ['last order 7', 'first order 7']);
leaveAgain();

// During a notification: one who leaves is not called any more, one who joins waits for the next.
seen.length = 0;
const leaveChanger = subject.subscribe(() => {
  leaveLeaver();
  subject.subscribe(({ id }) => void seen.push(`joined ${id}`));
});
const leaveLeaver = subject.subscribe(() => void seen.push('left'));
subject.notify(payload);
assert.deepEqual(seen, ['last order 7']);
leaveChanger();
subject.notify(payload);
assert.deepEqual(seen, ['last order 7', 'last order 7', 'joined order 7']);
assert.equal(errors.length, 2);
