// pattern: factory-method
// prefix: dpFactoryMethod
// description: Factory: a typed table from kind to creator, each with options of its own; an unknown kind is an error
// placeholders: Sensor, SensorOptions, createSensor, parseSensorKind
// --- snippet ---
export interface Sensor {
  readonly unit: string;
  read(): Promise<number>;
}

export interface SensorOptions {
  readonly thermometer: { readonly probe: () => Promise<number>; readonly offset: number };
  readonly humidity: { readonly raw: () => Promise<number> };
  readonly fixed: { readonly value: number; readonly unit: string };
}

type Kind = keyof SensorOptions;

const creators: { readonly [K in Kind]: (options: SensorOptions[K]) => Sensor } = {
  thermometer: ({ probe, offset }) => ({ unit: '°C', read: async () => (await probe()) + offset }),
  humidity: ({ raw }) => ({ unit: '%', read: async () => Math.min(100, (await raw()) / 10) }),
  fixed: ({ value, unit }) => ({ unit, read: async () => value }),
};

/** A new kind is one more entry of the options and of the table; the compiler finds what is missing. */
export function createSensor<K extends Kind>(kind: K, options: SensorOptions[K]): Sensor {
  return creators[kind](options);
}

/** For a kind from outside, such as a configuration file; its options are still to be checked. */
export function parseSensorKind(kind: string): Kind {
  if (Object.hasOwn(creators, kind)) return kind as Kind;
  throw new RangeError(`unknown kind ${JSON.stringify(kind)}; known: ${Object.keys(creators).join(', ')}`);
}
// --- demonstration ---
import assert from 'node:assert/strict';

// Each kind gives another product behind the same interface.
const sensors = [
  createSensor('thermometer', { probe: async () => 20, offset: -1.5 }),
  createSensor('humidity', { raw: async () => 1_040 }),
  createSensor('fixed', { value: 3, unit: 'bar' }),
];
const readings = await Promise.all(sensors.map(async (sensor) => `${await sensor.read()} ${sensor.unit}`));
assert.deepEqual(readings, ['18.5 °C', '100 %', '3 bar']);

// Two calls give two products.
const fixed = { value: 1, unit: 'V' };
assert.notEqual(createSensor('fixed', fixed), createSensor('fixed', fixed));

// A kind from outside is checked; what every object inherits is no kind.
assert.equal(parseSensorKind('humidity'), 'humidity');
assert.throws(() => parseSensorKind('radar'), {
  name: 'RangeError',
  message: /"radar".*thermometer, humidity/,
});
assert.throws(() => parseSensorKind('constructor'), RangeError);

// Options of another kind do not compile.
// @ts-expect-error: the value is missing
createSensor('fixed', { unit: 'V' });
