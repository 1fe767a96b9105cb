// pattern: event-sourced-aggregate
// prefix: sdEventSourcedAggregate
// description: Event-sourced aggregate: pure decide and evolve, append with the expected version, state rebuilt from events
// placeholders: Auction, AuctionCommand, AuctionEvent, EventStore, handleCommand, RejectedError
// --- snippet ---
/**
 * @typedef {(
 *   | { readonly kind: 'open', readonly minimum: number }
 *   | { readonly kind: 'bid', readonly bidder: string, readonly amount: number }
 *   | { readonly kind: 'close' }
 * )} AuctionCommand
 */

/**
 * @typedef {(
 *   | { readonly kind: 'opened', readonly minimum: number }
 *   | { readonly kind: 'bidPlaced', readonly bidder: string, readonly amount: number }
 *   | { readonly kind: 'closed', readonly winner: string | undefined }
 * )} AuctionEvent
 */

/**
 * @typedef {object} Auction
 * @property {'new' | 'open' | 'closed'} phase
 * @property {number} highest the next bid must be above it
 * @property {string | undefined} leader
 */

/**
 * @template E
 * @typedef {object} EventStore
 * @property {(stream: string) => Promise<readonly E[]>} load
 * @property {(stream: string, expectedVersion: number, events: readonly E[]) => Promise<void>} append rejects with
 *   a conflict error unless the stream has exactly that many events: a unique key on (stream, version)
 */

/** A rule forbids the command. */
export class RejectedError extends Error {
  /** @override */
  name = 'RejectedError';
}

/** @type {Auction} */
const initial = { phase: 'new', highest: 0, leader: undefined };

/**
 * Pure: what happens by the command, or a RejectedError. All rules are here.
 * @param {Auction} state
 * @param {AuctionCommand} command
 * @returns {readonly AuctionEvent[]}
 */
export function decide(state, command) {
  switch (command.kind) {
    case 'open':
      if (state.phase !== 'new') throw new RejectedError('the auction was opened before');
      return [{ kind: 'opened', minimum: command.minimum }];
    case 'bid':
      if (state.phase !== 'open') throw new RejectedError('the auction is not open');
      if (!(command.amount > state.highest)) throw new RejectedError(`bid more than ${state.highest}`);
      return [{ kind: 'bidPlaced', bidder: command.bidder, amount: command.amount }];
    case 'close':
      if (state.phase === 'new') throw new RejectedError('the auction is not open');
      return state.phase === 'closed' ? [] : [{ kind: 'closed', winner: state.leader }];
    default:
      throw new TypeError(`unknown command: ${JSON.stringify(command)}`);
  }
}

/**
 * Pure, and refuses no event that it knows: what has happened has happened.
 * @param {Auction} state
 * @param {AuctionEvent} event
 * @returns {Auction}
 */
export function evolve(state, event) {
  switch (event.kind) {
    case 'opened':
      return { ...state, phase: 'open', highest: event.minimum };
    case 'bidPlaced':
      return { ...state, highest: event.amount, leader: event.bidder };
    case 'closed':
      return { ...state, phase: 'closed' };
    default:
      throw new TypeError(`unknown event: ${JSON.stringify(event)}`);
  }
}

/**
 * After a conflict call it again: it decides anew on what has happened meanwhile.
 * @param {EventStore<AuctionEvent>} store
 * @param {string} stream
 * @param {AuctionCommand} command
 * @returns {Promise<Auction>}
 */
export async function handleCommand(store, stream, command) {
  const past = await store.load(stream);
  const state = past.reduce(evolve, initial);
  const events = decide(state, command);
  if (events.length > 0) await store.append(stream, past.length, events);
  return events.reduce(evolve, state);
}
// --- demonstration ---
import assert from 'node:assert/strict';

class Conflict extends Error {}

/** @type {Map<string, readonly AuctionEvent[]>} */
const streams = new Map();
/** @type {EventStore<AuctionEvent>} */
const store = {
  load: async (stream) => streams.get(stream) ?? [],
  append: async (stream, expectedVersion, events) => {
    const past = streams.get(stream) ?? [];
    if (past.length !== expectedVersion) throw new Conflict();
    streams.set(stream, [...past, ...events]);
  },
};
const send = (/** @type {AuctionCommand} */ command) => handleCommand(store, 'lot 7', command);
/** @param {string} bidder @param {number} amount */
const bid = (bidder, amount) => send({ kind: 'bid', bidder, amount });

// Commands become events, and the state is made of these.
await send({ kind: 'open', minimum: 50 });
await bid('Ann', 60);
assert.deepEqual(await bid('Bob', 75), { phase: 'open', highest: 75, leader: 'Bob' });
assert.deepEqual(
  streams.get('lot 7')?.map(({ kind }) => kind),
  ['opened', 'bidPlaced', 'bidPlaced'],
);

// What the rules forbid leaves no event.
await assert.rejects(bid('Cy', 75), { name: new RejectedError().name, message: 'bid more than 75' });
await assert.rejects(send({ kind: 'open', minimum: 1 }), RejectedError);
await assert.rejects(handleCommand(store, 'lot 8', { kind: 'close' }), RejectedError);
assert.equal(streams.get('lot 7')?.length, 3);
assert.equal(streams.has('lot 8'), false);

// Of two at once one is in conflict; repeated, it decides on the new state.
const outcomes = await Promise.allSettled([bid('Di', 80), bid('Ed', 78)]);
assert.equal(outcomes[0].status, 'fulfilled');
assert.ok(outcomes[1].status === 'rejected' && outcomes[1].reason instanceof Conflict);
await assert.rejects(bid('Ed', 78), { message: 'bid more than 80' });

// Closing twice has no second effect; the end follows from the events alone.
await send({ kind: 'close' });
await send({ kind: 'close' });
assert.equal(streams.get('lot 7')?.length, 5);
assert.deepEqual(streams.get('lot 7')?.at(-1), { kind: 'closed', winner: 'Di' });
await assert.rejects(bid('Fay', 99), { message: 'the auction is not open' });
const rebuilt = streams.get('lot 7')?.reduce(evolve, { phase: 'new', highest: 0, leader: undefined });
assert.deepEqual(rebuilt, { phase: 'closed', highest: 80, leader: 'Di' });

// What neither knows is an error, not a state that is lost.
await assert.rejects(send(JSON.parse('{"kind":"cancel"}')), {
  message: 'unknown command: {"kind":"cancel"}',
});
assert.throws(() => [JSON.parse('{"kind":"moved"}')].reduce(evolve, rebuilt), TypeError);
