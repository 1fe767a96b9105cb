// pattern: unique-id
// prefix: sdUniqueId
// description: Unique ids of 63 bits in order of time: 41 bits milliseconds, 10 bits worker, 12 bits sequence
// placeholders: IdGenerator, ClockError, workerId, epochMs
// --- snippet ---
const WORKER_BITS = 10n;
const SEQUENCE_BITS = 12n;
const MAX_SEQUENCE = (1 << Number(SEQUENCE_BITS)) - 1;

export class ClockError extends Error {
  override readonly name = 'ClockError';
}

export interface IdGeneratorOptions {
  readonly workerId: number; // 0 to 1023, held by one process at a time
  readonly epochMs: number; // the start of time for all workers, never to be changed; it lasts 69 years
  readonly now?: () => number; // the time of day, in milliseconds
}

/** One per process and worker id. Send ids as strings: JSON numbers lose their last digits. */
export class IdGenerator {
  readonly #options: Required<IdGeneratorOptions>;
  #time = -1;
  #sequence = 0;

  constructor(options: IdGeneratorOptions) {
    const { workerId } = options;
    if (!Number.isInteger(workerId) || workerId < 0 || workerId >= 1 << Number(WORKER_BITS)) {
      throw new RangeError(`workerId is out of range: ${workerId}`);
    }
    this.#options = { now: Date.now, ...options };
  }

  /** Larger than all before. Throws a ClockError while the clock is behind that of the last id. */
  next(): bigint {
    let time = this.#read();
    if (time === this.#time && this.#sequence === MAX_SEQUENCE) {
      while (time === this.#time) time = this.#read(); // 4096 ids in a millisecond: wait for the next one
    }
    this.#sequence = time === this.#time ? this.#sequence + 1 : 0;
    this.#time = time;
    const prefix = (BigInt(time) << WORKER_BITS) | BigInt(this.#options.workerId);
    return (prefix << SEQUENCE_BITS) | BigInt(this.#sequence);
  }

  #read(): number {
    const time = Math.floor(this.#options.now() - this.#options.epochMs);
    if (time < this.#time) throw new ClockError(`the clock went back by ${this.#time - time} ms`);
    if (time < 0 || time >= 2 ** 41) throw new ClockError('the time is out of the range of ids');
    return time;
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

const epochMs = Date.UTC(2024, 0, 1);
let time = epochMs + 5;
let reads = 0;
const generator = new IdGenerator({
  workerId: 3,
  epochMs,
  now: () => {
    if (++reads % 5_000 === 0) time++; // a clock that goes on, slowly
    return time;
  },
});
const partsOf = (id: bigint) => [id >> 22n, (id >> 12n) & 1_023n, id & 4_095n].map(Number);

// The parts have their places, and the sequence starts anew with each millisecond.
assert.deepEqual(partsOf(generator.next()), [5, 3, 0]);
assert.deepEqual(partsOf(generator.next()), [5, 3, 1]);
time++;
assert.deepEqual(partsOf(generator.next()), [6, 3, 0]);

// When a millisecond is used up it waits for the next; all ids grow and none comes twice.
reads = 0;
const ids = Array.from({ length: 10_000 }, () => generator.next());
assert.ok(ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? id)));
const milliseconds = ids.map((id) => partsOf(id)[0]);
assert.ok(milliseconds.filter((each) => each === 7).length <= 4_096);
assert.ok(reads > 10_000);

// A clock that goes back is an error, until it has caught up.
const last = ids.at(-1) ?? 0n;
time -= 2;
assert.throws(() => generator.next(), {
  name: new ClockError().name,
  message: 'the clock went back by 2 ms',
});
time += 2;
assert.ok(generator.next() > last);

// The ranges are checked; the last moment still fits into 63 bits.
const at = (now: number) => new IdGenerator({ workerId: 1_023, epochMs, now: () => now });
assert.deepEqual(partsOf(at(epochMs + 2 ** 41 - 1).next()), [2 ** 41 - 1, 1_023, 0]);
assert.ok(at(epochMs + 2 ** 41 - 1).next() < 1n << 63n);
assert.throws(() => at(epochMs + 2 ** 41).next(), ClockError);
assert.throws(() => at(epochMs - 1).next(), ClockError);
assert.deepEqual(partsOf(new IdGenerator({ workerId: 0, epochMs, now: () => epochMs }).next()), [0, 0, 0]);
for (const workerId of [-1, 1.5, 1_024]) {
  assert.throws(() => new IdGenerator({ workerId, epochMs }), RangeError);
}
