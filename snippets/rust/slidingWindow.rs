// pattern: sliding-window
// prefix: sdSlidingWindow
// description: Sliding window limit by weighted counts of this window and the last one; two numbers per key, idle keys vanish
// placeholders: SlidingWindow, Refused, window_length
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::collections::HashMap;
use std::error::Error;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

// --- snippet ---
/// At this time there is room again, if nobody else takes it.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused {
    pub retry_after: Duration,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rate limited, retry after {} ms", self.retry_after.as_millis())
    }
}

impl Error for Refused {}

struct Counts {
    window: u64, // the number of the window since the start
    current: u32,
    previous: u32,
}

/// Limits this process only. It takes the requests of the last window as spread evenly, so that it is near to
/// the limit but not exact. Refused requests do not count.
pub struct SlidingWindow {
    limit: u32,
    window_length: Duration,
    start: Instant,
    keys: Mutex<(u64, HashMap<String, Counts>)>, // with the window in which idle keys were last removed
}

impl SlidingWindow {
    /// # Panics
    /// If the limit or the window is zero.
    pub fn new(limit: u32, window_length: Duration, start: Instant) -> Self {
        assert!(limit > 0 && !window_length.is_zero(), "the limit and the window must be positive");
        Self { limit, window_length, start, keys: Mutex::default() }
    }

    pub fn admit(&self, key: &str) -> Result<(), Refused> {
        self.admit_at(key, Instant::now())
    }

    pub fn admit_at(&self, key: &str, now: Instant) -> Result<(), Refused> {
        let position = now.saturating_duration_since(self.start).div_duration_f64(self.window_length);
        let (number, fraction) = (position as u64, position.fract());
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        let (swept, counts) = &mut *keys;
        if *swept < number {
            *swept = number;
            counts.retain(|_, counts| counts.window + 1 >= number);
        }
        let fresh = || Counts { window: number, current: 0, previous: 0 };
        let counts = counts.entry(key.to_owned()).or_insert_with(fresh);
        if counts.window < number {
            // By one window: what is older has been removed.
            *counts = Counts { window: number, current: 0, previous: counts.current };
        }
        let (previous, current) = (f64::from(counts.previous), f64::from(counts.current));
        let room = f64::from(self.limit) - 1.0;
        if previous * (1.0 - fraction) + current <= room {
            counts.current += 1;
            return Ok(());
        }
        // When the share of the older window has shrunk enough: in this window, or only in the next one.
        let wait = if current <= room {
            1.0 - (room - current) / previous - fraction
        } else {
            2.0 - room / current - fraction
        };
        Err(Refused { retry_after: self.window_length.mul_f64(wait.max(0.0)) + Duration::from_micros(1) })
    }
}

// --- demonstration ---
fn main() {
    let start = Instant::now();
    let at = |millis| start + Duration::from_millis(millis);
    let limiter = SlidingWindow::new(10, Duration::from_secs(1), start);
    let admitted = |key: &str, millis| (0..100).filter(|_| limiter.admit_at(key, at(millis)).is_ok()).count();
    let wait = |key: &str, millis| limiter.admit_at(key, at(millis)).unwrap_err().retry_after.as_millis();

    // Up to the limit in one window; keys do not disturb each other.
    assert_eq!(admitted("ann", 900), 10);
    assert_eq!(admitted("bob", 900), 10);

    // No double burst at the border: the last window still counts by the share that is in sight.
    assert_eq!(admitted("ann", 1_000), 0);
    assert_eq!(admitted("ann", 1_250), 2);
    assert_eq!(admitted("ann", 1_500), 3);
    assert_eq!(admitted("ann", 2_000 - 1), 4);

    // It says how long to wait, within the window and beyond it.
    assert_eq!(admitted("cyd", 100), 10);
    assert_eq!(wait("cyd", 100), 1_000);
    assert_eq!(wait("cyd", 1_050), 50);
    assert!(limiter.admit_at("cyd", at(1_099)).is_err());
    assert!(limiter.admit_at("cyd", at(1_101)).is_ok());

    // After a whole idle window everything is free again.
    assert_eq!(admitted("ann", 3_999), 10);

    // Keys without requests vanish: only what was used in this window or the last one is kept.
    assert_eq!(admitted("dan", 4_500), 10);
    let kept = || limiter.keys.lock().unwrap().1.keys().cloned().collect::<std::collections::BTreeSet<_>>();
    assert!(kept().into_iter().eq(["ann", "dan"]));
    assert_eq!(admitted("dan", 60_000), 10);
    assert!(kept().into_iter().eq(["dan"]));

    // Threads together get no more than one alone would.
    let count = || (0..50).filter(|_| limiter.admit_at("eve", at(60_000)).is_ok()).count();
    let total: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(count)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(total, 10);
}
