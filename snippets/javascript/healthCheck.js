// pattern: health-check
// prefix: sdHealthCheck
// description: Liveness without dependencies; readiness asks them in parallel, each with a timeout, and is cached for a moment
// placeholders: HealthCheck, Readiness, timeoutMs, cacheMs
// --- snippet ---
/**
 * @typedef {object} Readiness
 * @property {boolean} ready false: HTTP 503, so that no traffic comes here
 * @property {Readonly<Record<string, 'up' | 'down'>>} dependencies without details: probes are often public
 */

/**
 * @typedef {object} HealthCheckOptions
 * @property {Readonly<Record<string, (signal: AbortSignal) => Promise<unknown>>>} dependencies cheap questions, such
 *   as SELECT 1; only what no request can do without, or one outage takes down everything
 * @property {number} timeoutMs shorter than that of the probe
 * @property {number} cacheMs so that many probes are no load
 * @property {(dependency: string, error: unknown) => void} onFailure must not throw
 * @property {() => number} [now] monotonic, in milliseconds
 */

export class HealthCheck {
  #options;
  /** @type {{ readonly at: number, readonly result: Promise<Readiness> } | undefined} */
  #latest;

  /** @param {HealthCheckOptions} options */
  constructor(options) {
    this.#options = { now: () => performance.now(), ...options };
  }

  /**
   * That this answers is the answer. A restart would not help against an outage elsewhere, so nothing is asked.
   * @returns {{ readonly alive: true }}
   */
  liveness() {
    return { alive: true };
  }

  /**
   * Never rejects. Probes at the same time share one look at the dependencies.
   * @returns {Promise<Readiness>}
   */
  readiness() {
    const { now, cacheMs } = this.#options;
    if (!this.#latest || now() - this.#latest.at >= cacheMs)
      this.#latest = { at: now(), result: this.#askAll() };
    return this.#latest.result;
  }

  async #askAll() {
    const names = Object.keys(this.#options.dependencies);
    const results = await Promise.all(
      names.map(async (name) => /** @type {const} */ ([name, await this.#ask(name)])),
    );
    return {
      ready: results.every(([, result]) => result === 'up'),
      dependencies: Object.fromEntries(results),
    };
  }

  /** @param {string} name @returns {Promise<'up' | 'down'>} */
  async #ask(name) {
    const { dependencies, timeoutMs, onFailure } = this.#options;
    const controller = new AbortController();
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    /** @type {Promise<never>} */
    const timeout = new Promise((_, reject) => {
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
/** @type {() => Promise<unknown>} */
let database = async () => 1;
/** @type {(signal: AbortSignal) => Promise<unknown>} */
let broker = async () => 'PONG';
/** @type {string[]} */
const asked = [];
/** @type {string[]} */
const failures = [];
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
/** @type {AbortSignal | undefined} */
let given;
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
let open = (/** @type {unknown} */ _) => {};
database = () => new Promise((resolve) => (open = resolve));
broker = async () => open(1);
assert.equal((await health.readiness()).ready, true);

// Liveness asks nobody.
asked.length = 0;
assert.deepEqual(health.liveness(), { alive: true });
assert.deepEqual(asked, []);
