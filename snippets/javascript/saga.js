// pattern: saga
// prefix: sdSagaOrchestrator
// description: Saga orchestrator: runs steps in order, compensates in reverse when one fails, reports what could not be undone
// placeholders: SagaStep, SagaError, runSaga, SagaJournal
// --- snippet ---
/**
 * Both must be idempotent: they may run again when a saga goes on after a crash.
 * @template C
 * @typedef {object} SagaStep
 * @property {string} name
 * @property {(context: C) => Promise<void>} run
 * @property {(context: C) => Promise<void>} compensate also called for the step that failed, whose outcome may be
 *   unknown: undoing nothing must succeed
 */

/**
 * Durable, so that after a crash one knows which steps were begun and must be compensated.
 * @typedef {(step: string, event: 'begun' | 'done' | 'compensated' | 'stuck') => Promise<void>} SagaJournal
 */

export class SagaError extends Error {
  /** @override */
  name = 'SagaError';
  /** @readonly */
  step;
  /** @readonly */
  stuck;

  /**
   * @param {string} step
   * @param {unknown} cause
   * @param {ReadonlyMap<string, unknown>} stuck the errors of compensations by step: somebody has to see to those
   */
  constructor(step, cause, stuck) {
    super(`${step} failed${stuck.size > 0 ? `; not compensated: ${[...stuck.keys()].join(', ')}` : ''}`, {
      cause,
    });
    this.step = step;
    this.stuck = stuck;
  }
}

/**
 * Resolves when all steps are done, or rejects with a SagaError when all that was begun has been compensated.
 * @template C
 * @param {readonly SagaStep<C>[]} steps
 * @param {C} context
 * @param {SagaJournal} journal
 */
export async function runSaga(steps, context, journal) {
  /** @type {SagaStep<C>[]} */
  const begun = [];
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

/**
 * @template C
 * @param {readonly SagaStep<C>[]} begun
 * @param {C} context
 * @param {SagaJournal} journal
 * @returns {Promise<Map<string, unknown>>}
 */
async function compensate(begun, context, journal) {
  /** @type {Map<string, unknown>} */
  const stuck = new Map();
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

/** @type {string[]} */
const log = [];
/** @type {string[]} */
const journaled = [];
/** @type {SagaJournal} */
const journal = async (step, event) => {
  if (`${step} ${event}` === brokenEntry) throw new Error('journal down');
  journaled.push(`${step} ${event}`);
};
let brokenEntry = '';
/** @type {Set<string>} */
const failing = new Set();
/** @param {string} name @returns {SagaStep<{ readonly trip: number }>} */
const step = (name) => ({
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
/** @param {...string} failures */
const run = async (...failures) => {
  log.length = journaled.length = 0;
  failing.clear();
  for (const name of failures) failing.add(name);
  return runSaga(steps, { trip: 7 }, journal).then(
    () => undefined,
    (error) => {
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
