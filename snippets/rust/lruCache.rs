// pattern: lru-cache
// prefix: sdLruCache
// description: LRU cache: a hash map into a ring of nodes, so that get, insert and eviction are O(1) without unsafe code
// placeholders: LruCache, Node, capacity
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::collections::HashMap;
use std::hash::Hash;
use std::num::NonZeroUsize;

// --- snippet ---
struct Node<K, V> {
    key: K,
    value: V,
    newer: usize,
    older: usize,
}

/// Not shared between threads by itself: even `get` changes the order. Put it into a `Mutex`.
pub struct LruCache<K, V> {
    capacity: NonZeroUsize,
    index: HashMap<K, usize>,
    nodes: Vec<Node<K, V>>, // a ring: what is newer than the newest is the oldest
    newest: usize,
}

impl<K: Clone + Eq + Hash, V> LruCache<K, V> {
    pub fn new(capacity: NonZeroUsize) -> Self {
        Self { capacity, index: HashMap::new(), nodes: Vec::new(), newest: 0 }
    }

    /// Makes the entry the most recently used one.
    pub fn get(&mut self, key: &K) -> Option<&V> {
        let at = *self.index.get(key)?;
        self.refresh(at);
        Some(&self.nodes[at].value)
    }

    /// Returns what had to leave: the old value of the key, or the entry used least recently.
    pub fn insert(&mut self, key: K, value: V) -> Option<(K, V)> {
        if let Some(&at) = self.index.get(&key) {
            self.refresh(at);
            return Some((key, std::mem::replace(&mut self.nodes[at].value, value)));
        }
        let at = self.nodes.len();
        if at < self.capacity.get() {
            self.index.insert(key.clone(), at);
            self.nodes.push(Node { key, value, newer: at, older: at });
            self.link(at);
            return None;
        }
        let oldest = self.nodes[self.newest].newer;
        self.index.remove(&self.nodes[oldest].key);
        self.index.insert(key.clone(), oldest);
        self.newest = oldest; // the ring turns by one
        let node = &mut self.nodes[oldest];
        Some((std::mem::replace(&mut node.key, key), std::mem::replace(&mut node.value, value)))
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    fn refresh(&mut self, at: usize) {
        if at != self.newest {
            let Node { newer, older, .. } = self.nodes[at];
            self.nodes[newer].older = older;
            self.nodes[older].newer = newer;
            self.link(at);
        }
    }

    /// Puts a node that is in no ring between the newest and the oldest.
    fn link(&mut self, at: usize) {
        let oldest = self.nodes[self.newest].newer;
        self.nodes[at].older = self.newest;
        self.nodes[at].newer = oldest;
        self.nodes[oldest].older = at;
        self.nodes[self.newest].newer = at;
        self.newest = at;
    }
}

// --- demonstration ---
fn main() {
    let size = |size| NonZeroUsize::new(size).unwrap();
    let mut tiles = LruCache::new(size(3));
    for (name, bytes) in [("a", 1), ("b", 2), ("c", 3)] {
        assert_eq!(tiles.insert(name, bytes), None);
    }

    // The least recently used leaves; get and insert refresh.
    assert_eq!(tiles.get(&"a"), Some(&1));
    assert_eq!(tiles.insert("d", 4), Some(("b", 2)));
    assert_eq!(tiles.get(&"b"), None);
    assert_eq!(tiles.insert("c", 33), Some(("c", 3)));
    assert_eq!(tiles.insert("e", 5), Some(("a", 1)));
    assert_eq!(tiles.insert("f", 6), Some(("d", 4)));
    assert_eq!(tiles.get(&"c"), Some(&33));
    assert_eq!(tiles.len(), 3);

    // A capacity of 1 keeps the last entry.
    let mut single = LruCache::new(size(1));
    assert_eq!(single.insert(1, "x"), None);
    assert_eq!(single.insert(2, "y"), Some((1, "x")));
    assert_eq!(single.get(&1), None);
    assert_eq!(single.len(), 1);
    assert_eq!(single.get(&2), Some(&"y"));

    // It behaves like a simple list, whatever the order of the calls.
    let mut cache = LruCache::new(size(7));
    let mut model: Vec<(u32, u32)> = Vec::new(); // the newest last
    let mut random = 1_u32;
    for step in 0..20_000 {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let key = (random >> 16) % 12;
        let known = model.iter().position(|entry| entry.0 == key).map(|at| model.remove(at));
        if random >> 31 == 0 {
            assert_eq!(cache.get(&key).copied(), known.map(|entry| entry.1));
            model.extend(known);
        } else {
            let evicted = if known.is_none() && model.len() == 7 { Some(model.remove(0)) } else { None };
            assert_eq!(cache.insert(key, step), known.or(evicted));
            model.push((key, step));
        }
        assert_eq!(cache.len(), model.len());
    }
}
