// pattern: outbox
// prefix: sdOutbox
// description: Transactional outbox: the event is stored with the change, a relay publishes in order and at least once
// placeholders: Shipment, OutboxEvent, dispatchShipment, OutboxRelay, batchSize
// --- imports ---
import { randomUUID } from 'node:crypto';
// --- snippet ---
export interface Shipment {
  readonly id: string;
  readonly carrier: string;
}

export interface OutboxEvent {
  readonly id: string; // consumers see an event more than once and know it again by this
  readonly topic: string;
  readonly payload: string;
}

export interface Transaction {
  saveShipment(shipment: Shipment): Promise<void>;
  appendToOutbox(event: OutboxEvent): Promise<void>;
}

/** Commits if the work succeeds, otherwise rolls everything back. */
export type Transact = <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;

/** The change and its event are stored together or not at all; nothing is published here. */
export async function dispatchShipment(transact: Transact, shipment: Shipment): Promise<void> {
  await transact(async (transaction) => {
    await transaction.saveShipment(shipment);
    const payload = JSON.stringify(shipment);
    await transaction.appendToOutbox({ id: randomUUID(), topic: 'shipment.dispatched', payload });
  });
}

export interface OutboxTable {
  unsent(limit: number): Promise<readonly OutboxEvent[]>; // in the order in which they were committed
  markSent(id: string): Promise<void>;
}

/** Run one at a time over all processes, such as under a lock of the database: two would break the order. */
export class OutboxRelay {
  readonly #table: OutboxTable;
  readonly #publish: (event: OutboxEvent) => Promise<void>;
  readonly #batchSize: number;
  #flushing: Promise<number> | undefined;

  constructor(table: OutboxTable, publish: (event: OutboxEvent) => Promise<void>, batchSize = 100) {
    this.#table = table;
    this.#publish = publish;
    this.#batchSize = batchSize;
  }

  /**
   * Publishes all that is unsent and returns how many. Call it by a timer: it rejects at the first failure and leaves
   * that event and those behind it for the next time, so the order holds.
   */
  flush(): Promise<number> {
    this.#flushing ??= this.#run().finally(() => (this.#flushing = undefined));
    return this.#flushing;
  }

  async #run(): Promise<number> {
    for (let sent = 0; ;) {
      const events = await this.#table.unsent(this.#batchSize);
      if (events.length === 0) return sent;
      for (const event of events) {
        await this.#publish(event);
        await this.#table.markSent(event.id); // after publishing: a crash in between repeats it, never loses it
        sent++;
      }
    }
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

let shipments: readonly Shipment[] = [];
let rows: readonly (OutboxEvent & { readonly sent: boolean })[] = [];
let failing: 'append' | 'publish' | 'mark' | undefined;
const failIf = (step: typeof failing) => {
  if (failing === step) throw new Error(`${step} failed`);
};
const transact: Transact = async (work) => {
  const before = { shipments, rows };
  try {
    return await work({
      saveShipment: async (shipment) => void (shipments = [...shipments, shipment]),
      appendToOutbox: async (event) => {
        failIf('append');
        rows = [...rows, { ...event, sent: false }];
      },
    });
  } catch (error) {
    ({ shipments, rows } = before);
    throw error;
  }
};
const table: OutboxTable = {
  unsent: async (limit) => {
    assert.equal(limit, 2);
    return rows.filter(({ sent }) => !sent).slice(0, limit);
  },
  markSent: async (id) => {
    failIf('mark');
    rows = rows.map((row) => (row.id === id ? { ...row, sent: true } : row));
  },
};
const published: string[] = [];
const relay = new OutboxRelay(
  table,
  async (event) => {
    failIf('publish');
    await new Promise(setImmediate);
    published.push((JSON.parse(event.payload) as Shipment).id);
  },
  2,
);
const dispatch = (id: string) => dispatchShipment(transact, { id, carrier: 'rail' });

// Change and event stand or fall together.
failing = 'append';
await assert.rejects(dispatch('s0'), { message: 'append failed' });
assert.deepEqual([shipments, rows], [[], []]);
failing = undefined;
for (const id of ['s1', 's2', 's3']) await dispatch(id);
assert.deepEqual(
  shipments.map(({ id }) => id),
  ['s1', 's2', 's3'],
);
assert.equal(new Set(rows.map(({ id }) => id)).size, 3);
assert.deepEqual(published, []);

// All batches go out in order, once; calls at the same time share one run.
assert.deepEqual(await Promise.all([relay.flush(), relay.flush()]), [3, 3]);
assert.deepEqual(published, ['s1', 's2', 's3']);
assert.equal(await relay.flush(), 0);

// A failing publish marks nothing and lets none behind it overtake.
published.length = 0;
await dispatch('s4');
await dispatch('s5');
failing = 'publish';
await assert.rejects(relay.flush(), { message: 'publish failed' });
assert.equal(rows.filter(({ sent }) => !sent).length, 2);

// A crash between publishing and marking repeats the event: at least once.
failing = 'mark';
await assert.rejects(relay.flush(), { message: 'mark failed' });
failing = undefined;
assert.equal(await relay.flush(), 2);
assert.deepEqual(published, ['s4', 's4', 's5']);
