// pattern: abstract-factory
// prefix: dpAbstractFactory
// description: Abstract factory: families of products that belong together, made by one object and never mixed
// placeholders: Kitchen, Dough, Topping, roman, neapolitan, preparePizza
// --- snippet ---
/** The style is part of the type, so that products of two families do not compile together. */
export interface Dough<S extends string> {
  readonly style: S;
  readonly bakeSeconds: number;
}

export interface Topping<S extends string> {
  readonly style: S;
  readonly name: string;
  readonly grams: number;
}

/** A factory is an object of functions; each family is one more of them, without a class. */
export interface Kitchen<S extends string> {
  readonly makeDough: (grams: number) => Dough<S>;
  readonly makeTopping: (name: string) => Topping<S>;
}

export const roman: Kitchen<'roman'> = {
  makeDough: (grams) => ({ style: 'roman', bakeSeconds: grams }),
  makeTopping: (name) => ({ style: 'roman', name, grams: 90 }),
};

export const neapolitan: Kitchen<'neapolitan'> = {
  makeDough: (grams) => ({ style: 'neapolitan', bakeSeconds: Math.round(grams / 3) }),
  makeTopping: (name) => ({ style: 'neapolitan', name, grams: 120 }),
};

export interface Pizza<S extends string> {
  readonly dough: Dough<S>;
  readonly toppings: readonly Topping<S>[];
}

/** Knows no family: it works with every kitchen, also with one for tests. */
export function preparePizza<S extends string>(kitchen: Kitchen<S>, ...names: readonly string[]): Pizza<S> {
  if (names.length === 0) throw new RangeError('a pizza needs a topping');
  return { dough: kitchen.makeDough(240), toppings: names.map(kitchen.makeTopping) };
}
// --- demonstration ---
import assert from 'node:assert/strict';

const stylesOf = ({ dough, toppings }: Pizza<string>) =>
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
const asked: string[] = [];
const fake: Kitchen<'fake'> = {
  makeDough: () => ({ style: 'fake', bakeSeconds: 0 }),
  makeTopping: (name) => {
    asked.push(name);
    return { style: 'fake', name, grams: 0 };
  },
};
assert.deepEqual([...stylesOf(preparePizza(fake, 'olive', 'caper'))], ['fake']);
assert.deepEqual(asked, ['olive', 'caper']);

// What is mixed does not compile.
// @ts-expect-error: the dough is of another family than the topping
const mixed: Pizza<'roman'> = { dough: neapolitan.makeDough(200), toppings: [roman.makeTopping('egg')] };
assert.equal(stylesOf(mixed).size, 2);
