// pattern: strategy
// prefix: dpStrategy
// description: Strategy as a function in a typed table: the choice is made by name at run time, an unknown name is an error
// placeholders: Parcel, Tariff, tariffs, TariffName, tariffFor
// --- snippet ---
export interface Parcel {
  readonly grams: number;
  readonly fragile: boolean;
}

/** The price in cents. A strategy is a function; a class would add nothing, since its options are in the closure. */
export type Tariff = (parcel: Parcel) => number;

const perKilogram =
  (cents: number): Tariff =>
  ({ grams }) =>
    Math.ceil(grams / 1_000) * cents;

const withCare =
  (tariff: Tariff, surcharge: number): Tariff =>
  (parcel) =>
    tariff(parcel) + (parcel.fragile ? surcharge : 0);

export const tariffs = {
  flat: () => 590,
  byWeight: perKilogram(240),
  courier: withCare(perKilogram(410), 350),
} satisfies Record<string, Tariff>;

export type TariffName = keyof typeof tariffs;

/** For names from outside, such as a setting; code names its choice by `tariffs` and is checked when compiled. */
export function tariffFor(name: string): Tariff {
  if (isTariffName(name)) return tariffs[name];
  throw new RangeError(`unknown tariff ${JSON.stringify(name)}; known: ${Object.keys(tariffs).join(', ')}`);
}

function isTariffName(name: string): name is TariffName {
  return Object.hasOwn(tariffs, name); // not `in`: that also finds what every object inherits
}
// --- demonstration ---
import assert from 'node:assert/strict';

const vase: Parcel = { grams: 2_100, fragile: true };
const books: Parcel = { grams: 2_100, fragile: false };

// Each name chooses another algorithm for the same parcel.
const price = (name: string, parcel: Parcel) => tariffFor(name)(parcel);
assert.equal(price('flat', vase), 590);
assert.equal(price('byWeight', vase), 720);
assert.equal(price('courier', vase), 1_580);
assert.equal(price('courier', books), 1_230);

// Code may pass any function of that type, not only one of the table.
const cheapest = (parcel: Parcel, ...choices: readonly Tariff[]) =>
  Math.min(...choices.map((choice) => choice(parcel)));
assert.equal(cheapest(vase, ...Object.values(tariffs)), 590);
assert.equal(
  cheapest(vase, tariffs.flat, () => 100),
  100,
);

// An unknown name is an error that lists the known ones; what objects inherit is not a choice.
assert.throws(() => tariffFor('drone'), { name: 'RangeError', message: /"drone".*flat, byWeight, courier/ });
assert.throws(() => tariffFor('toString'), RangeError);
assert.throws(() => tariffFor('__proto__'), RangeError);
