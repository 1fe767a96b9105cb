// pattern: facade
// prefix: dpFacade
// description: Facade: one method for what callers want, over several parts in the right order, cleaned up on failure
// placeholders: Hall, Lights, Doors, EveningShow, openShow
// --- snippet ---
export interface Hall {
  reserve(show: string): Promise<{ release(): Promise<void> }>;
}

export interface Lights {
  on(): Promise<void>;
  off(): Promise<void>;
}

export interface Doors {
  open(): Promise<void>;
  close(): Promise<void>;
}

/** It knows the order of the parts and no rules of the business; who needs more may still use the parts themselves. */
export class EveningShow {
  readonly #hall: Hall;
  readonly #lights: Lights;
  readonly #doors: Doors;

  constructor(hall: Hall, lights: Lights, doors: Doors) {
    this.#hall = hall;
    this.#lights = lights;
    this.#doors = doors;
  }

  /** Returns the function that ends the show. If a part fails, those before it are put back and nothing stays on. */
  async openShow(show: string): Promise<() => Promise<void>> {
    const undo: (() => Promise<void>)[] = [];
    try {
      const reservation = await this.#hall.reserve(show);
      undo.unshift(() => reservation.release());
      await this.#lights.on();
      undo.unshift(() => this.#lights.off());
      await this.#doors.open();
      undo.unshift(() => this.#doors.close());
    } catch (error) {
      const failures = await runAll(undo);
      throw failures.length > 0
        ? new AggregateError([error, ...failures], `${show}: clean-up failed`)
        : error;
    }
    return async () => {
      const failures = await runAll(undo.splice(0)); // ending it again does nothing
      if (failures.length > 0) throw new AggregateError(failures, `${show}: did not end cleanly`);
    };
  }
}

/** One after the other, all of them; returns the errors. */
async function runAll(steps: readonly (() => Promise<void>)[]): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  return failures;
}
// --- demonstration ---
import assert from 'node:assert/strict';

const log: string[] = [];
const failing = new Set<string>();
const act = async (name: string) => {
  log.push(name);
  if (failing.has(name)) throw new Error(`${name} failed`);
};
const evening = new EveningShow(
  {
    reserve: async (show) => {
      await act(`reserve ${show}`);
      return { release: () => act('release') };
    },
  },
  { on: () => act('on'), off: () => act('off') },
  { open: () => act('open'), close: () => act('close') },
);

// One call does all in order; the end comes in reverse, and once.
const end = await evening.openShow('Tempest');
assert.deepEqual(log, ['reserve Tempest', 'on', 'open']);
log.length = 0;
await end();
await end();
assert.deepEqual(log, ['close', 'off', 'release']);

// A part that fails: those before it are put back, the others left alone, its error is what the caller gets.
log.length = 0;
failing.add('open');
await assert.rejects(evening.openShow('Tempest'), { message: 'open failed' });
assert.deepEqual(log, ['reserve Tempest', 'on', 'open', 'off', 'release']);
log.length = 0;
failing.add('reserve Tempest');
await assert.rejects(evening.openShow('Tempest'), { message: 'reserve Tempest failed' });
assert.deepEqual(log, ['reserve Tempest']);

log.length = 0;
failing.delete('reserve Tempest');
failing.add('on');
await assert.rejects(evening.openShow('Tempest'), { message: 'on failed' });
assert.deepEqual(log, ['reserve Tempest', 'on', 'release']);

// A clean-up that fails stops no other, and no error is lost.
failing.delete('on');
failing.add('off');
log.length = 0;
const messagesOf = (error: unknown) => {
  assert.ok(error instanceof AggregateError);
  return error.errors.map((each: Error) => each.message);
};
await assert.rejects(evening.openShow('Tempest'), (error) => {
  assert.deepEqual(messagesOf(error), ['open failed', 'off failed']);
  return true;
});
assert.equal(log.at(-1), 'release');
failing.delete('open');
log.length = 0;
const endBadly = await evening.openShow('Tempest');
await assert.rejects(endBadly(), (error) => {
  assert.deepEqual(messagesOf(error), ['off failed']);
  return true;
});
assert.equal(log.at(-1), 'release');
