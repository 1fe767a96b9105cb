// pattern: single-flight
// prefix: sdSingleFlight
// description: Single flight: threads that ask for a key at the same time share one execution and its outcome; nothing is kept
// placeholders: SingleFlight, Flight, FlightEnd
// --- imports ---
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

// --- snippet ---
type Flight<V, E> = Arc<OnceLock<Result<V, E>>>;

/// For idempotent reads. An operation must not ask for its own key: it would wait for itself.
pub struct SingleFlight<K: Eq + Hash, V, E> {
    flights: Mutex<HashMap<K, Flight<V, E>>>,
}

impl<K: Eq + Hash, V, E> Default for SingleFlight<K, V, E> {
    fn default() -> Self {
        Self { flights: Mutex::default() }
    }
}

impl<K: Clone + Eq + Hash, V: Clone, E: Clone> SingleFlight<K, V, E> {
    /// Runs the operation, or waits for the one under way and takes a copy of its value or error. If that one
    /// panics, one of those who wait runs its own.
    pub fn run(&self, key: K, operation: impl FnOnce() -> Result<V, E>) -> Result<V, E> {
        let flight = Arc::clone(self.lock().entry(key.clone()).or_default());
        let _end = FlightEnd { flights: self, key, flight: &flight };
        flight.get_or_init(operation).clone()
    }
}

impl<K: Eq + Hash, V, E> SingleFlight<K, V, E> {
    /// Call it after a write: who asks from now on does not share a flight that began before.
    pub fn forget(&self, key: &K) {
        self.lock().remove(key);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<K, Flight<V, E>>> {
        self.flights.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Removes the flight, also after a panic, unless it was forgotten and another one has its key.
struct FlightEnd<'a, K: Eq + Hash, V, E> {
    flights: &'a SingleFlight<K, V, E>,
    key: K,
    flight: &'a Flight<V, E>,
}

impl<K: Eq + Hash, V, E> Drop for FlightEnd<'_, K, V, E> {
    fn drop(&mut self) {
        let mut flights = self.flights.lock();
        if flights.get(&self.key).is_some_and(|flight| Arc::ptr_eq(flight, self.flight)) {
            flights.remove(&self.key);
        }
    }
}

// --- demonstration ---
use std::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn main() {
    let flights = SingleFlight::<&str, u32, String>::default();
    let runs = AtomicU32::new(0);
    let sharing = |key: &str| flights.lock().get(key).map_or(0, Arc::strong_count);
    // The first one waits until the others share its flight: the map and each thread hold it once.
    let together = |outcome: fn(u32) -> Result<u32, String>| {
        let operation = || {
            while sharing("lake") < 1 + 4 {
                thread::yield_now();
            }
            outcome(runs.fetch_add(1, Ordering::SeqCst) + 1)
        };
        thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| flights.run("lake", operation))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        })
    };

    // Four ask, one runs, all have its value.
    assert!(together(Ok).iter().all(|outcome| *outcome == Ok(1)));
    assert_eq!(runs.load(Ordering::SeqCst), 1);

    // Nothing is kept: who comes later runs anew, and an error is shared but not remembered.
    assert_eq!(sharing("lake"), 0);
    let failed = together(|run| Err(format!("run {run} failed")));
    assert!(failed.iter().all(|outcome| *outcome == Err("run 2 failed".to_string())));
    assert_eq!(flights.run("lake", || Ok(7)), Ok(7));

    // Keys do not wait for each other.
    let nested = flights.run("lake", || flights.run("river", || Ok(8)));
    assert_eq!(nested, Ok(8));

    // After forget a new flight begins beside the old one, whose end does not touch it.
    let (release, released) = std::sync::mpsc::channel();
    let slow = move || released.recv().map_err(|_| "nobody released it".to_string());
    thread::scope(|scope| {
        let mut newer = None;
        let older = flights.run("lake", || {
            flights.forget(&"lake");
            newer = Some(scope.spawn(|| flights.run("lake", slow)));
            while sharing("lake") < 2 {
                thread::yield_now();
            }
            Ok(1)
        });
        assert_eq!(older, Ok(1));
        assert_eq!(sharing("lake"), 2);
        release.send(2).unwrap();
        assert_eq!(newer.unwrap().join().unwrap(), Ok(2));
    });

    // A panic frees the key.
    let panic = catch_unwind(AssertUnwindSafe(|| flights.run("lake", || resume_unwind(Box::new("broken")))));
    assert!(panic.is_err());
    assert_eq!(flights.run("lake", || Ok(9)), Ok(9));
    assert!(flights.lock().is_empty());
}
