// pattern: flyweight
// prefix: dpFlyweight
// description: Flyweight: immutable shared state interned by key, freed when unused; where it stands is passed as an argument
// placeholders: MapSymbol, SymbolPool, Outline
// --- imports ---
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

// --- snippet ---
pub type Outline = Vec<(f32, f32)>;

/// What all symbols of a kind have in common. It never changes, since many places of the map use it.
#[derive(Debug, PartialEq)]
pub struct MapSymbol {
    kind: String,
    outline: Outline,
}

impl MapSymbol {
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// Position and size belong to one place on the map, so they are not kept here.
    pub fn placed(&self, (x, y): (f32, f32), scale: f32) -> Outline {
        self.outline.iter().map(|point| (x + point.0 * scale, y + point.1 * scale)).collect()
    }
}

/// Measure before you use it: it pays for large state with few keys. A symbol is freed with its last user.
pub struct SymbolPool<F> {
    load: F,
    symbols: Mutex<HashMap<String, Weak<MapSymbol>>>,
}

impl<E, F: Fn(&str) -> Result<Outline, E>> SymbolPool<F> {
    pub fn new(load: F) -> Self {
        Self { load, symbols: Mutex::default() }
    }

    /// The one instance of that kind. Other threads wait while it is loaded; a failure is not kept.
    pub fn get(&self, kind: &str) -> Result<Arc<MapSymbol>, E> {
        let mut symbols = self.symbols.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(symbol) = symbols.get(kind).and_then(Weak::upgrade) {
            return Ok(symbol);
        }
        let symbol = Arc::new(MapSymbol { kind: kind.to_owned(), outline: (self.load)(kind)? });
        symbols.retain(|_, symbol| symbol.strong_count() > 0);
        symbols.insert(kind.to_owned(), Arc::downgrade(&symbol));
        Ok(symbol)
    }
}

// --- demonstration ---
use std::sync::atomic::{AtomicU32, Ordering};

fn main() {
    let loads = AtomicU32::new(0);
    let pool = SymbolPool::new(|kind: &str| match kind {
        "beacon" | "wreck" => {
            loads.fetch_add(1, Ordering::SeqCst);
            Ok(vec![(0.0, 0.0), (1.0, kind.len() as f32)])
        }
        _ => Err(format!("no symbol for {kind}")),
    });

    // One instance a kind, loaded once, and another one for another kind.
    let beacons: Vec<_> = (0..1_000).map(|_| pool.get("beacon").unwrap()).collect();
    let wreck = pool.get("wreck").unwrap();
    assert!(beacons.iter().all(|beacon| Arc::ptr_eq(beacon, &beacons[0])));
    assert_eq!(loads.load(Ordering::SeqCst), 2);
    assert_eq!((beacons[0].kind(), wreck.kind()), ("beacon", "wreck"));

    // What differs is an argument, and leaves nothing behind in the shared state.
    assert_eq!(beacons[0].placed((10.0, 20.0), 2.0), [(10.0, 20.0), (12.0, 32.0)]);
    assert_eq!(beacons[0].placed((0.0, 0.0), 1.0), [(0.0, 0.0), (1.0, 6.0)]);

    // It is freed with its last user and then loaded anew; the pool does not grow by dead keys.
    drop(wreck);
    drop(beacons);
    assert!(pool.get("wreck").is_ok());
    assert_eq!(loads.load(Ordering::SeqCst), 3);
    assert_eq!(pool.symbols.lock().unwrap().len(), 1);

    // An unknown kind is an error each time.
    assert_eq!(pool.get("whale").unwrap_err(), "no symbol for whale");
    assert!(pool.get("whale").is_err());

    // Threads share the instance, too.
    let addresses = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| pool.get("beacon").unwrap())).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    assert!(addresses.iter().all(|symbol| Arc::ptr_eq(symbol, &addresses[0])));
}
