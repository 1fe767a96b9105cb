// pattern: chain-of-responsibility
// prefix: dpChainOfResponsibility
// description: Chain of responsibility as a list of closures: the first that can answer does; unhandled is an error of its own
// placeholders: FoundItem, Decision, Handler, LostProperty, Unhandled
// --- imports ---
use std::fmt;

// --- snippet ---
#[derive(Debug, Clone)]
pub struct FoundItem {
    pub label: Option<String>,
    pub cents: u64,
    pub is_perishable: bool,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Decision {
    Return { owner: String },
    Store { days: u32 },
    Dispose,
}

/// Nothing if it is not the one to decide: then the next one is asked.
pub type Handler = Box<dyn Fn(&FoundItem) -> Option<Decision> + Send + Sync>;

#[derive(Debug)]
pub struct Unhandled(pub FoundItem);

impl fmt::Display for Unhandled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "nobody decides on {:?}", self.0)
    }
}

impl std::error::Error for Unhandled {}

#[derive(Default)]
pub struct LostProperty {
    handlers: Vec<Handler>,
}

impl LostProperty {
    /// Asked after those before it: the order is part of the rules.
    #[must_use]
    pub fn then(mut self, handler: impl Fn(&FoundItem) -> Option<Decision> + Send + Sync + 'static) -> Self {
        self.handlers.push(Box::new(handler));
        self
    }

    pub fn decide(&self, item: FoundItem) -> Result<Decision, Unhandled> {
        self.handlers.iter().find_map(|handler| handler(&item)).ok_or(Unhandled(item))
    }
}

// --- demonstration ---
use std::sync::{Arc, Mutex};

fn by_label(item: &FoundItem) -> Option<Decision> {
    item.label.clone().map(|owner| Decision::Return { owner })
}

fn perishable(item: &FoundItem) -> Option<Decision> {
    item.is_perishable.then_some(Decision::Dispose)
}

fn main() {
    let asked = Arc::new(Mutex::new(0));
    let by_value = |least: u64, days| {
        let asked = Arc::clone(&asked);
        move |item: &FoundItem| {
            *asked.lock().unwrap() += 1;
            (item.cents >= least).then_some(Decision::Store { days })
        }
    };
    let office = LostProperty::default()
        .then(by_label)
        .then(perishable)
        .then(by_value(10_000, 180))
        .then(by_value(500, 30));
    let item = |label: Option<&str>, cents, is_perishable| FoundItem {
        label: label.map(str::to_owned),
        cents,
        is_perishable,
    };

    // The first that can answer does, and those behind it are not asked.
    let owner = || Decision::Return { owner: "Kim".into() };
    assert_eq!(office.decide(item(Some("Kim"), 20_000, true)).unwrap(), owner());
    assert_eq!(office.decide(item(None, 20_000, true)).unwrap(), Decision::Dispose);
    assert_eq!(*asked.lock().unwrap(), 0);

    // The order decides between two that could answer.
    assert_eq!(office.decide(item(None, 20_000, false)).unwrap(), Decision::Store { days: 180 });
    assert_eq!(office.decide(item(None, 600, false)).unwrap(), Decision::Store { days: 30 });
    assert_eq!(*asked.lock().unwrap(), 3);

    // What nobody answers is an error and gives the item back.
    let Unhandled(returned) = office.decide(item(None, 499, false)).unwrap_err();
    assert_eq!(returned.cents, 499);
    assert!(LostProperty::default().decide(item(Some("Kim"), 1, false)).is_err());
}
