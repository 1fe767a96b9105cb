// pattern: optimistic-lock
// prefix: sdOptimisticLock
// description: Optimistic lock: writes only if the version is still the one read; a conflict repeats read, change, write
// placeholders: Account, AccountStore, ConflictError, updateAccount, maxAttempts
// --- snippet ---
/** @typedef {{ readonly id: string, readonly version: number, readonly points: number }} Account */

/**
 * @typedef {object} AccountStore
 * @property {(id: string) => Promise<Account | undefined>} find
 * @property {(account: Account, expectedVersion: number) => Promise<boolean>} replace whether it changed a row:
 *   UPDATE ... SET ..., version = version + 1 WHERE id = ? AND version = ?
 */

/** Somebody else was faster, each time. Over HTTP: 412 for a stale If-Match, otherwise 409. */
export class ConflictError extends Error {
  /** @override */
  name = 'ConflictError';
}

/**
 * Reads, changes and writes, again from the start if somebody wrote meanwhile. `change` may run several times: it has
 * no effects beside its result. If a person decided on what they saw, pass them the conflict instead of repeating.
 * @param {AccountStore} store
 * @param {string} id
 * @param {(account: Account) => Omit<Account, 'id' | 'version'>} change
 * @param {number} [maxAttempts]
 * @returns {Promise<Account>}
 */
export async function updateAccount(store, id, change, maxAttempts = 5) {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const current = await store.find(id);
    if (!current) throw new RangeError(`no such account: ${id}`);
    const next = { ...change(current), id, version: current.version + 1 };
    if (await store.replace(next, current.version)) return next;
  }
  throw new ConflictError(`account ${id} was changed by others in ${maxAttempts} attempts`);
}
// --- demonstration ---
import assert from 'node:assert/strict';

/** @type {Map<string, Account>} */
const rows = new Map([['ann', { id: 'ann', version: 1, points: 100 }]]);
let beforeWrite = () => {};
/** @type {AccountStore} */
const store = {
  find: async (id) => rows.get(id),
  replace: async (account, expectedVersion) => {
    beforeWrite();
    if (rows.get(account.id)?.version !== expectedVersion) return false;
    rows.set(account.id, account);
    return true;
  },
};
let changes = 0;
const add = (/** @type {number} */ points) => (/** @type {Account} */ account) => {
  changes++;
  return { points: account.points + points };
};

// The version grows with each write.
assert.deepEqual(await updateAccount(store, 'ann', add(5)), { id: 'ann', version: 2, points: 105 });
assert.equal(rows.get('ann')?.points, 105);

// None of several writers at once overwrites another.
await Promise.all([1, 10, 100].map((points) => updateAccount(store, 'ann', add(points))));
assert.deepEqual(rows.get('ann'), { id: 'ann', version: 5, points: 216 });

// Whoever is too late starts again from what the other one wrote.
changes = 0;
beforeWrite = () => {
  beforeWrite = () => {};
  rows.set('ann', { id: 'ann', version: 6, points: 0 });
};
assert.equal((await updateAccount(store, 'ann', add(7))).points, 7);
assert.equal(changes, 2);

// There is an end to it; then nothing of one's own is written.
changes = 0;
beforeWrite = () => {
  const row = rows.get('ann');
  if (row) rows.set('ann', { ...row, version: row.version + 1 });
};
await assert.rejects(updateAccount(store, 'ann', add(7), 3), { name: new ConflictError().name });
assert.equal(changes, 3);
assert.equal(rows.get('ann')?.points, 7);

// Absence and errors of the change are not repeated.
beforeWrite = () => {};
await assert.rejects(updateAccount(store, 'bob', add(1)), { message: 'no such account: bob' });
const refuse = () => {
  throw new Error('not enough points');
};
await assert.rejects(updateAccount(store, 'ann', refuse), { message: 'not enough points' });
