// pattern: cache-aside
// prefix: sdCacheAside
// description: Cache-aside: get, load, store with jittered TTL; one load per key at a time, and no stale result after a write
// placeholders: CacheAside, CacheStore, loader, ttl
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

// --- snippet ---
/// A cache such as Redis. It should time out and treat an outage as a miss: reads go on without it.
pub trait CacheStore<V>: Send + Sync {
    fn get(&self, key: &str) -> Option<V>;
    fn set(&self, key: &str, value: &V, ttl: Duration);
    fn delete(&self, key: &str);
}

/// Coordinates the threads of this process; what another process writes goes unseen for up to the TTL.
pub struct CacheAside<S, L> {
    store: S,
    loader: L,
    ttl: Duration,
    random: fn() -> f64, // at least 0 and less than 1
    turns: Mutex<HashMap<String, Arc<Mutex<()>>>>,
}

impl<S, L> CacheAside<S, L> {
    pub fn new(store: S, loader: L, ttl: Duration, random: fn() -> f64) -> Self {
        Self { store, loader, ttl, random, turns: Mutex::default() }
    }

    /// Threads that miss the same key at the same time wait for one load; if it fails, the next one tries.
    pub fn get<V, E>(&self, key: &str) -> Result<V, E>
    where
        S: CacheStore<V>,
        L: Fn(&str) -> Result<V, E>,
    {
        if let Some(value) = self.store.get(key) {
            return Ok(value);
        }
        self.in_turn(key, || {
            if let Some(value) = self.store.get(key) {
                return Ok(value);
            }
            let value = (self.loader)(key)?;
            // Spread by a tenth either way, so that what was loaded together does not expire together.
            self.store.set(key, &value, self.ttl.mul_f64(0.9 + 0.2 * (self.random)()));
            Ok(value)
        })
    }

    /// Call it when a write is committed. It waits for a load under way, which may have read the old value.
    pub fn invalidate<V>(&self, key: &str)
    where
        S: CacheStore<V>,
    {
        self.in_turn(key, || self.store.delete(key));
    }

    fn in_turn<T>(&self, key: &str, action: impl FnOnce() -> T) -> T {
        let turn = Arc::clone(self.lock_turns().entry(key.to_owned()).or_default());
        let result = {
            let _held = turn.lock().unwrap_or_else(PoisonError::into_inner);
            action()
        };
        let mut turns = self.lock_turns();
        drop(turn);
        if turns.get(key).is_some_and(|turn| Arc::strong_count(turn) == 1) {
            turns.remove(key); // nobody else waits
        }
        result
    }

    fn lock_turns(&self) -> MutexGuard<'_, HashMap<String, Arc<Mutex<()>>>> {
        self.turns.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

// --- demonstration ---
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::Barrier;

#[derive(Default)]
struct FakeStore {
    entries: Mutex<HashMap<String, (String, Duration)>>,
    misses: AtomicU32,
}

impl CacheStore<String> for &FakeStore {
    fn get(&self, key: &str) -> Option<String> {
        let found = self.entries.lock().unwrap().get(key).map(|(value, _)| value.clone());
        self.misses.fetch_add(u32::from(found.is_none()), Ordering::SeqCst);
        found
    }

    fn set(&self, key: &str, value: &String, ttl: Duration) {
        self.entries.lock().unwrap().insert(key.to_owned(), (value.clone(), ttl));
    }

    fn delete(&self, key: &str) {
        self.entries.lock().unwrap().remove(key);
    }
}

static RANDOM: AtomicU64 = AtomicU64::new(0);

fn fake_random() -> f64 {
    f64::from_bits(RANDOM.load(Ordering::SeqCst))
}

fn main() {
    let store = FakeStore::default();
    let source = Mutex::new(Ok("low at 6:10".to_string()));
    let loads = AtomicU32::new(0);
    let slow_load = Mutex::new(None::<Arc<Barrier>>);
    let load = |_: &str| -> Result<String, String> {
        loads.fetch_add(1, Ordering::SeqCst);
        let value = source.lock().unwrap().clone();
        let barrier = slow_load.lock().unwrap().clone();
        if let Some(barrier) = barrier {
            barrier.wait(); // has read
            barrier.wait(); // may go on
        }
        value
    };
    let cache = CacheAside::new(&store, load, Duration::from_secs(100), fake_random);
    let ttl = |key: &str| store.entries.lock().unwrap()[key].1.as_secs_f64().round();

    // The first read loads, the second one does not; the times to live differ by up to a tenth.
    assert_eq!(cache.get("Brest").as_deref(), Ok("low at 6:10"));
    assert_eq!(cache.get("Brest").as_deref(), Ok("low at 6:10"));
    assert_eq!((loads.load(Ordering::SeqCst), ttl("Brest")), (1, 90.0));
    RANDOM.store(1_f64.to_bits(), Ordering::SeqCst);
    cache.invalidate("Brest");
    assert_eq!(cache.get("Brest").as_deref(), Ok("low at 6:10"));
    assert_eq!((loads.load(Ordering::SeqCst), ttl("Brest")), (2, 110.0));

    // Threads that miss together load once. The load goes on when all of them have missed.
    let barrier = Arc::new(Barrier::new(2));
    *slow_load.lock().unwrap() = Some(Arc::clone(&barrier));
    store.misses.store(0, Ordering::SeqCst);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| cache.get("Dover"))).collect();
        barrier.wait();
        while store.misses.load(Ordering::SeqCst) < 5 {
            std::thread::yield_now(); // four misses, and one more by the thread whose turn it is
        }
        barrier.wait();
        threads.into_iter().for_each(|thread| assert!(thread.join().unwrap().is_ok()));
    });
    assert_eq!(loads.load(Ordering::SeqCst), 3);

    // What a load read before a write is not left in the cache behind the invalidation.
    std::thread::scope(|scope| {
        let early = scope.spawn(|| cache.get("Quebec"));
        barrier.wait();
        *source.lock().unwrap() = Ok("low at 7:00".to_string());
        let invalidation = scope.spawn(|| cache.invalidate("Quebec"));
        let is_waiting = || cache.lock_turns().get("Quebec").is_some_and(|turn| Arc::strong_count(turn) == 3);
        while !is_waiting() && !invalidation.is_finished() {
            std::thread::yield_now();
        }
        barrier.wait();
        assert_eq!(early.join().unwrap().as_deref(), Ok("low at 6:10"));
        invalidation.join().unwrap();
    });
    *slow_load.lock().unwrap() = None;
    assert!(!store.entries.lock().unwrap().contains_key("Quebec"));
    assert_eq!(cache.get("Quebec").as_deref(), Ok("low at 7:00"));

    // A failed load is not remembered; neither are the locks of idle keys.
    cache.invalidate("Quebec");
    *source.lock().unwrap() = Err("gauge offline".to_string());
    assert_eq!(cache.get("Quebec"), Err("gauge offline".to_string()));
    *source.lock().unwrap() = Ok("low at 8:00".to_string());
    assert_eq!(cache.get("Quebec").as_deref(), Ok("low at 8:00"));
    assert!(cache.turns.lock().unwrap().is_empty());
}
