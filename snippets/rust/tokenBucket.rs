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
    capacity: u32,
    interval: Duration,                // in which one token flows in
    level: Mutex<(Duration, Instant)>, // tokens, by the time that they took: whole nanoseconds do not round
}

impl TokenBucket {
    /// Starts full.
    ///
    /// # Panics
    /// If the capacity or the rate is not a positive, finite number, or too slow for a `Duration`.
    pub fn new(capacity: u32, per_second: f64, now: Instant) -> Self {
        assert!(capacity > 0 && per_second > 0.0 && per_second.is_finite(), "the limits must be positive");
        let interval = Duration::from_secs_f64(1.0 / per_second).max(Duration::from_nanos(1));
        Self { capacity, interval, level: Mutex::new((interval * capacity, now)) }
    }

    /// Takes all the tokens or none.
    pub fn take(&self, tokens: u32) -> Result<(), Refused> {
        self.take_at(tokens, Instant::now())
    }

    pub fn take_at(&self, tokens: u32, now: Instant) -> Result<(), Refused> {
        if tokens > self.capacity {
            return Err(Refused::Never);
        }
        let price = self.interval * tokens;
        let mut level = self.level.lock().unwrap_or_else(PoisonError::into_inner);
        let (left, filled_at) = *level;
        // A caller that read the clock earlier than the one before it refills nothing.
        let gained = now.saturating_duration_since(filled_at);
        let available = left.saturating_add(gained).min(self.interval * self.capacity);
        let rest = available.checked_sub(price);
        *level = (rest.unwrap_or(available), now.max(filled_at));
        rest.map(drop).ok_or_else(|| Refused::RetryAfter(price - available))
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

    // Parts of a token do not round: when the bucket is full again, it is so for who asked meanwhile, too.
    let polled = TokenBucket::new(3, 30.0, start);
    assert_eq!(polled.take_at(3, at(0)), Ok(()));
    (1..10).for_each(|turn| assert!(polled.take_at(3, at(10 * turn)).is_err()));
    (0..3).for_each(|_| assert_eq!(polled.take_at(1, at(100)), Ok(())));

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
