// pattern: proxy
// prefix: dpProxy
// description: Proxy with the subject's trait: checks access, opens the real subject at the first allowed call, retries a failed opening
// placeholders: Tapes, TapeError, TapesProxy, Role
// --- imports ---
use std::sync::{Arc, Mutex, PoisonError};

// --- snippet ---
#[derive(Debug, PartialEq, Eq)]
pub enum TapeError {
    Denied,
    NotFound,
    Offline(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Guest,
    Member,
    Curator,
}

pub trait Tapes: Send + Sync {
    fn play(&self, title: &str) -> Result<Vec<u8>, TapeError>;
    fn erase(&self, title: &str) -> Result<(), TapeError>;
}

/// Stands for tapes that are dear to open. Made for one caller and its role.
pub struct TapesProxy<T, F> {
    role: Role,
    open: F,
    opened: Mutex<Option<Arc<T>>>,
}

impl<T: Tapes, F: Fn() -> Result<T, TapeError> + Send + Sync> TapesProxy<T, F> {
    pub fn new(role: Role, open: F) -> Self {
        Self { role, open, opened: Mutex::new(None) }
    }

    /// Denied before anything is opened. Others wait while one opens; a failure is not kept.
    fn subject_for(&self, least: Role) -> Result<Arc<T>, TapeError> {
        if self.role < least {
            return Err(TapeError::Denied);
        }
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tapes) = &*opened {
            return Ok(Arc::clone(tapes));
        }
        let tapes = Arc::new((self.open)()?);
        Ok(Arc::clone(opened.insert(tapes)))
    }
}

impl<T: Tapes, F: Fn() -> Result<T, TapeError> + Send + Sync> Tapes for TapesProxy<T, F> {
    fn play(&self, title: &str) -> Result<Vec<u8>, TapeError> {
        self.subject_for(Role::Member)?.play(title)
    }

    fn erase(&self, title: &str) -> Result<(), TapeError> {
        self.subject_for(Role::Curator)?.erase(title)
    }
}

// --- demonstration ---
use std::sync::atomic::{AtomicU32, Ordering};

struct Shelf {
    erased: Arc<AtomicU32>,
}

impl Tapes for Shelf {
    fn play(&self, title: &str) -> Result<Vec<u8>, TapeError> {
        if title == "larks" {
            Ok(vec![1, 2, 3])
        } else {
            Err(TapeError::NotFound)
        }
    }

    fn erase(&self, _: &str) -> Result<(), TapeError> {
        self.erased.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }
}

fn main() {
    let opened = AtomicU32::new(0);
    let erased = Arc::new(AtomicU32::new(0));
    let fails = Mutex::new(0);
    let proxy_for = |role| {
        TapesProxy::new(role, || {
            opened.fetch_add(1, Ordering::SeqCst);
            let mut left = fails.lock().unwrap();
            if *left > 0 {
                *left -= 1;
                return Err(TapeError::Offline("no power".into()));
            }
            Ok(Shelf { erased: Arc::clone(&erased) })
        })
    };

    // Who may not gets no answer, and the subject is not even opened.
    let guest = proxy_for(Role::Guest);
    assert_eq!(guest.play("larks"), Err(TapeError::Denied));
    let member = proxy_for(Role::Member);
    assert_eq!(member.erase("larks"), Err(TapeError::Denied));
    assert_eq!(opened.load(Ordering::SeqCst), 0);

    // The first allowed call opens it, and the next ones use it again; its errors pass through.
    assert_eq!(member.play("larks"), Ok(vec![1, 2, 3]));
    assert_eq!(member.play("wrens"), Err(TapeError::NotFound));
    assert_eq!(opened.load(Ordering::SeqCst), 1);

    // A failed opening is tried again.
    *fails.lock().unwrap() = 1;
    let curator = proxy_for(Role::Curator);
    assert_eq!(curator.erase("larks"), Err(TapeError::Offline("no power".into())));
    assert_eq!(curator.erase("larks"), Ok(()));
    assert_eq!((opened.load(Ordering::SeqCst), erased.load(Ordering::SeqCst)), (3, 1));

    // Threads that come first together open it once.
    let shared = proxy_for(Role::Member);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| assert!(shared.play("larks").is_ok()));
        }
    });
    assert_eq!(opened.load(Ordering::SeqCst), 4);
}
