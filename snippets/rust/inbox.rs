// pattern: inbox
// prefix: sdInboxDedupe
// description: Inbox: the message id is recorded in the transaction of the effect, so that a duplicate has none
// placeholders: Deposit, InboxTransaction, Handling, handle_deposit, CONSUMER
// --- preamble ---
#![allow(non_snake_case)]

// --- snippet ---
#[derive(Debug, Clone)]
pub struct Deposit {
    pub message_id: String, // given by the sender, the same for every delivery
    pub account: String,
    pub cents: u64,
}

/// Two consumers of one database do not take each other's messages for duplicates.
const CONSUMER: &str = "deposits";

/// Rolls back when it is dropped without a commit.
pub trait InboxTransaction {
    type Error;

    /// `INSERT INTO inbox (consumer, message_id) VALUES (?, ?) ON CONFLICT DO NOTHING`: whether that was one
    /// row. While another transaction holds the same id, it waits for the end of that one. Rows may be
    /// removed when the sender no longer repeats their messages.
    fn record(&mut self, consumer: &str, message_id: &str) -> Result<bool, Self::Error>;
    fn credit(&mut self, account: &str, cents: u64) -> Result<(), Self::Error>;
    fn commit(self) -> Result<(), Self::Error>;
}

#[derive(Debug, PartialEq, Eq)]
pub enum Handling {
    Done,
    Duplicate,
}

/// Acknowledge the message after either outcome; after an error let it come again. What is not part of the
/// transaction, such as a mail, would happen for every delivery: leave it to an outbox.
pub fn handle_deposit<T: InboxTransaction>(
    begin: impl FnOnce() -> Result<T, T::Error>,
    deposit: &Deposit,
) -> Result<Handling, T::Error> {
    let mut transaction = begin()?;
    if !transaction.record(CONSUMER, &deposit.message_id)? {
        return Ok(Handling::Duplicate);
    }
    transaction.credit(&deposit.account, deposit.cents)?;
    transaction.commit()?;
    Ok(Handling::Done)
}

// --- demonstration ---
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard};

#[derive(Clone, Default)]
struct Tables {
    inbox: BTreeSet<(String, String)>,
    accounts: BTreeMap<String, u64>,
}

/// One transaction at a time, as if all of them touched the same rows.
struct FakeTransaction<'a> {
    committed: MutexGuard<'a, Tables>,
    tables: Tables,
    failing: &'static str,
}

impl FakeTransaction<'_> {
    fn check(&self, step: &'static str) -> Result<(), &'static str> {
        if self.failing == step {
            Err(step)
        } else {
            Ok(())
        }
    }
}

impl InboxTransaction for FakeTransaction<'_> {
    type Error = &'static str;

    fn record(&mut self, consumer: &str, message_id: &str) -> Result<bool, Self::Error> {
        self.check("record")?;
        Ok(self.tables.inbox.insert((consumer.into(), message_id.into())))
    }

    fn credit(&mut self, account: &str, cents: u64) -> Result<(), Self::Error> {
        *self.tables.accounts.entry(account.into()).or_default() += cents;
        self.check("credit")
    }

    fn commit(mut self) -> Result<(), Self::Error> {
        self.check("commit")?;
        *self.committed = std::mem::take(&mut self.tables);
        Ok(())
    }
}

fn main() {
    let database = Mutex::new(Tables::default());
    let handle = |message_id: &str, cents, failing| {
        let begin = || {
            let committed = database.lock().unwrap();
            Ok(FakeTransaction { tables: committed.clone(), committed, failing })
        };
        let deposit = Deposit { message_id: message_id.into(), account: "ada".into(), cents };
        handle_deposit(begin, &deposit)
    };
    let balance = || database.lock().unwrap().accounts.get("ada").copied().unwrap_or_default();

    // The first delivery has its effect, and the next ones have none.
    assert_eq!(handle("m1", 100, ""), Ok(Handling::Done));
    assert_eq!(handle("m1", 100, ""), Ok(Handling::Duplicate));
    assert_eq!(handle("m1", 100, ""), Ok(Handling::Duplicate));
    assert_eq!(balance(), 100);

    // Another message with the same content is none of them.
    assert_eq!(handle("m2", 100, ""), Ok(Handling::Done));
    assert_eq!(balance(), 200);

    // If any step fails, neither the effect nor the id stays: the next delivery is handled.
    for (number, failing) in ["record", "credit", "commit"].into_iter().enumerate() {
        let message_id = format!("failing {number}");
        assert_eq!(handle(&message_id, 1_000, failing), Err(failing));
        assert_eq!(balance(), 200 + 1_000 * number as u64);
        assert_eq!(handle(&message_id, 1_000, ""), Ok(Handling::Done));
        assert_eq!(balance(), 1_200 + 1_000 * number as u64);
    }

    // Deliveries at the same time have one effect between them.
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| handle("m3", 7, "").unwrap());
        }
    });
    assert_eq!(balance(), 3_207);

    // The id belongs to the consumer.
    assert!(database.lock().unwrap().inbox.contains(&(CONSUMER.to_string(), "m1".to_string())));
}
