// pattern: bloom-filter
// prefix: sdBloomFilter
// description: Bloom filter sized by expected items and rate: never misses what was added, seldom claims what was not
// placeholders: BloomFilter, expectedItems, falsePositiveRate, mayContain
// --- snippet ---
const encoder = new TextEncoder();

/** No item can be removed, and the rate grows when more are added than expected. */
export class BloomFilter {
  readonly #bits: Uint8Array;
  readonly #size: number;
  readonly #hashes: number;

  /** size = -n ln p / (ln 2)^2 bits and size / n * ln 2 hashes give the rate p with n items. */
  constructor(expectedItems: number, falsePositiveRate: number) {
    if (!(expectedItems >= 1)) throw new RangeError('expectedItems must be at least 1');
    if (!(falsePositiveRate > 0 && falsePositiveRate < 1))
      throw new RangeError('the rate is between 0 and 1');
    this.#size = Math.ceil((-expectedItems * Math.log(falsePositiveRate)) / Math.LN2 ** 2);
    if (this.#size > 2 ** 32) throw new RangeError('the filter would be larger than 512 MiB');
    this.#hashes = Math.max(1, Math.round((this.#size / expectedItems) * Math.LN2));
    this.#bits = new Uint8Array(Math.ceil(this.#size / 8));
  }

  add(item: string): void {
    for (const index of this.#indices(item)) {
      this.#bits[index >>> 3] = (this.#bits[index >>> 3] ?? 0) | (1 << (index & 7));
    }
  }

  /** False is certain; true is wrong at about the rate. */
  mayContain(item: string): boolean {
    return this.#indices(item).every((index) => ((this.#bits[index >>> 3] ?? 0) & (1 << (index & 7))) !== 0);
  }

  /** Two hashes stand for all: the second is the step from one bit to the next. */
  #indices(item: string): number[] {
    const bytes = encoder.encode(item);
    const start = hash(bytes, 0x811c9dc5);
    const step = hash(bytes, 0x9747b28c) | 1;
    return Array.from({ length: this.#hashes }, (_, i) => (start + i * (step >>> 0)) % this.#size);
  }
}

/** FNV-1a with a final mix: fast and even, not for input that somebody chooses to make keys collide. */
function hash(bytes: Uint8Array, seed: number): number {
  let value = seed;
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
// --- demonstration ---
import assert from 'node:assert/strict';

const count = 5_000;
const rateOf = (filter: BloomFilter) => {
  let wrong = 0;
  for (let i = 0; i < 20_000; i++) if (filter.mayContain(`stranger ${i}`)) wrong++;
  return wrong / 20_000;
};

// An empty filter has nothing; what was added is never missed.
const filter = new BloomFilter(count, 0.02);
assert.equal(rateOf(filter), 0);
for (let i = 0; i < count; i++) filter.add(`reader ${i}`);
for (let i = 0; i < count; i++) assert.ok(filter.mayContain(`reader ${i}`), `reader ${i}`);

// With as many items as expected the rate is near what was asked for.
const rate = rateOf(filter);
assert.ok(rate > 0.012 && rate < 0.028, String(rate));
const strict = new BloomFilter(count, 0.001);
for (let i = 0; i < count; i++) strict.add(`reader ${i}`);
assert.ok(rateOf(strict) < 0.003, String(rateOf(strict)));

// Any text is an item; adding one twice changes nothing.
const small = new BloomFilter(1, 0.5);
for (const item of ['', 'Ångström', 'Ångström']) small.add(item);
assert.ok(small.mayContain('') && small.mayContain('Ångström'));

// Sizes that make no sense are errors.
for (const wrong of [0, 1, NaN, -0.1]) assert.throws(() => new BloomFilter(10, wrong), RangeError);
assert.throws(() => new BloomFilter(0, 0.1), RangeError);
assert.throws(() => new BloomFilter(1e12, 0.01), RangeError);
