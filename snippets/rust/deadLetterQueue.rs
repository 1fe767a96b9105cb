// pattern: dead-letter-queue
// prefix: sdDeadLetter
// description: Dead letters: a message that fails is delivered again after a growing pause, then moved aside with the reason
// placeholders: Message, Broker, Failure, DeadLetterPolicy, handle_message
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::time::Duration;

// --- snippet ---
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub id: String,
    pub body: String,
    pub receives: u32, // counted by the broker, with this one: a crash of the consumer counts, too
}

pub trait Broker {
    type Error;

    fn acknowledge(&mut self, message: &Message) -> Result<(), Self::Error>;
    fn deliver_again(&mut self, message: &Message, after: Duration) -> Result<(), Self::Error>;
    /// Stores the message with the reason, then acknowledges it. Somebody has to watch the dead letters.
    fn move_to_dead_letters(&mut self, message: &Message, reason: &str) -> Result<(), Self::Error>;
}

#[derive(Debug)]
pub enum Failure {
    Transient(String),
    /// Will not get better, such as a malformed body.
    Permanent(String),
}

#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    Delayed(Duration),
    Dead,
}

pub struct DeadLetterPolicy {
    pub max_receives: u32,
    pub base: Duration,
    pub cap: Duration,
}

/// Handles one delivery. The same message may come more than once, so `handle` has to be idempotent. If the
/// broker fails, the message is not acknowledged and comes again by itself.
pub fn handle_message<B: Broker>(
    broker: &mut B,
    policy: &DeadLetterPolicy,
    message: &Message,
    handle: impl FnOnce(&Message) -> Result<(), Failure>,
) -> Result<Outcome, B::Error> {
    // Without handling it: a message that has killed its consumers would kill the next one.
    let result = if message.receives > policy.max_receives {
        Err(Failure::Permanent("its consumers never finished".into()))
    } else {
        handle(message)
    };
    match result {
        Ok(()) => broker.acknowledge(message).map(|()| Outcome::Done),
        Err(Failure::Transient(_)) if message.receives < policy.max_receives => {
            let doublings = message.receives.saturating_sub(1);
            let delay = policy.base.saturating_mul(2_u32.saturating_pow(doublings)).min(policy.cap);
            broker.deliver_again(message, delay).map(|()| Outcome::Delayed(delay))
        }
        Err(Failure::Transient(reason) | Failure::Permanent(reason)) => {
            let reason = format!("after {} receives: {reason}", message.receives);
            broker.move_to_dead_letters(message, &reason).map(|()| Outcome::Dead)
        }
    }
}

// --- demonstration ---
#[derive(Default)]
struct FakeBroker {
    waiting: Vec<(Duration, Message)>,
    dead: Vec<(String, String)>,
    acknowledged: Vec<String>,
    time: Duration,
    is_down: bool,
}

impl FakeBroker {
    fn publish(&mut self, id: &str, body: &str) {
        self.waiting.push((self.time, Message { id: id.into(), body: body.into(), receives: 0 }));
    }

    /// Lets the time pass until the next message is due.
    fn receive(&mut self) -> Option<Message> {
        self.waiting.sort_by_key(|(due, _)| *due);
        let (due, message) = self.waiting.first().cloned()?;
        self.time = self.time.max(due);
        self.waiting.remove(0);
        Some(Message { receives: message.receives + 1, ..message })
    }
}

impl Broker for FakeBroker {
    type Error = &'static str;

    fn acknowledge(&mut self, message: &Message) -> Result<(), Self::Error> {
        self.acknowledged.push(message.id.clone());
        if self.is_down {
            Err("broker down")
        } else {
            Ok(())
        }
    }

    fn deliver_again(&mut self, message: &Message, after: Duration) -> Result<(), Self::Error> {
        self.waiting.push((self.time + after, message.clone()));
        Ok(())
    }

    fn move_to_dead_letters(&mut self, message: &Message, reason: &str) -> Result<(), Self::Error> {
        self.dead.push((message.id.clone(), reason.to_owned()));
        Ok(())
    }
}

fn main() {
    let seconds = Duration::from_secs;
    let policy = DeadLetterPolicy { max_receives: 5, base: seconds(1), cap: seconds(5) };
    let mut broker = FakeBroker::default();
    let handle = |message: &Message| match message.body.as_str() {
        "never" => Err(Failure::Transient("no answer".into())),
        "third" if message.receives < 3 => Err(Failure::Transient("no answer".into())),
        "broken" => Err(Failure::Permanent("no address".into())),
        _ => Ok(()),
    };
    let drain = |broker: &mut FakeBroker| {
        let mut outcomes = Vec::new();
        while let Some(message) = broker.receive() {
            outcomes.push(handle_message(broker, &policy, &message, handle).unwrap());
        }
        outcomes
    };

    // A failure that passes is delivered again until it is done.
    broker.publish("a", "third");
    assert_eq!(
        drain(&mut broker),
        [Outcome::Delayed(seconds(1)), Outcome::Delayed(seconds(2)), Outcome::Done]
    );
    assert_eq!(broker.acknowledged, ["a"]);

    // One that does not pass is moved aside with the reason, after pauses that grow up to the cap.
    broker.publish("b", "never");
    let pauses = [1, 2, 4, 5].map(|pause| Outcome::Delayed(seconds(pause)));
    let outcomes = drain(&mut broker);
    assert_eq!((&outcomes[..4], &outcomes[4..]), (&pauses[..], &[Outcome::Dead][..]));
    assert_eq!(broker.dead, [("b".to_string(), "after 5 receives: no answer".to_string())]);

    // A permanent failure is not tried again, and does not hold up the others.
    broker.publish("c", "broken");
    broker.publish("d", "fine");
    assert_eq!(drain(&mut broker), [Outcome::Dead, Outcome::Done]);
    assert_eq!(broker.dead[1].1, "after 1 receives: no address");

    // What was received too often without an outcome is not handled any more.
    let killer = Message { id: "e".into(), body: "fine".into(), receives: 6 };
    let outcome = handle_message(&mut broker, &policy, &killer, |_| panic!("handled"));
    assert_eq!(outcome, Ok(Outcome::Dead));

    // An error of the broker is no outcome.
    broker.is_down = true;
    let message = Message { id: "f".into(), body: "fine".into(), receives: 1 };
    assert_eq!(handle_message(&mut broker, &policy, &message, handle), Err("broker down"));
}
