// pattern: worker-pool
// prefix: sdWorkerPool
// description: Worker pool in scoped threads: so many at once, results in the order of the tasks, the first error stops the rest
// placeholders: run_pool, PoolError, workers
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::error::Error;
use std::fmt;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

// --- snippet ---
#[derive(Debug, PartialEq, Eq)]
pub struct PoolError<E> {
    pub task: usize, // its place in the list
    pub cause: E,
}

impl<E: fmt::Display> fmt::Display for PoolError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "task {} failed: {}", self.task, self.cause)
    }
}

impl<E: Error + 'static> Error for PoolError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.cause)
    }
}

/// Runs the work for each task and returns when all threads have ended. After an error no further task is
/// begun; those under way are finished. Of several errors the one of the earliest task is returned.
///
/// # Panics
/// With the panic of the work, after the other threads have ended.
pub fn run_pool<T, R, E>(
    workers: NonZeroUsize,
    tasks: &[T],
    work: impl Fn(&T) -> Result<R, E> + Sync,
) -> Result<Vec<R>, PoolError<E>>
where
    T: Sync,
    R: Send,
    E: Send,
{
    let next = AtomicUsize::new(0);
    let is_stopped = AtomicBool::new(false);
    let run = || {
        let stop_on_panic = StopOnPanic(&is_stopped);
        let mut outcomes = Vec::new();
        while !is_stopped.load(Ordering::Relaxed) {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(task) = tasks.get(index) else { break };
            let outcome = work(task);
            is_stopped.fetch_or(outcome.is_err(), Ordering::Relaxed);
            outcomes.push((index, outcome));
        }
        drop(stop_on_panic);
        outcomes
    };
    let mut outcomes: Vec<(usize, Result<R, E>)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers.get().min(tasks.len())).map(|_| scope.spawn(run)).collect();
        let ended: Vec<_> = threads.into_iter().map(thread::ScopedJoinHandle::join).collect();
        ended
            .into_iter()
            .flat_map(|outcomes| outcomes.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    outcomes.sort_unstable_by_key(|(index, _)| *index);
    outcomes.into_iter().map(|(task, outcome)| outcome.map_err(|cause| PoolError { task, cause })).collect()
}

struct StopOnPanic<'a>(&'a AtomicBool);

impl Drop for StopOnPanic<'_> {
    fn drop(&mut self) {
        self.0.fetch_or(thread::panicking(), Ordering::Relaxed);
    }
}

// --- demonstration ---
use std::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};
use std::sync::Barrier;

fn main() {
    let three = NonZeroUsize::new(3).unwrap();
    let lengths: Vec<u64> = (0..100).collect();

    // The results have the order of the tasks, whichever worker was the first.
    let (running, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let doubled = run_pool(three, &lengths, |length| {
        most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        if length % 7 == 0 {
            thread::yield_now();
        }
        running.fetch_sub(1, Ordering::SeqCst);
        Ok::<_, ()>(length * 2)
    });
    assert_eq!(doubled.unwrap(), (0..100).map(|length| length * 2).collect::<Vec<_>>());
    assert!(most.into_inner() <= 3);

    // The workers do run at the same time: each waits for the other two.
    let barrier = Barrier::new(3);
    let met = run_pool(three, &[1, 2, 3], |_| Ok::<_, ()>(barrier.wait().is_leader()));
    assert_eq!(met.unwrap().into_iter().filter(|is_leader| *is_leader).count(), 1);

    // The first error stops the rest and says which task it was.
    let begun = AtomicUsize::new(0);
    let error = run_pool(three, &lengths, |length| {
        begun.fetch_add(1, Ordering::SeqCst);
        if *length == 4 {
            Err("torn")
        } else {
            Ok(())
        }
    });
    assert_eq!(error.unwrap_err().to_string(), "task 4 failed: torn");
    let one = NonZeroUsize::MIN;
    begun.store(0, Ordering::SeqCst);
    let error = run_pool(one, &lengths, |length| {
        begun.fetch_add(1, Ordering::SeqCst);
        if *length >= 4 {
            Err("torn")
        } else {
            Ok(())
        }
    });
    assert_eq!(error.unwrap_err().task, 4);
    assert_eq!(begun.into_inner(), 5);

    // A panic reaches the caller; nothing to do is no error.
    let panic = catch_unwind(AssertUnwindSafe(|| {
        run_pool(three, &lengths, |_| -> Result<(), ()> { resume_unwind(Box::new("broken")) })
    }));
    assert_eq!(panic.unwrap_err().downcast_ref(), Some(&"broken"));
    assert_eq!(run_pool(three, &[], |_: &u8| Err::<(), _>("never")), Ok(Vec::new()));
}
