// pattern: strategy
// prefix: dpStrategy
// description: Strategy as a function in a table: the choice is made by name at run time, an unknown name is an error
// placeholders: Parcel, Tariff, tariffs, TariffName, tariffFor
// --- snippet ---
/** @typedef {{ readonly grams: number, readonly fragile: boolean }} Parcel */

/**
 * The price in cents. A strategy is a function; a class would add nothing, since its options are in the closure.
 * @typedef {(parcel: Parcel) => number} Tariff
 */

/** @param {number} cents @returns {Tariff} */
const perKilogram =
  (cents) =>
  ({ grams }) =>
    Math.ceil(grams / 1_000) * cents;

/**
 * @param {Tariff} tariff
 * @param {number} surcharge
 * @returns {Tariff}
 */
const withCare = (tariff, surcharge) => (parcel) => tariff(parcel) + (parcel.fragile ? surcharge : 0);

/** @satisfies {Record<string, Tariff>} */
export const tariffs = {
  flat: () => 590,
  byWeight: perKilogram(240),
  courier: withCare(perKilogram(410), 350),
};

/** @typedef {keyof typeof tariffs} TariffName */

/**
 * For names from outside, such as a setting; code names its choice by `tariffs`, where an editor finds a wrong one.
 * @param {string} name
 * @returns {Tariff}
 */
export function tariffFor(name) {
  // Not `in`: that also finds what every object inherits.
  if (Object.hasOwn(tariffs, name)) return tariffs[/** @type {TariffName} */ (name)];
  throw new RangeError(`unknown tariff ${JSON.stringify(name)}; known: ${Object.keys(tariffs).join(', ')}`);
}
// --- demonstration ---
import assert from 'node:assert/strict';

/** @type {Parcel} */
const vase = { grams: 2_100, fragile: true };
/** @type {Parcel} */
const books = { grams: 2_100, fragile: false };

// Each name chooses another algorithm for the same parcel.
/** @param {string} name @param {Parcel} parcel */
const price = (name, parcel) => tariffFor(name)(parcel);
assert.equal(price('flat', vase), 590);
assert.equal(price('byWeight', vase), 720);
assert.equal(price('courier', vase), 1_580);
assert.equal(price('courier', books), 1_230);

// Code may pass any function of that type, not only one of the table.
/** @param {Parcel} parcel @param {...Tariff} choices */
const cheapest = (parcel, ...choices) => Math.min(...choices.map((choice) => choice(parcel)));
assert.equal(cheapest(vase, ...Object.values(tariffs)), 590);
assert.equal(
  cheapest(vase, tariffs.flat, () => 100),
  100,
);

// An unknown name is an error that lists the known ones; what objects inherit is not a choice.
assert.throws(() => tariffFor('drone'), { name: 'RangeError', message: /"drone".*flat, byWeight, courier/ });
assert.throws(() => tariffFor('toString'), RangeError);
assert.throws(() => tariffFor('__proto__'), RangeError);
