// pattern: unit-of-work
// prefix: sdUnitOfWork
// description: Unit of work: collects new, changed and removed objects and writes all of them in one transaction or none
// placeholders: Recipe, RecipeTransaction, RecipeWork, inRecipeWork
// --- snippet ---
/** @typedef {{ readonly id: string, readonly title: string }} Recipe */

/**
 * @typedef {object} RecipeTransaction
 * @property {(id: string) => Promise<Recipe | undefined>} find
 * @property {(recipe: Recipe) => Promise<void>} save
 * @property {(id: string) => Promise<void>} remove
 * @property {() => Promise<void>} commit
 * @property {() => Promise<void>} rollback
 */

/** What the work has read and wants changed. Reads see its own changes; nothing is written before the end. */
export class RecipeWork {
  #transaction;
  /** @type {Map<string, Recipe | undefined>} */
  #loaded = new Map();
  /** @type {Map<string, Recipe | undefined>} */
  #changes = new Map(); // undefined: to be removed

  /** @param {RecipeTransaction} transaction */
  constructor(transaction) {
    this.#transaction = transaction;
  }

  /** @param {string} id @returns {Promise<Recipe | undefined>} */
  async find(id) {
    if (this.#changes.has(id)) return this.#changes.get(id);
    if (!this.#loaded.has(id)) this.#loaded.set(id, await this.#transaction.find(id));
    return this.#loaded.get(id);
  }

  /** @param {Recipe} recipe */
  save(recipe) {
    this.#changes.set(recipe.id, recipe);
  }

  /** @param {string} id */
  remove(id) {
    this.#changes.set(id, undefined);
  }

  /** Called at the end by the function below; in the order of the ids, so that two works do not deadlock. */
  async flush() {
    const changes = [...this.#changes].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [id, recipe] of changes) {
      await (recipe ? this.#transaction.save(recipe) : this.#transaction.remove(id));
    }
  }
}

/**
 * Commits when the work has succeeded. An error of the work, of a write or of the commit rolls back and is thrown.
 * @template T
 * @param {() => Promise<RecipeTransaction>} begin
 * @param {(work: RecipeWork) => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function inRecipeWork(begin, run) {
  const transaction = await begin();
  try {
    const work = new RecipeWork(transaction);
    const result = await run(work);
    await work.flush();
    await transaction.commit();
    return result;
  } catch (error) {
    try {
      await transaction.rollback();
    } catch (failure) {
      throw new AggregateError([error, failure], 'the work failed and could not be rolled back');
    }
    throw error;
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

/** @type {ReadonlyMap<string, Recipe>} */
let rows = new Map([['a', { id: 'a', title: 'Soup' }]]);
/** @type {string[]} */
const log = [];
/** @type {Set<string>} */
const failing = new Set();
const act = (/** @type {string} */ name) => {
  log.push(name);
  if (failing.has(name)) throw new Error(`${name} failed`);
};
/** @returns {Promise<RecipeTransaction>} */
const begin = async () => {
  const draft = new Map(rows);
  return {
    find: async (id) => {
      act(`find ${id}`);
      return draft.get(id);
    },
    save: async (recipe) => {
      act(`save ${recipe.id}`);
      draft.set(recipe.id, recipe);
    },
    remove: async (id) => {
      act(`remove ${id}`);
      draft.delete(id);
    },
    commit: async () => {
      act('commit');
      rows = draft;
    },
    rollback: async () => act('rollback'),
  };
};

// All changes are written together at the end, each object once, with its last state.
const title = await inRecipeWork(begin, async (work) => {
  work.save({ id: 'c', title: 'Cake' });
  work.save({ id: 'b', title: 'Bread' });
  work.save({ id: 'b', title: 'Brown bread' });
  work.remove('a');
  assert.equal(await work.find('a'), undefined);
  assert.deepEqual(log, []);
  return (await work.find('b'))?.title;
});
assert.equal(title, 'Brown bread');
assert.deepEqual(log, ['remove a', 'save b', 'save c', 'commit']);
assert.deepEqual([...rows.keys()].sort(), ['b', 'c']);

// An object is read once.
log.length = 0;
await inRecipeWork(begin, async (work) => {
  assert.equal(await work.find('c'), await work.find('c'));
  assert.equal(await work.find('x'), await work.find('x'));
});
assert.deepEqual(log, ['find c', 'find x', 'commit']);

// Whatever fails, all stays as it was.
const before = rows;
const change = async (/** @type {RecipeWork} */ work) => {
  work.save({ id: 'd', title: 'Dip' });
  work.remove('c');
};
const broken = async (/** @type {RecipeWork} */ work) => {
  await change(work);
  throw new Error('not hungry');
};
log.length = 0;
await assert.rejects(inRecipeWork(begin, broken), { message: 'not hungry' });
assert.deepEqual(log, ['rollback']);
for (const step of ['save d', 'commit']) {
  failing.add(step);
  await assert.rejects(inRecipeWork(begin, change), { message: `${step} failed` });
  failing.delete(step);
  assert.equal(log.at(-1), 'rollback');
}
assert.equal(rows, before);

// If not even the rollback works, neither error is lost.
failing.add('rollback');
await assert.rejects(inRecipeWork(begin, broken), (error) => {
  assert.ok(error instanceof AggregateError);
  assert.deepEqual(
    error.errors.map(({ message }) => message),
    ['not hungry', 'rollback failed'],
  );
  return true;
});
