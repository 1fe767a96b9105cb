// pattern: consistent-hash
// prefix: sdConsistentHash
// description: Consistent hashing: a ring with virtual nodes and a stable 64 bit hash; a new node takes only its share of keys
// placeholders: HashRing, node_for, virtual_nodes, stable_hash
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::sync::Arc;

// --- snippet ---
/// All processes that share the keys need the same nodes and the same number of virtual ones.
#[derive(Debug, Clone)]
pub struct HashRing {
    virtual_nodes: u32,
    points: Vec<(u64, Arc<str>)>, // in order
}

impl HashRing {
    /// More virtual nodes spread the keys more evenly; about 160 are usual.
    pub fn new(virtual_nodes: u32) -> Self {
        Self { virtual_nodes, points: Vec::new() }
    }

    /// Adding a node that is there changes nothing.
    pub fn add(&mut self, node: &str) {
        self.remove(node);
        let node: Arc<str> = node.into();
        let point = |number: u32| (stable_hash(format!("{node}#{number}").as_bytes()), Arc::clone(&node));
        self.points.extend((0..self.virtual_nodes).map(point));
        self.points.sort_unstable(); // by the name, too: the order of adding has no influence
    }

    pub fn remove(&mut self, node: &str) {
        self.points.retain(|(_, other)| **other != *node);
    }

    /// The node of the first point at or behind the key, all the way round. Nothing if there are no nodes.
    pub fn node_for(&self, key: &str) -> Option<&str> {
        let hash = stable_hash(key.as_bytes());
        let behind = self.points.partition_point(|(point, _)| *point < hash);
        self.points.get(behind).or(self.points.first()).map(|(_, node)| &**node)
    }
}

/// FNV-1a and a final mix, without which similar names lie side by side. `DefaultHasher` may change with a
/// new release of Rust, and keys would move. Not for keys that an attacker chooses.
fn stable_hash(bytes: &[u8]) -> u64 {
    let fnv = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    let mixed = (fnv ^ (fnv >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    mixed ^ (mixed >> 33)
}

// --- demonstration ---
use std::collections::HashMap;

fn main() {
    const KEYS: usize = 10_000;
    let keys: Vec<String> = (0..KEYS).map(|number| format!("parcel:{number}")).collect();
    let assign = |ring: &HashRing| -> Vec<String> {
        keys.iter().map(|key| ring.node_for(key).unwrap().to_owned()).collect()
    };

    // Without nodes there is no answer.
    let mut ring = HashRing::new(160);
    assert_eq!(ring.node_for("parcel:1"), None);

    // The keys are spread evenly, within a third of the mean.
    ["depot-a", "depot-b", "depot-c", "depot-d"].iter().for_each(|node| ring.add(node));
    let before = assign(&ring);
    let mut counts = HashMap::new();
    before.iter().for_each(|node| *counts.entry(node.as_str()).or_insert(0) += 1);
    assert_eq!(counts.len(), 4);
    assert!(counts.values().all(|count| (KEYS / 6..KEYS / 3).contains(count)), "{counts:?}");

    // A fifth node takes about a fifth of the keys, and none moves between the others.
    ring.add("depot-e");
    let after = assign(&ring);
    let moved: Vec<_> = before.iter().zip(&after).filter(|(old, new)| old != new).collect();
    assert!((KEYS / 10..KEYS * 3 / 10).contains(&moved.len()), "{} moved", moved.len());
    assert!(moved.iter().all(|(_, new)| *new == "depot-e"));

    // Without it everything is as before; to add or to remove twice changes nothing.
    ring.add("depot-e");
    assert_eq!(ring.points.len(), 5 * 160);
    ring.remove("depot-e");
    ring.remove("depot-e");
    assert_eq!(assign(&ring), before);

    // The order in which nodes are added has no influence.
    let mut other = HashRing::new(160);
    ["depot-d", "depot-b", "depot-a", "depot-c"].iter().for_each(|node| other.add(node));
    assert_eq!(assign(&other), before);

    // The hash is the same in every process and release.
    assert_eq!(stable_hash(b"foobar"), 0x2c22_1949_22d1_672b);
}
