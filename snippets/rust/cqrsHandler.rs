// pattern: cqrs-handler
// prefix: sdCqrsHandler
// description: Typed handlers for commands and for queries on a small bus; middleware validates; an unknown message is an error
// placeholders: MessageBus, BusError, Command, Query, Validate
// --- imports ---
use std::any::{type_name, Any, TypeId};
use std::collections::HashMap;
use std::error::Error;
use std::fmt;

// --- snippet ---
/// What middleware sees of every message.
pub trait Validate: fmt::Debug {
    fn validate(&self) -> Result<(), String> {
        Ok(())
    }
}

/// Changes something. Its answer is not more than a new id.
pub trait Command: Validate + 'static {
    type Answer: 'static;
}

/// Changes nothing.
pub trait Query: Validate + 'static {
    type Answer: 'static;
}

#[derive(Debug)]
pub enum BusError {
    Unknown(&'static str),
    Invalid(String),
    Handler(Box<dyn Error + Send + Sync>),
}

impl fmt::Display for BusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name) => write!(f, "{name} has no handler"),
            Self::Invalid(reason) => f.write_str(reason),
            Self::Handler(error) => error.fmt(f),
        }
    }
}

impl Error for BusError {}

type Handler<M, A> = Box<dyn Fn(M) -> Result<A, BusError> + Send + Sync>;
type Middleware = Box<dyn Fn(&dyn Validate) -> Result<(), BusError> + Send + Sync>;

/// Set up once, then shared by reference or in an `Arc`.
#[derive(Default)]
pub struct MessageBus {
    handlers: HashMap<TypeId, Box<dyn Any + Send + Sync>>,
    middleware: Vec<Middleware>,
}

impl MessageBus {
    /// Called before every handler, in this order; the first error ends it.
    #[must_use]
    pub fn before(
        mut self,
        middleware: impl Fn(&dyn Validate) -> Result<(), BusError> + Send + Sync + 'static,
    ) -> Self {
        self.middleware.push(Box::new(middleware));
        self
    }

    /// # Panics
    /// If the command has a handler already.
    #[must_use]
    pub fn on_command<C: Command>(
        self,
        handler: impl Fn(C) -> Result<C::Answer, BusError> + Send + Sync + 'static,
    ) -> Self {
        self.register::<C, C::Answer>(Box::new(handler))
    }

    /// # Panics
    /// If the query has a handler already.
    #[must_use]
    pub fn on_query<Q: Query>(
        self,
        handler: impl Fn(Q) -> Result<Q::Answer, BusError> + Send + Sync + 'static,
    ) -> Self {
        self.register::<Q, Q::Answer>(Box::new(handler))
    }

    pub fn send<C: Command>(&self, command: C) -> Result<C::Answer, BusError> {
        self.dispatch(command)
    }

    pub fn ask<Q: Query>(&self, query: Q) -> Result<Q::Answer, BusError> {
        self.dispatch(query)
    }

    fn register<M: 'static, A: 'static>(mut self, handler: Handler<M, A>) -> Self {
        let former = self.handlers.insert(TypeId::of::<Handler<M, A>>(), Box::new(handler));
        assert!(former.is_none(), "{} has two handlers", type_name::<M>());
        self
    }

    fn dispatch<M: Validate + 'static, A: 'static>(&self, message: M) -> Result<A, BusError> {
        let handler = self.handlers.get(&TypeId::of::<Handler<M, A>>());
        let handler = handler.and_then(|handler| handler.downcast_ref::<Handler<M, A>>());
        let handler = handler.ok_or(BusError::Unknown(type_name::<M>()))?;
        self.middleware.iter().try_for_each(|middleware| middleware(&message))?;
        handler(message)
    }
}

// --- demonstration ---
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::{Arc, Mutex};

#[derive(Debug)]
struct AddSong {
    title: String,
}

impl Validate for AddSong {
    fn validate(&self) -> Result<(), String> {
        if self.title.is_empty() {
            Err("the title is empty".into())
        } else {
            Ok(())
        }
    }
}

impl Command for AddSong {
    type Answer = usize;
}

#[derive(Debug)]
struct SongsWith {
    letter: char,
}

impl Validate for SongsWith {}

impl Query for SongsWith {
    type Answer = Vec<String>;
}

#[derive(Debug)]
struct ClearAll;

impl Validate for ClearAll {}

impl Command for ClearAll {
    type Answer = ();
}

fn validating(message: &dyn Validate) -> Result<(), BusError> {
    message.validate().map_err(BusError::Invalid)
}

fn main() {
    let songs = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::new(Mutex::new(Vec::new()));
    let adding = {
        let songs = Arc::clone(&songs);
        move |command: AddSong| {
            let mut songs = songs.lock().unwrap();
            if songs.contains(&command.title) {
                return Err(BusError::Handler(format!("{} is there", command.title).into()));
            }
            songs.push(command.title);
            Ok(songs.len())
        }
    };
    let searching = {
        let songs = Arc::clone(&songs);
        move |query: SongsWith| {
            let songs = songs.lock().unwrap();
            Ok(songs.iter().filter(|title| title.contains(query.letter)).cloned().collect())
        }
    };
    let logging = {
        let log = Arc::clone(&log);
        move |message: &dyn Validate| {
            log.lock().unwrap().push(format!("{message:?}"));
            Ok(())
        }
    };
    let bus = MessageBus::default().before(validating).before(logging).on_command(adding).on_query(searching);
    let add = |title: &str| bus.send(AddSong { title: title.into() });

    // Each message reaches its handler, and the answer has its type.
    assert_eq!(add("Reel").unwrap(), 1);
    assert_eq!(add("Jig").unwrap(), 2);
    assert_eq!(bus.ask(SongsWith { letter: 'e' }).unwrap(), ["Reel"]);

    // What middleware refuses reaches neither the handler nor the middleware behind it.
    assert!(matches!(add(""), Err(BusError::Invalid(reason)) if reason == "the title is empty"));
    assert_eq!(songs.lock().unwrap().len(), 2);
    assert_eq!(log.lock().unwrap().len(), 3);
    assert_eq!(log.lock().unwrap()[2], "SongsWith { letter: 'e' }");

    // An error of a handler comes through.
    assert!(matches!(add("Jig"), Err(BusError::Handler(cause)) if cause.to_string() == "Jig is there"));

    // A message without a handler is an error that names it; a second handler is a mistake in the set-up.
    let unknown = bus.send(ClearAll);
    assert!(matches!(unknown, Err(BusError::Unknown(name)) if name.ends_with("ClearAll")));
    let twice = MessageBus::default().on_command(|_: ClearAll| Ok(()));
    std::panic::set_hook(Box::new(|_| {}));
    assert!(catch_unwind(AssertUnwindSafe(|| twice.on_command(|_: ClearAll| Ok(())))).is_err());
}
