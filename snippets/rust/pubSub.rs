// pattern: pub-sub
// prefix: sdPubSub
// description: In-process publish/subscribe by topic: a failing or panicking subscriber stops no other; dropping a handle unsubscribes
// placeholders: PubSub, Message, Subscription, DeliveryError
// --- imports ---
use std::collections::HashMap;
use std::error::Error;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

// --- snippet ---
#[derive(Debug)]
pub struct Message {
    pub body: String,
}

#[derive(Debug)]
pub enum DeliveryError {
    Failed(Box<dyn Error + Send + Sync>),
    Panicked,
}

type Subscriber = dyn Fn(&Message) -> Result<(), Box<dyn Error + Send + Sync>> + Send + Sync;
type Topics = HashMap<String, Vec<Weak<Subscriber>>>;

/// For one process, without storage: who is not subscribed when a message is published never gets it.
#[derive(Clone, Default)]
pub struct PubSub {
    topics: Arc<Mutex<Topics>>,
}

/// Ends when it is dropped. A delivery that has begun in another thread still comes to its end.
#[must_use = "the subscription ends when this is dropped"]
pub struct Subscription {
    topics: Arc<Mutex<Topics>>,
    topic: String,
    subscriber: Option<Arc<Subscriber>>,
}

impl PubSub {
    pub fn subscribe<F>(&self, topic: impl Into<String>, subscriber: F) -> Subscription
    where
        F: Fn(&Message) -> Result<(), Box<dyn Error + Send + Sync>> + Send + Sync + 'static,
    {
        let (topic, subscriber): (String, Arc<Subscriber>) = (topic.into(), Arc::new(subscriber));
        lock(&self.topics).entry(topic.clone()).or_default().push(Arc::downgrade(&subscriber));
        Subscription { topics: Arc::clone(&self.topics), topic, subscriber: Some(subscriber) }
    }

    /// Delivers in the thread of the caller, in the order of subscription, and returns what went wrong.
    pub fn publish(&self, topic: &str, message: &Message) -> Vec<DeliveryError> {
        // A copy, since subscribers may subscribe and leave meanwhile.
        let subscribers = lock(&self.topics).get(topic).cloned().unwrap_or_default();
        let deliver =
            |subscriber: Arc<Subscriber>| match catch_unwind(AssertUnwindSafe(|| subscriber(message))) {
                Ok(result) => result.map_err(DeliveryError::Failed).err(),
                Err(_) => Some(DeliveryError::Panicked),
            };
        subscribers.iter().filter_map(Weak::upgrade).filter_map(deliver).collect()
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.subscriber = None;
        let mut topics = lock(&self.topics);
        if let Some(subscribers) = topics.get_mut(&self.topic) {
            subscribers.retain(|subscriber| subscriber.strong_count() > 0);
            if subscribers.is_empty() {
                topics.remove(&self.topic);
            }
        }
    }
}

fn lock(topics: &Mutex<Topics>) -> MutexGuard<'_, Topics> {
    topics.lock().unwrap_or_else(PoisonError::into_inner)
}

// --- demonstration ---
fn main() {
    let bus = PubSub::default();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let note = |name: &'static str| {
        let seen = Arc::clone(&seen);
        move |message: &Message| {
            seen.lock().unwrap().push(format!("{name} {}", message.body));
            Ok(())
        }
    };
    let take_seen = || std::mem::take(&mut *seen.lock().unwrap());
    let ferry = Message { body: "ferry 9".into() };

    // A topic reaches its subscribers and no others; one without any is fine.
    let harbour = bus.subscribe("arrived", note("harbour"));
    let _departures = bus.subscribe("departed", note("board"));
    assert!(bus.publish("arrived", &ferry).is_empty());
    assert!(bus.publish("sunk", &ferry).is_empty());
    assert_eq!(take_seen(), ["harbour ferry 9"]);

    // A failing subscriber stops no other, and its error comes back.
    let failing = bus.subscribe("arrived", |message| Err(format!("no berth for {}", message.body).into()));
    let panicking = bus.subscribe("arrived", |_| std::panic::resume_unwind(Box::new("broken")));
    let last = bus.subscribe("arrived", note("last"));
    let errors = bus.publish("arrived", &ferry);
    assert!(
        matches!(&errors[0], DeliveryError::Failed(cause) if cause.to_string() == "no berth for ferry 9")
    );
    assert!(matches!(errors[1..], [DeliveryError::Panicked]));
    assert_eq!(take_seen(), ["harbour ferry 9", "last ferry 9"]);

    // The handle ends its own subscription, and the last one of a topic leaves nothing behind.
    drop((failing, panicking, harbour));
    assert!(bus.publish("arrived", &ferry).is_empty());
    assert_eq!(take_seen(), ["last ferry 9"]);
    drop(last);
    assert!(!bus.topics.lock().unwrap().contains_key("arrived"));

    // A subscriber may leave and publish while it is called.
    let own = Arc::new(Mutex::new(None));
    let once = {
        let (bus, own) = (bus.clone(), Arc::clone(&own));
        move |message: &Message| {
            drop(own.lock().unwrap().take());
            assert!(bus.publish("departed", message).is_empty());
            Ok(())
        }
    };
    *own.lock().unwrap() = Some(bus.subscribe("arrived", once));
    assert!(bus.publish("arrived", &ferry).is_empty());
    assert!(bus.publish("arrived", &ferry).is_empty());
    assert_eq!(take_seen(), ["board ferry 9"]);
    assert!(lock(&bus.topics)
        .get("arrived")
        .is_none_or(|left| left.iter().all(|one| one.upgrade().is_none())));

    // Subscribers come and go in other threads.
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..500).for_each(|_| drop(bus.subscribe("arrived", |_| Ok(())))));
        }
        (0..500).for_each(|_| assert!(bus.publish("arrived", &ferry).is_empty()));
    });
}
