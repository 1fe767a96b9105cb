// pattern: feature-flag
// prefix: sdFeatureFlag
// description: Feature flags with defaults, a percentage that is stable per user and a kill switch; an outage gives the default
// placeholders: Flag, FlagRule, FlagProvider, FeatureFlags
// --- snippet ---
/// A constant for each flag, removed with it when the decision is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flag {
    pub name: &'static str,
    pub default: bool, // while there is no rule, or none can be had
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FlagRule {
    pub is_killed: bool, // off for everyone, whatever else the rule says
    pub percent: u8,     // of the users; 100 or more is all of them
}

/// Asked for every decision: it should answer from memory, and read its source in the background.
pub trait FlagProvider: Send + Sync {
    type Error;

    fn rule(&self, name: &str) -> Result<Option<FlagRule>, Self::Error>;
}

pub struct FeatureFlags<P, F> {
    provider: P,
    on_outage: F,
}

impl<P: FlagProvider, F: Fn(Flag, P::Error)> FeatureFlags<P, F> {
    /// `on_outage` is told of what the provider fails with; the decision is the default then.
    pub fn new(provider: P, on_outage: F) -> Self {
        Self { provider, on_outage }
    }

    /// Decide once per request, or the request may see both sides of a change.
    pub fn is_enabled(&self, flag: Flag, user: &str) -> bool {
        match self.provider.rule(flag.name) {
            Ok(Some(rule)) => !rule.is_killed && bucket(flag, user) < u64::from(rule.percent) * 100,
            Ok(None) => flag.default,
            Err(error) => {
                (self.on_outage)(flag, error);
                flag.default
            }
        }
    }
}

/// A user keeps the bucket of 0 to 9999, so that a greater percentage only adds users. With the flag in the
/// hash it is not always the same users who come first. FNV-1a with a final mix, stable unlike
/// `DefaultHasher`.
fn bucket(flag: Flag, user: &str) -> u64 {
    let bytes = flag.name.bytes().chain([0]).chain(user.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    let mixed = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (mixed ^ (mixed >> 33)) % 10_000
}

// --- demonstration ---
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::Mutex;

#[derive(Default)]
struct FakeProvider {
    rules: Mutex<HashMap<String, FlagRule>>,
}

impl FlagProvider for &FakeProvider {
    type Error = String;

    fn rule(&self, name: &str) -> Result<Option<FlagRule>, Self::Error> {
        if name == "offline" {
            Err("no network".into())
        } else {
            Ok(self.rules.lock().unwrap().get(name).copied())
        }
    }
}

const NEW_SEARCH: Flag = Flag { name: "new-search", default: false };
const DARK_MAP: Flag = Flag { name: "dark-map", default: true };

fn main() {
    let provider = FakeProvider::default();
    let outages = RefCell::new(Vec::new());
    let flags =
        FeatureFlags::new(&provider, |flag: Flag, error| outages.borrow_mut().push((flag.name, error)));
    let set = |flag: Flag, percent, is_killed| {
        provider.rules.lock().unwrap().insert(flag.name.into(), FlagRule { percent, is_killed });
    };
    let users: Vec<String> = (0..10_000).map(|number| format!("user {number}")).collect();
    let enabled = |flag| -> HashSet<&str> {
        users.iter().map(String::as_str).filter(|user| flags.is_enabled(flag, user)).collect()
    };

    // Without a rule the default decides.
    assert!(!flags.is_enabled(NEW_SEARCH, "ann"));
    assert!(flags.is_enabled(DARK_MAP, "ann"));

    // A percentage is near to what it says, the same users each time, and a greater one keeps all of them.
    set(NEW_SEARCH, 20, false);
    let some = enabled(NEW_SEARCH);
    assert!((1_850..2_150).contains(&some.len()), "{}", some.len());
    assert_eq!(enabled(NEW_SEARCH), some);
    set(NEW_SEARCH, 50, false);
    assert!(enabled(NEW_SEARCH).is_superset(&some));

    // Another flag chooses other users: about a fifth of a fifth have both.
    set(NEW_SEARCH, 20, false);
    set(DARK_MAP, 20, false);
    let both = enabled(DARK_MAP).intersection(&some).count();
    assert!((320..480).contains(&both), "{both}");

    // None and all are exactly that.
    for (percent, expected) in [(0, 0), (100, 10_000), (255, 10_000)] {
        set(NEW_SEARCH, percent, false);
        assert_eq!(enabled(NEW_SEARCH).len(), expected);
    }

    // The kill switch is stronger than the percentage and the default.
    set(DARK_MAP, 100, true);
    assert!(enabled(DARK_MAP).is_empty());

    // An outage gives the default, and does not go unnoticed.
    assert!(outages.borrow().is_empty());
    assert!(flags.is_enabled(Flag { name: "offline", default: true }, "ann"));
    assert!(!flags.is_enabled(Flag { name: "offline", default: false }, "ann"));
    assert_eq!(
        outages.borrow()[..],
        [("offline", "no network".to_string()), ("offline", "no network".to_string())]
    );
}
