// pattern: event-sourced-aggregate
// prefix: sdEventSourcedAggregate
// description: Event-sourced aggregate: pure decide and evolve, append with the expected version, state rebuilt from events
// placeholders: Auction, AuctionCommand, AuctionEvent, EventStore, handleCommand, RejectedError
// --- snippet ---
export type AuctionCommand =
  | { readonly kind: 'open'; readonly minimum: number }
  | { readonly kind: 'bid'; readonly bidder: string; readonly amount: number }
  | { readonly kind: 'close' };

export type AuctionEvent =
  | { readonly kind: 'opened'; readonly minimum: number }
  | { readonly kind: 'bidPlaced'; readonly bidder: string; readonly amount: number }
  | { readonly kind: 'closed'; readonly winner: string | undefined };

export interface Auction {
  readonly phase: 'new' | 'open' | 'closed';
  readonly highest: number; // the next bid must be above it
  readonly leader: string | undefined;
}

export interface EventStore<E> {
  load(stream: string): Promise<readonly E[]>;
  /** Throws a conflict error unless the stream has exactly that many events: a unique key on (stream, version). */
  append(stream: string, expectedVersion: number, events: readonly E[]): Promise<void>;
}

/** A rule forbids the command. */
export class RejectedError extends Error {
  override readonly name = 'RejectedError';
}

const initial: Auction = { phase: 'new', highest: 0, leader: undefined };

/** Pure: what happens by the command, or a RejectedError. All rules are here. */
export function decide(state: Auction, command: AuctionCommand): readonly AuctionEvent[] {
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
  }
}

/** Pure, and never refuses: what has happened has happened. */
export function evolve(state: Auction, event: AuctionEvent): Auction {
  switch (event.kind) {
    case 'opened':
      return { ...state, phase: 'open', highest: event.minimum };
    case 'bidPlaced':
      return { ...state, highest: event.amount, leader: event.bidder };
    case 'closed':
      return { ...state, phase: 'closed' };
  }
}

/** After a conflict call it again: it decides anew on what has happened meanwhile. */
export async function handleCommand(
  store: EventStore<AuctionEvent>,
  stream: string,
  command: AuctionCommand,
): Promise<Auction> {
  const past = await store.load(stream);
  const state = past.reduce(evolve, initial);
  const events = decide(state, command);
  if (events.length > 0) await store.append(stream, past.length, events);
  return events.reduce(evolve, state);
}
// --- demonstration ---
import assert from 'node:assert/strict';

class Conflict extends Error {}

const streams = new Map<string, readonly AuctionEvent[]>();
const store: EventStore<AuctionEvent> = {
  load: async (stream) => streams.get(stream) ?? [],
  append: async (stream, expectedVersion, events) => {
    const past = streams.get(stream) ?? [];
    if (past.length !== expectedVersion) throw new Conflict();
    streams.set(stream, [...past, ...events]);
  },
};
const send = (command: AuctionCommand) => handleCommand(store, 'lot 7', command);
const bid = (bidder: string, amount: number) => send({ kind: 'bid', bidder, amount });

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
