// pattern: cqrs-handler
// prefix: sdCqrsHandler
// description: Handlers for commands and for queries on a small bus, typed by JSDoc; middleware validates; an unknown message is an error
// placeholders: Commands, Queries, MessageBus, Middleware
// --- snippet ---
/**
 * What changes something. The result is no more than an id: who wants to see the effect asks a query.
 * @typedef {{
 *   borrowBook: { readonly input: { readonly isbn: string, readonly reader: string }, readonly result: string },
 *   returnBook: { readonly input: { readonly loan: string }, readonly result: void },
 * }} Commands
 */

/**
 * What changes nothing, and may read from tables of its own that are made for it.
 * @typedef {{
 *   loansOf: { readonly input: { readonly reader: string }, readonly result: readonly string[] },
 * }} Queries
 */

/**
 * @template M
 * @typedef {{ readonly [K in keyof M]: { readonly input: unknown, readonly result: unknown } }} Contract
 */

/**
 * Wraps every handler of a bus: validation, a transaction, a measurement.
 * @typedef {(name: string, input: unknown, next: () => Promise<unknown>) => Promise<unknown>} Middleware
 */

export class UnknownMessageError extends Error {
  /** @override */
  name = 'UnknownMessageError';
}

/**
 * One for commands and one for queries, since they need different middleware. Fill it once, at the start.
 * @template {Contract<M>} M
 */
export class MessageBus {
  /** @type {Map<keyof M, (input: never) => Promise<unknown>>} */
  #handlers = new Map();
  #middleware;

  /** @param {...Middleware} middleware the first one is the outermost */
  constructor(...middleware) {
    this.#middleware = middleware;
  }

  /**
   * A message has exactly one handler.
   * @template {keyof M & string} K
   * @param {K} name
   * @param {(input: M[K]['input']) => Promise<M[K]['result']>} handler
   * @returns {this}
   */
  handle(name, handler) {
    if (this.#handlers.has(name)) throw new Error(`${name} has a handler already`);
    this.#handlers.set(name, handler);
    return this;
  }

  /**
   * Rejects with an UnknownMessageError if there is no handler.
   * @template {keyof M & string} K
   * @param {K} name
   * @param {M[K]['input']} input
   * @returns {Promise<M[K]['result']>}
   */
  async send(name, input) {
    const handler = /** @type {((input: M[K]['input']) => Promise<M[K]['result']>) | undefined} */ (
      this.#handlers.get(name)
    );
    if (!handler) throw new UnknownMessageError(`no handler for ${name}`);
    /** @type {() => Promise<unknown>} */
    let run = () => handler(input);
    for (const wrap of this.#middleware.toReversed()) {
      const next = run;
      run = () => wrap(name, input, next);
    }
    return /** @type {Promise<M[K]['result']>} */ (run()); // middleware hands on the result of `next`
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

/** @type {Map<string, { readonly isbn: string, readonly reader: string }>} */
const loans = new Map();
/** @type {string[]} */
const log = [];
/** @type {Middleware} */
const logging = async (name, _, next) => {
  log.push(`> ${name}`);
  try {
    return await next();
  } finally {
    log.push(`< ${name}`);
  }
};
/** @type {Middleware} */
const validating = async (name, input, next) => {
  const isComplete =
    typeof input === 'object' && input !== null && Object.values(input).every((value) => value !== '');
  if (!isComplete) throw new TypeError(`${name}: a field is empty`);
  return next();
};
/** @type {MessageBus<Commands>} */
const commands = new MessageBus(logging, validating);
commands
  .handle('borrowBook', async (loan) => {
    const id = `loan ${loans.size + 1}`;
    loans.set(id, loan);
    return id;
  })
  .handle('returnBook', async ({ loan }) => {
    if (!loans.delete(loan)) throw new RangeError(`no such loan: ${loan}`);
  });
/** @type {MessageBus<Queries>} */
const queries = new MessageBus();
queries.handle('loansOf', async ({ reader }) =>
  [...loans.values()].filter((loan) => loan.reader === reader).map(({ isbn }) => isbn),
);

// A command changes something, a query shows it; each message reaches its own handler.
const loan = await commands.send('borrowBook', { isbn: '978-1', reader: 'Ann' });
assert.equal(loan, 'loan 1');
assert.deepEqual(await queries.send('loansOf', { reader: 'Ann' }), ['978-1']);
await commands.send('returnBook', { loan });
assert.deepEqual(await queries.send('loansOf', { reader: 'Ann' }), []);
assert.deepEqual(log.splice(0, 2), ['> borrowBook', '< borrowBook']);

// What is not valid does not reach the handler; the outer middleware sees it, and the handler's errors too.
log.length = 0;
await assert.rejects(commands.send('borrowBook', { isbn: '', reader: 'Bob' }), TypeError);
assert.equal(loans.size, 0);
await assert.rejects(commands.send('returnBook', { loan: 'loan 9' }), { message: 'no such loan: loan 9' });
assert.deepEqual(log, ['> borrowBook', '< borrowBook', '> returnBook', '< returnBook']);

// A message without a handler is an error, and so is a second handler.
/** @type {MessageBus<Queries>} */
const empty = new MessageBus(logging);
log.length = 0;
await assert.rejects(empty.send('loansOf', { reader: 'Ann' }), UnknownMessageError);
assert.deepEqual(log, []);
assert.throws(() => queries.handle('loansOf', async () => []), { message: 'loansOf has a handler already' });
