// pattern: cqrs-handler
// prefix: sdCqrsHandler
// description: Typed handlers for commands and for queries on a small bus; middleware validates; an unknown message is an error
// placeholders: Commands, Queries, MessageBus, Middleware
// --- snippet ---
/** What changes something. The result is no more than an id: who wants to see the effect asks a query. */
export interface Commands {
  readonly borrowBook: {
    readonly input: { readonly isbn: string; readonly reader: string };
    readonly result: string;
  };
  readonly returnBook: { readonly input: { readonly loan: string }; readonly result: void };
}

/** What changes nothing, and may read from tables of its own that are made for it. */
export interface Queries {
  readonly loansOf: { readonly input: { readonly reader: string }; readonly result: readonly string[] };
}

type Contract<M> = { readonly [K in keyof M]: { readonly input: unknown; readonly result: unknown } };

/** Wraps every handler of a bus: validation, a transaction, a measurement. */
export type Middleware = (name: string, input: unknown, next: () => Promise<unknown>) => Promise<unknown>;

export class UnknownMessageError extends Error {
  override readonly name = 'UnknownMessageError';
}

/** One for commands and one for queries, since they need different middleware. Fill it once, at the start. */
export class MessageBus<M extends Contract<M>> {
  readonly #handlers = new Map<keyof M, (input: never) => Promise<unknown>>();
  readonly #middleware: readonly Middleware[];

  /** The first middleware is the outermost. */
  constructor(...middleware: readonly Middleware[]) {
    this.#middleware = middleware;
  }

  /** A message has exactly one handler. */
  handle<K extends keyof M & string>(
    name: K,
    handler: (input: M[K]['input']) => Promise<M[K]['result']>,
  ): this {
    if (this.#handlers.has(name)) throw new Error(`${name} has a handler already`);
    this.#handlers.set(name, handler);
    return this;
  }

  async send<K extends keyof M & string>(name: K, input: M[K]['input']): Promise<M[K]['result']> {
    const handler = this.#handlers.get(name) as
      ((input: M[K]['input']) => Promise<M[K]['result']>) | undefined;
    if (!handler) throw new UnknownMessageError(`no handler for ${name}`);
    const run = this.#middleware.reduceRight<() => Promise<unknown>>(
      (next, wrap) => () => wrap(name, input, next),
      () => handler(input),
    );
    return run() as Promise<M[K]['result']>; // middleware hands on the result of `next`
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

const loans = new Map<string, { readonly isbn: string; readonly reader: string }>();
const log: string[] = [];
const logging: Middleware = async (name, _, next) => {
  log.push(`> ${name}`);
  try {
    return await next();
  } finally {
    log.push(`< ${name}`);
  }
};
const validating: Middleware = async (name, input, next) => {
  const isComplete =
    typeof input === 'object' && input !== null && Object.values(input).every((value) => value !== '');
  if (!isComplete) throw new TypeError(`${name}: a field is empty`);
  return next();
};
const commands = new MessageBus<Commands>(logging, validating)
  .handle('borrowBook', async (loan) => {
    const id = `loan ${loans.size + 1}`;
    loans.set(id, loan);
    return id;
  })
  .handle('returnBook', async ({ loan }) => {
    if (!loans.delete(loan)) throw new RangeError(`no such loan: ${loan}`);
  });
const queries = new MessageBus<Queries>().handle('loansOf', async ({ reader }) =>
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
const empty = new MessageBus<Queries>(logging);
log.length = 0;
await assert.rejects(empty.send('loansOf', { reader: 'Ann' }), UnknownMessageError);
assert.deepEqual(log, []);
assert.throws(() => queries.handle('loansOf', async () => []), { message: 'loansOf has a handler already' });

// Neither a wrong input nor an unknown name compiles.
// @ts-expect-error: the reader is missing
void commands.send('borrowBook', { isbn: '978-1' }).catch(() => {});
// @ts-expect-error: it is a query
await assert.rejects(commands.send('loansOf', { reader: 'Ann' }), UnknownMessageError);
