// pattern: leader-lock
// prefix: sdLeaderLock
// description: Leader lock: a lease kept by compare-and-set and renewal, without equal clocks, with a fencing token that grows
// placeholders: LeaderLock, LeaseStore, Lease, ttlMs
// --- snippet ---
export interface Lease {
  readonly owner: string | undefined; // undefined: released
  readonly token: number; // one higher with each new leader
  readonly renewals: number;
}

export interface LeaseStore {
  read(key: string): Promise<Lease | undefined>;
  /** One atomic step: writes only if the stored lease still has the values of `expected`. */
  compareAndSet(key: string, expected: Lease | undefined, next: Lease): Promise<boolean>;
}

export interface LeaderLockOptions {
  readonly store: LeaseStore;
  readonly key: string;
  readonly owner: string; // different for each process, such as a random UUID
  readonly ttlMs: number; // the same for all
  readonly now?: () => number; // monotonic, in milliseconds
}

/**
 * A leader may be stopped for a while and go on without knowing that it is no longer one. So send the token with every
 * write, and let the target refuse tokens below the highest it has seen.
 */
export class LeaderLock {
  readonly #options: Required<LeaderLockOptions>;
  #seen: { readonly token: number; readonly renewals: number; readonly at: number } | undefined;
  #held: { readonly lease: Lease; readonly until: number } | undefined;

  constructor(options: LeaderLockOptions) {
    this.#options = { now: () => performance.now(), ...options };
  }

  /** The fencing token, or undefined if this is not the leader. Ask before each piece of work. */
  get token(): number | undefined {
    return this.#held && this.#options.now() < this.#held.until ? this.#held.lease.token : undefined;
  }

  /** Acquires or renews. Call it periodically, about every third of ttlMs; one call at a time. */
  async poll(): Promise<number | undefined> {
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
  async release(): Promise<void> {
    const { store, key } = this.#options;
    const lease = this.#held?.lease;
    this.#held = undefined;
    if (lease) await store.compareAndSet(key, lease, { ...lease, owner: undefined });
  }

  /** Whether it has not been renewed for ttlMs by the clock of this process, which need not agree with others. */
  #isStale({ token, renewals }: Lease): boolean {
    const now = this.#options.now();
    if (this.#seen?.token !== token || this.#seen.renewals !== renewals)
      this.#seen = { token, renewals, at: now };
    return now - this.#seen.at >= this.#options.ttlMs;
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

const leases = new Map<string, Lease>();
const store: LeaseStore = {
  read: async (key) => leases.get(key),
  compareAndSet: async (key, expected, next) => {
    const current = leases.get(key);
    const keys = ['owner', 'token', 'renewals'] as const;
    if (!keys.every((each) => current?.[each] === expected?.[each])) return false;
    leases.set(key, next);
    return true;
  },
};
let time = 0;
const lockOf = (owner: string, offset: number) =>
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
