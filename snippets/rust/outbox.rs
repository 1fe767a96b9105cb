// pattern: outbox
// prefix: sdOutbox
// description: Transactional outbox: the event is stored with the change, a relay publishes in order and at least once
// placeholders: Shipment, OutboxEvent, ShipmentStore, Outbox, dispatch_shipment, relay_batch
// --- preamble ---
#![allow(non_snake_case)]

// --- snippet ---
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shipment {
    pub id: u64,
    pub is_dispatched: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxEvent {
    pub sequence: u64, // given by the store, growing; consumers use it to drop what comes twice
    pub shipment_id: u64,
    pub kind: String,
}

pub trait ShipmentStore {
    type Error;

    /// Writes both rows in one transaction, or none.
    fn save_with_event(&mut self, shipment: &Shipment, kind: &str) -> Result<(), Self::Error>;
}

/// Of which at most one relay reads at a time (a row lock, or a lease), or the order is lost.
pub trait Outbox {
    type Error;

    /// The oldest events that are not marked as sent, by their sequence.
    fn unsent(&mut self, limit: usize) -> Result<Vec<OutboxEvent>, Self::Error>;
    fn mark_sent(&mut self, sequence: u64) -> Result<(), Self::Error>;
}

pub fn dispatch_shipment<S: ShipmentStore>(store: &mut S, id: u64) -> Result<Shipment, S::Error> {
    let shipment = Shipment { id, is_dispatched: true };
    store.save_with_event(&shipment, "dispatched")?;
    Ok(shipment)
}

#[derive(Debug, PartialEq, Eq)]
pub enum RelayError<S, P> {
    Outbox(S),
    Publish { sequence: u64, cause: P },
}

/// Publishes what is waiting and returns how much that was: call it again at once if it was `limit`, else
/// after a pause. It stops at the first error, so that nothing overtakes the event that failed. An event that
/// was published but not marked is published again.
pub fn relay_batch<O: Outbox, P>(
    outbox: &mut O,
    limit: usize,
    mut publish: impl FnMut(&OutboxEvent) -> Result<(), P>,
) -> Result<usize, RelayError<O::Error, P>> {
    let events = outbox.unsent(limit).map_err(RelayError::Outbox)?;
    for event in &events {
        let sequence = event.sequence;
        publish(event).map_err(|cause| RelayError::Publish { sequence, cause })?;
        outbox.mark_sent(sequence).map_err(RelayError::Outbox)?;
    }
    Ok(events.len())
}

// --- demonstration ---
#[derive(Default)]
struct FakeDatabase {
    shipments: Vec<Shipment>,
    events: Vec<(OutboxEvent, bool)>,
    is_down: bool,
}

impl FakeDatabase {
    fn check(&self) -> Result<(), &'static str> {
        if self.is_down {
            Err("database down")
        } else {
            Ok(())
        }
    }
}

impl ShipmentStore for FakeDatabase {
    type Error = &'static str;

    fn save_with_event(&mut self, shipment: &Shipment, kind: &str) -> Result<(), Self::Error> {
        self.check()?;
        self.shipments.push(shipment.clone());
        let sequence = self.events.len() as u64 + 1;
        self.events.push((OutboxEvent { sequence, shipment_id: shipment.id, kind: kind.into() }, false));
        Ok(())
    }
}

impl Outbox for FakeDatabase {
    type Error = &'static str;

    fn unsent(&mut self, limit: usize) -> Result<Vec<OutboxEvent>, Self::Error> {
        self.check()?;
        let unsent = self.events.iter().filter(|(_, is_sent)| !is_sent);
        Ok(unsent.map(|(event, _)| event.clone()).take(limit).collect())
    }

    fn mark_sent(&mut self, sequence: u64) -> Result<(), Self::Error> {
        self.check()?;
        self.events[sequence as usize - 1].1 = true;
        Ok(())
    }
}

fn main() {
    use std::cell::{Cell, RefCell};
    let mut database = FakeDatabase::default();
    let published = RefCell::new(Vec::new());
    let refused = Cell::new(0);
    let publish = |event: &OutboxEvent| {
        if event.shipment_id == refused.get() {
            return Err("broker down");
        }
        published.borrow_mut().push(event.shipment_id);
        Ok(())
    };

    // The change and its event are stored together, or neither of them; nothing is published yet.
    for id in 11..=14 {
        assert!(dispatch_shipment(&mut database, id).unwrap().is_dispatched);
    }
    database.is_down = true;
    assert_eq!(dispatch_shipment(&mut database, 15), Err("database down"));
    database.is_down = false;
    assert_eq!((database.shipments.len(), database.events.len()), (4, 4));

    // A publish that fails keeps what is behind it waiting; what was sent before is not sent again.
    refused.set(12);
    let failed = relay_batch(&mut database, 10, publish);
    assert_eq!(failed, Err(RelayError::Publish { sequence: 2, cause: "broker down" }));
    assert_eq!(*published.borrow(), [11]);
    refused.set(0);
    assert_eq!(relay_batch(&mut database, 2, publish), Ok(2));
    assert_eq!(*published.borrow(), [11, 12, 13]);

    // It is marked only afterwards: if that fails, it is published once more.
    let mut fails_to_mark = FailsToMark(&mut database);
    assert_eq!(relay_batch(&mut fails_to_mark, 10, publish), Err(RelayError::Outbox("lost connection")));
    assert_eq!(relay_batch(&mut database, 10, publish), Ok(1));
    assert_eq!(*published.borrow(), [11, 12, 13, 14, 14]);
    assert_eq!(relay_batch(&mut database, 10, publish), Ok(0));
}

struct FailsToMark<'a>(&'a mut FakeDatabase);

impl Outbox for FailsToMark<'_> {
    type Error = &'static str;

    fn unsent(&mut self, limit: usize) -> Result<Vec<OutboxEvent>, Self::Error> {
        self.0.unsent(limit)
    }

    fn mark_sent(&mut self, _: u64) -> Result<(), Self::Error> {
        Err("lost connection")
    }
}
