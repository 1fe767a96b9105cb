// pattern: sliding-window
// prefix: sdSlidingWindow
// description: Sliding window limit by weighted counts of this window and the last one; two numbers per key, idle keys vanish
// placeholders: SlidingWindow, Verdict, limit, windowMs
// --- snippet ---
export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly retryAfterMs: number };

export interface SlidingWindowOptions {
  readonly limit: number; // calls per key in any windowMs, assuming that those of the last window came evenly
  readonly windowMs: number;
  readonly now?: () => number; // monotonic, in milliseconds
}

/** For this process only: several instances need the counts in a shared store. */
export class SlidingWindow {
  readonly #options: Required<SlidingWindowOptions>;
  #window = -Infinity;
  #counts = new Map<string, number>();
  #lastCounts: ReadonlyMap<string, number> = new Map();

  constructor(options: SlidingWindowOptions) {
    if (!(options.limit >= 1 && options.windowMs > 0)) throw new RangeError('limits are out of range');
    this.#options = { now: () => performance.now(), ...options };
  }

  /** Counts the call if it is allowed; refused calls do not count. */
  admit(key: string): Verdict {
    const { limit, windowMs, now } = this.#options;
    const time = now();
    this.#moveTo(Math.floor(time / windowMs));
    const elapsed = time - this.#window * windowMs;
    const count = this.#counts.get(key) ?? 0;
    const last = this.#lastCounts.get(key) ?? 0;
    if (count + 1 + last * (1 - elapsed / windowMs) <= limit) {
      this.#counts.set(key, count + 1);
      return { allowed: true };
    }
    // Room comes when enough of the last window has slid out; if this window alone is full, in the next one.
    const waitMs =
      count + 1 <= limit
        ? windowMs * (1 - (limit - count - 1) / last) - elapsed
        : windowMs * (2 - (limit - 1) / count) - elapsed;
    return { allowed: false, retryAfterMs: Math.ceil(waitMs) };
  }

  /** Windows begin at the same time for all keys, so the counts of old ones are dropped together. */
  #moveTo(window: number): void {
    if (window === this.#window) return;
    this.#lastCounts = window === this.#window + 1 ? this.#counts : new Map();
    this.#counts = new Map();
    this.#window = window;
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

let time = 20_000;
const limiter = new SlidingWindow({ limit: 4, windowMs: 1_000, now: () => time });
const admitted = (key: string, tries: number) =>
  Array.from({ length: tries }, () => limiter.admit(key)).filter(({ allowed }) => allowed).length;
const waitFor = (key: string) => {
  const verdict = limiter.admit(key);
  return verdict.allowed ? 0 : verdict.retryAfterMs;
};

// The limit holds within a window, for each key on its own.
time = 20_900;
assert.equal(admitted('ann', 9), 4);
assert.equal(admitted('bob', 2), 2);

// Nor does the border of the windows double it: the last window counts by its share.
time = 21_000;
assert.equal(admitted('ann', 9), 0);
assert.equal(waitFor('ann'), 250);
time += 249;
assert.equal(waitFor('ann'), 1);
time += 1;
assert.equal(admitted('ann', 9), 1);
time = 21_500;
assert.equal(admitted('ann', 9), 1);
assert.equal(admitted('bob', 9), 3);

// The wait takes into account what this window has already let through.
time = 25_000;
assert.equal(admitted('di', 2), 2);
time = 26_100;
assert.equal(admitted('di', 9), 2);
assert.equal(waitFor('di'), 400);
time = 26_500;
assert.equal(admitted('di', 9), 1);
assert.equal(waitFor('di'), 500);
time = 27_000;
assert.equal(admitted('di', 9), 1);

// If this window alone is full, the wait reaches into the next one, and then it is enough.
time = 30_100;
assert.equal(admitted('cy', 9), 4);
const wait = waitFor('cy');
assert.equal(wait, 1_150);
time += wait - 1;
assert.equal(admitted('cy', 1), 0);
time += 1;
assert.equal(admitted('cy', 9), 1);

// After a pause of more than a window nothing is left.
time = 33_999;
assert.equal(admitted('cy', 9), 4);

// A wait is rounded up, so that it is enough.
const uneven = new SlidingWindow({ limit: 3, windowMs: 1_000, now: () => time });
time = 40_000;
for (let i = 0; i < 3; i++) uneven.admit('ed');
assert.deepEqual(uneven.admit('ed'), { allowed: false, retryAfterMs: 1_334 });
time += 1_334;
assert.equal(uneven.admit('ed').allowed, true);
assert.throws(() => new SlidingWindow({ limit: 0, windowMs: 1_000 }), RangeError);
