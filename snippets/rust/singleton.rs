// pattern: singleton
// prefix: dpSingleton
// description: Singleton as a LazyLock: read at the first use, once per process, shared by all threads; a failure is kept
// placeholders: Settings, SettingsError, settings
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::sync::LazyLock;
use std::{env, fmt};

// --- snippet ---
#[derive(Debug)]
pub struct Settings {
    pub region: String,
    pub max_upload_mb: u32,
}

#[derive(Debug)]
pub enum SettingsError {
    Missing(&'static str),
    NotANumber(&'static str, std::num::ParseIntError),
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(name) => write!(f, "{name} is not set"),
            Self::NotANumber(name, cause) => write!(f, "{name} is not a number: {cause}"),
        }
    }
}

impl std::error::Error for SettingsError {}

impl Settings {
    /// Takes the variables from anywhere, so that it can be tested without the singleton.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, SettingsError> {
        let get = |name| variable(name).ok_or(SettingsError::Missing(name));
        let max_upload_mb = get("MAX_UPLOAD_MB")?;
        Ok(Self {
            region: get("REGION")?,
            max_upload_mb: max_upload_mb
                .parse()
                .map_err(|cause| SettingsError::NotANumber("MAX_UPLOAD_MB", cause))?,
        })
    }
}

/// One for the whole process. Code that takes a `&Settings` instead is easier to test: call this in `main`
/// and pass the reference on.
pub fn settings() -> Result<&'static Settings, &'static SettingsError> {
    static INSTANCE: LazyLock<Result<Settings, SettingsError>> =
        LazyLock::new(|| Settings::read(|name| env::var(name).ok()));
    INSTANCE.as_ref()
}

// --- demonstration ---
fn main() {
    // It is read when it is first used, not before.
    env::set_var("REGION", "north");
    env::set_var("MAX_UPLOAD_MB", "25");

    // All threads get the same instance, also those that come first together.
    let barrier = std::sync::Barrier::new(8);
    let addresses = std::thread::scope(|scope| {
        let get = || {
            barrier.wait();
            settings().unwrap() as *const Settings as usize
        };
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(get)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    assert!(addresses.iter().all(|address| *address == addresses[0]));

    // It is read once.
    env::set_var("REGION", "south");
    assert_eq!(settings().unwrap().region, "north");
    assert_eq!(settings().unwrap().max_upload_mb, 25);

    // What is missing or malformed is an error with the name of the variable.
    let read = |region: Option<&str>, megabytes: &str| {
        Settings::read(|name| match name {
            "REGION" => region.map(str::to_owned),
            _ => Some(megabytes.to_owned()),
        })
    };
    assert_eq!(read(Some("east"), "5").unwrap().region, "east");
    assert_eq!(read(None, "5").unwrap_err().to_string(), "REGION is not set");
    assert!(read(Some("east"), "-5").unwrap_err().to_string().starts_with("MAX_UPLOAD_MB is not a number"));
}
