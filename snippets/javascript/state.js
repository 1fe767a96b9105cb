// pattern: state
// prefix: dpState
// description: State machine: states and events as plain objects, one pure function per state; an illegal event changes nothing
// placeholders: LoanState, LoanEvent, Loan, IllegalEventError
// --- snippet ---
/**
 * @typedef {(
 *   | { readonly kind: 'available' }
 *   | { readonly kind: 'reserved', readonly by: string }
 *   | { readonly kind: 'lent', readonly to: string, readonly renewals: number }
 * )} LoanState
 */

/**
 * @typedef {(
 *   | { readonly kind: 'reserve', readonly reader: string }
 *   | { readonly kind: 'collect', readonly reader: string }
 *   | { readonly kind: 'renew' }
 *   | { readonly kind: 'giveBack' }
 * )} LoanEvent
 */

export class IllegalEventError extends Error {
  /** @override */
  name = 'IllegalEventError';
}

/**
 * @template {LoanState} S
 * @typedef {(state: S, event: LoanEvent) => LoanState | undefined} Rule undefined: the event is illegal here
 */

/**
 * Every state has an entry; each knows only the data that exist in it.
 * @type {{ readonly [K in LoanState['kind']]: Rule<Extract<LoanState, { kind: K }>> }}
 */
const rules = {
  available: (_, event) => (event.kind === 'reserve' ? { kind: 'reserved', by: event.reader } : undefined),
  reserved: ({ by }, event) => {
    if (event.kind === 'giveBack') return { kind: 'available' };
    const collects = event.kind === 'collect' && event.reader === by;
    return collects ? { kind: 'lent', to: by, renewals: 0 } : undefined;
  },
  lent: ({ to, renewals }, event) => {
    if (event.kind === 'giveBack') return { kind: 'available' };
    return event.kind === 'renew' && renewals < 2 ? { kind: 'lent', to, renewals: renewals + 1 } : undefined;
  },
};

export class Loan {
  /** @type {LoanState} */
  #state = { kind: 'available' };

  /** @returns {LoanState} */
  get state() {
    return this.#state;
  }

  /**
   * Returns the new state, or throws an IllegalEventError and keeps the old one.
   * @param {LoanEvent} event
   * @returns {LoanState}
   */
  handle(event) {
    const rule = /** @type {Rule<LoanState>} */ (rules[this.#state.kind]);
    const next = rule(this.#state, event);
    if (!next) throw new IllegalEventError(`${event.kind} is illegal while ${this.#state.kind}`);
    return (this.#state = next);
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

const loan = new Loan();
/** @param {LoanEvent} event @param {string} message */
const refuses = (event, message) => {
  const before = loan.state;
  assert.throws(() => loan.handle(event), { name: new IllegalEventError().name, message });
  assert.equal(loan.state, before);
};

// The legal way round, with the data of each state.
refuses({ kind: 'renew' }, 'renew is illegal while available');
assert.deepEqual(loan.handle({ kind: 'reserve', reader: 'Ada' }), { kind: 'reserved', by: 'Ada' });
refuses({ kind: 'reserve', reader: 'Bo' }, 'reserve is illegal while reserved');
refuses({ kind: 'collect', reader: 'Bo' }, 'collect is illegal while reserved');
assert.deepEqual(loan.handle({ kind: 'collect', reader: 'Ada' }), { kind: 'lent', to: 'Ada', renewals: 0 });

// A rule may depend on the data: there are two renewals.
loan.handle({ kind: 'renew' });
assert.deepEqual(loan.handle({ kind: 'renew' }), { kind: 'lent', to: 'Ada', renewals: 2 });
refuses({ kind: 'renew' }, 'renew is illegal while lent');
assert.deepEqual(loan.handle({ kind: 'giveBack' }), { kind: 'available' });

// A reservation may be given up, and two loans know nothing of each other.
loan.handle({ kind: 'reserve', reader: 'Cy' });
assert.equal(loan.handle({ kind: 'giveBack' }).kind, 'available');
loan.handle({ kind: 'reserve', reader: 'Di' });
assert.equal(new Loan().state.kind, 'available');
