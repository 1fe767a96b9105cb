// pattern: unit-of-work
// prefix: sdUnitOfWork
// description: Unit of work: collects new, changed and removed objects and writes all of them in one transaction or none
// placeholders: Recipe, RecipeTransaction, RecipeWork, inRecipeWork
// --- snippet ---
export interface Recipe {
  readonly id: string;
  readonly title: string;
}

export interface RecipeTransaction {
  find(id: string): Promise<Recipe | undefined>;
  save(recipe: Recipe): Promise<void>;
  remove(id: string): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/** What the work has read and wants changed. Reads see its own changes; nothing is written before the end. */
export class RecipeWork {
  readonly #transaction: RecipeTransaction;
  readonly #loaded = new Map<string, Recipe | undefined>();
  readonly #changes = new Map<string, Recipe | undefined>(); // undefined: to be removed

  constructor(transaction: RecipeTransaction) {
    this.#transaction = transaction;
  }

  async find(id: string): Promise<Recipe | undefined> {
    if (this.#changes.has(id)) return this.#changes.get(id);
    if (!this.#loaded.has(id)) this.#loaded.set(id, await this.#transaction.find(id));
    return this.#loaded.get(id);
  }

  save(recipe: Recipe): void {
    this.#changes.set(recipe.id, recipe);
  }

  remove(id: string): void {
    this.#changes.set(id, undefined);
  }

  /** Called at the end by the function below; in the order of the ids, so that two works do not deadlock. */
  async flush(): Promise<void> {
    const changes = [...this.#changes].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [id, recipe] of changes) {
      await (recipe ? this.#transaction.save(recipe) : this.#transaction.remove(id));
    }
  }
}

/** Commits when the work has succeeded. An error of the work, of a write or of the commit rolls back and is thrown. */
export async function inRecipeWork<T>(
  begin: () => Promise<RecipeTransaction>,
  run: (work: RecipeWork) => Promise<T>,
): Promise<T> {
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

let rows: ReadonlyMap<string, Recipe> = new Map([['a', { id: 'a', title: 'Soup' }]]);
const log: string[] = [];
const failing = new Set<string>();
const act = (name: string) => {
  log.push(name);
  if (failing.has(name)) throw new Error(`${name} failed`);
};
const begin = async (): Promise<RecipeTransaction> => {
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
const change = async (work: RecipeWork) => {
  work.save({ id: 'd', title: 'Dip' });
  work.remove('c');
};
const broken = async (work: RecipeWork) => {
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
