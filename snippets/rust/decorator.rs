// pattern: decorator
// prefix: dpDecorator
// description: Decorators as generic wrappers that implement the trait they wrap, stacked in the order in which they are written
// placeholders: Phrasebook, LookupError, Normalized, Remembering
// --- imports ---
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

// --- snippet ---
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookupError {
    NoSuchPhrase,
    Unavailable,
}

pub trait Phrasebook: Send + Sync {
    fn look_up(&self, phrase: &str) -> Result<String, LookupError>;
}

/// Makes spellings that mean the same one phrase. Put it outside of [`Remembering`].
pub struct Normalized<P>(pub P);

impl<P: Phrasebook> Phrasebook for Normalized<P> {
    fn look_up(&self, phrase: &str) -> Result<String, LookupError> {
        self.0.look_up(&phrase.trim().to_lowercase())
    }
}

/// Keeps every answer found, without limit: for a bounded set of phrases. Failures are asked again.
pub struct Remembering<P> {
    inner: P,
    answers: Mutex<HashMap<String, String>>,
}

impl<P: Phrasebook> Remembering<P> {
    pub fn new(inner: P) -> Self {
        Self { inner, answers: Mutex::default() }
    }
}

impl<P: Phrasebook> Phrasebook for Remembering<P> {
    fn look_up(&self, phrase: &str) -> Result<String, LookupError> {
        if let Some(answer) = self.answers.lock().unwrap_or_else(PoisonError::into_inner).get(phrase) {
            return Ok(answer.clone());
        }
        let answer = self.inner.look_up(phrase)?; // without the lock: it may be slow
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.insert(phrase.to_owned(), answer.clone());
        Ok(answer)
    }
}

// --- demonstration ---
#[derive(Default)]
struct Portuguese {
    asked: Mutex<Vec<String>>,
}

impl Phrasebook for &Portuguese {
    fn look_up(&self, phrase: &str) -> Result<String, LookupError> {
        let mut asked = self.asked.lock().unwrap();
        asked.push(phrase.to_owned());
        match phrase {
            "good morning" => Ok("bom dia".into()),
            "thanks" if asked.len() == 2 => Err(LookupError::Unavailable),
            "thanks" => Ok("obrigado".into()),
            _ => Err(LookupError::NoSuchPhrase),
        }
    }
}

fn ask(book: &dyn Phrasebook, phrases: &[&str]) -> Vec<Result<String, LookupError>> {
    phrases.iter().map(|phrase| book.look_up(phrase)).collect()
}

fn main() {
    let greetings = ["Good morning", " good morning "];

    // Normalized first, then remembered: both spellings share one answer.
    let book = Portuguese::default();
    let answers = ask(&Normalized(Remembering::new(&book)), &greetings);
    assert_eq!(answers, [Ok("bom dia".to_string()), Ok("bom dia".to_string())]);
    assert_eq!(*book.asked.lock().unwrap(), ["good morning"]);

    // The other way round each spelling is asked for once.
    let book = Portuguese::default();
    let reversed = Remembering::new(Normalized(&book));
    assert_eq!(ask(&reversed, &greetings), answers);
    assert_eq!(ask(&reversed, &greetings), answers);
    assert_eq!(*book.asked.lock().unwrap(), ["good morning", "good morning"]);

    // Errors pass through and are not remembered.
    let book = Portuguese::default();
    let outcomes = ask(&Remembering::new(&book), &["hi", "thanks", "thanks", "thanks"]);
    assert_eq!(outcomes[0], Err(LookupError::NoSuchPhrase));
    assert_eq!(outcomes[1], Err(LookupError::Unavailable));
    assert_eq!(outcomes[2..], [Ok("obrigado".to_string()), Ok("obrigado".to_string())]);
    assert_eq!(book.asked.lock().unwrap().len(), 3);
}
