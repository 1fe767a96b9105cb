// pattern: graceful-shutdown
// prefix: sdGracefulShutdown
// description: Graceful shutdown: not ready first, then no new connections, a bounded drain, resources closed in reverse order
// placeholders: GracefulShutdown, noticeMs, drainMs, Resource
// --- imports ---
import { setTimeout as delay } from 'node:timers/promises';
// --- snippet ---
/**
 * @typedef {object} Resource
 * @property {string} name
 * @property {() => Promise<void>} close with a time limit of its own: the platform kills what hangs
 */

/**
 * @typedef {object} ShutdownOptions
 * @property {import('node:http').Server} server
 * @property {number} noticeMs until load balancers have seen that this is not ready; requests still come
 * @property {number} drainMs for requests under way; both together below the platform's limit, often 30 s
 * @property {(step: string, error: unknown) => void} onError must not throw
 * @property {(ms: number, signal?: AbortSignal) => Promise<unknown>} [sleep]
 */

export class GracefulShutdown {
  /** @type {Required<ShutdownOptions>} */
  #options;
  /** @type {Resource[]} */
  #resources = [];
  /** @type {Promise<boolean> | undefined} */
  #shutdown;

  /** @param {ShutdownOptions} options */
  constructor(options) {
    this.#options = { sleep: (ms, signal) => delay(ms, undefined, { signal }), ...options };
  }

  /** @returns {boolean} for the readiness probe */
  get isReady() {
    return this.#shutdown === undefined;
  }

  /**
   * In the order of creation: what is added later may use what was added before, so it is closed first.
   * @template {Resource} R
   * @param {R} resource
   * @returns {R}
   */
  add(resource) {
    this.#resources.push(resource);
    return resource;
  }

  /**
   * A second signal ends the process at once. Exits with 0 if all requests were answered, otherwise with 1.
   * @param {(code: number) => void} [exit]
   */
  listen(exit = process.exit) {
    const stop = () => {
      process.off('SIGTERM', stop).off('SIGINT', stop);
      void this.run().then((drained) => exit(drained ? 0 : 1));
    };
    process.on('SIGTERM', stop).on('SIGINT', stop);
  }

  /**
   * Never rejects, and runs once.
   * @returns {Promise<boolean>} whether all requests ended within drainMs; the others were cut off
   */
  run() {
    this.#shutdown ??= this.#run();
    return this.#shutdown;
  }

  async #run() {
    const { noticeMs, sleep, onError } = this.#options;
    await sleep(noticeMs);
    const drained = await this.#drain();
    for (const resource of this.#resources.toReversed()) {
      try {
        await resource.close();
      } catch (error) {
        onError(resource.name, error);
      }
    }
    return drained;
  }

  async #drain() {
    const { server, drainMs, sleep, onError } = this.#options;
    /** @type {Promise<true>} */
    const closed = new Promise((resolve) => {
      server.close((error) => {
        if (error) onError('server', error); // it was not running
        resolve(true);
      });
    });
    server.closeIdleConnections();
    const sweep = setInterval(() => server.closeIdleConnections(), 50); // kept alive after their last request
    const timer = new AbortController();
    const timeout = sleep(drainMs, timer.signal).then(
      () => false,
      () => closed, // the timer was stopped
    );
    const drained = await Promise.race([closed, timeout]);
    timer.abort();
    clearInterval(sweep);
    if (!drained) server.closeAllConnections();
    return drained;
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';
import { Agent, createServer, get } from 'node:http';

/** @param {(ms: number) => Promise<unknown>} [sleep] */
const scenario = (sleep) => {
  /** @type {string[]} */
  const log = [];
  /** @type {((error?: Error) => void) | undefined} */
  let finish;
  let sweeps = 0;
  const server = createServer();
  server.close = (callback) => {
    log.push('stop accepting');
    finish = callback;
    return server;
  };
  server.closeIdleConnections = () => void (sweeps++ === 0 && log.push('close idle'));
  server.closeAllConnections = () => void log.push('cut');
  const shutdown = new GracefulShutdown({
    server,
    noticeMs: 1,
    drainMs: 60_000,
    onError: (step, error) => log.push(`${step}: ${String(error)}`),
    ...(sleep && { sleep }),
  });
  for (const name of ['pool', 'cache', 'consumer']) {
    shutdown.add({
      name,
      close: async () => {
        log.push(`close ${name}`);
        if (name === 'cache') throw new Error('gone');
      },
    });
  }
  return { log, shutdown, finish: (/** @type {Error[]} */ ...errors) => finish?.(...errors) };
};
const settle = () => new Promise(setImmediate);

// It is not ready at once, but goes on accepting until that has been noticed.
/** @type {((value?: unknown) => void)[]} */
const noticed = [];
const first = scenario((ms) => new Promise((resolve) => ms === 1 && noticed.push(resolve)));
assert.equal(first.shutdown.isReady, true);
const end = first.shutdown.run();
await settle();
assert.equal(first.shutdown.isReady, false);
assert.deepEqual(first.log, []);

// Then it accepts no more and closes nothing while requests are under way.
noticed[0]?.();
await settle();
assert.deepEqual(first.log.splice(0), ['stop accepting', 'close idle']);

// After the last one: in reverse order, past one that fails. A second call changes nothing.
first.finish();
assert.equal(await end, true);
assert.equal(await first.shutdown.run(), true);
assert.deepEqual(first.log, ['close consumer', 'close cache', 'cache: Error: gone', 'close pool']);
assert.equal(noticed.length, 1);

// Requests that do not end are cut off when the time is up.
const second = scenario(async () => {});
assert.equal(await second.shutdown.run(), false);
assert.deepEqual(second.log.slice(0, 4), ['stop accepting', 'close idle', 'cut', 'close consumer']);

// A drain in time leaves no timer behind that would keep the process alive for a minute; a server that was not
// running is reported.
const third = scenario();
/** @type {number | undefined} */
let code;
third.shutdown.listen((value) => (code = value));
process.emit('SIGTERM');
assert.equal(process.listenerCount('SIGTERM') + process.listenerCount('SIGINT'), 0);
await new Promise((resolve) => setTimeout(resolve, 10));
third.finish(new Error('not running'));
await settle();
await settle();
assert.equal(code, 0);
assert.equal(third.log[2], 'server: Error: not running');
assert.equal(third.log.at(-1), 'close pool');

// A connection that its client keeps alive does not count as a request: it ends soon after its last answer.
/** @type {(() => void) | undefined} */
let answer;
const real = createServer((_, response) => void (answer = () => response.end('done')));
await new Promise((listening) => real.listen(0, '127.0.0.1', () => listening(undefined)));
const agent = new Agent({ keepAlive: true });
const { port } = /** @type {import('node:net').AddressInfo} */ (real.address());
const status = new Promise((resolve, reject) => {
  get({ port, host: '127.0.0.1', agent }, (response) => {
    response.resume().on('end', () => resolve(response.statusCode));
  }).on('error', reject);
});
while (!answer) await settle();
const ending = new GracefulShutdown({ server: real, noticeMs: 0, drainMs: 5_000, onError: assert.fail }).run();
while (real.listening) await settle();
answer();
assert.equal(await status, 200);
assert.equal(await ending, true);
agent.destroy();
