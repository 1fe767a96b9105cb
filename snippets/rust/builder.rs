// pattern: builder
// prefix: dpBuilder
// description: Consuming builder: required values are arguments, options are methods, build checks all and reports every problem
// placeholders: Backup, BackupBuilder, InvalidBackup
// --- imports ---
use std::fmt;
use std::num::NonZeroU32;
use std::time::Duration;

// --- snippet ---
/// Made by [`Backup::builder`] only, so that every value there is has been checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    source: String,
    target: String,
    every: Duration,
    keep: Option<NonZeroU32>,
    is_mirror: bool,
}

/// All that is wrong, not only the first.
#[derive(Debug, PartialEq, Eq)]
pub struct InvalidBackup(pub Vec<&'static str>);

impl fmt::Display for InvalidBackup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid backup: {}", self.0.join("; "))
    }
}

impl std::error::Error for InvalidBackup {}

#[derive(Debug, Clone)]
#[must_use = "a builder does nothing until it builds"]
pub struct BackupBuilder(Backup);

impl Backup {
    /// What is required comes first: the compiler sees that nothing is missing.
    pub fn builder(source: impl Into<String>, target: impl Into<String>) -> BackupBuilder {
        let (source, target) = (source.into(), target.into());
        let every = Duration::from_secs(24 * 60 * 60);
        BackupBuilder(Self { source, target, every, keep: None, is_mirror: false })
    }

    pub fn keep(&self) -> Option<NonZeroU32> {
        self.keep
    }

    pub fn every(&self) -> Duration {
        self.every
    }
}

impl BackupBuilder {
    pub fn every(mut self, every: Duration) -> Self {
        self.0.every = every;
        self
    }

    pub fn keep(mut self, versions: NonZeroU32) -> Self {
        self.0.keep = Some(versions);
        self
    }

    /// Only the latest state, without older versions.
    pub fn mirror(mut self) -> Self {
        self.0.is_mirror = true;
        self
    }

    pub fn build(self) -> Result<Backup, InvalidBackup> {
        let Self(backup) = self;
        let problems: Vec<_> = [
            (backup.source.trim().is_empty(), "the source is empty"),
            (backup.target.trim().is_empty(), "the target is empty"),
            (backup.source == backup.target, "the source is the target"),
            (backup.every < Duration::from_secs(60), "the interval is under a minute"),
            (backup.is_mirror && backup.keep.is_some(), "a mirror keeps no versions"),
        ]
        .into_iter()
        .filter_map(|(is_wrong, problem)| is_wrong.then_some(problem))
        .collect();
        if problems.is_empty() {
            Ok(backup)
        } else {
            Err(InvalidBackup(problems))
        }
    }
}

// --- demonstration ---
fn main() {
    let three = NonZeroU32::new(3).unwrap();

    // Options that are not given have their defaults.
    let backup = Backup::builder("/photos", "/disk/photos").keep(three).build().unwrap();
    assert_eq!(backup.keep(), Some(three));
    assert_eq!(backup.every(), Duration::from_secs(86_400));

    // One builder may be the template of several values, which share nothing.
    let template = Backup::builder("/music", "/disk/music").every(Duration::from_secs(3_600));
    let mirror = template.clone().mirror().build().unwrap();
    let versions = template.keep(three).build().unwrap();
    assert_eq!(mirror.every(), versions.every());
    assert_ne!(mirror, versions);

    // Options that contradict each other are an error.
    let error = Backup::builder("/photos", "/disk").mirror().keep(three).build().unwrap_err();
    assert_eq!(error, InvalidBackup(vec!["a mirror keeps no versions"]));

    // All problems are reported at once.
    let error = Backup::builder("", "").every(Duration::ZERO).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid backup: the source is empty; the target is empty; the source is the target; \
         the interval is under a minute",
    );
}
