// pattern: inbox
// prefix: sdInboxDedupe
// description: Inbox: the message id is recorded in the transaction of the effect, so that a duplicate has none
// placeholders: Payment, InboxTransaction, handlePayment, consumer
// --- snippet ---
export interface Payment {
  readonly messageId: string; // given by the sender, the same in each delivery
  readonly invoice: string;
  readonly cents: number;
}

export interface InboxTransaction {
  /**
   * INSERT INTO inbox (consumer, message_id, received_at) ... ON CONFLICT DO NOTHING; whether a row was inserted. The
   * unique key makes a second transaction wait for the first one. Rows may go when no duplicate can come any more.
   */
  recordMessage(consumer: string, messageId: string): Promise<boolean>;
  addToInvoice(invoice: string, cents: number): Promise<void>;
}

/** Commits if the work succeeds, otherwise rolls everything back. */
export type Transact = <T>(work: (transaction: InboxTransaction) => Promise<T>) => Promise<T>;

/**
 * Acknowledge the message when this has resolved, whatever it says: a duplicate is no error. If it rejects, nothing has
 * changed and the message may come again. Effects outside the database, such as mails, belong in an outbox.
 */
export async function handlePayment(
  transact: Transact,
  payment: Payment,
  consumer = 'invoicing',
): Promise<'applied' | 'duplicate'> {
  return transact(async (transaction) => {
    if (!(await transaction.recordMessage(consumer, payment.messageId))) return 'duplicate';
    await transaction.addToInvoice(payment.invoice, payment.cents);
    return 'applied';
  });
}
// --- demonstration ---
import assert from 'node:assert/strict';

let database = { inbox: new Set<string>(), paid: new Map<string, number>() };
let failing = false;
let last: Promise<unknown> = Promise.resolve();
const transact: Transact = (work) => {
  const run = async () => {
    const draft = structuredClone(database);
    const result = await work({
      recordMessage: async (consumer, messageId) => {
        const size = draft.inbox.size;
        return draft.inbox.add(`${consumer}/${messageId}`).size > size;
      },
      addToInvoice: async (invoice, cents) => {
        if (failing) throw new Error('deadlock');
        draft.paid.set(invoice, (draft.paid.get(invoice) ?? 0) + cents);
      },
    });
    database = draft;
    return result;
  };
  const transaction = last.then(run, run);
  last = transaction;
  return transaction;
};
const payment: Payment = { messageId: 'm1', invoice: 'i7', cents: 500 };

// Delivered three times, two of them at once: one effect.
const results = await Promise.all([handlePayment(transact, payment), handlePayment(transact, payment)]);
assert.deepEqual(results, ['applied', 'duplicate']);
assert.equal(await handlePayment(transact, payment), 'duplicate');
assert.equal(database.paid.get('i7'), 500);

// It is the id that counts, not the content; each consumer has its own.
assert.equal(await handlePayment(transact, { ...payment, messageId: 'm2' }), 'applied');
assert.equal(database.paid.get('i7'), 1_000);
assert.equal(await handlePayment(transact, payment, 'reporting'), 'applied');
assert.equal(database.paid.get('i7'), 1_500);

// If the effect fails the id is not recorded either, so the next delivery has it.
failing = true;
const other = { ...payment, messageId: 'm3' };
await assert.rejects(handlePayment(transact, other), { message: 'deadlock' });
failing = false;
assert.equal(await handlePayment(transact, other), 'applied');
assert.equal(database.paid.get('i7'), 2_000);
assert.equal(database.inbox.size, 4);
