// pattern: optimistic-lock
// prefix: sdOptimisticLock
// description: Optimistic lock: writes only if the version is still the one read; a conflict repeats read, change, write
// placeholders: Herd, HerdStore, UpdateError, update_herd, max_attempts
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::error::Error;
use std::fmt;

// --- snippet ---
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Herd {
    pub id: u64,
    pub version: u64, // of the row that was read; the store writes the next one
    pub sheep: u32,
}

pub trait HerdStore {
    type Error;

    fn find(&self, id: u64) -> Result<Option<Herd>, Self::Error>;

    /// `UPDATE herds SET sheep = ?, version = version + 1 WHERE id = ? AND version = ?`: whether that was one
    /// row.
    fn update(&self, herd: &Herd) -> Result<bool, Self::Error>;
}

#[derive(Debug, PartialEq, Eq)]
pub enum UpdateError<S, R> {
    NotFound,
    Conflict { attempts: u32 }, // others were faster each time
    Rejected(R),
    Store(S),
}

impl<S: fmt::Display, R: fmt::Display> fmt::Display for UpdateError<S, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => write!(f, "not found"),
            Self::Conflict { attempts } => write!(f, "changed by others at each of {attempts} attempts"),
            Self::Rejected(reason) => reason.fmt(f),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl<S: Error, R: Error> Error for UpdateError<S, R> {}

/// Reads, changes and writes. The change is made anew for every attempt, upon what was read then, so it must
/// have no effect but that. For an edit by a person, do not repeat: show what has changed meanwhile.
pub fn update_herd<S: HerdStore, R>(
    store: &S,
    id: u64,
    max_attempts: u32,
    mut change: impl FnMut(&mut Herd) -> Result<(), R>,
) -> Result<Herd, UpdateError<S::Error, R>> {
    for _ in 0..max_attempts {
        let mut herd = store.find(id).map_err(UpdateError::Store)?.ok_or(UpdateError::NotFound)?;
        let version = herd.version;
        change(&mut herd).map_err(UpdateError::Rejected)?;
        herd.version = version;
        if store.update(&herd).map_err(UpdateError::Store)? {
            return Ok(Herd { version: version + 1, ..herd });
        }
    }
    Err(UpdateError::Conflict { attempts: max_attempts })
}

// --- demonstration ---
use std::cell::Cell;
use std::collections::HashMap;
use std::sync::Mutex;

#[derive(Default)]
struct FakeStore {
    herds: Mutex<HashMap<u64, Herd>>,
}

impl HerdStore for FakeStore {
    type Error = &'static str;

    fn find(&self, id: u64) -> Result<Option<Herd>, Self::Error> {
        if id == 13 {
            return Err("disk full");
        }
        Ok(self.herds.lock().unwrap().get(&id).cloned())
    }

    fn update(&self, herd: &Herd) -> Result<bool, Self::Error> {
        let mut herds = self.herds.lock().unwrap();
        let Some(stored) = herds.get_mut(&herd.id).filter(|stored| stored.version == herd.version) else {
            return Ok(false);
        };
        *stored = Herd { version: herd.version + 1, ..herd.clone() };
        Ok(true)
    }
}

fn main() {
    let store = FakeStore::default();
    store.herds.lock().unwrap().insert(1, Herd { id: 1, version: 5, sheep: 40 });
    let add = |sheep: u32| {
        move |herd: &mut Herd| {
            herd.sheep += sheep;
            Ok::<_, &str>(())
        }
    };

    // An undisturbed change is written once, under the next version.
    assert_eq!(update_herd(&store, 1, 1, add(2)), Ok(Herd { id: 1, version: 6, sheep: 42 }));
    assert_eq!(store.find(1), Ok(Some(Herd { id: 1, version: 6, sheep: 42 })));

    // Who writes what was read before is refused.
    assert_eq!(store.update(&Herd { id: 1, version: 5, sheep: 0 }), Ok(false));

    // After a conflict the change is made upon what the other one wrote: neither is lost.
    let disturbances = Cell::new(1);
    let disturbed = |herd: &mut Herd| {
        if disturbances.get() > 0 {
            disturbances.set(disturbances.get() - 1);
            update_herd(&store, 1, 1, add(100)).unwrap();
        }
        herd.sheep += 1;
        herd.version = 99; // has no influence
        Ok::<_, &str>(())
    };
    assert_eq!(update_herd(&store, 1, 2, disturbed), Ok(Herd { id: 1, version: 8, sheep: 143 }));

    // The attempts are bounded.
    disturbances.set(9);
    assert_eq!(update_herd(&store, 1, 3, disturbed), Err(UpdateError::Conflict { attempts: 3 }));
    assert_eq!(disturbances.get(), 6);
    assert_eq!(store.find(1).unwrap().unwrap().sheep, 443);

    // What the change rejects is not written; other errors are not repeated, either.
    let rejected = update_herd(&store, 1, 3, |herd| {
        herd.sheep = 0;
        Err("the herd is not for sale")
    });
    assert_eq!(rejected, Err(UpdateError::Rejected("the herd is not for sale")));
    assert_eq!(store.find(1).unwrap().unwrap().sheep, 443);
    assert_eq!(update_herd(&store, 2, 3, add(1)), Err(UpdateError::NotFound));
    assert_eq!(update_herd(&store, 13, 3, add(1)), Err(UpdateError::Store("disk full")));

    // Threads that add at the same time: every sheep is counted.
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..50).for_each(|_| assert!(update_herd(&store, 1, u32::MAX, add(1)).is_ok())));
        }
    });
    assert_eq!(store.find(1).unwrap().unwrap().sheep, 643);
}
