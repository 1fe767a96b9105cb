// pattern: chain-of-responsibility
// prefix: dpChainOfResponsibility
// description: Chain of responsibility as an array of functions: the first that can answer does; unhandled is explicit
// placeholders: Refund, Decision, RefundHandler, decide
// --- snippet ---
/**
 * @typedef {object} Refund
 * @property {number} cents
 * @property {number} daysSincePurchase
 * @property {boolean} damaged
 */

/** @typedef {{ readonly approved: boolean, readonly by: string }} Decision */

/**
 * Answers, or returns undefined to leave it to the next one.
 * @typedef {(refund: Refund) => Decision | undefined | Promise<Decision | undefined>} RefundHandler
 */

/**
 * Asks the handlers in their order, one after the other. Undefined means that none was responsible: what follows then
 * is the caller's to say. An error ends the chain, since a later handler might approve what an earlier would not.
 * @param {Refund} refund
 * @param {readonly RefundHandler[]} handlers
 * @returns {Promise<Decision | undefined>}
 */
export async function decide(refund, handlers) {
  for (const handler of handlers) {
    const decision = await handler(refund);
    if (decision !== undefined) return decision;
  }
  return undefined;
}

/** @type {RefundHandler} */
export const tooLate = ({ daysSincePurchase, damaged }) =>
  daysSincePurchase > 30 && !damaged ? { approved: false, by: 'deadline' } : undefined;

/** @param {number} maxCents @returns {RefundHandler} */
export const smallAmount =
  (maxCents) =>
  ({ cents }) =>
    cents <= maxCents ? { approved: true, by: 'clerk' } : undefined;
// --- demonstration ---
import assert from 'node:assert/strict';

/** @type {string[]} */
const asked = [];
/**
 * @param {string} name
 * @param {RefundHandler} handler
 * @returns {RefundHandler}
 */
const spied = (name, handler) => (refund) => {
  asked.push(name);
  return handler(refund);
};
const chain = [
  spied('late', tooLate),
  spied('small', smallAmount(2_000)),
  spied('manager', async ({ cents }) => (cents <= 9_000 ? { approved: true, by: 'manager' } : undefined)),
];
/** @type {Refund} */
const refund = { cents: 1_500, daysSincePurchase: 3, damaged: false };

// The first that can answer does; those behind it are not asked.
assert.deepEqual(await decide(refund, chain), { approved: true, by: 'clerk' });
assert.deepEqual(asked, ['late', 'small']);
assert.equal((await decide({ ...refund, cents: 5_000 }, chain))?.by, 'manager');

// The limits are inclusive.
assert.equal((await decide({ ...refund, cents: 2_000, daysSincePurchase: 30 }, chain))?.by, 'clerk');

// The order matters: what is too late is not approved because it is small.
const late = { ...refund, daysSincePurchase: 31 };
assert.deepEqual(await decide(late, chain), { approved: false, by: 'deadline' });
assert.equal((await decide({ ...late, damaged: true }, chain))?.by, 'clerk');
assert.equal((await decide(late, chain.toReversed()))?.by, 'manager');
assert.equal((await decide({ ...late, cents: 50_000 }, chain.toReversed()))?.by, 'deadline');

// Nobody responsible is an answer of its own, with and without handlers.
assert.equal(await decide({ ...refund, cents: 50_000 }, chain), undefined);
assert.equal(await decide(refund, []), undefined);

// A handler that fails ends the chain.
asked.length = 0;
/** @type {RefundHandler} */
const failing = () => Promise.reject(new Error('no ledger'));
await assert.rejects(decide(refund, [failing, ...chain]), { message: 'no ledger' });
assert.deepEqual(asked, []);
