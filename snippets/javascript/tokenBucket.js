// pattern: token-bucket
// prefix: sdTokenBucket
// description: Token bucket with lazy refill by a monotonic clock: allows bursts, refuses beyond and says how long to wait
// placeholders: TokenBucket, Admission, capacity, refillPerSecond
// --- snippet ---
/**
 * @typedef {(
 *   | { readonly allowed: true, readonly remaining: number }
 *   | { readonly allowed: false, readonly retryAfterMs: number }
 * )} Admission
 */

/**
 * @typedef {object} TokenBucketOptions
 * @property {number} capacity the largest burst
 * @property {number} refillPerSecond the rate in the long run
 * @property {() => number} [now] monotonic, in milliseconds
 */

/** One per client or key, and for this process only: several instances need a bucket in a shared store. */
export class TokenBucket {
  #nanosPerToken;
  #full;
  #now;
  #stored; // tokens, by the nanoseconds that it takes to refill them: whole numbers do not round
  #filledAt;

  /** @param {TokenBucketOptions} options */
  constructor({ capacity, refillPerSecond, now = () => performance.now() }) {
    if (!(capacity > 0 && refillPerSecond > 0)) throw new RangeError('capacity and rate must be positive');
    this.#nanosPerToken = Math.max(1, Math.round(1e9 / refillPerSecond));
    this.#full = this.#stored = capacity * this.#nanosPerToken; // full at the start
    this.#now = () => Math.round(now() * 1e6);
    this.#filledAt = this.#now();
  }

  /**
   * Takes as many tokens as the call costs, or none if there are not enough.
   * @param {number} [cost]
   * @returns {Admission}
   */
  take(cost = 1) {
    const price = cost * this.#nanosPerToken;
    if (!(cost > 0 && price <= this.#full)) throw new RangeError(`cost ${cost} can never be met`);
    const now = this.#now();
    this.#stored = Math.min(this.#full, this.#stored + (now - this.#filledAt));
    this.#filledAt = now;
    if (this.#stored < price) return { allowed: false, retryAfterMs: Math.ceil((price - this.#stored) / 1e6) };
    this.#stored -= price;
    return { allowed: true, remaining: Math.floor(this.#stored / this.#nanosPerToken) };
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

let time = 5_000;
const bucket = new TokenBucket({ capacity: 4, refillPerSecond: 2, now: () => time });
const refusedFor = (/** @type {number} */ ms) => ({ allowed: false, retryAfterMs: ms });

// A burst up to the capacity passes, the next call is refused and told how long to wait.
const burst = Array.from({ length: 4 }, () => bucket.take());
assert.deepEqual(
  burst.map((each) => each.allowed && each.remaining),
  [3, 2, 1, 0],
);
assert.deepEqual(bucket.take(), refusedFor(500));

// A refused call takes nothing, and parts of a token are not lost between calls.
time += 499;
assert.deepEqual(bucket.take(), refusedFor(1));
time += 1;
assert.equal(bucket.take().allowed, true);
assert.deepEqual(bucket.take(), refusedFor(500));

// A long pause fills the bucket to its capacity and no further.
time += 60_000;
assert.deepEqual(bucket.take(4), { allowed: true, remaining: 0 });
assert.deepEqual(bucket.take(3), refusedFor(1_500));
time += 1_500;
assert.equal(bucket.take(3).allowed, true);

// Waiting as long as it says is always enough.
const uneven = new TokenBucket({ capacity: 1, refillPerSecond: 3, now: () => time });
uneven.take();
assert.deepEqual(uneven.take(), refusedFor(334));
time += 334;
assert.equal(uneven.take().allowed, true);

// Rates that no binary fraction can hold cost no token of the burst.
for (const refillPerSecond of [0.3, 3, 7, 30, 300]) {
  const full = new TokenBucket({ capacity: 3, refillPerSecond, now: () => time });
  const remaining = [2, 1, 0].map((left) => ({ allowed: true, remaining: left }));
  assert.deepEqual([full.take(), full.take(), full.take()], remaining);
}

// In the long run the rate holds.
let admitted = 0;
for (let i = 0; i < 10_000; i++, time += 1) if (bucket.take().allowed) admitted++;
assert.ok(admitted >= 19 && admitted <= 21, String(admitted));

// What can never be met is an error, not a wait for ever.
assert.throws(() => bucket.take(5), RangeError);
assert.throws(() => bucket.take(0), RangeError);
assert.throws(() => new TokenBucket({ capacity: 4, refillPerSecond: 0 }), RangeError);
