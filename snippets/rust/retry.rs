// pattern: retry
// prefix: sdRetry
// description: Retry with exponential backoff and full jitter, only for errors that may pass, within a deadline and until cancelled
// placeholders: RetryPolicy, RetryError, Pacer, max_attempts, base, cap
// wrap: policy.run(&mut pacer, |_| true, || call())
// selection: call(), policy, pacer, true
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::error::Error;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

// --- snippet ---
/// Repeats only what may run twice: the operation should be idempotent.
#[derive(Debug, Clone)]
pub struct RetryPolicy {
    pub max_attempts: u32, // the first one included
    pub base: Duration,
    pub cap: Duration,
    pub deadline: Option<Instant>, // no pause goes beyond it; the operation needs a timeout of its own
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GaveUp {
    Permanent,
    Exhausted,
    OutOfTime,
    Cancelled,
}

/// Why no further attempt was made, and the error of the last one.
#[derive(Debug, PartialEq, Eq)]
pub struct RetryError<E> {
    pub attempts: u32,
    pub reason: GaveUp,
    pub last: E,
}

impl<E: fmt::Display> fmt::Display for RetryError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "gave up after attempt {} ({:?}): {}", self.attempts, self.reason, self.last)
    }
}

impl<E: Error + 'static> Error for RetryError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.last)
    }
}

pub trait Pacer {
    fn now(&self) -> Instant;
    /// At least 0 and less than 1.
    fn random(&mut self) -> f64;
    /// Waits that long; false as soon as the caller wants no further attempt.
    fn pause(&mut self, delay: Duration) -> bool;
}

/// Blocks the thread. A message cancels; that the sender is gone does so too.
pub struct ThreadPacer(pub Receiver<()>);

impl Pacer for ThreadPacer {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn random(&mut self) -> f64 {
        (RandomState::new().hash_one(0) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn pause(&mut self, delay: Duration) -> bool {
        self.0.recv_timeout(delay) == Err(RecvTimeoutError::Timeout)
    }
}

impl RetryPolicy {
    pub fn run<T, E>(
        &self,
        pacer: &mut impl Pacer,
        is_retryable: impl Fn(&E) -> bool,
        mut operation: impl FnMut() -> Result<T, E>,
    ) -> Result<T, RetryError<E>> {
        let mut attempts = 0;
        loop {
            let last = match operation() {
                Ok(value) => return Ok(value),
                Err(error) => error,
            };
            let ceiling = self.base.saturating_mul(2_u32.saturating_pow(attempts)).min(self.cap);
            attempts += 1;
            let delay = ceiling.mul_f64(pacer.random());
            let reason = if !is_retryable(&last) {
                GaveUp::Permanent
            } else if attempts >= self.max_attempts {
                GaveUp::Exhausted
            } else if self.deadline.is_some_and(|deadline| pacer.now() + delay >= deadline) {
                GaveUp::OutOfTime
            } else if !pacer.pause(delay) {
                GaveUp::Cancelled
            } else {
                continue;
            };
            return Err(RetryError { attempts, reason, last });
        }
    }
}

// --- demonstration ---
struct FakePacer {
    time: Instant,
    fraction: f64,
    pauses: Vec<Duration>,
    cancel_at: usize,
}

impl Pacer for FakePacer {
    fn now(&self) -> Instant {
        self.time
    }

    fn random(&mut self) -> f64 {
        self.fraction
    }

    fn pause(&mut self, delay: Duration) -> bool {
        self.time += delay;
        self.pauses.push(delay);
        self.pauses.len() < self.cancel_at
    }
}

fn main() {
    let ms = Duration::from_millis;
    let start = Instant::now();
    let pacer = |fraction| FakePacer { time: start, fraction, pauses: Vec::new(), cancel_at: usize::MAX };
    let policy = RetryPolicy { max_attempts: 6, base: ms(100), cap: ms(1_000), deadline: None };
    let busy = |error: &String| error.starts_with("busy");
    let failing = |name: &'static str| {
        let mut calls = 0;
        move || -> Result<(), String> {
            calls += 1;
            Err(format!("{name} {calls}"))
        }
    };

    // The error tells all of it.
    let failure = RetryError { attempts: 2, reason: GaveUp::OutOfTime, last: "busy 2" };
    assert_eq!(failure.to_string(), "gave up after attempt 2 (OutOfTime): busy 2");

    // The ceiling doubles up to the cap, and the jitter takes a fraction of it; the last error is kept.
    let mut half = pacer(0.5);
    let error = policy.run(&mut half, busy, failing("busy")).unwrap_err();
    assert_eq!(error, RetryError { attempts: 6, reason: GaveUp::Exhausted, last: "busy 6".into() });
    assert_eq!(half.pauses, [50, 100, 200, 400, 500].map(ms));
    let mut none = pacer(0.0);
    policy.run(&mut none, busy, failing("busy")).unwrap_err();
    assert_eq!(none.pauses, [Duration::ZERO; 5]);
    let endless = RetryPolicy { max_attempts: 50, ..policy.clone() };
    let mut full = pacer(1.0);
    endless.run(&mut full, busy, failing("busy")).unwrap_err();
    assert!(full.pauses.iter().all(|pause| *pause <= ms(1_000)));

    // It is put around a call.
    let mut failures = 2;
    let mut call = || {
        failures -= 1;
        if failures < 0 { Ok(7) } else { Err("busy".to_string()) }
    };
    {
        let mut pacer = pacer(0.5);
        assert_eq!(policy.run(&mut pacer, |_| true, || call()), Ok(7));
    }

    // A success ends it.
    let mut answers = vec![Ok(7), Err("busy".to_string()), Err("busy".to_string())];
    assert_eq!(policy.run(&mut pacer(0.5), busy, || answers.pop().unwrap()), Ok(7));

    // A permanent error is not repeated.
    let mut unused = pacer(0.5);
    let error = policy.run(&mut unused, busy, failing("refused")).unwrap_err();
    assert_eq!((error.attempts, error.reason), (1, GaveUp::Permanent));
    assert!(unused.pauses.is_empty());

    // Neither the deadline nor a cancellation is overrun.
    let timed = RetryPolicy { deadline: Some(start + ms(150)), ..policy.clone() };
    let mut late = pacer(0.5);
    let error = timed.run(&mut late, busy, failing("busy")).unwrap_err();
    assert_eq!((error.attempts, error.reason), (2, GaveUp::OutOfTime));
    assert_eq!(late.time, start + ms(50));
    let mut cancelled = FakePacer { cancel_at: 2, ..pacer(0.5) };
    let error = policy.run(&mut cancelled, busy, failing("busy")).unwrap_err();
    assert_eq!((error.attempts, error.reason, error.last.as_str()), (2, GaveUp::Cancelled, "busy 2"));

    // The pacer of production wakes up at once when it is cancelled.
    let (cancel, cancelled) = std::sync::mpsc::channel();
    let mut pacer = ThreadPacer(cancelled);
    assert!((0..1_000).all(|_| (0.0..1.0).contains(&pacer.random())));
    assert!(pacer.pause(ms(1)));
    cancel.send(()).unwrap();
    assert!(!pacer.pause(Duration::from_secs(60)));
}
