// pattern: repository
// prefix: sdRepository
// description: Repository interface of the domain with an in-memory implementation; nothing of it is shared with callers
// placeholders: Meter, MeterId, MeterRepository, InMemoryMeters, MeterNotFoundError
// --- snippet ---
/** A type of its own, so that no other string is taken for it. */
export type MeterId = string & { readonly __type: 'MeterId' };

export interface Meter {
  readonly id: MeterId;
  readonly street: string;
  readonly readings: readonly number[];
}

export class MeterNotFoundError extends Error {
  override readonly name = 'MeterNotFoundError';
}

/** In the words of the domain; a database implements it without showing its rows. */
export interface MeterRepository {
  find(id: MeterId): Promise<Meter | undefined>;
  /** For callers to whom absence is an error: rejects with a MeterNotFoundError. */
  get(id: MeterId): Promise<Meter>;
  inStreet(street: string): Promise<readonly Meter[]>;
  save(meter: Meter): Promise<void>;
  remove(id: MeterId): Promise<void>;
}

/** For tests and prototypes. It copies in both directions, as a database does. */
export class InMemoryMeters implements MeterRepository {
  readonly #meters = new Map<MeterId, Meter>();

  async find(id: MeterId): Promise<Meter | undefined> {
    return structuredClone(this.#meters.get(id));
  }

  async get(id: MeterId): Promise<Meter> {
    const meter = await this.find(id);
    if (!meter) throw new MeterNotFoundError(`no such meter: ${id}`);
    return meter;
  }

  async inStreet(street: string): Promise<readonly Meter[]> {
    const found = [...this.#meters.values()].filter((meter) => meter.street === street);
    return structuredClone(found.sort((a, b) => (a.id < b.id ? -1 : 1)));
  }

  async save(meter: Meter): Promise<void> {
    this.#meters.set(meter.id, structuredClone(meter));
  }

  async remove(id: MeterId): Promise<void> {
    if (!this.#meters.delete(id)) throw new MeterNotFoundError(`no such meter: ${id}`);
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

const repository: MeterRepository = new InMemoryMeters();
const id = (text: string) => text as MeterId;
const readings = [10, 12];
await repository.save({ id: id('m2'), street: 'Elm', readings });
await repository.save({ id: id('m1'), street: 'Elm', readings: [7] });
await repository.save({ id: id('m3'), street: 'Oak', readings: [] });

// What is found is a copy: neither the array that was saved nor the one that was read changes what is stored.
readings.push(99);
const read = await repository.get(id('m2'));
(read.readings as number[]).push(98);
const listed = await repository.inStreet('Elm');
(listed[1]?.readings as number[]).push(97);
assert.deepEqual((await repository.get(id('m2'))).readings, [10, 12]);

// Saving again replaces.
await repository.save({ ...read, readings: [10, 12, 15] });
assert.deepEqual((await repository.find(id('m2')))?.readings, [10, 12, 15]);

// Queries have a stable order, and an empty answer is no error.
const idsIn = async (street: string) => (await repository.inStreet(street)).map((meter) => meter.id);
assert.deepEqual(await idsIn('Elm'), ['m1', 'm2']);
assert.deepEqual(await idsIn('Fir'), []);

// Absence is explicit.
assert.equal(await repository.find(id('m9')), undefined);
await assert.rejects(repository.get(id('m9')), MeterNotFoundError);
await repository.remove(id('m3'));
assert.equal(await repository.find(id('m3')), undefined);
await assert.rejects(repository.remove(id('m3')), MeterNotFoundError);

// A plain string is no id.
// @ts-expect-error: it has to be made one where it enters
void repository.find('m1');
