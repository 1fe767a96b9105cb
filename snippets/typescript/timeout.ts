// pattern: timeout
// prefix: sdTimeout
// description: Timeout: bounds an operation by a deadline, aborts its work by a signal and passes the remaining budget on
// placeholders: withTimeout, Deadline, DeadlineError, timeoutMs
// --- snippet ---
export interface Deadline {
  readonly signal: AbortSignal; // for fetch and whatever else can be cancelled
  remainingMs(): number; // the budget for further calls, such as for a header of an outgoing request
}

export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/**
 * Rejects with a DeadlineError when the time is up, or with the reason of the parent's signal; never later than the
 * parent's own deadline. Work that ignores the signal goes on unseen: what it changes may still happen.
 */
export async function withTimeout<T>(
  timeoutMs: number,
  operation: (deadline: Deadline) => Promise<T>,
  parent?: Deadline,
): Promise<T> {
  parent?.signal.throwIfAborted();
  const startedAt = performance.now();
  const budgetMs = Math.min(timeoutMs, parent?.remainingMs() ?? Infinity);
  if (!(budgetMs > 0)) throw new DeadlineError('no time is left');
  const controller = new AbortController();
  const signal = parent ? AbortSignal.any([parent.signal, controller.signal]) : controller.signal;
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  const expire = () => controller.abort(new DeadlineError(`took longer than ${Math.round(budgetMs)} ms`));
  const timer = setTimeout(expire, budgetMs);
  try {
    const deadline = { signal, remainingMs: () => Math.max(0, startedAt + budgetMs - performance.now()) };
    return await Promise.race([operation(deadline), aborted]);
  } finally {
    clearTimeout(timer);
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

const signals: AbortSignal[] = [];
const never = ({ signal }: Deadline) => {
  signals.push(signal);
  return new Promise<never>(() => {});
};

// What is done in time passes, and so does its own error, thrown or rejected.
assert.equal(await withTimeout(1_000, async () => 'forecast'), 'forecast');
await assert.rejects(
  withTimeout(1_000, () => Promise.reject(new RangeError('no such station'))),
  RangeError,
);
await assert.rejects(
  withTimeout(1_000, () => {
    throw new RangeError('thrown');
  }),
  { message: 'thrown' },
);

// The deadline ends even what ignores the signal, and the signal tells the rest.
await assert.rejects(withTimeout(5, never), {
  name: new DeadlineError().name,
  message: 'took longer than 5 ms',
});
assert.ok(signals[0]?.aborted && signals[0].reason instanceof DeadlineError);

// A late failure of abandoned work is not an unhandled rejection.
const late = ({ signal }: Deadline) =>
  new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => setImmediate(() => reject(new Error('late')))),
  );
await assert.rejects(withTimeout(5, late), DeadlineError);
await new Promise((resolve) => setTimeout(resolve, 5));

// The budget of a nested call is what its parent has left, however much it asks for.
let inner = Infinity;
await withTimeout(500, (parent) =>
  withTimeout(
    60_000,
    async (child) => {
      const outer = parent.remainingMs();
      inner = child.remainingMs();
      assert.ok(inner <= outer, `${inner} ${outer}`);
    },
    parent,
  ),
);
assert.ok(inner > 0 && inner <= 500, String(inner));
signals.length = 0;
await assert.rejects(
  withTimeout(50, (parent) => withTimeout(60_000, never, parent)),
  DeadlineError,
);
assert.ok(signals[0]?.aborted);

// A caller who leaves ends it with the reason; without any time left nothing starts.
const controller = new AbortController();
const root: Deadline = { signal: controller.signal, remainingMs: () => Infinity };
const waiting = withTimeout(60_000, never, root);
controller.abort(new Error('client left'));
await assert.rejects(waiting, { message: 'client left' });
signals.length = 0;
await assert.rejects(withTimeout(60_000, never, root), { message: 'client left' });
const spent: Deadline = { signal: new AbortController().signal, remainingMs: () => 0 };
await assert.rejects(withTimeout(60_000, never, spent), { message: 'no time is left' });
assert.deepEqual(signals, []);
