// pattern: retry
// prefix: sdRetry
// description: Retry with exponential backoff and full jitter, only for errors that may pass; an AbortSignal ends it
// placeholders: retry, RetryOptions, maxAttempts, baseMs, capMs, isRetryable
// wrap: await retry(() => call(), { maxAttempts: 4, baseMs: 100, capMs: 5_000, isRetryable: () => true })
// selection: call(), 4, 100, 5_000, true
// --- imports ---
import { setTimeout as delay } from 'node:timers/promises';
// --- snippet ---
export interface RetryOptions {
  readonly maxAttempts: number; // with the first one
  readonly baseMs: number; // the bound of the first pause; it doubles with each attempt
  readonly capMs: number; // the bound of all pauses
  readonly isRetryable: (error: unknown) => boolean; // false for what another attempt does not change
  readonly signal?: AbortSignal; // cancellation, or a deadline by AbortSignal.timeout
  readonly onRetry?: (error: unknown, attempt: number, pauseMs: number) => void; // must not throw
  readonly random?: () => number;
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * Runs the operation until it succeeds, fails for good or has failed maxAttempts times; rejects with the last error,
 * or with the signal's reason if that ends it. Only for operations that may safely run more than once.
 */
export async function retry<T>(
  operation: (signal?: AbortSignal) => Promise<T>,
  options: RetryOptions,
): Promise<T> {
  const { maxAttempts, baseMs, capMs, isRetryable, signal, onRetry } = options;
  const { random = Math.random, sleep = (ms: number) => delay(ms, undefined, { signal }) } = options;
  if (!(maxAttempts >= 1 && baseMs >= 0 && capMs >= 0)) throw new RangeError('limits are out of range');
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    try {
      return await operation(signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (attempt >= maxAttempts || !isRetryable(error)) throw error;
      const pauseMs = random() * Math.min(capMs, baseMs * 2 ** (attempt - 1));
      onRetry?.(error, attempt, pauseMs);
      try {
        await sleep(pauseMs, signal);
      } catch (interruption) {
        signal?.throwIfAborted(); // the reason that the caller gave, not the timer's own error
        throw interruption;
      }
    }
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

class Busy extends Error {}

// A call that fails twice, around which it is put.
let failures = 2;
const call = async (): Promise<string> => {
  if (failures-- > 0) throw new Error('busy');
  return 'answer';
};
assert.equal(
  await retry(() => call(), { maxAttempts: 4, baseMs: 100, capMs: 5_000, isRetryable: () => true }),
  'answer',
);

const pauses: number[] = [];
const noted: string[] = [];
let calls = 0;
let jitter = 1;
const options: RetryOptions = {
  maxAttempts: 6,
  baseMs: 100,
  capMs: 450,
  isRetryable: (error) => error instanceof Busy,
  onRetry: (error, attempt) => noted.push(`${attempt} ${String(error)}`),
  random: () => jitter,
  sleep: async (ms) => void pauses.push(ms),
};
const failing = (times: number) => {
  calls = pauses.length = noted.length = 0;
  return async () => {
    if (++calls <= times) throw new Busy(`busy ${calls}`);
    return `answer ${calls}`;
  };
};

// It goes on until success; the bounds of the pauses double up to the cap.
assert.equal(await retry(failing(5), options), 'answer 6');
assert.deepEqual(pauses, [100, 200, 400, 450, 450]);
assert.equal(noted[0], '1 Error: busy 1');
assert.equal(noted.length, 5);

// The jitter is full: it takes the whole range down to nothing.
jitter = 0;
await retry(failing(2), options);
assert.deepEqual(pauses, [0, 0]);
jitter = 0.25;
await retry(failing(3), options);
assert.deepEqual(pauses, [25, 50, 100]);

// The last error is what remains, and there is no pause after it.
await assert.rejects(retry(failing(9), { ...options, maxAttempts: 3 }), { message: 'busy 3' });
assert.equal(calls, 3);
assert.equal(pauses.length, 2);

// A permanent error is not tried again.
calls = pauses.length = 0;
const refused = async () => {
  calls++;
  throw new RangeError('no such parcel');
};
await assert.rejects(retry(refused, options), { message: 'no such parcel' });
assert.equal(calls, 1);
assert.deepEqual(pauses, []);

// An abort while the operation runs leaves no pause and no further attempt.
const leaving = new AbortController();
const leaveAndFail = async () => {
  leaving.abort(new Error('left'));
  throw new Busy('consequence');
};
noted.length = 0;
await assert.rejects(retry(leaveAndFail, { ...options, signal: leaving.signal }), { message: 'left' });
assert.deepEqual([pauses, noted], [[], []]);

// An abort ends a pause at once, with the reason; nothing runs afterwards.
const controller = new AbortController();
const { sleep: _, ...withTimer } = options;
const patient = retry(failing(9), { ...withTimer, baseMs: 60_000, capMs: 60_000, signal: controller.signal });
setImmediate(() => controller.abort(new Error('caller left')));
await assert.rejects(patient, { message: 'caller left' });
assert.equal(calls, 1);
await assert.rejects(retry(failing(0), { ...options, signal: controller.signal }), {
  message: 'caller left',
});
assert.equal(calls, 0);

// A limit that is none is an error, not a loop without end.
await assert.rejects(retry(failing(9), { ...options, maxAttempts: NaN }), RangeError);
assert.equal(calls, 0);
