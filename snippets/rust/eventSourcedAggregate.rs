// pattern: event-sourced-aggregate
// prefix: sdEventSourcedAggregate
// description: Event-sourced aggregate: pure decide and evolve, append with the expected version, state rebuilt from events
// placeholders: GiftCard, CardCommand, CardEvent, Rejected, EventStore, handle_command
// --- preamble ---
#![allow(non_snake_case)]

// --- snippet ---
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardEvent {
    Issued { cents: u32 },
    Redeemed { cents: u32 },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardCommand {
    Issue { cents: u32 },
    Redeem { cents: u32 },
}

#[derive(Debug, PartialEq, Eq)]
pub enum Rejected {
    AlreadyIssued,
    NotIssued,
    TooLittleLeft { cents: u32 },
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GiftCard {
    cents: Option<u32>, // none before it is issued
}

impl GiftCard {
    /// Pure: all the rules, and no effect. Nothing to do is no event.
    pub fn decide(&self, command: &CardCommand) -> Result<Vec<CardEvent>, Rejected> {
        match (command, self.cents) {
            (&CardCommand::Issue { cents }, None) => Ok(vec![CardEvent::Issued { cents }]),
            (CardCommand::Issue { .. }, Some(_)) => Err(Rejected::AlreadyIssued),
            (CardCommand::Redeem { .. }, None) => Err(Rejected::NotIssued),
            (CardCommand::Redeem { cents: 0 }, Some(_)) => Ok(Vec::new()),
            (&CardCommand::Redeem { cents }, Some(left)) if cents <= left => {
                Ok(vec![CardEvent::Redeemed { cents }])
            }
            (CardCommand::Redeem { .. }, Some(cents)) => Err(Rejected::TooLittleLeft { cents }),
        }
    }

    /// Pure, without rules: what has happened has happened.
    #[must_use]
    pub fn evolve(self, event: &CardEvent) -> Self {
        let cents = match event {
            CardEvent::Issued { cents } => Some(*cents),
            CardEvent::Redeemed { cents } => self.cents.map(|left| left.saturating_sub(*cents)),
        };
        Self { cents }
    }
}

pub trait EventStore {
    type Error;

    fn load(&self, stream: &str) -> Result<Vec<CardEvent>, Self::Error>;

    /// All of the events or none: false if the stream has another length by now, such as by a unique key on
    /// (stream, version).
    fn append(&mut self, stream: &str, expected: usize, events: &[CardEvent]) -> Result<bool, Self::Error>;
}

#[derive(Debug, PartialEq, Eq)]
pub enum CommandError<E> {
    Rejected(Rejected),
    Conflict, // somebody else was faster: load and decide again, if it still makes sense
    Store(E),
}

pub fn handle_command<S: EventStore>(
    store: &mut S,
    stream: &str,
    command: &CardCommand,
) -> Result<Vec<CardEvent>, CommandError<S::Error>> {
    let history = store.load(stream).map_err(CommandError::Store)?;
    let state = history.iter().fold(GiftCard::default(), GiftCard::evolve);
    let events = state.decide(command).map_err(CommandError::Rejected)?;
    if events.is_empty() || store.append(stream, history.len(), &events).map_err(CommandError::Store)? {
        Ok(events)
    } else {
        Err(CommandError::Conflict)
    }
}

// --- demonstration ---
use std::collections::HashMap;

#[derive(Default)]
struct MemoryStore {
    streams: HashMap<String, Vec<CardEvent>>,
    intruder: Option<CardEvent>, // of another process, after the load
}

impl EventStore for MemoryStore {
    type Error = &'static str;

    fn load(&self, stream: &str) -> Result<Vec<CardEvent>, Self::Error> {
        if stream.is_empty() {
            Err("no stream")
        } else {
            Ok(self.streams.get(stream).cloned().unwrap_or_default())
        }
    }

    fn append(&mut self, stream: &str, expected: usize, events: &[CardEvent]) -> Result<bool, Self::Error> {
        let stored = self.streams.entry(stream.into()).or_default();
        stored.extend(self.intruder.take());
        let is_expected = stored.len() == expected;
        if is_expected {
            stored.extend_from_slice(events);
        }
        Ok(is_expected)
    }
}

fn main() {
    use CardCommand::{Issue, Redeem};
    let mut store = MemoryStore::default();
    let cents = |store: &MemoryStore| {
        store.load("card 1").unwrap().iter().fold(GiftCard::default(), GiftCard::evolve).cents
    };
    let rejected = |store: &mut MemoryStore, command| match handle_command(store, "card 1", &command) {
        Err(CommandError::Rejected(reason)) => reason,
        other => panic!("expected a rejection, got {other:?}"),
    };

    // The state is what the events say, and nothing else is stored.
    assert_eq!(rejected(&mut store, Redeem { cents: 1 }), Rejected::NotIssued);
    handle_command(&mut store, "card 1", &Issue { cents: 5_000 }).unwrap();
    let events = handle_command(&mut store, "card 1", &Redeem { cents: 1_200 }).unwrap();
    assert_eq!(events, [CardEvent::Redeemed { cents: 1_200 }]);
    assert_eq!(cents(&store), Some(3_800));

    // What the rules reject appends nothing, and neither does what changes nothing.
    assert_eq!(rejected(&mut store, Redeem { cents: 3_801 }), Rejected::TooLittleLeft { cents: 3_800 });
    assert_eq!(rejected(&mut store, Issue { cents: 1 }), Rejected::AlreadyIssued);
    assert_eq!(handle_command(&mut store, "card 1", &Redeem { cents: 0 }), Ok(vec![]));
    assert_eq!(store.streams["card 1"].len(), 2);

    // An event that came in between is a conflict; a second try decides upon it.
    store.intruder = Some(CardEvent::Redeemed { cents: 3_000 });
    let conflict = handle_command(&mut store, "card 1", &Redeem { cents: 1_000 });
    assert_eq!(conflict, Err(CommandError::Conflict));
    assert_eq!(rejected(&mut store, Redeem { cents: 1_000 }), Rejected::TooLittleLeft { cents: 800 });
    handle_command(&mut store, "card 1", &Redeem { cents: 800 }).unwrap();
    assert_eq!(cents(&store), Some(0));
    assert_eq!(store.streams["card 1"].len(), 4);

    // An error of the store comes through.
    assert_eq!(handle_command(&mut store, "", &Issue { cents: 1 }), Err(CommandError::Store("no stream")));
}
