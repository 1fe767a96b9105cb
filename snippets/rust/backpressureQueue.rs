// pattern: backpressure-queue
// prefix: sdBackpressureQueue
// description: Bounded queue between threads: when full a push waits, drops the oldest or fails, by policy; close drains
// placeholders: BoundedQueue, WhenFull, PushError, capacity, when_full
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

// --- snippet ---
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenFull {
    Wait,
    DropOldest,
    Reject,
}

/// The item comes back.
#[derive(Debug, PartialEq, Eq)]
pub enum PushError<T> {
    Full(T),
    Closed(T),
}

/// Share it by reference or in an `Arc`. If waiting is all you need, take `std::sync::mpsc::sync_channel`.
pub struct BoundedQueue<T> {
    capacity: NonZeroUsize,
    when_full: WhenFull,
    state: Mutex<(VecDeque<T>, bool)>, // the items, and whether it is closed
    has_room: Condvar,
    has_items: Condvar,
}

impl<T> BoundedQueue<T> {
    pub fn new(capacity: NonZeroUsize, when_full: WhenFull) -> Self {
        let (has_room, has_items) = (Condvar::new(), Condvar::new());
        Self { capacity, when_full, state: Mutex::new((VecDeque::new(), false)), has_room, has_items }
    }

    /// Returns what was dropped for it. One that waits fails when the queue is closed.
    pub fn push(&self, item: T) -> Result<Option<T>, PushError<T>> {
        let mut state = self.lock();
        if self.when_full == WhenFull::Wait {
            let is_full = |state: &mut (VecDeque<T>, bool)| !state.1 && state.0.len() >= self.capacity.get();
            state = self.has_room.wait_while(state, is_full).unwrap_or_else(PoisonError::into_inner);
        }
        let (items, is_closed) = &mut *state;
        if *is_closed {
            return Err(PushError::Closed(item));
        }
        let dropped = if items.len() < self.capacity.get() {
            None
        } else if self.when_full == WhenFull::DropOldest {
            items.pop_front()
        } else {
            return Err(PushError::Full(item));
        };
        items.push_back(item);
        self.has_items.notify_one();
        Ok(dropped)
    }

    /// Waits for an item. Nothing when the queue is closed and all of it was taken.
    pub fn pop(&self) -> Option<T> {
        let is_empty = |state: &mut (VecDeque<T>, bool)| !state.1 && state.0.is_empty();
        let waiting = self.has_items.wait_while(self.lock(), is_empty);
        let item = waiting.unwrap_or_else(PoisonError::into_inner).0.pop_front();
        self.has_room.notify_one();
        item
    }

    /// Takes no more, but gives what it holds.
    pub fn close(&self) {
        self.lock().1 = true;
        self.has_room.notify_all();
        self.has_items.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, (VecDeque<T>, bool)> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

// --- demonstration ---
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

fn main() {
    let two = NonZeroUsize::new(2).unwrap();
    let fill = |when_full| {
        let queue = BoundedQueue::new(two, when_full);
        assert_eq!((queue.push(1), queue.push(2)), (Ok(None), Ok(None)));
        queue
    };
    let drain = |queue: &BoundedQueue<u32>| {
        queue.close();
        std::iter::from_fn(|| queue.pop()).collect::<Vec<_>>()
    };

    // Full: the newest is refused, or the oldest is dropped, and the caller is told which.
    let rejecting = fill(WhenFull::Reject);
    assert_eq!(rejecting.push(3), Err(PushError::Full(3)));
    let dropping = fill(WhenFull::DropOldest);
    assert_eq!(dropping.push(3), Ok(Some(1)));

    // A closed queue takes nothing and gives what it holds, in order.
    assert_eq!(drain(&rejecting), [1, 2]);
    assert_eq!(drain(&dropping), [2, 3]);
    assert_eq!(dropping.push(4), Err(PushError::Closed(4)));
    assert_eq!(dropping.pop(), None);

    // Or the producer waits until there is room: it is never ahead by more than the capacity.
    let waiting = fill(WhenFull::Wait);
    let pushed = AtomicUsize::new(2);
    thread::scope(|scope| {
        scope.spawn(|| {
            for item in 3..=50 {
                assert_eq!(waiting.push(item), Ok(None));
                pushed.fetch_add(1, Ordering::SeqCst);
            }
            waiting.close();
        });
        let mut taken = Vec::new();
        loop {
            // A push between this look and the next one was let in by the items taken before.
            assert!(pushed.load(Ordering::SeqCst) <= taken.len() + 2);
            match waiting.pop() {
                Some(item) => taken.push(item),
                None => break,
            }
        }
        assert!(taken.into_iter().eq(1..=50));
    });

    // Closing wakes all who wait, on both sides.
    let full = fill(WhenFull::Wait);
    let empty = BoundedQueue::<u32>::new(two, WhenFull::Wait);
    thread::scope(|scope| {
        let producers: Vec<_> = (0..3).map(|_| scope.spawn(|| full.push(9))).collect();
        let consumers: Vec<_> = (0..3).map(|_| scope.spawn(|| empty.pop())).collect();
        full.close();
        empty.close();
        assert!(producers.into_iter().all(|producer| producer.join().unwrap() == Err(PushError::Closed(9))));
        assert!(consumers.into_iter().all(|consumer| consumer.join().unwrap().is_none()));
    });
    assert_eq!(drain(&full), [1, 2]);

    // Many on both sides: nothing is lost, and nothing comes twice.
    let busy = BoundedQueue::new(two, WhenFull::Wait);
    let sum: u64 = thread::scope(|scope| {
        let consume = || std::iter::from_fn(|| busy.pop()).sum::<u64>();
        let consumers: Vec<_> = (0..3).map(|_| scope.spawn(consume)).collect();
        let produce = || (1..=300).for_each(|item| assert_eq!(busy.push(item), Ok(None)));
        let producers: Vec<_> = (0..3).map(|_| scope.spawn(produce)).collect();
        producers.into_iter().for_each(|producer| producer.join().unwrap());
        busy.close();
        consumers.into_iter().map(|consumer| consumer.join().unwrap()).sum()
    });
    assert_eq!(sum, 3 * 300 * 301 / 2);
}
