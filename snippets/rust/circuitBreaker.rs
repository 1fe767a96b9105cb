// pattern: circuit-breaker
// prefix: sdCircuitBreaker
// description: Circuit breaker: refuses calls to a failing dependency at once and probes it with a single call after a pause
// placeholders: CircuitBreaker, CircuitOpen, BreakerOptions, failure_threshold, open_for
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::error::Error;
use std::fmt;
use std::mem::discriminant;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

// --- snippet ---
pub struct BreakerOptions {
    pub failure_threshold: u32, // consecutive failures that open the circuit
    pub open_for: Duration,     // how long calls are refused before one is let through
    pub now: fn() -> Instant,
}

#[derive(Debug, PartialEq, Eq)]
pub struct CircuitOpen;

impl fmt::Display for CircuitOpen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "refused, the dependency keeps failing")
    }
}

impl Error for CircuitOpen {}

#[derive(Clone, Copy)]
enum Phase {
    Closed { failures: u32 },
    Open { until: Instant },
    HalfOpen,
}

/// Share one per dependency, by reference or in an `Arc`. No lock is held during a call. A trial that hangs
/// keeps the circuit half-open: give operations a timeout.
pub struct CircuitBreaker {
    options: BreakerOptions,
    state: Mutex<(Phase, u64)>, // the number counts the changes of phase
}

/// A call under way. Dropped by a panic of the operation, it counts as a failure.
struct Admission<'a> {
    breaker: &'a CircuitBreaker,
    change: u64,
    failed: bool,
}

impl CircuitBreaker {
    pub fn new(options: BreakerOptions) -> Self {
        Self { options, state: Mutex::new((Phase::Closed { failures: 0 }, 0)) }
    }

    /// The outer error means that the operation was not run. `is_failure` is false for errors that are the
    /// caller's own, such as "not found".
    pub fn call<T, E>(
        &self,
        is_failure: impl FnOnce(&E) -> bool,
        operation: impl FnOnce() -> Result<T, E>,
    ) -> Result<Result<T, E>, CircuitOpen> {
        let mut admission = self.admit().ok_or(CircuitOpen)?;
        let result = operation();
        admission.failed = result.as_ref().is_err_and(is_failure);
        Ok(result)
    }

    fn admit(&self) -> Option<Admission<'_>> {
        let mut state = self.lock();
        match state.0 {
            Phase::Closed { .. } => {}
            Phase::Open { until } if (self.options.now)() >= until => *state = (Phase::HalfOpen, state.1 + 1),
            Phase::Open { .. } | Phase::HalfOpen => return None,
        }
        Some(Admission { breaker: self, change: state.1, failed: true })
    }

    fn lock(&self) -> MutexGuard<'_, (Phase, u64)> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Admission<'_> {
    fn drop(&mut self) {
        let BreakerOptions { failure_threshold, open_for, now } = self.breaker.options;
        let mut state = self.breaker.lock();
        if state.1 != self.change {
            return; // what began before the last change says nothing about the present
        }
        let next = match (state.0, self.failed) {
            (_, false) => Phase::Closed { failures: 0 },
            (Phase::Closed { failures }, true) if failures + 1 < failure_threshold => {
                Phase::Closed { failures: failures + 1 }
            }
            (_, true) => Phase::Open { until: now() + open_for },
        };
        let is_change = discriminant(&next) != discriminant(&state.0);
        *state = (next, state.1 + u64::from(is_change));
    }
}

// --- demonstration ---
use std::cell::Cell;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::OnceLock;

static MILLIS: AtomicU64 = AtomicU64::new(0);

fn fake_now() -> Instant {
    static START: OnceLock<Instant> = OnceLock::new();
    *START.get_or_init(Instant::now) + Duration::from_millis(MILLIS.load(Ordering::Relaxed))
}

fn main() {
    let breaker = CircuitBreaker::new(BreakerOptions {
        failure_threshold: 3,
        open_for: Duration::from_millis(500),
        now: fake_now,
    });
    let advance = |millis| MILLIS.fetch_add(millis, Ordering::Relaxed);
    let calls = Cell::new(0);
    let call = |result: Result<&'static str, &'static str>| {
        breaker.call(
            |error| *error == "down",
            || {
                calls.set(calls.get() + 1);
                result
            },
        )
    };
    let down = || assert_eq!(call(Err("down")), Ok(Err("down")));
    let refused = |reason: &str| {
        let before = calls.get();
        assert_eq!(call(Ok("answer")), Err(CircuitOpen), "{reason}");
        assert_eq!(calls.get(), before, "{reason}");
    };

    // Only failures in a row count, and only those of the dependency.
    (0..2).for_each(|_| down());
    assert_eq!(call(Ok("answer")), Ok(Ok("answer")));
    (0..2).for_each(|_| down());
    assert_eq!(call(Err("not found")), Ok(Err("not found")));
    (0..2).for_each(|_| down());

    // The third one opens the circuit; a call that began before does not close it.
    let late = breaker.call(
        |_: &&str| true,
        || {
            down();
            refused("open");
            Ok("late")
        },
    );
    assert_eq!(late, Ok(Ok("late")));
    advance(499);
    refused("still open");

    // Then one call is let through; while it runs there is no second one.
    advance(1);
    let trial = breaker.call(
        |_: &&str| true,
        || {
            refused("half-open");
            Err::<(), _>("still down")
        },
    );
    assert_eq!(trial, Ok(Err("still down")));
    refused("open again");

    // A trial that panics failed, too, and blocks nothing for ever.
    advance(500);
    let panic = catch_unwind(AssertUnwindSafe(|| {
        breaker.call(|_: &()| true, || -> Result<(), ()> { std::panic::resume_unwind(Box::new("broken")) })
    }));
    assert!(panic.is_err());
    refused("after the panic");

    // A success closes the circuit and the count starts anew.
    advance(500);
    assert_eq!(call(Ok("answer")), Ok(Ok("answer")));
    (0..2).for_each(|_| down());
    assert_eq!(call(Ok("answer")), Ok(Ok("answer")));
}
