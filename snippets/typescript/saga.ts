// pattern: saga
// prefix: sdSagaOrchestrator
// description: Saga orchestrator: runs steps in order, compensates in reverse when one fails, reports what could not be undone
// placeholders: SagaStep, SagaError, runSaga, SagaJournal
// --- snippet ---
/** Both must be idempotent: they may run again when a saga goes on after a crash. */
export interface SagaStep<C> {
  readonly name: string;
  run(context: C): Promise<void>;
  /** Also called for the step that failed, whose outcome may be unknown: undoing nothing must succeed. */
  compensate(context: C): Promise<void>;
}

/** Durable, so that after a crash one knows which steps were begun and must be compensated. */
export type SagaJournal = (step: string, event: 'begun' | 'done' | 'compensated' | 'stuck') => Promise<void>;

export class SagaError extends Error {
  override readonly name = 'SagaError';
  readonly step: string;
  readonly stuck: ReadonlyMap<string, unknown>;

  /** `stuck` holds the errors of compensations by step: somebody has to see to those. */
  constructor(step: string, cause: unknown, stuck: ReadonlyMap<string, unknown>) {
    super(`${step} failed${stuck.size > 0 ? `; not compensated: ${[...stuck.keys()].join(', ')}` : ''}`, {
      cause,
    });
    this.step = step;
    this.stuck = stuck;
  }
}

/** Resolves when all steps are done, or rejects with a SagaError when all that was begun has been compensated. */
export async function runSaga<C>(
  steps: readonly SagaStep<C>[],
  context: C,
  journal: SagaJournal,
): Promise<void> {
  const begun: SagaStep<C>[] = [];
  for (const step of steps) {
    try {
      await journal(step.name, 'begun');
      begun.push(step);
      await step.run(context);
      await journal(step.name, 'done');
    } catch (cause) {
      throw new SagaError(step.name, cause, await compensate(begun, context, journal));
    }
  }
}

async function compensate<C>(
  begun: readonly SagaStep<C>[],
  context: C,
  journal: SagaJournal,
): Promise<Map<string, unknown>> {
  const stuck = new Map<string, unknown>();
  for (const step of begun.toReversed()) {
    try {
      await step.compensate(context);
      await journal(step.name, 'compensated');
    } catch (error) {
      stuck.set(step.name, error);
      await journal(step.name, 'stuck').catch(() => {}); // it is reported by the SagaError in any case
    }
  }
  return stuck;
}
// --- demonstration ---
import assert from 'node:assert/strict';

const log: string[] = [];
const journaled: string[] = [];
const journal: SagaJournal = async (step, event) => {
  if (`${step} ${event}` === brokenEntry) throw new Error('journal down');
  journaled.push(`${step} ${event}`);
};
let brokenEntry = '';
const failing = new Set<string>();
const step = (name: string): SagaStep<{ readonly trip: number }> => ({
  name,
  run: async ({ trip }) => {
    log.push(`${name} ${trip}`);
    if (failing.has(name)) throw new Error(`no ${name}`);
  },
  compensate: async ({ trip }) => {
    log.push(`undo ${name} ${trip}`);
    if (failing.has(`undo ${name}`)) throw new Error(`cannot undo ${name}`);
  },
});
const steps = ['ferry', 'hotel', 'bicycle', 'guide'].map(step);
const run = async (...failures: readonly string[]) => {
  log.length = journaled.length = 0;
  failing.clear();
  for (const name of failures) failing.add(name);
  return runSaga(steps, { trip: 7 }, journal).then(
    () => undefined,
    (error: unknown) => {
      assert.ok(error instanceof SagaError);
      return error;
    },
  );
};

// All goes well: in order, nothing is undone, each step is journaled before and after.
assert.equal(await run(), undefined);
assert.deepEqual(log, ['ferry 7', 'hotel 7', 'bicycle 7', 'guide 7']);
assert.deepEqual(journaled.slice(0, 3), ['ferry begun', 'ferry done', 'hotel begun']);

// A failure: what was begun is undone in reverse, what was not is left alone; the cause is kept.
const failed = await run('bicycle');
assert.deepEqual(log.slice(3), ['undo bicycle 7', 'undo hotel 7', 'undo ferry 7']);
assert.equal(failed?.message, 'bicycle failed');
assert.deepEqual(failed?.cause, new Error('no bicycle'));
assert.equal(failed?.stuck.size, 0);
assert.equal(journaled.at(-1), 'ferry compensated');

// A compensation that fails stops no other and is reported.
const partly = await run('bicycle', 'undo hotel');
assert.deepEqual(log.slice(3), ['undo bicycle 7', 'undo hotel 7', 'undo ferry 7']);
assert.equal(partly?.message, 'bicycle failed; not compensated: hotel');
assert.deepEqual(partly?.stuck.get('hotel'), new Error('cannot undo hotel'));
assert.ok(journaled.includes('hotel stuck'));

// A step that cannot be journaled does not run.
brokenEntry = 'hotel begun';
assert.equal((await run())?.step, 'hotel');
assert.deepEqual(log, ['ferry 7', 'undo ferry 7']);
