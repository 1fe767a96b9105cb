// pattern: leader-lock
// prefix: sdLeaderLock
// description: Leader lock: a lease kept by compare-and-set and renewal, without equal clocks, with a fencing token that grows
// placeholders: LeaderLock, LeaseStore, Lease, ttl
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::time::{Duration, Instant};

// --- snippet ---
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lease {
    pub owner: Option<String>, // none: released
    pub token: u64,            // grows with every change of owner
    pub renewal: u64,
}

pub trait LeaseStore {
    type Error;

    fn read(&self) -> Result<Option<Lease>, Self::Error>;
    /// Atomic: false, and nothing is written, if the stored lease is not the one expected.
    fn compare_and_set(&self, expected: Option<&Lease>, lease: &Lease) -> Result<bool, Self::Error>;
}

/// A lease that one has seen unchanged for longer than `ttl` by one's own clock is free, so clocks need not
/// be equal. A leader may be stopped at any time: let what it writes to refuse a token below the greatest
/// seen.
pub struct LeaderLock<S> {
    store: S,
    owner: String, // another one for every start of a process
    ttl: Duration,
    seen: Option<(Lease, Instant)>, // since when
    leads_until: Option<(u64, Instant)>,
}

impl<S: LeaseStore> LeaderLock<S> {
    pub fn new(store: S, owner: impl Into<String>, ttl: Duration) -> Self {
        Self { store, owner: owner.into(), ttl, seen: None, leads_until: None }
    }

    /// Acquires or renews. Call it every third of the ttl, and read the clock before. An error is no loss by
    /// itself: the lease goes on for as long as it was renewed.
    pub fn try_lead(&mut self, now: Instant) -> Result<Option<u64>, S::Error> {
        let found = self.store.read()?;
        let is_mine = found.as_ref().is_some_and(|lease| lease.owner.as_ref() == Some(&self.owner));
        let next = match &found {
            Some(lease) if is_mine => Lease { renewal: lease.renewal + 1, ..lease.clone() },
            Some(lease) if lease.owner.is_some() && !self.is_stale(lease, now) => {
                self.leads_until = None;
                return Ok(None);
            }
            _ => {
                let token = found.as_ref().map_or(1, |lease| lease.token + 1);
                Lease { owner: Some(self.owner.clone()), token, renewal: 0 }
            }
        };
        let has_lease = self.store.compare_and_set(found.as_ref(), &next)?;
        self.leads_until = has_lease.then(|| (next.token, now + self.ttl));
        Ok(self.token(now))
    }

    /// Ask before each piece of work: the token while this process leads.
    pub fn token(&self, now: Instant) -> Option<u64> {
        self.leads_until.filter(|(_, until)| now < *until).map(|(token, _)| token)
    }

    /// Only its own lease; the token is kept, so that the next one is greater.
    pub fn release(&mut self) -> Result<(), S::Error> {
        self.leads_until = None;
        match self.store.read()? {
            Some(lease) if lease.owner.as_ref() == Some(&self.owner) => {
                self.store.compare_and_set(Some(&lease), &Lease { owner: None, ..lease.clone() }).map(drop)
            }
            _ => Ok(()),
        }
    }

    fn is_stale(&mut self, lease: &Lease, now: Instant) -> bool {
        let since = self.seen.take().filter(|(seen, _)| seen == lease).map_or(now, |(_, since)| since);
        self.seen = Some((lease.clone(), since));
        now.saturating_duration_since(since) > self.ttl + self.ttl / 8 // for clocks of unequal speed
    }
}

// --- demonstration ---
use std::cell::{Cell, RefCell};

#[derive(Default)]
struct FakeStore {
    lease: RefCell<Option<Lease>>,
    is_down: Cell<bool>,
}

impl LeaseStore for &FakeStore {
    type Error = &'static str;

    fn read(&self) -> Result<Option<Lease>, Self::Error> {
        if self.is_down.get() {
            Err("store down")
        } else {
            Ok(self.lease.borrow().clone())
        }
    }

    fn compare_and_set(&self, expected: Option<&Lease>, lease: &Lease) -> Result<bool, Self::Error> {
        let is_expected = self.lease.borrow().as_ref() == expected;
        if is_expected {
            *self.lease.borrow_mut() = Some(lease.clone());
        }
        Ok(is_expected)
    }
}

/// Lets another one write between the reading and the writing.
struct Raced<'a>(&'a FakeStore);

impl LeaseStore for Raced<'_> {
    type Error = &'static str;

    fn read(&self) -> Result<Option<Lease>, Self::Error> {
        let read = self.0.read();
        let token = self.0.lease.borrow().as_ref().map_or(1, |lease| lease.token + 1);
        *self.0.lease.borrow_mut() = Some(Lease { owner: Some("racer".into()), token, renewal: 0 });
        read
    }

    fn compare_and_set(&self, expected: Option<&Lease>, lease: &Lease) -> Result<bool, Self::Error> {
        self.0.compare_and_set(expected, lease)
    }
}

fn main() {
    let store = FakeStore::default();
    let start = Instant::now();
    let at = |seconds| start + Duration::from_secs(seconds);
    let lock = |owner: &str| LeaderLock::new(&store, owner, Duration::from_secs(16));
    let (mut ann, mut bob) = (lock("ann"), lock("bob"));

    // One leads, and the other does not as long as the lease is renewed.
    assert_eq!(ann.try_lead(at(0)), Ok(Some(1)));
    for second in (0..100).step_by(5) {
        assert_eq!(bob.try_lead(at(second)), Ok(None));
        assert_eq!(ann.try_lead(at(second)), Ok(Some(1)));
    }

    // Without renewal the leader stops by itself, before the other one takes over with a greater token.
    assert_eq!(bob.try_lead(at(100)), Ok(None));
    assert_eq!((ann.token(at(110)), ann.token(at(111))), (Some(1), None));
    assert_eq!(bob.try_lead(at(118)), Ok(None));
    assert_eq!(bob.try_lead(at(119)), Ok(Some(2)));
    assert_eq!(ann.try_lead(at(119)), Ok(None));

    // Only the owner releases, and then the next one need not wait; the token goes on.
    ann.release().unwrap();
    assert_eq!(bob.try_lead(at(120)), Ok(Some(2)));
    bob.release().unwrap();
    assert_eq!(bob.token(at(120)), None);
    assert_eq!(ann.try_lead(at(120)), Ok(Some(3)));

    // An outage of the store is no loss, but the time runs.
    store.is_down.set(true);
    assert_eq!(ann.try_lead(at(130)), Err("store down"));
    assert_eq!((ann.token(at(135)), ann.token(at(136))), (Some(3), None));
    store.is_down.set(false);

    // Of two at the same time one succeeds.
    ann.release().unwrap();
    let mut raced = LeaderLock::new(Raced(&store), "cyd", Duration::from_secs(16));
    assert_eq!(raced.try_lead(at(140)), Ok(None));
    assert_eq!(raced.token(at(140)), None);
    assert_eq!(store.lease.borrow().as_ref().map(|lease| lease.token), Some(4));
}
