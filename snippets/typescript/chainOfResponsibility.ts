// pattern: chain-of-responsibility
// prefix: dpChainOfResponsibility
// description: Chain of responsibility as an array of functions: the first that can answer does; unhandled is explicit
// placeholders: Refund, Decision, RefundHandler, decide
// --- snippet ---
export interface Refund {
  readonly cents: number;
  readonly daysSincePurchase: number;
  readonly damaged: boolean;
}

export interface Decision {
  readonly approved: boolean;
  readonly by: string;
}

/** Answers, or returns undefined to leave it to the next one. */
export type RefundHandler = (refund: Refund) => Decision | undefined | Promise<Decision | undefined>;

/**
 * Asks the handlers in their order, one after the other. Undefined means that none was responsible: what follows then
 * is the caller's to say. An error ends the chain, since a later handler might approve what an earlier would not.
 */
export async function decide(
  refund: Refund,
  handlers: readonly RefundHandler[],
): Promise<Decision | undefined> {
  for (const handler of handlers) {
    const decision = await handler(refund);
    if (decision !== undefined) return decision;
  }
  return undefined;
}

export const tooLate: RefundHandler = ({ daysSincePurchase, damaged }) =>
  daysSincePurchase > 30 && !damaged ? { approved: false, by: 'deadline' } : undefined;

export const smallAmount =
  (maxCents: number): RefundHandler =>
  ({ cents }) =>
    cents <= maxCents ? { approved: true, by: 'clerk' } : undefined;
// --- demonstration ---
import assert from 'node:assert/strict';

const asked: string[] = [];
const spied =
  (name: string, handler: RefundHandler): RefundHandler =>
  (refund) => {
    asked.push(name);
    return handler(refund);
  };
const chain = [
  spied('late', tooLate),
  spied('small', smallAmount(2_000)),
  spied('manager', async ({ cents }) => (cents <= 9_000 ? { approved: true, by: 'manager' } : undefined)),
];
const refund: Refund = { cents: 1_500, daysSincePurchase: 3, damaged: false };

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
const failing: RefundHandler = () => Promise.reject(new Error('no ledger'));
await assert.rejects(decide(refund, [failing, ...chain]), { message: 'no ledger' });
assert.deepEqual(asked, []);
