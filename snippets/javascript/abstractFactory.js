// pattern: abstract-factory
// prefix: dpAbstractFactory
// description: Abstract factory: families of products that belong together, made by one object and never mixed
// placeholders: Kitchen, Dough, Topping, roman, neapolitan, preparePizza
// --- snippet ---
/** @typedef {{ readonly style: string, readonly bakeSeconds: number }} Dough */
/** @typedef {{ readonly style: string, readonly name: string, readonly grams: number }} Topping */
/** @typedef {{ readonly dough: Dough, readonly toppings: readonly Topping[] }} Pizza */

/**
 * A factory is an object of functions; each family is one more of them, without a class.
 * @typedef {object} Kitchen
 * @property {(grams: number) => Dough} makeDough
 * @property {(name: string) => Topping} makeTopping
 */

/** @type {Kitchen} */
export const roman = {
  makeDough: (grams) => ({ style: 'roman', bakeSeconds: grams }),
  makeTopping: (name) => ({ style: 'roman', name, grams: 90 }),
};

/** @type {Kitchen} */
export const neapolitan = {
  makeDough: (grams) => ({ style: 'neapolitan', bakeSeconds: Math.round(grams / 3) }),
  makeTopping: (name) => ({ style: 'neapolitan', name, grams: 120 }),
};

/**
 * Knows no family: it works with every kitchen, also with one for tests. All of a pizza comes from one kitchen, which
 * is what keeps families apart.
 * @param {Kitchen} kitchen
 * @param {...string} names of toppings, at least one
 * @returns {Pizza}
 */
export function preparePizza(kitchen, ...names) {
  if (names.length === 0) throw new RangeError('a pizza needs a topping');
  return { dough: kitchen.makeDough(240), toppings: names.map((name) => kitchen.makeTopping(name)) };
}
// --- demonstration ---
import assert from 'node:assert/strict';

const stylesOf = (/** @type {Pizza} */ { dough, toppings }) =>
  new Set([dough, ...toppings].map(({ style }) => style));

// The same code makes either family, and all of one pizza is of one family.
const thin = preparePizza(roman, 'tomato', 'basil');
const soft = preparePizza(neapolitan, 'tomato');
assert.deepEqual([...stylesOf(thin)], ['roman']);
assert.deepEqual([...stylesOf(soft)], ['neapolitan']);
assert.deepEqual([thin.dough.bakeSeconds, soft.dough.bakeSeconds], [240, 80]);
assert.deepEqual(
  thin.toppings.map(({ name, grams }) => `${name} ${grams}`),
  ['tomato 90', 'basil 90'],
);
assert.throws(() => preparePizza(roman), RangeError);

// A family that does not exist in production is enough for a test.
/** @type {string[]} */
const asked = [];
/** @type {Kitchen} */
const fake = {
  makeDough: () => ({ style: 'fake', bakeSeconds: 0 }),
  makeTopping: (name) => {
    asked.push(name);
    return { style: 'fake', name, grams: 0 };
  },
};
assert.deepEqual([...stylesOf(preparePizza(fake, 'olive', 'caper'))], ['fake']);
assert.deepEqual(asked, ['olive', 'caper']);
