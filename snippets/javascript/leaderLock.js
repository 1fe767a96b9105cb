// pattern: leader-lock
// prefix: sdLeaderLock
// description: Leader lock: a lease kept by compare-and-set and renewal, without equal clocks, with a fencing token that grows
// placeholders: LeaderLock, LeaseStore, Lease, ttlMs
// --- snippet ---
/**
 * @typedef {object} Lease
 * @property {string | undefined} owner undefined: released
 * @property {number} token one higher with each new leader
 * @property {number} renewals
 */

/**
 * @typedef {object} LeaseStore
 * @property {(key: string) => Promise<Lease | undefined>} read
 * @property {(key: string, expected: Lease | undefined, next: Lease) => Promise<boolean>} compareAndSet one atomic
 *   step: writes only if the stored lease still has the values of `expected`
 */

/**
 * @typedef {object} LeaderLockOptions
 * @property {LeaseStore} store
 * @property {string} key
 * @property {string} owner different for each process, such as a random UUID
 * @property {number} ttlMs the same for all
 * @property {() => number} [now] monotonic, in milliseconds
 */

/**
 * A leader may be stopped for a while and go on without knowing that it is no longer one. So send the token with every
 * write, and let the target refuse tokens below the highest it has seen.
 */
export class LeaderLock {
  #options;
  /** @type {{ readonly token: number, readonly renewals: number, readonly at: number } | undefined} */
  #seen;
  /** @type {{ readonly lease: Lease, readonly until: number } | undefined} */
  #held;

  /** @param {LeaderLockOptions} options */
  constructor(options) {
    this.#options = { now: () => performance.now(), ...options };
  }

  /**
   * Ask before each piece of work.
   * @returns {number | undefined} the fencing token; undefined if this is not the leader
   */
  get token() {
    return this.#held && this.#options.now() < this.#held.until ? this.#held.lease.token : undefined;
  }

  /**
   * Acquires or renews. Call it periodically, about every third of ttlMs; one call at a time.
   * @returns {Promise<number | undefined>}
   */
  async poll() {
    const { store, key, owner, now, ttlMs } = this.#options;
    const startedAt = now(); // the lease counts from before the write, for others from after they have seen it
    const current = await store.read(key);
    const isMine = current?.owner === owner && current.token === this.#held?.lease.token;
    if (!isMine) this.#held = undefined;
    if (current?.owner !== undefined && !isMine && !this.#isStale(current)) return undefined;
    const next = isMine
      ? { ...current, renewals: current.renewals + 1 }
      : { owner, token: (current?.token ?? 0) + 1, renewals: 0 };
    const written = await store.compareAndSet(key, current, next);
    this.#held = written ? { lease: next, until: startedAt + ttlMs } : undefined;
    return this.token;
  }

  /** Lets another one take over at once. Does nothing if the lease is somebody else's by now. */
  async release() {
    const { store, key } = this.#options;
    const lease = this.#held?.lease;
    this.#held = undefined;
    if (lease) await store.compareAndSet(key, lease, { ...lease, owner: undefined });
  }

  /**
   * Whether it has not been renewed for ttlMs by the clock of this process, which need not agree with others.
   * @param {Lease} lease
   * @returns {boolean}
   */
  #isStale({ token, renewals }) {
    const now = this.#options.now();
    if (this.#seen?.token !== token || this.#seen.renewals !== renewals)
      this.#seen = { token, renewals, at: now };
    return now - this.#seen.at >= this.#options.ttlMs;
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

/** @type {Map<string, Lease>} */
const leases = new Map();
/** @type {LeaseStore} */
const store = {
  read: async (key) => leases.get(key),
  compareAndSet: async (key, expected, next) => {
    const current = leases.get(key);
    /** @type {(keyof Lease)[]} */
    const keys = ['owner', 'token', 'renewals'];
    if (!keys.every((each) => current?.[each] === expected?.[each])) return false;
    leases.set(key, next);
    return true;
  },
};
let time = 0;
/** @param {string} owner @param {number} offset */
const lockOf = (owner, offset) =>
  new LeaderLock({ store, key: 'tides', owner, ttlMs: 300, now: () => time + offset });
const ann = lockOf('ann', 0);
const bob = lockOf('bob', 90_000); // a clock that shows another time

// One of those who ask at once leads.
assert.deepEqual(await Promise.all([ann.poll(), bob.poll()]), [1, undefined]);
assert.deepEqual([ann.token, bob.token], [1, undefined]);

// Renewal keeps the lease and its token, as long as one likes.
for (let i = 0; i < 10; i++) {
  time += 100;
  assert.deepEqual([await ann.poll(), await bob.poll()], [1, undefined]);
}

// A leader that stops renewing knows by itself when its lease is over; then, not sooner, another takes over.
time += 299;
assert.deepEqual([ann.token, await bob.poll()], [1, undefined]);
time += 1;
assert.equal(ann.token, undefined);
assert.equal(await bob.poll(), 2);
assert.equal(await ann.poll(), undefined);

// Who has lost the lease cannot release it; who has it can, and the token still grows.
await ann.release();
assert.equal(leases.get('tides')?.owner, 'bob');
await bob.release();
assert.equal(bob.token, undefined);
assert.equal(await ann.poll(), 3);

// A late release after a take-over changes nothing.
time += 300;
assert.equal(await bob.poll(), undefined);
time += 300;
assert.equal(await bob.poll(), 4);
await ann.release();
assert.equal(bob.token, 4);
assert.equal(leases.get('tides')?.owner, 'bob');

// A restarted process of the same name is a new leader, after the lease of the old one.
const restarted = lockOf('bob', 0);
assert.equal(await restarted.poll(), undefined);
time += 300;
assert.equal(await restarted.poll(), 5);
assert.equal(await bob.poll(), undefined);
