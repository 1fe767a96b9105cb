// pattern: circuit-breaker
// prefix: sdCircuitBreaker
// description: Circuit breaker: refuses calls to a failing dependency at once and probes it after a pause
// placeholders: CircuitBreaker, failureThreshold, windowMs, openMs, halfOpenMax
// --- snippet ---
/**
 * @typedef {(
 *   | { readonly kind: 'closed', failures: number[] }
 *   | { readonly kind: 'open', readonly until: number }
 *   | { readonly kind: 'halfOpen', started: number, succeeded: number }
 * )} BreakerState
 */

/**
 * @typedef {object} BreakerOptions
 * @property {number} failureThreshold failures within windowMs that open the circuit
 * @property {number} windowMs
 * @property {number} openMs how long calls are refused before probes are let through
 * @property {number} halfOpenMax the number of probes; all must succeed to close the circuit
 * @property {(error: unknown) => boolean} [isFailure] false for errors of the caller, such as a 404
 * @property {(to: BreakerState['kind'], from: BreakerState['kind']) => void} [onChange] must not throw
 * @property {() => number} [now] monotonic, in milliseconds
 */

export class CircuitOpenError extends Error {
  /** @override */
  name = 'CircuitOpenError';
}

/** Use one per dependency. A probe that hangs keeps the circuit half-open: give operations a timeout. */
export class CircuitBreaker {
  #options;
  /** @type {BreakerState} */
  #state = { kind: 'closed', failures: [] };

  /** @param {BreakerOptions} options */
  constructor(options) {
    const { failureThreshold, windowMs, openMs, halfOpenMax } = options;
    if (!(failureThreshold >= 1 && windowMs > 0 && openMs >= 0 && halfOpenMax >= 1)) {
      throw new RangeError('limits are out of range');
    }
    this.#options = { isFailure: () => true, onChange: () => {}, now: () => performance.now(), ...options };
  }

  /**
   * Rejects with a CircuitOpenError if it refuses the call, otherwise as the operation does.
   * @template T
   * @param {() => Promise<T>} operation
   * @returns {Promise<T>}
   */
  async run(operation) {
    const state = this.#admit();
    try {
      const result = await operation();
      this.#settle(state, false);
      return result;
    } catch (error) {
      let failed = true; // Remains so if isFailure throws: a probe must not stay under way for ever.
      try {
        failed = this.#options.isFailure(error);
      } finally {
        this.#settle(state, failed);
      }
      throw error;
    }
  }

  /** @returns {BreakerState} */
  #admit() {
    if (this.#state.kind === 'open' && this.#options.now() >= this.#state.until) {
      this.#change({ kind: 'halfOpen', started: 0, succeeded: 0 });
    }
    const state = this.#state;
    if (
      state.kind === 'open' ||
      (state.kind === 'halfOpen' && state.started++ >= this.#options.halfOpenMax)
    ) {
      throw new CircuitOpenError(`refused: the circuit is ${state.kind}`);
    }
    return state;
  }

  /**
   * Counts an outcome; one that began before the last change says nothing about the present.
   * @param {BreakerState} state
   * @param {boolean} failed
   */
  #settle(state, failed) {
    if (state !== this.#state || state.kind === 'open') return;
    const { failureThreshold, windowMs, openMs, halfOpenMax, now } = this.#options;
    if (state.kind === 'closed') {
      if (failed) state.failures = [...state.failures.filter((at) => at > now() - windowMs), now()];
      if (state.failures.length >= failureThreshold) this.#change({ kind: 'open', until: now() + openMs });
    } else if (failed) {
      this.#change({ kind: 'open', until: now() + openMs });
    } else if (++state.succeeded >= halfOpenMax) {
      this.#change({ kind: 'closed', failures: [] });
    }
  }

  /** @param {BreakerState} to */
  #change(to) {
    const from = this.#state;
    this.#state = to;
    this.#options.onChange(to.kind, from.kind);
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

let time = 0;
let calls = 0;
/** @type {string[]} */
const changes = [];
const breaker = new CircuitBreaker({
  failureThreshold: 3,
  windowMs: 1_000,
  openMs: 500,
  halfOpenMax: 2,
  isFailure: (error) => !(error instanceof RangeError),
  onChange: (to, from) => changes.push(`${from} > ${to}`),
  now: () => time,
});
const deferred = () => {
  let resolve = (/** @type {string} */ _) => {};
  let reject = (/** @type {Error} */ _) => {};
  /** @type {Promise<string>} */
  const promise = new Promise((...settle) => ([resolve, reject] = settle));
  return { promise, resolve, reject };
};
const succeed = async () => `answer ${++calls}`;
/** @returns {Promise<never>} */
const fail = async () => {
  calls++;
  throw new Error('down');
};
const failTimes = async (/** @type {number} */ times) => {
  for (let i = 0; i < times; i++) await assert.rejects(breaker.run(fail), { message: 'down' });
};

// Failures that have left the window do not add up, nor do errors that are the caller's own.
await failTimes(2);
time += 1_000;
await failTimes(2);
await assert.rejects(
  breaker.run(() => Promise.reject(new RangeError('not found'))),
  RangeError,
);
assert.equal(await breaker.run(succeed), 'answer 5');
assert.deepEqual(changes, []);

// A call that outlives the state in which it began no longer counts.
const late = deferred();
const lateCall = breaker.run(() => late.promise);

// The third failure in the window opens the circuit: calls are refused and do not reach the dependency.
await failTimes(1);
assert.deepEqual(changes, ['closed > open']);
calls = 0;
await assert.rejects(breaker.run(succeed), CircuitOpenError);
time += 499;
await assert.rejects(breaker.run(succeed), CircuitOpenError);
assert.equal(calls, 0);

// After openMs two probes go through and no third one; the first failure opens the circuit again.
time += 1;
const slow = deferred();
const probes = [breaker.run(() => slow.promise), breaker.run(() => slow.promise)];
await assert.rejects(breaker.run(succeed), CircuitOpenError);
late.resolve('late');
assert.equal(await lateCall, 'late');
slow.reject(new Error('still down'));
await Promise.allSettled(probes);
assert.deepEqual(changes, ['closed > open', 'open > halfOpen', 'halfOpen > open']);

// It closes when as many probes as halfOpenMax have succeeded.
time += 500;
await breaker.run(succeed);
assert.equal(changes.at(-1), 'open > halfOpen');
await breaker.run(succeed);
assert.equal(changes.at(-1), 'halfOpen > closed');
await failTimes(2);
assert.equal(await breaker.run(succeed), 'answer 5');

// Limits that are missing or make no sense are an error, not a circuit that never opens.
const limits = { failureThreshold: 3, windowMs: 1_000, openMs: 500, halfOpenMax: 2 };
for (const key of Object.keys(limits)) {
  for (const value of [-1, NaN, undefined]) {
    assert.throws(() => new CircuitBreaker(Object.assign({ ...limits }, { [key]: value })), RangeError);
  }
}

// A probe whose error cannot be told counts as a failure: the next one is let through.
let isPuzzled = false;
const puzzled = new CircuitBreaker({
  failureThreshold: 1,
  windowMs: 1_000,
  openMs: 0,
  halfOpenMax: 1,
  isFailure: () => {
    if (isPuzzled) throw new TypeError('puzzled');
    return true;
  },
});
await assert.rejects(puzzled.run(fail), { message: 'down' });
isPuzzled = true;
for (let i = 0; i < 3; i++) await assert.rejects(puzzled.run(fail), { message: 'puzzled' });
assert.equal(await puzzled.run(async () => 'clear'), 'clear');
