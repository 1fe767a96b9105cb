// pattern: adapter
// prefix: dpAdapter
// description: Adapter: fits a callback API in foreign units to a promise interface of one's own, and translates its errors
// placeholders: Thermometer, LegacyGauge, ThermometerError, GaugeThermometer
// --- snippet ---
export interface Thermometer {
  /** Degrees Celsius. Rejects with a ThermometerError. */
  read(room: string): Promise<number>;
}

/** What is there and cannot be changed: degrees Fahrenheit, status codes, channels in place of rooms. */
export interface LegacyGauge {
  query(channel: number, done: (status: number, fahrenheit: number) => void): void;
}

export class ThermometerError extends Error {
  override readonly name = 'ThermometerError';
  readonly reason: 'unknownRoom' | 'busy' | 'broken';

  constructor(reason: 'unknownRoom' | 'busy' | 'broken', message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** Callers see neither the gauge's units nor its status codes. */
export class GaugeThermometer implements Thermometer {
  readonly #gauge: LegacyGauge;
  readonly #channels: ReadonlyMap<string, number>;

  constructor(gauge: LegacyGauge, channels: ReadonlyMap<string, number>) {
    this.#gauge = gauge;
    this.#channels = channels;
  }

  read(room: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const fail = (reason: ThermometerError['reason'], options?: ErrorOptions) =>
        reject(new ThermometerError(reason, `${reason}: ${room}`, options));
      const channel = this.#channels.get(room);
      if (channel === undefined) return fail('unknownRoom');
      try {
        this.#gauge.query(channel, (status, fahrenheit) => {
          if (status === 0 && Number.isFinite(fahrenheit)) return resolve(((fahrenheit - 32) * 5) / 9);
          return fail(status === 17 ? 'busy' : 'broken', { cause: status });
        });
      } catch (cause) {
        fail('broken', { cause });
      }
    });
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

const asked: number[] = [];
const gauge: LegacyGauge = {
  query(channel, done) {
    asked.push(channel);
    if (channel === 4) throw new TypeError('no wire');
    const [status, fahrenheit] =
      [
        [0, 212],
        [0, -40],
        [17, 0],
        [0, NaN],
      ][channel] ?? [];
    setImmediate(() => done(status ?? 3, fahrenheit ?? 0));
  },
};
const rooms = new Map(
  ['kitchen', 'attic', 'hall', 'cellar', 'shed', 'yard'].map((room, index) => [room, index]),
);
const thermometer: Thermometer = new GaugeThermometer(gauge, rooms);

// Units are translated, rooms become channels.
assert.equal(await thermometer.read('kitchen'), 100);
assert.equal(await thermometer.read('attic'), -40);
assert.deepEqual(asked, [0, 1]);

// So are errors: by status, by a value that is none, and those that are thrown; the cause is kept.
await assert.rejects(thermometer.read('hall'), { reason: 'busy', message: 'busy: hall', cause: 17 });
await assert.rejects(thermometer.read('cellar'), { reason: 'broken' });
await assert.rejects(thermometer.read('yard'), { reason: 'broken', cause: 3 });
await assert.rejects(
  thermometer.read('shed'),
  (error) => error instanceof ThermometerError && error.cause instanceof TypeError,
);

// An unknown room does not reach the gauge.
asked.length = 0;
await assert.rejects(thermometer.read('garage'), { reason: 'unknownRoom' });
assert.deepEqual(asked, []);
