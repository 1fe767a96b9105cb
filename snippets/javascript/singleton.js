// pattern: singleton
// prefix: dpSingleton
// description: Singleton as a module function: created at the first call, shared by concurrent ones, tried again if it failed
// placeholders: Dictionary, loadDictionary, getDictionary
// --- snippet ---
/** @typedef {{ readonly language: string, readonly has: (word: string) => boolean }} Dictionary */

/** @returns {Promise<Dictionary>} */
async function loadDictionary() {
  const words = new Set(['tide', 'harbour']);
  return { language: 'en', has: (word) => words.has(word) };
}

/**
 * All callers share one result. A failure reaches those who wait for it and is forgotten.
 * @template T
 * @param {() => Promise<T>} create
 * @returns {() => Promise<T>}
 */
export function once(create) {
  /** @type {Promise<T> | undefined} */
  let shared;
  return () => {
    shared ??= create().catch((error) => {
      shared = undefined;
      throw error;
    });
    return shared;
  };
}

/**
 * A module is evaluated once, so it needs no class with a private constructor. One per process and worker thread; hand
 * the result to those who need it instead of calling this everywhere, so that tests can give them another.
 * @type {() => Promise<Dictionary>}
 */
export const getDictionary = once(loadDictionary);
// --- demonstration ---
import assert from 'node:assert/strict';

// There is one instance, also for those who ask at the same time.
const [first, second] = await Promise.all([getDictionary(), getDictionary()]);
assert.equal(first, second);
assert.equal(await getDictionary(), first);
assert.ok(first.has('tide') && !first.has('tied'));

// Nothing is created before the first call, and then only once.
let created = 0;
let failing = false;
const get = once(async () => {
  created++;
  await new Promise(setImmediate);
  if (failing) throw new Error('no file');
  return { created };
});
assert.equal(created, 0);
failing = true;
const outcomes = await Promise.allSettled([get(), get()]);
assert.deepEqual(
  outcomes.map(({ status }) => status),
  ['rejected', 'rejected'],
);
assert.equal(created, 1);

// A failure is not kept.
failing = false;
assert.deepEqual(await Promise.all([get(), get()]), [{ created: 2 }, { created: 2 }]);
assert.equal(await get(), await get());
