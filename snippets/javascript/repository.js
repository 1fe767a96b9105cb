// pattern: repository
// prefix: sdRepository
// description: Repository interface of the domain with an in-memory implementation; nothing of it is shared with callers
// placeholders: Meter, MeterRepository, InMemoryMeters, MeterNotFoundError
// --- snippet ---
/**
 * @typedef {object} Meter
 * @property {string} id
 * @property {string} street
 * @property {readonly number[]} readings
 */

export class MeterNotFoundError extends Error {
  /** @override */
  name = 'MeterNotFoundError';
}

/**
 * In the words of the domain; a database implements it without showing its rows.
 * @typedef {object} MeterRepository
 * @property {(id: string) => Promise<Meter | undefined>} find
 * @property {(id: string) => Promise<Meter>} get rejects with a MeterNotFoundError, for callers to whom absence is an
 *   error
 * @property {(street: string) => Promise<readonly Meter[]>} inStreet
 * @property {(meter: Meter) => Promise<void>} save
 * @property {(id: string) => Promise<void>} remove
 */

/**
 * For tests and prototypes. It copies in both directions, as a database does.
 * @implements {MeterRepository}
 */
export class InMemoryMeters {
  /** @type {Map<string, Meter>} */
  #meters = new Map();

  /** @param {string} id @returns {Promise<Meter | undefined>} */
  async find(id) {
    return structuredClone(this.#meters.get(id));
  }

  /** @param {string} id @returns {Promise<Meter>} */
  async get(id) {
    const meter = await this.find(id);
    if (!meter) throw new MeterNotFoundError(`no such meter: ${id}`);
    return meter;
  }

  /** @param {string} street @returns {Promise<readonly Meter[]>} */
  async inStreet(street) {
    const found = [...this.#meters.values()].filter((meter) => meter.street === street);
    return structuredClone(found.sort((a, b) => (a.id < b.id ? -1 : 1)));
  }

  /** @param {Meter} meter */
  async save(meter) {
    this.#meters.set(meter.id, structuredClone(meter));
  }

  /** @param {string} id */
  async remove(id) {
    if (!this.#meters.delete(id)) throw new MeterNotFoundError(`no such meter: ${id}`);
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

/** @type {MeterRepository} */
const repository = new InMemoryMeters();
const readings = [10, 12];
await repository.save({ id: 'm2', street: 'Elm', readings });
await repository.save({ id: 'm1', street: 'Elm', readings: [7] });
await repository.save({ id: 'm3', street: 'Oak', readings: [] });

// What is found is a copy: neither the array that was saved nor the one that was read changes what is stored.
readings.push(99);
const read = await repository.get('m2');
/** @type {number[]} */ (read.readings).push(98);
const listed = await repository.inStreet('Elm');
/** @type {number[]} */ (listed[1]?.readings).push(97);
assert.deepEqual((await repository.get('m2')).readings, [10, 12]);

// Saving again replaces.
await repository.save({ ...read, readings: [10, 12, 15] });
assert.deepEqual((await repository.find('m2'))?.readings, [10, 12, 15]);

// Queries have a stable order, and an empty answer is no error.
const idsIn = async (/** @type {string} */ street) =>
  (await repository.inStreet(street)).map((meter) => meter.id);
assert.deepEqual(await idsIn('Elm'), ['m1', 'm2']);
assert.deepEqual(await idsIn('Fir'), []);

// Absence is explicit.
assert.equal(await repository.find('m9'), undefined);
await assert.rejects(repository.get('m9'), MeterNotFoundError);
await repository.remove('m3');
assert.equal(await repository.find('m3'), undefined);
await assert.rejects(repository.remove('m3'), MeterNotFoundError);
