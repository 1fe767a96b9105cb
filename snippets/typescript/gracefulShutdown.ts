// pattern: graceful-shutdown
// prefix: sdGracefulShutdown
// description: Graceful shutdown: not ready first, then no new connections, a bounded drain, resources closed in reverse order
// placeholders: GracefulShutdown, noticeMs, drainMs, Resource
// --- imports ---
import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
// --- snippet ---
export interface Resource {
  readonly name: string;
  close(): Promise<void>; // with a time limit of its own: the platform kills what hangs
}

export interface ShutdownOptions {
  readonly server: Pick<Server, 'close' | 'closeIdleConnections' | 'closeAllConnections'>;
  readonly noticeMs: number; // until load balancers have seen that this is not ready; requests still come
  readonly drainMs: number; // for requests under way; both together below the platform's limit, often 30 s
  readonly onError: (step: string, error: unknown) => void; // must not throw
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<unknown>;
}

export class GracefulShutdown {
  readonly #options: Required<ShutdownOptions>;
  readonly #resources: Resource[] = [];
  #shutdown: Promise<boolean> | undefined;

  constructor(options: ShutdownOptions) {
    this.#options = { sleep: (ms, signal) => delay(ms, undefined, { signal }), ...options };
  }

  /** For the readiness probe. */
  get isReady(): boolean {
    return this.#shutdown === undefined;
  }

  /** In the order of creation: what is added later may use what was added before, so it is closed first. */
  add<R extends Resource>(resource: R): R {
    this.#resources.push(resource);
    return resource;
  }

  /** A second signal ends the process at once. Exits with 0 if all requests were answered, otherwise with 1. */
  listen(exit: (code: number) => void = process.exit): void {
    const signals = ['SIGTERM', 'SIGINT'] as const;
    const stop = () => {
      for (const signal of signals) process.off(signal, stop);
      void this.run().then((drained) => exit(drained ? 0 : 1));
    };
    for (const signal of signals) process.on(signal, stop);
  }

  /** Whether all requests ended within drainMs; the others were cut off. Never rejects, and runs once. */
  run(): Promise<boolean> {
    this.#shutdown ??= this.#run();
    return this.#shutdown;
  }

  async #run(): Promise<boolean> {
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

  async #drain(): Promise<boolean> {
    const { server, drainMs, sleep, onError } = this.#options;
    const closed = new Promise<true>((resolve) => {
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
import type { AddressInfo } from 'node:net';

const scenario = (sleep?: (ms: number) => Promise<unknown>) => {
  const log: string[] = [];
  let closed: ((error?: Error) => void) | undefined;
  let sweeps = 0;
  const server = {
    close(callback?: (error?: Error) => void) {
      log.push('stop accepting');
      closed = callback;
      return this as unknown as Server;
    },
    closeIdleConnections: () => void (sweeps++ === 0 && log.push('close idle')),
    closeAllConnections: () => void log.push('cut'),
  };
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
  return { log, shutdown, finish: (error?: Error) => closed?.(error) };
};
const settle = () => new Promise(setImmediate);

// It is not ready at once, but goes on accepting until that has been noticed.
const noticed: (() => void)[] = [];
const first = scenario((ms) =>
  ms === 1 ? new Promise<void>((go) => noticed.push(go)) : new Promise(() => {}),
);
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
let code: number | undefined;
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
let answer: (() => void) | undefined;
const real = createServer((_, response) => void (answer = () => response.end('done')));
await new Promise<void>((listening) => real.listen(0, '127.0.0.1', listening));
const agent = new Agent({ keepAlive: true });
const { port } = real.address() as AddressInfo;
const status = new Promise<number | undefined>((resolve, reject) => {
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
