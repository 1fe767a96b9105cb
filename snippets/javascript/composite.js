// pattern: composite
// prefix: dpComposite
// description: Composite of plain objects, parts and groups of them; frozen when made, so a group cannot contain itself
// placeholders: Part, Group, Component, totalGrams
// --- snippet ---
/**
 * @typedef {object} Part
 * @property {'part'} kind
 * @property {string} name
 * @property {number} grams
 */

/**
 * @typedef {object} Group
 * @property {'group'} kind
 * @property {string} name
 * @property {number} quantity how often its members are in the group above it
 * @property {readonly Component[]} members
 */

/** @typedef {Part | Group} Component */

/**
 * @param {string} name
 * @param {number} grams
 * @returns {Part}
 */
export function part(name, grams) {
  if (!(grams >= 0)) throw new RangeError(`${name}: grams must not be negative`);
  return Object.freeze({ kind: 'part', name, grams });
}

/**
 * Members exist before their group and none is added later: a tree of these has no cycles.
 * @param {string} name
 * @param {readonly Component[]} members
 * @param {number} [quantity]
 * @returns {Group}
 */
export function group(name, members, quantity = 1) {
  if (!Number.isInteger(quantity) || quantity < 1)
    throw new RangeError(`${name}: quantity must be at least 1`);
  return Object.freeze({ kind: 'group', name, quantity, members: Object.freeze([...members]) });
}

/**
 * One operation for both; callers need not know which they hold.
 * @param {Component} component
 * @returns {number}
 */
export function totalGrams(component) {
  if (component.kind === 'part') return component.grams;
  return component.quantity * component.members.reduce((sum, member) => sum + totalGrams(member), 0);
}

/**
 * All parts of it, depth first, each as often as it occurs in the tree.
 * @param {Component} component
 * @returns {Generator<Part>}
 */
export function* partsOf(component) {
  if (component.kind === 'part') yield component;
  else for (const member of component.members) yield* partsOf(member);
}
// --- demonstration ---
import assert from 'node:assert/strict';

const screw = part('screw', 3);
const hinge = group('hinge', [part('plate', 40), group('screws', [screw], 4)], 2);
/** @type {Component[]} */
const members = [part('door', 9_000), hinge];
const cupboard = group('cupboard', members);

// Parts and groups answer the same question, at any depth.
assert.equal(totalGrams(screw), 3);
assert.equal(totalGrams(hinge), 2 * (40 + 4 * 3));
assert.equal(totalGrams(cupboard), 9_104);
assert.equal(totalGrams(group('nothing', [part('air', 0)])), 0);

// One part may belong to several groups.
const shelf = group('shelf', [screw, screw]);
assert.equal(totalGrams(shelf), 6);
assert.deepEqual(
  [...partsOf(group('all', [cupboard, shelf]))].map(({ name }) => name),
  ['door', 'plate', 'screw', 'screw', 'screw'],
);

// A group neither follows the caller's array nor takes itself in.
members.push(cupboard);
assert.equal(totalGrams(cupboard), 9_104);
assert.throws(() => /** @type {Component[]} */ (cupboard.members).push(cupboard), TypeError);
assert.throws(() => Object.assign(cupboard, { members: [cupboard] }), TypeError);
assert.throws(() => Object.assign(screw, { grams: 1 }), TypeError);
assert.throws(() => part('balloon', -1), RangeError);
assert.throws(() => group('none', [screw], 0), RangeError);
