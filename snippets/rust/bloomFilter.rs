// pattern: bloom-filter
// prefix: sdBloomFilter
// description: Bloom filter sized by expected items and rate: never misses what was added, seldom claims what was not
// placeholders: BloomFilter, expected_items, false_positive_rate, may_contain
// --- preamble ---
#![allow(non_snake_case)]

// --- snippet ---
/// Nothing can be removed. Beyond the expected number of items the rate of false positives grows.
#[derive(Debug, Clone)]
pub struct BloomFilter {
    words: Vec<u64>,
    bits: u64,
    hashes: u32,
}

impl BloomFilter {
    /// m = -n ln p / (ln 2)^2 bits and k = m / n ln 2 hashes.
    ///
    /// # Panics
    /// If no items are expected, or the rate is not between 0 and 1.
    pub fn new(expected_items: u32, false_positive_rate: f64) -> Self {
        use std::f64::consts::LN_2;
        assert!(expected_items > 0, "at least one item must be expected");
        assert!(false_positive_rate > 0.0 && false_positive_rate < 1.0, "the rate must be between 0 and 1");
        let items = f64::from(expected_items);
        let bits = (-items * false_positive_rate.ln() / (LN_2 * LN_2)).ceil().max(1.0);
        let hashes = (bits / items * LN_2).round().max(1.0) as u32;
        let bits = bits as u64;
        Self { words: vec![0; bits.div_ceil(64) as usize], bits, hashes }
    }

    pub fn add(&mut self, item: &[u8]) {
        for bit in self.bits_of(item) {
            self.words[(bit / 64) as usize] |= 1 << (bit % 64);
        }
    }

    /// False is certain; true is wrong at about the rate asked for.
    pub fn may_contain(&self, item: &[u8]) -> bool {
        self.bits_of(item).all(|bit| self.words[(bit / 64) as usize] & 1 << (bit % 64) != 0)
    }

    /// Double hashing: the first bit, and an odd step to each of the next ones. The iterator borrows nothing.
    fn bits_of(&self, item: &[u8]) -> impl Iterator<Item = u64> + use<> {
        let first = mix(item.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        }));
        let (step, bits) = (mix(first ^ 0x9e37_79b9_7f4a_7c15) | 1, self.bits);
        (0..u64::from(self.hashes)).map(move |number| first.wrapping_add(number.wrapping_mul(step)) % bits)
    }
}

/// Stable, unlike `DefaultHasher`, so that a filter may be stored. Not for items that an attacker chooses.
fn mix(hash: u64) -> u64 {
    let mixed = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    mixed ^ (mixed >> 33)
}

// --- demonstration ---
fn main() {
    // The size follows from the numbers: 9.59 bits and 7 hashes an item for one in a hundred.
    let mut filter = BloomFilter::new(5_000, 0.01);
    assert_eq!((filter.bits, filter.hashes), (47_926, 7));
    assert!(!filter.may_contain(b"tag:1"));

    // What was added is never missed.
    let tag = |number: u32| format!("tag:{number}").into_bytes();
    (0..5_000).for_each(|number| filter.add(&tag(number)));
    assert!((0..5_000).all(|number| filter.may_contain(&tag(number))));

    // What was not added is claimed about as often as allowed: neither far more nor suspiciously less.
    let claimed = |filter: &BloomFilter| {
        (100_000..150_000).filter(|number| filter.may_contain(&tag(*number))).count() as f64 / 50_000.0
    };
    let rate = claimed(&filter);
    assert!((0.008..0.012).contains(&rate), "{rate}");

    // Another rate, another size.
    let mut coarse = BloomFilter::new(5_000, 0.2);
    (0..5_000).for_each(|number| coarse.add(&tag(number)));
    assert!((0..5_000).all(|number| coarse.may_contain(&tag(number))));
    let rate = claimed(&coarse);
    assert!((0.16..0.24).contains(&rate), "{rate}");
    assert!(coarse.words.len() < filter.words.len() / 2);

    // The smallest one works, too; items are bytes of any kind.
    let mut single = BloomFilter::new(1, 0.99);
    single.add(&[]);
    single.add(&[0, 255]);
    assert!(single.may_contain(&[]) && single.may_contain(&[0, 255]));
}
