// pattern: repository
// prefix: sdRepository
// description: Repository trait of the domain with an in-memory implementation; not found is an error, callers get copies
// placeholders: Hive, HiveId, HiveRepository, RepositoryError, InMemoryHives
// --- imports ---
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{PoisonError, RwLock};

// --- snippet ---
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HiveId(pub u64);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hive {
    pub id: HiveId,
    pub apiary: String,
    pub frames: u8,
}

#[derive(Debug)]
pub enum RepositoryError {
    NotFound(HiveId),
    Unavailable(Box<dyn std::error::Error + Send + Sync>),
}

impl fmt::Display for RepositoryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound(HiveId(id)) => write!(f, "there is no hive {id}"),
            Self::Unavailable(_) => write!(f, "the hives cannot be read or written"),
        }
    }
}

impl std::error::Error for RepositoryError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NotFound(_) => None,
            Self::Unavailable(cause) => Some(&**cause),
        }
    }
}

/// In the words of the domain: no rows, no queries of a database.
pub trait HiveRepository: Send + Sync {
    fn get(&self, id: HiveId) -> Result<Hive, RepositoryError>;
    /// Ordered by id.
    fn in_apiary(&self, apiary: &str) -> Result<Vec<Hive>, RepositoryError>;
    /// Inserts or replaces.
    fn save(&self, hive: &Hive) -> Result<(), RepositoryError>;
    fn remove(&self, id: HiveId) -> Result<(), RepositoryError>;
}

#[derive(Default)]
pub struct InMemoryHives {
    hives: RwLock<BTreeMap<HiveId, Hive>>,
}

impl HiveRepository for InMemoryHives {
    fn get(&self, id: HiveId) -> Result<Hive, RepositoryError> {
        let hives = self.hives.read().unwrap_or_else(PoisonError::into_inner);
        hives.get(&id).cloned().ok_or(RepositoryError::NotFound(id))
    }

    fn in_apiary(&self, apiary: &str) -> Result<Vec<Hive>, RepositoryError> {
        let hives = self.hives.read().unwrap_or_else(PoisonError::into_inner);
        Ok(hives.values().filter(|hive| hive.apiary == apiary).cloned().collect())
    }

    fn save(&self, hive: &Hive) -> Result<(), RepositoryError> {
        let mut hives = self.hives.write().unwrap_or_else(PoisonError::into_inner);
        hives.insert(hive.id, hive.clone());
        Ok(())
    }

    fn remove(&self, id: HiveId) -> Result<(), RepositoryError> {
        let mut hives = self.hives.write().unwrap_or_else(PoisonError::into_inner);
        hives.remove(&id).map(drop).ok_or(RepositoryError::NotFound(id))
    }
}

// --- demonstration ---
fn move_all(hives: &dyn HiveRepository, from: &str, to: &str) -> Result<usize, RepositoryError> {
    let moving = hives.in_apiary(from)?;
    for hive in &moving {
        hives.save(&Hive { apiary: to.into(), ..hive.clone() })?;
    }
    Ok(moving.len())
}

fn main() {
    let hives = InMemoryHives::default();
    let hive = |id, apiary: &str| Hive { id: HiveId(id), apiary: apiary.into(), frames: 10 };
    for hive in [hive(9, "orchard"), hive(2, "orchard"), hive(5, "heath")] {
        hives.save(&hive).unwrap();
    }

    // What was saved is found, in order.
    assert_eq!(hives.get(HiveId(5)).unwrap(), hive(5, "heath"));
    assert_eq!(hives.in_apiary("orchard").unwrap(), [hive(2, "orchard"), hive(9, "orchard")]);
    assert!(hives.in_apiary("roof").unwrap().is_empty());

    // Not found is an error that names the id.
    let error = hives.get(HiveId(4)).unwrap_err();
    assert!(matches!(error, RepositoryError::NotFound(HiveId(4))));
    assert_eq!(error.to_string(), "there is no hive 4");
    assert!(matches!(hives.remove(HiveId(4)), Err(RepositoryError::NotFound(_))));

    // A caller has a copy: only what it saves changes the repository.
    let mut copy = hives.get(HiveId(5)).unwrap();
    copy.frames = 12;
    assert_eq!(hives.get(HiveId(5)).unwrap().frames, 10);
    hives.save(&copy).unwrap();
    assert_eq!(hives.get(HiveId(5)).unwrap().frames, 12);

    // The domain needs nothing but the trait.
    assert_eq!(move_all(&hives, "orchard", "roof").unwrap(), 2);
    assert_eq!(hives.in_apiary("roof").unwrap().len(), 2);
    hives.remove(HiveId(2)).unwrap();
    assert!(hives.get(HiveId(2)).is_err());

    // An outage keeps its cause.
    let outage = RepositoryError::Unavailable("disk full".into());
    assert_eq!(std::error::Error::source(&outage).unwrap().to_string(), "disk full");
}
