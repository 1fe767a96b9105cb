// pattern: strategy
// prefix: dpStrategy
// description: Strategy as a function: closures registered by name and chosen at run time; an unknown name is an error
// placeholders: Usage, Tariff, Tariffs, UnknownTariff
// --- imports ---
use std::collections::BTreeMap;
use std::fmt;

// --- snippet ---
#[derive(Debug, Clone, Copy)]
pub struct Usage {
    pub litres: u64,
    pub households: u64,
}

/// The price in cents. A closure is strategy enough: what it has to know, it captures.
pub type Tariff = Box<dyn Fn(Usage) -> u64 + Send + Sync>;

#[derive(Debug, PartialEq, Eq)]
pub struct UnknownTariff {
    pub name: String,
    pub known: Vec<&'static str>,
}

impl fmt::Display for UnknownTariff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no tariff is named {:?}; there are {}", self.name, self.known.join(", "))
    }
}

impl std::error::Error for UnknownTariff {}

#[derive(Default)]
pub struct Tariffs {
    by_name: BTreeMap<&'static str, Tariff>,
}

impl Tariffs {
    /// A later tariff takes the place of one with the same name.
    #[must_use]
    pub fn with(mut self, name: &'static str, tariff: impl Fn(Usage) -> u64 + Send + Sync + 'static) -> Self {
        self.by_name.insert(name, Box::new(tariff));
        self
    }

    pub fn named(&self, name: &str) -> Result<&Tariff, UnknownTariff> {
        self.by_name.get(name).ok_or_else(|| UnknownTariff {
            name: name.to_owned(),
            known: self.by_name.keys().copied().collect(),
        })
    }
}

// --- demonstration ---
fn flat(usage: Usage) -> u64 {
    usage.litres / 10
}

fn tiered(free_per_household: u64) -> impl Fn(Usage) -> u64 {
    move |usage| usage.litres.saturating_sub(free_per_household * usage.households) / 5
}

fn main() {
    let tariffs = Tariffs::default().with("flat", flat).with("tiered", tiered(1_000));
    let usage = Usage { litres: 5_000, households: 3 };
    let price = |name: &str| tariffs.named(name).map(|tariff| tariff(usage));

    // The name decides at run time; a strategy may have options of its own.
    assert_eq!(price("flat"), Ok(500));
    assert_eq!(price("tiered"), Ok(400));
    assert_eq!(tariffs.named("tiered").unwrap()(Usage { litres: 5_000, households: 9 }), 0);

    // An unknown name is an error that lists the known ones, and no default.
    let error = price("Flat").unwrap_err();
    assert_eq!(error.to_string(), r#"no tariff is named "Flat"; there are flat, tiered"#);

    // A later registration replaces the earlier one.
    let tariffs = tariffs.with("flat", |_| 42);
    assert_eq!(tariffs.named("flat").unwrap()(usage), 42);
}
