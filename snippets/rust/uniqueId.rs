// pattern: unique-id
// prefix: sdUniqueId
// description: Unique ids of 63 bits in order of time: 41 bits milliseconds, 10 bits worker, 12 bits sequence
// placeholders: IdGenerator, IdError, EPOCH
// --- imports ---
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

// --- snippet ---
/// 2025-01-01. Never change it once ids are stored; the bits last for 69 years from here.
const EPOCH: Duration = Duration::from_secs(1_735_689_600);

#[derive(Debug, PartialEq, Eq)]
pub enum IdError {
    WorkerOutOfRange(u16),
    /// Ids might repeat: wait that long, or take the process out of service.
    ClockWentBack(Duration),
    TimeOutOfRange,
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WorkerOutOfRange(worker) => write!(f, "worker {worker} is not below 1024"),
            Self::ClockWentBack(by) => write!(f, "the clock went back by {} ms", by.as_millis()),
            Self::TimeOutOfRange => write!(f, "the time is outside of what 41 bits hold"),
        }
    }
}

impl std::error::Error for IdError {}

/// Share one per process. No two processes at work may have the same worker number; one that is started again
/// with the same number must not begin in the millisecond in which the last one ended.
pub struct IdGenerator<C> {
    worker: u64,
    clock: C,
    last: Mutex<(u64, u64)>, // the time and the sequence of the last id
}

impl<C: Fn() -> SystemTime> IdGenerator<C> {
    pub fn new(worker: u16, clock: C) -> Result<Self, IdError> {
        if worker >= 1 << 10 {
            return Err(IdError::WorkerOutOfRange(worker));
        }
        Ok(Self { worker: u64::from(worker), clock, last: Mutex::default() })
    }

    /// Strictly greater than the one before. After 4096 ids in one millisecond it waits for the next one.
    pub fn next_id(&self) -> Result<u64, IdError> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let time = self.millis()?;
            let (last_time, last_sequence) = *last;
            if time < last_time {
                return Err(IdError::ClockWentBack(Duration::from_millis(last_time - time)));
            }
            let sequence = if time > last_time { 0 } else { last_sequence + 1 };
            if sequence < 1 << 12 {
                *last = (time, sequence);
                return Ok(time << 22 | self.worker << 12 | sequence);
            }
            std::thread::yield_now();
        }
    }

    fn millis(&self) -> Result<u64, IdError> {
        let since = (self.clock)().duration_since(SystemTime::UNIX_EPOCH + EPOCH);
        let millis = since.map_err(|_| IdError::TimeOutOfRange)?.as_millis();
        u64::try_from(millis).ok().filter(|millis| *millis < 1 << 41).ok_or(IdError::TimeOutOfRange)
    }
}

// --- demonstration ---
use std::cell::Cell;
use std::collections::HashSet;

fn main() {
    let start = SystemTime::UNIX_EPOCH + EPOCH;
    let millis = Cell::new(1_000);
    let reads = Cell::new(0);
    let clock = || {
        reads.set(reads.get() + 1);
        if reads.get() % 10_000 == 0 {
            millis.set(millis.get() + 1); // so that waiting for it comes to an end
        }
        start + Duration::from_millis(millis.get())
    };
    let ids = IdGenerator::new(5, clock).unwrap();

    // Time, worker and sequence have their bits.
    assert_eq!(ids.next_id(), Ok(1_000 << 22 | 5 << 12));
    assert_eq!(ids.next_id(), Ok(1_000 << 22 | 5 << 12 | 1));
    millis.set(1_001);
    assert_eq!(ids.next_id(), Ok(1_001 << 22 | 5 << 12));

    // More than 4096 in a millisecond wait for the next one, and all are strictly increasing.
    let mut last = ids.next_id().unwrap();
    for _ in 0..5_000 {
        let id = ids.next_id().unwrap();
        assert!(id > last);
        last = id;
    }
    assert_eq!(last >> 22, 1_002);
    assert!(reads.get() >= 10_000);

    // A clock that goes back is an error until it has caught up.
    millis.set(990);
    assert_eq!(ids.next_id(), Err(IdError::ClockWentBack(Duration::from_millis(12))));
    millis.set(1_003);
    assert!(ids.next_id().unwrap() > last);

    // Nothing runs into the bits of its neighbour, nor into the sign of an i64.
    assert_eq!(IdGenerator::new(1_024, clock).err(), Some(IdError::WorkerOutOfRange(1_024)));
    millis.set((1 << 41) - 1);
    let greatest = IdGenerator::new(1_023, clock).unwrap().next_id().unwrap();
    assert!(i64::try_from(greatest).is_ok());
    assert_eq!(greatest >> 12 & 1_023, 1_023);
    millis.set(1 << 41);
    assert_eq!(ids.next_id(), Err(IdError::TimeOutOfRange));
    let early = IdGenerator::new(1, || SystemTime::UNIX_EPOCH).unwrap();
    assert_eq!(early.next_id(), Err(IdError::TimeOutOfRange));

    // Threads never get the same id.
    let shared = IdGenerator::new(1, SystemTime::now).unwrap();
    let all: Vec<u64> = std::thread::scope(|scope| {
        let make = || (0..1_000).map(|_| shared.next_id().unwrap()).collect::<Vec<_>>();
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(make)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), 4_000);
}
