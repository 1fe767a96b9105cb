// pattern: composite
// prefix: dpComposite
// description: Composite as a recursive union of parts and groups; frozen when made, so a group cannot contain itself
// placeholders: Part, Group, Component, totalGrams
// --- snippet ---
export interface Part {
  readonly kind: 'part';
  readonly name: string;
  readonly grams: number;
}

export interface Group {
  readonly kind: 'group';
  readonly name: string;
  readonly quantity: number;
  readonly members: readonly Component[];
}

export type Component = Part | Group;

export function part(name: string, grams: number): Part {
  if (!(grams >= 0)) throw new RangeError(`${name}: grams must not be negative`);
  return Object.freeze({ kind: 'part', name, grams });
}

/** Members exist before their group and none is added later: a tree of these has no cycles. */
export function group(name: string, members: readonly Component[], quantity = 1): Group {
  if (!Number.isInteger(quantity) || quantity < 1)
    throw new RangeError(`${name}: quantity must be at least 1`);
  return Object.freeze({ kind: 'group', name, quantity, members: Object.freeze([...members]) });
}

/** One operation for both; callers need not know which they hold. */
export function totalGrams(component: Component): number {
  switch (component.kind) {
    case 'part':
      return component.grams;
    case 'group':
      return component.quantity * component.members.reduce((sum, member) => sum + totalGrams(member), 0);
  }
}

/** All parts of it, depth first, each as often as it occurs in the tree. */
export function* partsOf(component: Component): Generator<Part> {
  if (component.kind === 'part') yield component;
  else for (const member of component.members) yield* partsOf(member);
}
// --- demonstration ---
import assert from 'node:assert/strict';

const screw = part('screw', 3);
const hinge = group('hinge', [part('plate', 40), group('screws', [screw], 4)], 2);
const members: Component[] = [part('door', 9_000), hinge];
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
assert.throws(() => (cupboard.members as Component[]).push(cupboard), TypeError);
assert.throws(() => Object.assign(cupboard, { members: [cupboard] }), TypeError);
assert.throws(() => Object.assign(screw, { grams: 1 }), TypeError);
assert.throws(() => part('balloon', -1), RangeError);
assert.throws(() => group('none', [screw], 0), RangeError);
