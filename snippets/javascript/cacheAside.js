// pattern: cache-aside
// prefix: sdCacheAside
// description: Cache-aside: get, load, set with jittered TTL; one load per key; no stale result stored after a write
// placeholders: CacheAside, loader, ttlMs, negativeTtlMs
// --- snippet ---
/**
 * A cache such as Redis. Its methods should time out and treat an outage as a miss: reads go on without it.
 * @template V
 * @typedef {object} CacheStore
 * @property {(key: string) => Promise<V | null | undefined>} get undefined: a miss; null: known to be absent
 * @property {(key: string, value: V | null, ttlMs: number) => Promise<void>} set
 * @property {(key: string) => Promise<void>} delete
 */

/**
 * @template V
 * @typedef {object} CacheAsideOptions
 * @property {CacheStore<V>} store
 * @property {(key: string) => Promise<V | null>} loader null: the source has no such entry
 * @property {number} ttlMs also bounds how long a write of another process goes unseen
 * @property {number} negativeTtlMs for absent entries: short, because an insert makes them wrong
 * @property {() => number} [random]
 */

/** @template V */
export class CacheAside {
  #options;
  /** @type {Map<string, { result?: Promise<V | null> }>} */
  #flights = new Map();
  /** @type {Map<string, Promise<void>>} */
  #turns = new Map();

  /** @param {CacheAsideOptions<V>} options */
  constructor(options) {
    this.#options = { random: Math.random, ...options };
  }

  /**
   * Callers that ask for a key at the same time share one flight: one look into the cache and one load.
   * @param {string} key
   * @returns {Promise<V | null>}
   */
  get(key) {
    const flight = this.#flights.get(key) ?? {};
    this.#flights.set(key, flight);
    return (flight.result ??= this.#fetch(key, () => this.#flights.get(key) === flight));
  }

  /**
   * Call it when a write is committed. A load that began before is neither stored nor shared any more.
   * @param {string} key
   */
  async invalidate(key) {
    this.#flights.delete(key);
    await this.#inTurn(key, async () => {
      await this.#options.store.delete(key);
      this.#flights.delete(key); // one that began meanwhile may have found the old value in the cache
    });
  }

  /**
   * @param {string} key
   * @param {() => boolean} isCurrent
   * @returns {Promise<V | null>}
   */
  async #fetch(key, isCurrent) {
    const { store, loader, ttlMs, negativeTtlMs, random } = this.#options;
    try {
      const cached = await store.get(key);
      if (cached !== undefined) return cached;
      const value = await loader(key);
      const ttl = (value === null ? negativeTtlMs : ttlMs) * (0.9 + 0.2 * random()); // not all expire at once
      await this.#inTurn(key, async () => (isCurrent() ? store.set(key, value, ttl) : undefined));
      return value;
    } finally {
      if (isCurrent()) this.#flights.delete(key);
    }
  }

  /**
   * Changes a key in turn: a set that is under way must not arrive behind a later delete.
   * @param {string} key
   * @param {() => Promise<void>} change
   */
  async #inTurn(key, change) {
    const turn = Promise.allSettled([this.#turns.get(key)]).then(change);
    this.#turns.set(key, turn);
    await turn.finally(() => this.#turns.get(key) === turn && this.#turns.delete(key));
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

class Gate {
  open = () => {};
  /** @readonly @type {Promise<void>} */
  opened = new Promise((resolve) => (this.open = resolve));
}

/** @type {Map<string, { readonly value: string | null, readonly ttl: number }>} */
const entries = new Map();
/** @type {Gate | undefined} */
let setGate;
/** @type {Gate | undefined} */
let getGate;
/** @type {CacheStore<string>} */
const store = {
  get: async (key) => {
    const value = entries.get(key)?.value;
    await getGate?.opened;
    return value;
  },
  set: async (key, value, ttl) => {
    await setGate?.opened;
    entries.set(key, { value, ttl });
  },
  delete: async (key) => void entries.delete(key),
};
const settle = () => new Promise(setImmediate);

const source = new Map([['a', 'first']]);
/** @type {string[]} */
const loaded = [];
/** @type {Gate | undefined} */
let loadGate;
let failing = false;
let jitter = 0.5;
/** @type {CacheAside<string>} */
const cache = new CacheAside({
  store,
  loader: async (key) => {
    loaded.push(key);
    const value = source.get(key) ?? null;
    await loadGate?.opened;
    if (failing) throw new Error('database down');
    return value;
  },
  ttlMs: 1_000,
  negativeTtlMs: 100,
  random: () => jitter,
});

// Two concurrent misses load once; later reads come from the cache.
assert.deepEqual(await Promise.all([cache.get('a'), cache.get('a')]), ['first', 'first']);
assert.equal(await cache.get('a'), 'first');
assert.deepEqual(loaded, ['a']);
assert.equal(entries.get('a')?.ttl, 1_000);

// An absent entry is remembered for a short while.
assert.equal(await cache.get('none'), null);
assert.equal(await cache.get('none'), null);
assert.deepEqual(loaded, ['a', 'none']);
assert.equal(entries.get('none')?.ttl, 100);

// The times to live differ by up to a tenth.
jitter = 0;
await cache.invalidate('a');
await cache.get('a');
assert.equal(entries.get('a')?.ttl, 900);

// A load that began before an invalidation is not stored, and who asks afterwards gets the new value.
await cache.invalidate('a');
loadGate = new Gate();
const early = cache.get('a');
await settle();
source.set('a', 'second');
await cache.invalidate('a');
const after = cache.get('a');
await settle();
loadGate.open();
assert.deepEqual(await Promise.all([early, after]), ['first', 'second']);
assert.equal(entries.get('a')?.value, 'second');
await cache.invalidate('a');
loadGate = new Gate();
const unwanted = cache.get('a');
await settle();
await cache.invalidate('a');
loadGate.open();
await unwanted;
assert.equal(entries.has('a'), false);
loadGate = undefined;

// Neither does a set that is on its way arrive behind the delete, also when two writes follow each other.
setGate = new Gate();
const storing = cache.get('a');
await settle();
source.set('a', 'third');
const writes = [cache.invalidate('a'), cache.invalidate('a')];
await settle();
setGate.open();
await Promise.all([storing, ...writes]);
assert.equal(entries.has('a'), false);
setGate = undefined;
assert.equal(await cache.get('a'), 'third');

// A look into the cache that came before the delete is not shared with who asks after it.
source.set('a', 'fourth');
getGate = new Gate();
const deleting = cache.invalidate('a');
const tooSoon = cache.get('a');
await deleting;
const afterwards = cache.get('a');
getGate.open();
assert.deepEqual(await Promise.all([tooSoon, afterwards]), ['third', 'fourth']);
getGate = undefined;

// A failed load reaches all who wait for it and is not remembered.
await cache.invalidate('a');
failing = true;
const outcomes = await Promise.allSettled([cache.get('a'), cache.get('a')]);
assert.deepEqual(
  outcomes.map(({ status }) => status),
  ['rejected', 'rejected'],
);
failing = false;
assert.equal(await cache.get('a'), 'fourth');
