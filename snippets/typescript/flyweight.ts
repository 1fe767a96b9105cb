// pattern: flyweight
// prefix: dpFlyweight
// description: Flyweight: immutable shared state interned by key, freed when unused; what differs is passed as an argument
// placeholders: TreeSpecies, SpeciesPool, describeTree
// --- snippet ---
/** What all trees of a species share; frozen, since a change would be one for all of them. */
export interface TreeSpecies {
  readonly name: string;
  readonly color: string;
  readonly outline: readonly number[];
}

/** Measure before you use it: it pays if there are many objects and few different ones. */
export class SpeciesPool {
  readonly #species = new Map<string, WeakRef<TreeSpecies>>();
  readonly #load: (name: string) => TreeSpecies;
  readonly #cleanUp = new FinalizationRegistry<string>((key) => {
    if (this.#species.get(key)?.deref() === undefined) this.#species.delete(key);
  });

  constructor(load: (name: string) => TreeSpecies) {
    this.#load = load;
  }

  get size(): number {
    return this.#species.size;
  }

  /** The same object for the same name, as long as anybody holds it: it may be compared by `===`. */
  get(name: string): TreeSpecies {
    const known = this.#species.get(name)?.deref();
    if (known) return known;
    const { color, outline } = this.#load(name);
    const species = Object.freeze({ name, color, outline: Object.freeze([...outline]) });
    this.#species.set(name, new WeakRef(species));
    this.#cleanUp.register(species, name);
    return species;
  }
}

/** The place of a tree is its own: it comes as an argument and is not part of the species. */
export function describeTree(species: TreeSpecies, x: number, y: number): string {
  return `${species.color} ${species.name} at ${x},${y}`;
}
// --- demonstration ---
import assert from 'node:assert/strict';

const loaded: string[] = [];
const pool = new SpeciesPool((name) => {
  loaded.push(name);
  if (name === 'moss') throw new RangeError('moss is no tree');
  return { name, color: name === 'fir' ? 'dark' : 'light', outline: [0, 3, 1] };
});

// A forest of many trees holds two species.
const forest = Array.from({ length: 1_000 }, (_, i) => ({
  species: pool.get(i % 2 ? 'fir' : 'birch'),
  x: i,
}));
assert.equal(new Set(forest.map(({ species }) => species)).size, 2);
assert.deepEqual(loaded, ['birch', 'fir']);
assert.equal(pool.size, 2);
assert.equal(pool.get('fir'), forest[1]?.species);

// What differs from tree to tree is an argument.
assert.equal(describeTree(pool.get('fir'), 4, 2), 'dark fir at 4,2');
assert.equal(describeTree(pool.get('birch'), 7, 7), 'light birch at 7,7');

// Shared state does not change, not even deep down.
const fir = pool.get('fir');
assert.throws(() => Object.assign(fir, { color: 'red' }), TypeError);
assert.throws(() => (fir.outline as number[]).push(9), TypeError);
assert.deepEqual(forest[1]?.species.outline, [0, 3, 1]);

// What could not be loaded is not kept.
assert.throws(() => pool.get('moss'), RangeError);
assert.throws(() => pool.get('moss'), RangeError);
assert.equal(loaded.filter((name) => name === 'moss').length, 2);
assert.equal(pool.size, 2);
