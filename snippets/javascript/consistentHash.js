// pattern: consistent-hash
// prefix: sdConsistentHash
// description: Consistent hashing: a ring with virtual nodes and a stable 64 bit hash; a new node takes only its share of keys
// placeholders: HashRing, virtualNodes, nodeFor
// --- snippet ---
const encoder = new TextEncoder();

/**
 * FNV-1a, then mixed: alone it leaves similar names close together. The same on every machine and in every version.
 * @param {string} text
 * @returns {bigint}
 */
export function stableHash(text) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of encoder.encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  hash = BigInt.asUintN(64, (hash ^ (hash >> 33n)) * 0xff51afd7ed558ccdn);
  hash = BigInt.asUintN(64, (hash ^ (hash >> 33n)) * 0xc4ceb9fe1a85ec53n);
  return hash ^ (hash >> 33n);
}

/** All clients must use the same nodes and the same number of points, or they disagree about the place of keys. */
export class HashRing {
  #virtualNodes;
  /** @type {readonly { readonly at: bigint, readonly node: string }[]} */
  #points = []; // sorted

  /** @param {Iterable<string>} [nodes] @param {number} [virtualNodes] */
  constructor(nodes = [], virtualNodes = 160) {
    if (!Number.isInteger(virtualNodes) || virtualNodes < 1)
      throw new RangeError('at least one point per node');
    this.#virtualNodes = virtualNodes;
    for (const node of nodes) this.add(node);
  }

  /** @param {string} node */
  add(node) {
    const indices = Array.from({ length: this.#virtualNodes }, (_, index) => index);
    const added = indices.map((index) => ({ at: stableHash(`${node}#${index}`), node }));
    this.remove(node);
    this.#points = [...this.#points, ...added].sort((a, b) => {
      if (a.at !== b.at) return a.at < b.at ? -1 : 1;
      return a.node < b.node ? -1 : 1; // whatever the order in which nodes were added
    });
  }

  /** @param {string} node */
  remove(node) {
    this.#points = this.#points.filter((point) => point.node !== node);
  }

  /**
   * The node of the first point at or after the key's; undefined if there are no nodes.
   * @param {string} key
   * @returns {string | undefined}
   */
  nodeFor(key) {
    const at = stableHash(key);
    let low = 0;
    let high = this.#points.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#points[middle]?.at ?? at) < at) low = middle + 1;
      else high = middle;
    }
    return (this.#points[low] ?? this.#points[0])?.node;
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

const keys = Array.from({ length: 4_000 }, (_, index) => `parcel:${index}`);
const placesIn = (/** @type {HashRing} */ ring) => new Map(keys.map((key) => [key, ring.nodeFor(key)]));
const names = ['north', 'east', 'south', 'west'];
const ring = new HashRing(names);
const before = placesIn(ring);

// The hash is stable: it does not depend on this run.
assert.equal(stableHash(''), 0xefd01f60ba992926n);
assert.equal(stableHash('a'), stableHash('a'));
assert.ok(stableHash('ä') < 1n << 64n);

// Keys spread over all nodes, none has twice its share.
for (const name of names) {
  const share = [...before.values()].filter((node) => node === name).length;
  assert.ok(share > 500 && share < 2_000, `${name} ${share}`);
}

// A new node takes about its share, and keys move to it alone.
ring.add('middle');
const after = placesIn(ring);
const moved = keys.filter((key) => before.get(key) !== after.get(key));
assert.ok(moved.length > 400 && moved.length < 1_200, String(moved.length));
assert.ok(moved.every((key) => after.get(key) === 'middle'));

// Without it everything is as it was; adding one twice changes nothing, nor does the order.
ring.remove('middle');
ring.add('east');
assert.deepEqual(placesIn(ring), before);
assert.deepEqual(placesIn(new HashRing(names.toReversed())), before);

// One node has all keys, none has no place for any.
assert.deepEqual(new Set(placesIn(new HashRing(['only'], 1)).values()), new Set(['only']));
assert.equal(new HashRing().nodeFor('parcel:1'), undefined);
assert.throws(() => new HashRing([], 0), RangeError);
