// pattern: idempotency-key
// prefix: sdIdempotencyKey
// description: Idempotency key: runs a request once and replays its answer; in flight or with another request it is an error
// placeholders: IdempotencyKeys, IdempotencyError, keep
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::collections::HashMap;
use std::error::Error;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

// --- snippet ---
#[derive(Debug, PartialEq, Eq)]
pub enum IdempotencyError<E> {
    InFlight, // try again later
    Mismatch,
    Operation(E),
}

impl<E: fmt::Display> fmt::Display for IdempotencyError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InFlight => write!(f, "the first request with this key is still running"),
            Self::Mismatch => write!(f, "the key was used for another request"),
            Self::Operation(error) => error.fmt(f),
        }
    }
}

impl<E: Error + 'static> Error for IdempotencyError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        if let Self::Operation(error) = self {
            error.source()
        } else {
            None
        }
    }
}

struct Entry<R> {
    request_hash: u64,
    answer: Option<(R, Instant)>, // none while it is in flight; else the answer and when it is forgotten
}

/// For a single process and some thousand keys, all of which each call looks through. Several processes need
/// a unique row per key in the transaction of the effect.
pub struct IdempotencyKeys<R> {
    keep: Duration,
    entries: Mutex<HashMap<String, Entry<R>>>,
}

impl<R: Clone> IdempotencyKeys<R> {
    pub fn new(keep: Duration) -> Self {
        Self { keep, entries: Mutex::default() }
    }

    /// Keys of different clients must differ: put the client's id in front. A failed operation, or one that
    /// panics, frees the key: it must have had no effect.
    pub fn run<E>(
        &self,
        key: &str,
        request_hash: u64,
        now: Instant,
        operation: impl FnOnce() -> Result<R, E>,
    ) -> Result<R, IdempotencyError<E>> {
        {
            let mut entries = self.lock();
            entries.retain(|_, entry| entry.answer.as_ref().is_none_or(|(_, until)| now < *until));
            match entries.get(key) {
                Some(entry) if entry.request_hash != request_hash => return Err(IdempotencyError::Mismatch),
                Some(Entry { answer: Some((answer, _)), .. }) => return Ok(answer.clone()),
                Some(_) => return Err(IdempotencyError::InFlight),
                None => entries.insert(key.to_owned(), Entry { request_hash, answer: None }),
            };
        }
        let claim = Claim { keys: self, key };
        let answer = operation().map_err(IdempotencyError::Operation)?;
        if let Some(entry) = self.lock().get_mut(key) {
            entry.answer = Some((answer.clone(), now + self.keep));
        }
        std::mem::forget(claim);
        Ok(answer)
    }
}

impl<R> IdempotencyKeys<R> {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Entry<R>>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Frees the key unless there is an answer.
struct Claim<'a, R> {
    keys: &'a IdempotencyKeys<R>,
    key: &'a str,
}

impl<R> Drop for Claim<'_, R> {
    fn drop(&mut self) {
        self.keys.lock().remove(self.key);
    }
}

// --- demonstration ---
use std::cell::Cell;
use std::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};

fn main() {
    let start = Instant::now();
    let hour = Duration::from_secs(3_600);
    let keys = IdempotencyKeys::new(24 * hour);
    let effects = Cell::new(0);
    let transfer = || {
        effects.set(effects.get() + 1);
        Ok::<_, &str>(format!("transfer {}", effects.get()))
    };

    // The same key and request run once; the answer is replayed.
    assert_eq!(keys.run("ann/1", 11, start, transfer).as_deref(), Ok("transfer 1"));
    assert_eq!(keys.run("ann/1", 11, start + hour, transfer).as_deref(), Ok("transfer 1"));
    assert_eq!(effects.get(), 1);

    // Another key runs on its own; the same key with another request is an error.
    assert_eq!(keys.run("bob/1", 11, start, transfer).as_deref(), Ok("transfer 2"));
    assert_eq!(keys.run("ann/1", 12, start, transfer), Err(IdempotencyError::Mismatch));

    // While the first is in flight, the second is refused.
    let nested = keys.run("ann/2", 21, start, || {
        assert_eq!(keys.run("ann/2", 21, start, transfer), Err(IdempotencyError::InFlight));
        assert_eq!(keys.run("ann/2", 22, start, transfer), Err(IdempotencyError::Mismatch));
        transfer()
    });
    assert_eq!(nested.as_deref(), Ok("transfer 3"));
    assert_eq!(keys.run("ann/2", 21, start, transfer).as_deref(), Ok("transfer 3"));

    // A failure frees the key, and a panic does so, too.
    let failed = keys.run("ann/3", 31, start, || Err("no funds"));
    assert_eq!(failed, Err(IdempotencyError::Operation("no funds")));
    let panic = catch_unwind(AssertUnwindSafe(|| {
        keys.run("ann/3", 31, start, || -> Result<String, ()> { resume_unwind(Box::new("broken")) })
    }));
    assert!(panic.is_err());
    assert_eq!(keys.run("ann/3", 32, start, transfer).as_deref(), Ok("transfer 4"));

    // Answers are forgotten after the time agreed on.
    assert_eq!(keys.run("ann/1", 11, start + 23 * hour, transfer).as_deref(), Ok("transfer 1"));
    assert_eq!(keys.run("ann/1", 11, start + 24 * hour, transfer).as_deref(), Ok("transfer 5"));

    // Many threads with one key: one effect.
    let count = std::sync::atomic::AtomicU32::new(0);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let answer = keys.run("eve/1", 41, start, || {
                    count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    Ok::<_, ()>("done".to_string())
                });
                assert!(matches!(answer, Ok(_) | Err(IdempotencyError::InFlight)));
            });
        }
    });
    assert_eq!(count.into_inner(), 1);
}
