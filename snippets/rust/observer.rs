// pattern: observer
// prefix: dpObserver
// description: Observer: a thread-safe subject whose subscriptions end when they are dropped; failing listeners stop no other
// placeholders: Subject, Payload
// --- imports ---
use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError, Weak};

// --- snippet ---
#[derive(Debug)]
pub struct Payload {
    pub id: String,
}

type Failure = Box<dyn Error + Send + Sync>;
type Listener = dyn Fn(&Payload) -> Result<(), Failure> + Send + Sync;

/// Holds its listeners weakly: each lives as long as its [`Subscription`].
#[derive(Default)]
pub struct Subject {
    listeners: Mutex<Vec<Weak<Listener>>>,
}

/// Ends when it is dropped.
#[must_use = "the subscription ends when this is dropped"]
pub struct Subscription {
    _listener: Arc<Listener>,
}

impl Subject {
    pub fn subscribe<F>(&self, listener: F) -> Subscription
    where
        F: Fn(&Payload) -> Result<(), Failure> + Send + Sync + 'static,
    {
        let listener: Arc<Listener> = Arc::new(listener);
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.retain(|other| other.strong_count() > 0);
        listeners.push(Arc::downgrade(&listener));
        Subscription { _listener: listener }
    }

    /// Calls the listeners in the order of their subscription, all of them even if some fail,
    /// and returns the errors.
    pub fn notify(&self, payload: &Payload) -> Result<(), Vec<Failure>> {
        // A copy: listeners may subscribe and leave meanwhile, so the lock is not held.
        let listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let failures: Vec<Failure> = listeners
            .iter()
            .filter_map(Weak::upgrade)
            .filter_map(|listener| listener(payload).err())
            .collect();
        if failures.is_empty() { Ok(()) } else { Err(failures) }
    }
}

// --- demonstration ---
fn main() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let note = |name: &'static str| {
        let seen = Arc::clone(&seen);
        move |payload: &Payload| {
            seen.lock().unwrap().push(format!("{name} {}", payload.id));
            Ok(())
        }
    };
    let take_seen = || std::mem::take(&mut *seen.lock().unwrap());
    let subject = Arc::new(Subject::default());
    let order = Payload { id: "order 7".into() };

    // A failing listener stops no other, and its error is not lost.
    let first = subject.subscribe(note("first"));
    let failing = subject.subscribe(|payload| Err(format!("failed at {}", payload.id).into()));
    let _last = subject.subscribe(note("last"));
    let failures = subject.notify(&order).unwrap_err();
    assert_eq!(failures.len(), 1);
    assert_eq!(failures[0].to_string(), "failed at order 7");
    assert_eq!(take_seen(), ["first order 7", "last order 7"]);
    drop(failing);

    // A subscription that is dropped is over.
    drop(first);
    assert!(subject.notify(&order).is_ok());
    assert_eq!(take_seen(), ["last order 7"]);

    // During a notification: who leaves is not called any more, who joins waits.
    let leaver = Arc::new(Mutex::new(None));
    let joined = Arc::new(Mutex::new(None));
    let changer = {
        let (subject, leaver, joined) = (Arc::downgrade(&subject), Arc::clone(&leaver), Arc::clone(&joined));
        let joining = note("joined");
        subject.upgrade().unwrap().subscribe(move |_| {
            drop(leaver.lock().unwrap().take());
            let subject = subject.upgrade().ok_or("the subject is gone")?;
            *joined.lock().unwrap() = Some(subject.subscribe(joining.clone()));
            Ok(())
        })
    };
    *leaver.lock().unwrap() = Some(subject.subscribe(note("left")));
    assert!(subject.notify(&order).is_ok());
    assert_eq!(take_seen(), ["last order 7"]);
    drop(changer);
    assert!(subject.notify(&order).is_ok());
    assert_eq!(take_seen(), ["last order 7", "joined order 7"]);

    // Listeners come and go in other threads while the subject notifies.
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..1_000).for_each(|_| drop(subject.subscribe(|_| Ok(())))));
        }
        for _ in 0..1_000 {
            assert!(subject.notify(&order).is_ok());
        }
    });
}
