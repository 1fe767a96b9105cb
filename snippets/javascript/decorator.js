// pattern: decorator
// prefix: dpDecorator
// description: Decorators as functions around a function of the same signature, stacked in the order in which they are written
// placeholders: TideLookup, TideDecorator, decorate, measured, checked
// --- snippet ---
/** @typedef {(station: string, signal?: AbortSignal) => Promise<number>} TideLookup */

/**
 * Adds behaviour around a lookup. Functions do it without the classes of the classical form.
 * @typedef {(next: TideLookup) => TideLookup} TideDecorator
 */

/**
 * The first decorator is the outermost: it sees a call first and the outcome last.
 * @param {TideLookup} lookup
 * @param {...TideDecorator} decorators
 * @returns {TideLookup}
 */
export function decorate(lookup, ...decorators) {
  return decorators.reduceRight((next, decorator) => decorator(next), lookup);
}

/**
 * Reports how long each call took, also of those that failed.
 * @param {(station: string, ms: number, failed: boolean) => void} report must not throw
 * @param {() => number} [now] monotonic, in milliseconds
 * @returns {TideDecorator}
 */
export function measured(report, now = () => performance.now()) {
  return (next) => async (station, signal) => {
    const start = now();
    let failed = true;
    try {
      const centimetres = await next(station, signal);
      failed = false;
      return centimetres;
    } finally {
      report(station, now() - start, failed);
    }
  };
}

/**
 * Lets only known stations through, so that a wrong name does not cost a request.
 * @param {ReadonlySet<string>} stations
 * @returns {TideDecorator}
 */
export function checked(stations) {
  return (next) => async (station, signal) => {
    if (!stations.has(station)) throw new RangeError(`unknown station ${JSON.stringify(station)}`);
    return next(station, signal);
  };
}
// --- demonstration ---
import assert from 'node:assert/strict';

let time = 0;
/** @type {(AbortSignal | undefined)[]} */
const signals = [];
/** @type {string[]} */
const asked = [];
/** @type {string[]} */
const reports = [];
/** @type {TideLookup} */
const lookup = async (station, signal) => {
  asked.push(station);
  signals.push(signal);
  time += 30;
  if (station === 'broken') throw new Error('no signal');
  return 412;
};
const timing = measured(
  (station, ms, failed) => reports.push(`${station} ${ms} ${failed ? 'failed' : 'done'}`),
  () => time,
);
const stations = checked(new Set(['harbour', 'broken']));
const outermostTiming = decorate(lookup, timing, stations);
const outermostCheck = decorate(lookup, stations, timing);

// The answer, the arguments and the error pass through.
const { signal } = new AbortController();
assert.equal(await outermostTiming('harbour', signal), 412);
assert.equal(signals[0], signal);
await assert.rejects(outermostTiming('broken'), { message: 'no signal' });
assert.deepEqual(reports, ['harbour 30 done', 'broken 30 failed']);

// The order decides: timing around the check sees what is refused, the check around the timing hides it.
reports.length = asked.length = 0;
await assert.rejects(outermostTiming('moon'), RangeError);
assert.deepEqual(reports, ['moon 0 failed']);
await assert.rejects(outermostCheck('moon'), RangeError);
assert.equal(reports.length, 1);
assert.deepEqual(asked, []);

// Without decorators nothing is added; the same one may be stacked twice.
assert.equal(decorate(lookup), lookup);
reports.length = 0;
assert.equal(await decorate(lookup, timing, timing)('harbour'), 412);
assert.deepEqual(reports, ['harbour 30 done', 'harbour 30 done']);
