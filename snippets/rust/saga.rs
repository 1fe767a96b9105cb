// pattern: saga
// prefix: sdSagaOrchestrator
// description: Saga: runs steps in order, compensates in reverse when one fails, reports what could not be undone
// placeholders: SagaStep, SagaError, StepError, run_saga, SagaJournal
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::error::Error;
use std::fmt;

// --- snippet ---
pub type StepError = Box<dyn Error + Send + Sync>;

/// Both must be idempotent: after a crash they may run once more.
pub trait SagaStep<C> {
    fn name(&self) -> &str;
    fn run(&self, context: &mut C) -> Result<(), StepError>;
    fn compensate(&self, context: &mut C) -> Result<(), StepError>;
}

/// Durable, so that a saga that was interrupted can be compensated after a restart.
pub trait SagaJournal {
    fn record(&mut self, step: &str, progress: Progress) -> Result<(), StepError>;
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    Started,
    Done,
    Compensated,
}

#[derive(Debug)]
pub struct SagaError {
    pub step: String,
    pub cause: StepError,
    /// Steps that are not undone: they need a person, or another try.
    pub stuck: Vec<(String, StepError)>,
}

impl fmt::Display for SagaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed: {}", self.step, self.cause)?;
        self.stuck.iter().try_for_each(|(step, cause)| write!(f, "; {step} is not undone: {cause}"))
    }
}

impl Error for SagaError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.cause)
    }
}

/// A failed step is compensated, too: it may have had an effect before its error, such as a timeout.
pub fn run_saga<C>(
    steps: &[Box<dyn SagaStep<C>>],
    context: &mut C,
    journal: &mut dyn SagaJournal,
) -> Result<(), SagaError> {
    for (index, step) in steps.iter().enumerate() {
        let mut run = || -> Result<(), StepError> {
            journal.record(step.name(), Progress::Started)?;
            step.run(context)?;
            journal.record(step.name(), Progress::Done)
        };
        let Err(cause) = run() else { continue };
        let mut stuck = Vec::new();
        for step in steps[..=index].iter().rev() {
            let undone = step.compensate(context);
            let outcome = undone.and_then(|()| journal.record(step.name(), Progress::Compensated));
            stuck.extend(outcome.err().map(|cause| (step.name().to_owned(), cause)));
        }
        return Err(SagaError { step: step.name().to_owned(), cause, stuck });
    }
    Ok(())
}

// --- demonstration ---
#[derive(Default)]
struct Trip {
    log: Vec<String>,
    failing: Vec<&'static str>,
}

impl Trip {
    fn log(&mut self, action: String) -> Result<(), StepError> {
        let fails = self.failing.contains(&action.as_str());
        self.log.push(action);
        if fails {
            Err("sold out".into())
        } else {
            Ok(())
        }
    }
}

struct Booking(&'static str);

impl SagaStep<Trip> for Booking {
    fn name(&self) -> &str {
        self.0
    }

    fn run(&self, trip: &mut Trip) -> Result<(), StepError> {
        trip.log(format!("book {}", self.0))
    }

    fn compensate(&self, trip: &mut Trip) -> Result<(), StepError> {
        trip.log(format!("cancel {}", self.0))
    }
}

#[derive(Default)]
struct Memory {
    records: Vec<(String, Progress)>,
    capacity: Option<usize>,
}

impl SagaJournal for Memory {
    fn record(&mut self, step: &str, progress: Progress) -> Result<(), StepError> {
        if self.capacity.is_some_and(|capacity| self.records.len() >= capacity) {
            return Err("disk full".into());
        }
        self.records.push((step.to_owned(), progress));
        Ok(())
    }
}

fn main() {
    let steps: Vec<Box<dyn SagaStep<Trip>>> =
        ["sleeper", "cabin", "guide"].into_iter().map(|name| Box::new(Booking(name)) as _).collect();
    let run = |failing: &[&'static str], journal: &mut Memory| {
        let mut trip = Trip { failing: failing.to_vec(), ..Trip::default() };
        let result = run_saga(&steps, &mut trip, journal);
        (result, trip.log.join(", "))
    };

    // All steps in order, and nothing is undone.
    let mut journal = Memory::default();
    let (result, log) = run(&[], &mut journal);
    assert!(result.is_ok());
    assert_eq!(log, "book sleeper, book cabin, book guide");
    assert_eq!(journal.records.len(), 6);

    // After a failure those begun are undone in reverse; the rest never runs.
    let mut journal = Memory::default();
    let (result, log) = run(&["book cabin"], &mut journal);
    let error = result.unwrap_err();
    assert_eq!(error.to_string(), "cabin failed: sold out");
    assert!(error.stuck.is_empty());
    assert_eq!(log, "book sleeper, book cabin, cancel cabin, cancel sleeper");
    let compensated =
        |(step, progress): &(String, Progress)| (*progress == Progress::Compensated).then(|| step.clone());
    assert_eq!(journal.records.iter().filter_map(compensated).collect::<Vec<_>>(), ["cabin", "sleeper"]);

    // A compensation that fails is reported and does not stop the others.
    let (result, log) = run(&["book guide", "cancel cabin"], &mut Memory::default());
    assert_eq!(result.unwrap_err().to_string(), "guide failed: sold out; cabin is not undone: sold out");
    assert!(log.ends_with("book guide, cancel guide, cancel cabin, cancel sleeper"));

    // A step that cannot be recorded does not run.
    let (result, log) = run(&[], &mut Memory { capacity: Some(2), ..Memory::default() });
    let error = result.unwrap_err();
    assert_eq!((error.step.as_str(), error.cause.to_string().as_str()), ("cabin", "disk full"));
    assert_eq!(log, "book sleeper, cancel cabin, cancel sleeper");
    assert_eq!(error.stuck.len(), 2);
}
