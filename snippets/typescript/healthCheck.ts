// pattern: health-check
// prefix: sdHealthCheck
// description: Liveness without dependencies; readiness asks them in parallel, each with a timeout, and is cached for a moment
// placeholders: HealthCheck, Readiness, timeoutMs, cacheMs
// --- snippet ---
export interface Readiness {
  readonly ready: boolean; // false: HTTP 503, so that no traffic comes here
  readonly dependencies: Readonly<Record<string, 'up' | 'down'>>; // without details: probes are often public
}

export interface HealthCheckOptions {
  /** Cheap questions, such as SELECT 1. Only what no request can do without, or one outage takes down everything. */
  readonly dependencies: Readonly<Record<string, (signal: AbortSignal) => Promise<unknown>>>;
  readonly timeoutMs: number; // shorter than that of the probe
  readonly cacheMs: number; // so that many probes are no load
  readonly onFailure: (dependency: string, error: unknown) => void; // must not throw
  readonly now?: () => number; // monotonic, in milliseconds
}

export class HealthCheck {
  readonly #options: Required<HealthCheckOptions>;
  #latest: { readonly at: number; readonly result: Promise<Readiness> } | undefined;

  constructor(options: HealthCheckOptions) {
    this.#options = { now: () => performance.now(), ...options };
  }

  /** That this answers is the answer. A restart would not help against an outage elsewhere, so nothing is asked. */
  liveness(): { readonly alive: true } {
    return { alive: true };
  }

  /** Never rejects. Probes at the same time share one look at the dependencies. */
  readiness(): Promise<Readiness> {
    const { now, cacheMs } = this.#options;
    if (!this.#latest || now() - this.#latest.at >= cacheMs)
      this.#latest = { at: now(), result: this.#askAll() };
    return this.#latest.result;
  }

  async #askAll(): Promise<Readiness> {
    const names = Object.keys(this.#options.dependencies);
    const results = await Promise.all(names.map(async (name) => [name, await this.#ask(name)] as const));
    return {
      ready: results.every(([, result]) => result === 'up'),
      dependencies: Object.fromEntries(results),
    };
  }

  async #ask(name: string): Promise<'up' | 'down'> {
    const { dependencies, timeoutMs, onFailure } = this.#options;
    const controller = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const error = new Error(`no answer in ${timeoutMs} ms`);
        reject(error);
        controller.abort(error);
      }, timeoutMs);
    });
    try {
      await Promise.race([dependencies[name]?.(controller.signal), timeout]);
      return 'up';
    } catch (error) {
      onFailure(name, error);
      return 'down';
    } finally {
      clearTimeout(timer);
    }
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

let time = 5_000;
let database: () => Promise<unknown> = async () => 1;
let broker: (signal: AbortSignal) => Promise<unknown> = async () => 'PONG';
const asked: string[] = [];
const failures: string[] = [];
const health = new HealthCheck({
  dependencies: {
    database: () => {
      asked.push('database');
      return database();
    },
    broker: (signal) => {
      asked.push('broker');
      return broker(signal);
    },
  },
  timeoutMs: 10,
  cacheMs: 1_000,
  onFailure: (name, error) => failures.push(`${name}: ${String(error)}`),
  now: () => time,
});

// All are up: ready. Probes at the same time, and soon after, share the result.
const [first, second] = await Promise.all([health.readiness(), health.readiness()]);
assert.deepEqual(first, { ready: true, dependencies: { database: 'up', broker: 'up' } });
assert.equal(first, second);
time += 999;
await health.readiness();
assert.deepEqual(asked, ['database', 'broker']);

// After that they are asked again. One that fails, even by throwing, makes it not ready; the details go to the log.
time += 1;
database = () => {
  throw new Error('password rejected');
};
assert.deepEqual(await health.readiness(), {
  ready: false,
  dependencies: { database: 'down', broker: 'up' },
});
assert.deepEqual(failures.splice(0), ['database: Error: password rejected']);

// One that hangs is given up and told so, and holds the others up no longer than that.
time += 1_000;
let given: AbortSignal | undefined;
database = async () => 1;
broker = (signal) => {
  given = signal;
  return new Promise(() => {});
};
assert.deepEqual((await health.readiness()).dependencies, { database: 'up', broker: 'down' });
assert.deepEqual(failures.splice(0), ['broker: Error: no answer in 10 ms']);
assert.ok(given?.aborted);

// They are asked in parallel.
time += 1_000;
let open = (_: unknown) => {};
database = () => new Promise((resolve) => (open = resolve));
broker = async () => open(1);
assert.equal((await health.readiness()).ready, true);

// Liveness asks nobody.
asked.length = 0;
assert.deepEqual(health.liveness(), { alive: true });
assert.deepEqual(asked, []);
