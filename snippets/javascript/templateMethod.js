// pattern: template-method
// prefix: dpTemplateMethod
// description: Template method as a function over an object of steps: the skeleton is fixed, the steps are given
// placeholders: ImportSteps, ImportReport, runImport
// --- snippet ---
/**
 * What differs from import to import. Steps with a default may be left out.
 * @template R
 * @typedef {object} ImportSteps
 * @property {() => AsyncIterable<string>} read
 * @property {(line: string) => R} parse throws if the line is not valid
 * @property {(records: readonly R[]) => Promise<void>} store
 * @property {(line: string) => boolean} [isIgnored] default: blank lines
 */

/**
 * @typedef {object} ImportReport
 * @property {number} stored
 * @property {readonly { readonly line: number, readonly error: unknown }[]} rejected
 */

/**
 * The order, the batches and the treatment of errors are the same for all. A function with steps takes the place of a
 * base class: no step can replace the skeleton, and steps combine freely.
 * @template R
 * @param {ImportSteps<R>} steps
 * @param {number} [batchSize]
 * @returns {Promise<ImportReport>}
 */
export async function runImport(steps, batchSize = 500) {
  if (!Number.isInteger(batchSize) || batchSize < 1) throw new RangeError('batchSize must be positive');
  const isIgnored = steps.isIgnored ?? ((text) => text.trim() === '');
  /** @type {{ line: number, error: unknown }[]} */
  const rejected = [];
  /** @type {R[]} */
  let batch = [];
  let stored = 0;
  let line = 0;
  const flush = async () => {
    if (batch.length === 0) return;
    await steps.store(batch);
    stored += batch.length;
    batch = [];
  };
  for await (const text of steps.read()) {
    line++;
    if (isIgnored(text)) continue;
    try {
      batch.push(steps.parse(text));
    } catch (error) {
      rejected.push({ line, error });
    }
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  return { stored, rejected };
}
// --- demonstration ---
import assert from 'node:assert/strict';

/** @type {number[][]} */
const batches = [];
let closed = false;
/** @param {...string} lines */
const linesOf = (...lines) =>
  async function* () {
    try {
      yield* lines;
    } finally {
      closed = true;
    }
  };
/** @type {ImportSteps<number>} */
const steps = {
  read: linesOf('4', ' ', '# note', '15', 'x', '8', '16'),
  parse: (line) => {
    const value = Number(line);
    if (Number.isNaN(value)) throw new TypeError(`${line} is no number`);
    return value;
  },
  store: async (records) => {
    await new Promise(setImmediate);
    batches.push([...records]);
  },
  isIgnored: (line) => line.startsWith('#'),
};

// The skeleton: read, skip, parse, store in batches, go on after a bad line, count lines as in the file.
const { isIgnored: _, ...withDefault } = steps;
const report = await runImport(withDefault, 2);
assert.deepEqual(batches, [
  [4, 15],
  [8, 16],
]);
assert.equal(report.stored, 4);
assert.deepEqual(report.rejected, [
  { line: 3, error: new TypeError('# note is no number') },
  { line: 5, error: new TypeError('x is no number') },
]);

// Steps are replaced one by one; a default holds until it is.
batches.length = 0;
const other = await runImport({ ...steps, parse: Number.parseFloat });
assert.deepEqual(batches, [[4, NaN, 15, NaN, 8, 16]]);
assert.deepEqual(other.rejected, []);

// Nothing to store is no call; a step that fails ends the import, and the source is closed.
batches.length = 0;
assert.deepEqual(await runImport({ ...steps, read: linesOf('#') }), { stored: 0, rejected: [] });
assert.deepEqual(batches, []);
closed = false;
const store = () => Promise.reject(new Error('disk full'));
await assert.rejects(runImport({ ...steps, store }, 1), { message: 'disk full' });
assert.ok(closed);
await assert.rejects(runImport(steps, 0), RangeError);
