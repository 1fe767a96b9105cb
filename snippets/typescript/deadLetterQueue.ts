// pattern: dead-letter-queue
// prefix: sdDeadLetter
// description: Dead letters: a message that fails is delivered again after a growing pause, then moved aside with the reason
// placeholders: Message, Broker, handleMessage, PermanentError, maxReceives, baseMs
// --- snippet ---
export interface Message {
  readonly id: string;
  readonly body: string;
  readonly receives: number; // with this one; counted by the broker, so that it outlives a crash
}

export interface DeadLetter {
  readonly message: Message;
  readonly reason: string;
  readonly failedAt: string;
}

export interface Broker {
  acknowledge(message: Message): Promise<void>;
  redeliver(message: Message, delayMs: number): Promise<void>;
  /** Stores it durably; the same id again must do no harm. */
  bury(letter: DeadLetter): Promise<void>;
}

/** For messages that no further attempt will help, such as those that cannot be read. */
export class PermanentError extends Error {
  override readonly name = 'PermanentError';
}

export interface DeadLetterOptions {
  readonly maxReceives: number;
  readonly baseMs: number; // the pause after the first failure; it doubles with each
  readonly capMs: number;
  readonly now?: () => number;
  readonly random?: () => number;
}

/** Rejects only if the broker fails; the message then comes again by itself. The handler must be idempotent. */
export async function handleMessage(
  message: Message,
  handler: (message: Message) => Promise<void>,
  broker: Broker,
  options: DeadLetterOptions,
): Promise<'handled' | 'retried' | 'buried'> {
  const { maxReceives, baseMs, capMs, now = Date.now, random = Math.random } = options;
  if (!(maxReceives >= 1 && baseMs >= 0 && capMs >= 0)) throw new RangeError('limits are out of range');
  try {
    await handler(message);
  } catch (error) {
    if (message.receives < maxReceives && !(error instanceof PermanentError)) {
      const bound = Math.min(capMs, baseMs * 2 ** (message.receives - 1));
      // Spread: what failed together must not return together.
      await broker.redeliver(message, bound * (0.5 + random() / 2));
      return 'retried';
    }
    await broker.bury({ message, reason: String(error), failedAt: new Date(now()).toISOString() });
    await broker.acknowledge(message); // only now: a crash in between buries it twice, and loses it never
    return 'buried';
  }
  await broker.acknowledge(message);
  return 'handled';
}
// --- demonstration ---
import assert from 'node:assert/strict';

const log: string[] = [];
const buried: DeadLetter[] = [];
let storeFails = false;
const broker: Broker = {
  acknowledge: async ({ id }) => {
    if (storeFails) throw new Error('store down');
    log.push(`acknowledge ${id}`);
  },
  redeliver: async ({ id }, delayMs) => {
    if (storeFails) throw new Error('store down');
    log.push(`redeliver ${id} ${delayMs}`);
  },
  bury: async (letter) => {
    if (storeFails) throw new Error('store down');
    buried.push(letter);
    log.push(`bury ${letter.message.id}`);
  },
};
const options: DeadLetterOptions = { maxReceives: 5, baseMs: 100, capMs: 500, now: () => 0, random: () => 1 };
const message = (receives: number): Message => ({ id: 'm1', body: '{}', receives });
const fail = async () => {
  throw new Error('printer is offline');
};

// What succeeds is acknowledged.
assert.equal(await handleMessage(message(1), async () => {}, broker, options), 'handled');
assert.deepEqual(log.splice(0), ['acknowledge m1']);

// What fails comes again, after pauses that double up to the cap, and is not acknowledged.
for (const receives of [1, 2, 3, 4]) {
  assert.equal(await handleMessage(message(receives), fail, broker, options), 'retried');
}
assert.deepEqual(
  log.splice(0),
  [100, 200, 400, 500].map((ms) => `redeliver m1 ${ms}`),
);
await handleMessage(message(1), fail, broker, { ...options, random: () => 0 });
assert.deepEqual(log.splice(0), ['redeliver m1 50']);

// After the last attempt it is moved aside with the reason, then acknowledged.
assert.equal(await handleMessage(message(5), fail, broker, options), 'buried');
assert.deepEqual(log.splice(0), ['bury m1', 'acknowledge m1']);
assert.deepEqual(buried, [
  { message: message(5), reason: 'Error: printer is offline', failedAt: '1970-01-01T00:00:00.000Z' },
]);

// A permanent error is not tried again.
const reject = () => Promise.reject(new PermanentError('no JSON'));
assert.equal(await handleMessage(message(1), reject, broker, options), 'buried');
assert.match(buried.at(-1)?.reason ?? '', /: no JSON$/);
log.length = 0;

// If the broker fails, whatever it is asked, that is an error, and the message stays in the queue.
storeFails = true;
for (const receives of [1, 5]) {
  await assert.rejects(handleMessage(message(receives), fail, broker, options), { message: 'store down' });
}
await assert.rejects(
  handleMessage(message(1), async () => {}, broker, options),
  { message: 'store down' },
);
assert.deepEqual(log, []);

// A limit that is none is an error, before anything is done with the message.
storeFails = false;
buried.length = 0;
await assert.rejects(handleMessage(message(1), fail, broker, { ...options, maxReceives: NaN }), RangeError);
assert.deepEqual([buried, log], [[], []]);
