// pattern: adapter
// prefix: dpAdapter
// description: Adapter: fits a driver with raw counts and fault codes to a trait of one's own, with grams and typed errors
// placeholders: Scale, Grams, ScaleError, LoadCell, CellScale
// --- imports ---
use std::fmt;
use std::sync::{Mutex, PoisonError};

// --- snippet ---
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grams(pub u32);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScaleError {
    Overloaded,
    Unsteady,
    Fault { code: i16 },
}

impl fmt::Display for ScaleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overloaded => write!(f, "the scale is overloaded"),
            Self::Unsteady => write!(f, "the scale does not come to rest"),
            Self::Fault { code } => write!(f, "the scale reports fault {code}"),
        }
    }
}

impl std::error::Error for ScaleError {}

/// What the application wants.
pub trait Scale: Send + Sync {
    fn weigh(&self) -> Result<Grams, ScaleError>;
}

/// What the driver offers: the load in counts, or a negative code.
pub trait LoadCell: Send {
    fn read_counts(&mut self) -> i16;
}

/// A driver has one user at a time; the lock makes a shared scale of it.
pub struct CellScale<C> {
    cell: Mutex<C>,
    milligrams_per_count: u32,
}

impl<C: LoadCell> CellScale<C> {
    pub fn new(cell: C, milligrams_per_count: u32) -> Self {
        Self { cell: Mutex::new(cell), milligrams_per_count }
    }
}

impl<C: LoadCell> Scale for CellScale<C> {
    fn weigh(&self) -> Result<Grams, ScaleError> {
        let read = self.cell.lock().unwrap_or_else(PoisonError::into_inner).read_counts();
        match u64::try_from(read) {
            Ok(counts) => {
                let milligrams = counts * u64::from(self.milligrams_per_count);
                u32::try_from((milligrams + 500) / 1_000).map(Grams).map_err(|_| ScaleError::Overloaded)
            }
            Err(_) => Err(match read {
                -1 => ScaleError::Overloaded,
                -2 => ScaleError::Unsteady,
                code => ScaleError::Fault { code },
            }),
        }
    }
}

// --- demonstration ---
struct FakeCell(Vec<i16>);

impl LoadCell for FakeCell {
    fn read_counts(&mut self) -> i16 {
        self.0.remove(0)
    }
}

fn weigh_all(scale: &dyn Scale, times: usize) -> Vec<Result<Grams, ScaleError>> {
    (0..times).map(|_| scale.weigh()).collect()
}

fn main() {
    // Counts become grams, rounded to the nearest; no count is taken for an error.
    let scale = CellScale::new(FakeCell(vec![0, 1, 2, 3, i16::MAX]), 250);
    let weights = [0, 0, 1, 1, 8_192].map(|grams| Ok(Grams(grams)));
    assert_eq!(weigh_all(&scale, 5), weights);

    // Codes become errors, the unknown ones with their number; the scale goes on after them.
    let scale = CellScale::new(FakeCell(vec![-1, -2, -40, i16::MIN, 10]), 2_500);
    assert_eq!(
        weigh_all(&scale, 5),
        [
            Err(ScaleError::Overloaded),
            Err(ScaleError::Unsteady),
            Err(ScaleError::Fault { code: -40 }),
            Err(ScaleError::Fault { code: i16::MIN }),
            Ok(Grams(25)),
        ]
    );
    assert_eq!(ScaleError::Fault { code: -40 }.to_string(), "the scale reports fault -40");

    // A weight beyond what grams can hold is too heavy, too, and not a small one.
    let scale = CellScale::new(FakeCell(vec![i16::MAX]), u32::MAX);
    assert_eq!(scale.weigh(), Err(ScaleError::Overloaded));
}
