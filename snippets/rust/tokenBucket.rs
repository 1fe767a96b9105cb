// pattern: token-bucket
// prefix: sdTokenBucket
// description: Token bucket with lazy refill by a monotonic clock: allows bursts, refuses beyond and says how long to wait
// placeholders: TokenBucket, Refused, capacity, per_second
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

// --- snippet ---
#[derive(Debug, PartialEq, Eq)]
pub enum Refused {
    RetryAfter(Duration),
    /// More than the bucket ever holds.
    Never,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RetryAfter(wait) => write!(f, "rate limited, retry after {} ms", wait.as_millis()),
            Self::Never => write!(f, "the request is larger than the limit for bursts"),
        }
    }
}

impl std::error::Error for Refused {}

/// Limits this process only, one per key or caller; share it by reference or in an `Arc`.
pub struct TokenBucket {
    capacity: f64,
    per_second: f64,
    level: Mutex<(f64, Instant)>,
}

impl TokenBucket {
    /// Starts full.
    ///
    /// # Panics
    /// If the capacity or the rate is not a positive, finite number.
    pub fn new(capacity: u32, per_second: f64, now: Instant) -> Self {
        assert!(capacity > 0 && per_second > 0.0 && per_second.is_finite(), "the limits must be positive");
        let capacity = f64::from(capacity);
        Self { capacity, per_second, level: Mutex::new((capacity, now)) }
    }

    /// Takes all the tokens or none.
    pub fn take(&self, tokens: u32) -> Result<(), Refused> {
        self.take_at(tokens, Instant::now())
    }

    pub fn take_at(&self, tokens: u32, now: Instant) -> Result<(), Refused> {
        let wanted = f64::from(tokens);
        if wanted > self.capacity {
            return Err(Refused::Never);
        }
        let mut level = self.level.lock().unwrap_or_else(PoisonError::into_inner);
        let (left, filled_at) = *level;
        // A caller that read the clock earlier than the one before it refills nothing.
        let gained = now.saturating_duration_since(filled_at).as_secs_f64() * self.per_second;
        let available = (left + gained).min(self.capacity);
        let is_enough = available >= wanted;
        *level = (if is_enough { available - wanted } else { available }, now.max(filled_at));
        if is_enough {
            return Ok(());
        }
        // Rounded up: who waits exactly so long is not refused again by a fraction of a token.
        let wait = Duration::from_secs_f64((wanted - available) / self.per_second);
        Err(Refused::RetryAfter(wait + Duration::from_micros(1)))
    }
}

// --- demonstration ---
fn main() {
    let start = Instant::now();
    let at = |millis| start + Duration::from_millis(millis);
    let bucket = TokenBucket::new(5, 10.0, start);
    let wait_of = |result| match result {
        Err(Refused::RetryAfter(wait)) => wait,
        other => panic!("expected a wait, got {other:?}"),
    };

    // A burst up to the capacity; beyond it the wait is named, and a refusal costs nothing.
    assert_eq!(bucket.take_at(3, at(0)), Ok(()));
    assert_eq!(bucket.take_at(2, at(0)), Ok(()));
    assert_eq!(wait_of(bucket.take_at(1, at(0))).as_millis(), 100);
    assert_eq!(wait_of(bucket.take_at(3, at(0))).as_millis(), 300);
    assert_eq!(wait_of(bucket.take_at(3, at(100))).as_millis(), 200);

    // Who waits as long as told gets through, and not before.
    let wait = wait_of(bucket.take_at(3, at(250)));
    assert_eq!(wait.as_millis(), 50);
    assert!(bucket.take_at(3, at(299)).is_err());
    assert_eq!(bucket.take_at(3, at(250) + wait), Ok(()));

    // A long pause fills it to the capacity and no further; a clock read late adds nothing.
    assert_eq!(bucket.take_at(5, at(60_000)), Ok(()));
    assert!(bucket.take_at(1, at(60_000)).is_err());
    assert!(bucket.take_at(1, at(59_000)).is_err());
    assert!(bucket.take_at(1, at(60_050)).is_err());

    // More than the capacity never fits, whatever the wait.
    assert_eq!(bucket.take_at(6, at(120_000)), Err(Refused::Never));

    // Threads together get no more than one alone would.
    let shared = TokenBucket::new(100, 1.0, start);
    let taken: usize = std::thread::scope(|scope| {
        let count = || (0..100).filter(|_| shared.take_at(1, start).is_ok()).count();
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(count)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(taken, 100);
}
