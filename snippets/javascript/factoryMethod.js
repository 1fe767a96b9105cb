// pattern: factory-method
// prefix: dpFactoryMethod
// description: Factory: a table from kind to creator, each with options of its own; an unknown kind is an error
// placeholders: Sensor, SensorOptions, creators, createSensor
// --- snippet ---
/** @typedef {{ readonly unit: string, readonly read: () => Promise<number> }} Sensor */

/**
 * @typedef {object} SensorOptions
 * @property {{ readonly probe: () => Promise<number>, readonly offset: number }} thermometer
 * @property {{ readonly raw: () => Promise<number> }} humidity
 * @property {{ readonly value: number, readonly unit: string }} fixed
 */

/** @typedef {keyof SensorOptions} Kind */

/** @type {{ readonly [K in Kind]: (options: SensorOptions[K]) => Sensor }} */
const creators = {
  thermometer: ({ probe, offset }) => ({ unit: '°C', read: async () => (await probe()) + offset }),
  humidity: ({ raw }) => ({ unit: '%', read: async () => Math.min(100, (await raw()) / 10) }),
  fixed: ({ value, unit }) => ({ unit, read: async () => value }),
};

/**
 * A new kind is one more entry of the table. The kind may come from outside, such as from a configuration file; its
 * options are the caller's to check.
 * @template {Kind} K
 * @param {K} kind
 * @param {SensorOptions[K]} options
 * @returns {Sensor}
 */
export function createSensor(kind, options) {
  // Not `in`: that also finds what every object inherits.
  if (Object.hasOwn(creators, kind)) return creators[kind](options);
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
const [known, unknown, inherited] = JSON.parse('["fixed", "radar", "constructor"]');
assert.equal(createSensor(known, fixed).unit, 'V');
assert.throws(() => createSensor(unknown, fixed), {
  name: 'RangeError',
  message: /"radar".*thermometer, humidity/,
});
assert.throws(() => createSensor(inherited, fixed), RangeError);
