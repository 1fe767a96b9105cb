// pattern: timeout
// prefix: sdTimeout
// description: Timeout: the caller waits no longer than the budget, the work is told to stop and passes on what remains of it
// placeholders: Budget, TimeoutError, with_timeout
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::error::Error;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{mpsc, Arc};
use std::thread;
use std::time::{Duration, Instant};

// --- snippet ---
#[derive(Debug, PartialEq, Eq)]
pub enum TimeoutError<E> {
    Elapsed,
    Panicked,
    Operation(E),
}

impl<E: fmt::Display> fmt::Display for TimeoutError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Elapsed => write!(f, "timed out"),
            Self::Panicked => write!(f, "the work panicked"),
            Self::Operation(error) => error.fmt(f),
        }
    }
}

impl<E: Error + 'static> Error for TimeoutError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        if let Self::Operation(error) = self {
            error.source()
        } else {
            None
        }
    }
}

/// How long the work may still take. Copies share the cancellation.
#[derive(Debug, Clone)]
pub struct Budget {
    deadline: Instant,
    is_cancelled: Arc<AtomicBool>,
}

impl Budget {
    /// For the timeouts of what the work calls, such as a socket's. Nothing if it is used up or nobody waits.
    pub fn remaining(&self) -> Option<Duration> {
        if self.is_cancelled.load(Ordering::Acquire) {
            return None;
        }
        self.deadline.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())
    }

    /// A part of the budget, for a step that must not use up all of it. Never later than the whole.
    #[must_use]
    pub fn at_most(&self, step: Duration) -> Self {
        Self { deadline: self.deadline.min(Instant::now() + step), is_cancelled: self.is_cancelled.clone() }
    }
}

/// Runs the work in a thread of its own. A thread cannot be killed: one that does not look at its budget goes
/// on in the background after the caller has left.
pub fn with_timeout<T, E>(
    limit: Duration,
    work: impl FnOnce(&Budget) -> Result<T, E> + Send + 'static,
) -> Result<T, TimeoutError<E>>
where
    T: Send + 'static,
    E: Send + 'static,
{
    let budget = Budget { deadline: Instant::now() + limit, is_cancelled: Arc::default() };
    let is_cancelled = Arc::clone(&budget.is_cancelled);
    let (sender, receiver) = mpsc::sync_channel(1);
    thread::spawn(move || {
        let _ = sender.send(work(&budget)); // an error: the caller has left
    });
    let outcome = receiver.recv_timeout(limit);
    is_cancelled.store(true, Ordering::Release);
    match outcome {
        Ok(result) => result.map_err(TimeoutError::Operation),
        Err(mpsc::RecvTimeoutError::Timeout) => Err(TimeoutError::Elapsed),
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(TimeoutError::Panicked),
    }
}

// --- demonstration ---
fn main() {
    let second = Duration::from_secs(1);

    // What is ready in time passes through, be it a value, an error or a panic.
    assert_eq!(with_timeout(60 * second, |_| Ok::<_, ()>(7)), Ok(7));
    assert_eq!(with_timeout(60 * second, |_| Err::<(), _>("down")), Err(TimeoutError::Operation("down")));
    let panicked =
        with_timeout(60 * second, |_| -> Result<(), ()> { std::panic::resume_unwind(Box::new(())) });
    assert_eq!(panicked, Err(TimeoutError::Panicked));

    // The caller leaves at the end of the budget; the work sees that and stops.
    let started = Instant::now();
    let (stopped, has_stopped) = mpsc::channel();
    let elapsed = with_timeout(Duration::from_millis(5), move |budget| {
        while !budget.is_cancelled.load(Ordering::Acquire) {
            thread::yield_now();
        }
        assert_eq!(budget.remaining(), None);
        stopped.send(()).map_err(|_| "nobody listens")
    });
    assert_eq!(elapsed, Err(TimeoutError::Elapsed));
    assert!(started.elapsed() >= Duration::from_millis(5));
    assert_eq!(has_stopped.recv_timeout(10 * second), Ok(()));

    // Work that ignores its budget does not hold the caller.
    let (release, released) = mpsc::channel::<()>();
    let stuck = with_timeout(Duration::from_millis(1), move |_| released.recv());
    assert_eq!(stuck, Err(TimeoutError::Elapsed));
    drop(release);

    // The steps get what remains and never more; a copy that outlives the call is cancelled.
    let (outer, inner, kept) = with_timeout(60 * second, move |budget| {
        let (short, long) = (budget.at_most(second), budget.at_most(600 * second));
        Ok::<_, ()>((short.remaining(), long.remaining(), budget.clone()))
    })
    .unwrap();
    assert!(outer.is_some_and(|left| left <= second));
    assert!(inner.is_some_and(|left| left > second && left <= 60 * second));
    assert_eq!(kept.remaining(), None);
}
