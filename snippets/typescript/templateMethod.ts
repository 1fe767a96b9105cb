// pattern: template-method
// prefix: dpTemplateMethod
// description: Template method as a function over an object of steps: the skeleton is fixed, the steps are given
// placeholders: ImportSteps, ImportReport, runImport
// --- snippet ---
/** What differs from import to import. Steps with a default may be left out. */
export interface ImportSteps<R> {
  readonly read: () => AsyncIterable<string>;
  readonly parse: (line: string) => R; // throws if the line is not valid
  readonly store: (records: readonly R[]) => Promise<void>;
  readonly isIgnored?: (line: string) => boolean; // default: blank lines
}

export interface ImportReport {
  readonly stored: number;
  readonly rejected: readonly { readonly line: number; readonly error: unknown }[];
}

/**
 * The order, the batches and the treatment of errors are the same for all. A function with steps takes the place of a
 * base class: no step can replace the skeleton, and steps combine freely.
 */
export async function runImport<R>(steps: ImportSteps<R>, batchSize = 500): Promise<ImportReport> {
  if (!Number.isInteger(batchSize) || batchSize < 1) throw new RangeError('batchSize must be positive');
  const { isIgnored = (line: string) => line.trim() === '' } = steps;
  const rejected: { line: number; error: unknown }[] = [];
  let batch: R[] = [];
  let stored = 0;
  let line = 0;
  const flush = async (): Promise<void> => {
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

const batches: number[][] = [];
let closed = false;
const linesOf = (...lines: readonly string[]) =>
  async function* () {
    try {
      yield* lines;
    } finally {
      closed = true;
    }
  };
const steps: ImportSteps<number> = {
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
