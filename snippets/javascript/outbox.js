// pattern: outbox
// prefix: sdOutbox
// description: Transactional outbox: the event is stored with the change, a relay publishes in order and at least once
// placeholders: Shipment, OutboxEvent, dispatchShipment, OutboxRelay, batchSize
// --- imports ---
import { randomUUID } from 'node:crypto';
// --- snippet ---
/** @typedef {{ readonly id: string, readonly carrier: string }} Shipment */

/**
 * @typedef {object} OutboxEvent
 * @property {string} id consumers see an event more than once and know it again by this
 * @property {string} topic
 * @property {string} payload
 */

/**
 * @typedef {object} Transaction
 * @property {(shipment: Shipment) => Promise<void>} saveShipment
 * @property {(event: OutboxEvent) => Promise<void>} appendToOutbox
 */

/**
 * Commits if the work succeeds, otherwise rolls everything back.
 * @typedef {<T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>} Transact
 */

/**
 * The change and its event are stored together or not at all; nothing is published here.
 * @param {Transact} transact
 * @param {Shipment} shipment
 */
export async function dispatchShipment(transact, shipment) {
  await transact(async (transaction) => {
    await transaction.saveShipment(shipment);
    const payload = JSON.stringify(shipment);
    await transaction.appendToOutbox({ id: randomUUID(), topic: 'shipment.dispatched', payload });
  });
}

/**
 * @typedef {object} OutboxTable
 * @property {(limit: number) => Promise<readonly OutboxEvent[]>} unsent in the order in which they were committed
 * @property {(id: string) => Promise<void>} markSent
 */

/** Run one at a time over all processes, such as under a lock of the database: two would break the order. */
export class OutboxRelay {
  #table;
  #publish;
  #batchSize;
  /** @type {Promise<number> | undefined} */
  #flushing;

  /**
   * @param {OutboxTable} table
   * @param {(event: OutboxEvent) => Promise<void>} publish
   * @param {number} [batchSize]
   */
  constructor(table, publish, batchSize = 100) {
    this.#table = table;
    this.#publish = publish;
    this.#batchSize = batchSize;
  }

  /**
   * Publishes all that is unsent and returns how many. Call it by a timer: it rejects at the first failure and leaves
   * that event and those behind it for the next time, so the order holds.
   * @returns {Promise<number>}
   */
  flush() {
    this.#flushing ??= this.#run().finally(() => (this.#flushing = undefined));
    return this.#flushing;
  }

  async #run() {
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

/** @type {readonly Shipment[]} */
let shipments = [];
/** @type {readonly (OutboxEvent & { readonly sent: boolean })[]} */
let rows = [];
/** @type {'append' | 'publish' | 'mark' | undefined} */
let failing;
const failIf = (/** @type {typeof failing} */ step) => {
  if (failing === step) throw new Error(`${step} failed`);
};
/** @type {Transact} */
const transact = async (work) => {
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
/** @type {OutboxTable} */
const table = {
  unsent: async (limit) => {
    assert.equal(limit, 2);
    return rows.filter(({ sent }) => !sent).slice(0, limit);
  },
  markSent: async (id) => {
    failIf('mark');
    rows = rows.map((row) => (row.id === id ? { ...row, sent: true } : row));
  },
};
/** @type {string[]} */
const published = [];
const relay = new OutboxRelay(
  table,
  async (event) => {
    failIf('publish');
    await new Promise(setImmediate);
    published.push(/** @type {Shipment} */ (JSON.parse(event.payload)).id);
  },
  2,
);
const dispatch = (/** @type {string} */ id) => dispatchShipment(transact, { id, carrier: 'rail' });

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
