// pattern: bulkhead
// prefix: sdBulkhead
// description: Bulkhead: so many calls at once, so many waiting in turn for a limited time, any more refused at once
// placeholders: Bulkhead, BulkheadError, Permit, max_concurrent, max_queue
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::collections::VecDeque;
use std::error::Error;
use std::fmt;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

// --- snippet ---
#[derive(Debug, PartialEq, Eq)]
pub enum BulkheadError {
    Full,
    WaitedTooLong,
}

impl fmt::Display for BulkheadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Full => "refused, too many calls are waiting",
            Self::WaitedTooLong => "no place became free in time",
        })
    }
}

impl Error for BulkheadError {}

#[derive(Default)]
struct Room {
    running: usize,
    queue: VecDeque<u64>,
    next_ticket: u64,
}

/// Share one per dependency, by reference or in an `Arc`.
pub struct Bulkhead {
    max_concurrent: usize,
    max_queue: usize,
    room: Mutex<Room>,
    changed: Condvar,
}

/// A place for one call. It is free again when this is dropped, also by a panic.
#[must_use = "the place is free again when this is dropped"]
pub struct Permit<'a>(&'a Bulkhead);

impl Bulkhead {
    pub fn new(max_concurrent: usize, max_queue: usize) -> Self {
        Self { max_concurrent, max_queue, room: Mutex::default(), changed: Condvar::new() }
    }

    /// Waits in the order of arrival for at most `patience`. Who holds a permit must not ask for another one.
    pub fn enter(&self, patience: Duration) -> Result<Permit<'_>, BulkheadError> {
        let mut room = self.lock();
        if room.running < self.max_concurrent && room.queue.is_empty() {
            room.running += 1;
            return Ok(Permit(self));
        }
        if room.queue.len() >= self.max_queue {
            return Err(BulkheadError::Full);
        }
        let ticket = room.next_ticket;
        room.next_ticket += 1;
        room.queue.push_back(ticket);
        let must_wait =
            |room: &mut Room| room.running >= self.max_concurrent || room.queue.front() != Some(&ticket);
        let (mut room, timeout) = self
            .changed
            .wait_timeout_while(room, patience, must_wait)
            .unwrap_or_else(PoisonError::into_inner);
        room.queue.retain(|waiting| *waiting != ticket);
        self.changed.notify_all(); // the next one may be the first now
        if timeout.timed_out() {
            return Err(BulkheadError::WaitedTooLong);
        }
        room.running += 1;
        Ok(Permit(self))
    }

    fn lock(&self) -> MutexGuard<'_, Room> {
        self.room.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.0.lock().running -= 1;
        self.0.changed.notify_all();
    }
}

// --- demonstration ---
use std::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

fn main() {
    let minute = Duration::from_secs(60);
    let bulkhead = Bulkhead::new(2, 3);
    let await_queue = |length| {
        while bulkhead.lock().queue.len() != length {
            thread::yield_now();
        }
    };

    let occupancy = || {
        let room = bulkhead.lock();
        (room.running, room.queue.len())
    };

    // Two run, three wait, and the sixth is refused at once.
    let (first, second) = (bulkhead.enter(minute).unwrap(), bulkhead.enter(minute).unwrap());
    let order = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for name in 1..=3 {
            let (bulkhead, order) = (&bulkhead, &order);
            scope.spawn(move || {
                let _permit = bulkhead.enter(minute).unwrap();
                order.lock().unwrap().push(name);
            });
            await_queue(name);
        }
        assert_eq!(bulkhead.enter(minute).err(), Some(BulkheadError::Full));
        assert!(order.lock().unwrap().is_empty());
        drop(first);
    });

    // They went in as they had come, through the one place that was free.
    assert_eq!(*order.lock().unwrap(), [1, 2, 3]);

    // Who waits too long leaves the queue, and takes no place.
    let other = bulkhead.enter(Duration::ZERO).unwrap();
    assert_eq!(bulkhead.enter(Duration::from_millis(2)).err(), Some(BulkheadError::WaitedTooLong));
    assert_eq!(occupancy(), (2, 0));
    drop((second, other));

    // Nobody overtakes one who came before, even if a place is free.
    bulkhead.lock().queue.push_back(u64::MAX);
    assert_eq!(bulkhead.enter(Duration::from_millis(2)).err(), Some(BulkheadError::WaitedTooLong));
    assert_eq!(bulkhead.lock().queue.pop_front(), Some(u64::MAX));
    assert_eq!(occupancy(), (0, 0));

    // A failure frees its place.
    for _ in 0..5 {
        let panic = catch_unwind(AssertUnwindSafe(|| {
            let _permit = bulkhead.enter(Duration::ZERO).unwrap();
            resume_unwind(Box::new("broken"));
        }));
        assert!(panic.is_err());
    }
    assert_eq!(occupancy(), (0, 0));

    // Never more than two at once, and nobody is forgotten.
    let (running, most, done) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
    let wide = Bulkhead::new(2, 100);
    thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                let _permit = wide.enter(minute).unwrap();
                most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                thread::yield_now();
                running.fetch_sub(1, Ordering::SeqCst);
                done.fetch_add(1, Ordering::SeqCst);
            });
        }
    });
    assert!(most.into_inner() <= 2);
    assert_eq!(done.into_inner(), 16);
}
