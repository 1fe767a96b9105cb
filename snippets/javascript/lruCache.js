// pattern: lru-cache
// prefix: sdLruCache
// description: LRU cache on a Map, which keeps the order of insertion: get refreshes, the least recently used is evicted
// placeholders: LruCache, capacity, onEvict
// --- snippet ---
/**
 * All operations take constant time. Values stay until they are evicted: for data that goes stale add a time to live,
 * and count weights instead of entries if their sizes differ much.
 * @template K, V
 */
export class LruCache {
  #capacity;
  #onEvict;
  /** @type {Map<K, V>} */
  #entries = new Map(); // the least recently used first

  /**
   * @param {number} capacity
   * @param {(key: K, value: V) => void} [onEvict] may release what an entry holds; it must not throw. Deleted and
   *   replaced values are the caller's.
   */
  constructor(capacity, onEvict = () => {}) {
    if (!Number.isInteger(capacity) || capacity < 1)
      throw new RangeError('capacity must be a positive integer');
    this.#capacity = capacity;
    this.#onEvict = onEvict;
  }

  get size() {
    return this.#entries.size;
  }

  /**
   * Makes the entry the most recently used.
   * @param {K} key
   * @returns {V | undefined}
   */
  get(key) {
    const value = this.#entries.get(key);
    if (value === undefined && !this.#entries.has(key)) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, /** @type {V} */ (value));
    return value;
  }

  /**
   * Does not count as use.
   * @param {K} key
   * @returns {boolean}
   */
  has(key) {
    return this.#entries.has(key);
  }

  /** @param {K} key @param {V} value */
  set(key, value) {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#capacity) return;
    for (const [oldest, evicted] of this.#entries) {
      this.#entries.delete(oldest);
      this.#onEvict(oldest, evicted);
      return;
    }
  }

  /** @param {K} key @returns {boolean} */
  delete(key) {
    return this.#entries.delete(key);
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

/** @type {string[]} */
const evicted = [];
/** @type {LruCache<string, string | undefined>} */
const tiles = new LruCache(3, (key, value) => evicted.push(`${key}=${value}`));
for (const key of ['a', 'b', 'c']) tiles.set(key, key.toUpperCase());

// Reading refreshes, asking whether it is there does not.
assert.equal(tiles.get('a'), 'A');
assert.ok(tiles.has('b'));
tiles.set('d', 'D');
assert.deepEqual(evicted, ['b=B']);
assert.equal(tiles.get('b'), undefined);
assert.equal(tiles.size, 3);

// Writing an existing key refreshes and replaces, without evicting.
tiles.set('c', 'C2');
assert.equal(evicted.length, 1);
tiles.set('e', 'E');
assert.deepEqual(evicted, ['b=B', 'a=A']);
assert.equal(tiles.get('c'), 'C2');

// A value may be undefined and is still refreshed.
tiles.set('u', undefined);
tiles.get('e');
assert.equal(tiles.get('u'), undefined);
tiles.set('f', 'F');
tiles.set('g', 'G');
assert.ok(tiles.has('u') && !tiles.has('e'));

// A deleted entry makes room and is not reported as evicted.
evicted.length = 0;
assert.ok(tiles.delete('u') && !tiles.delete('u'));
tiles.set('h', 'H');
assert.deepEqual(evicted, []);
assert.equal(tiles.size, 3);

// A lookup that finds nothing adds nothing.
assert.equal(tiles.get('none'), undefined);
assert.equal(tiles.size, 3);
assert.throws(() => new LruCache(0), RangeError);
