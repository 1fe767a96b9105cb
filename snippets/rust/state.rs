// pattern: state
// prefix: dpState
// description: State machine: enums for states and events, one pure transition function; an illegal event changes nothing
// placeholders: LockerState, LockerEvent, IllegalEvent, Locker
// --- imports ---
use std::fmt;

// --- snippet ---
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum LockerState {
    #[default]
    Empty,
    Reserved {
        parcel: u64,
    },
    Occupied {
        parcel: u64,
        wrong_codes: u8,
    },
    Blocked {
        parcel: u64,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockerEvent {
    Reserve { parcel: u64 },
    Store,
    WrongCode,
    Collect,
    Unblock,
}

#[derive(Debug, PartialEq, Eq)]
pub struct IllegalEvent {
    pub state: LockerState,
    pub event: LockerEvent,
}

impl fmt::Display for IllegalEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not possible when {:?}", self.event, self.state)
    }
}

impl std::error::Error for IllegalEvent {}

impl LockerState {
    pub const MAX_WRONG_CODES: u8 = 3;

    /// Pure: has no effect but its result. What is not listed here is illegal.
    pub fn on(&self, event: LockerEvent) -> Result<Self, IllegalEvent> {
        use LockerEvent::{Collect, Reserve, Store, Unblock, WrongCode};
        Ok(match (self, event) {
            (Self::Empty, Reserve { parcel }) => Self::Reserved { parcel },
            (&Self::Reserved { parcel }, Store) => Self::Occupied { parcel, wrong_codes: 0 },
            (&Self::Occupied { parcel, wrong_codes }, WrongCode)
                if wrong_codes + 1 < Self::MAX_WRONG_CODES =>
            {
                Self::Occupied { parcel, wrong_codes: wrong_codes + 1 }
            }
            (&Self::Occupied { parcel, .. }, WrongCode) => Self::Blocked { parcel },
            (&Self::Blocked { parcel }, Unblock) => Self::Occupied { parcel, wrong_codes: 0 },
            (Self::Occupied { .. }, Collect) => Self::Empty,
            _ => return Err(IllegalEvent { state: self.clone(), event }),
        })
    }
}

/// Owns the present state, which only events change.
#[derive(Debug, Default)]
pub struct Locker {
    state: LockerState,
}

impl Locker {
    pub fn state(&self) -> &LockerState {
        &self.state
    }

    pub fn handle(&mut self, event: LockerEvent) -> Result<(), IllegalEvent> {
        self.state = self.state.on(event)?;
        Ok(())
    }
}

// --- demonstration ---
fn main() {
    use LockerEvent::*;
    let mut locker = Locker::default();

    // The way of a parcel, with what the state has to know.
    locker.handle(Reserve { parcel: 17 }).unwrap();
    locker.handle(Store).unwrap();
    assert_eq!(*locker.state(), LockerState::Occupied { parcel: 17, wrong_codes: 0 });

    // An illegal event is an error that says why, and changes nothing.
    let error = locker.handle(Reserve { parcel: 18 }).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Reserve { parcel: 18 } is not possible when Occupied { parcel: 17, wrong_codes: 0 }",
    );
    assert_eq!(*locker.state(), LockerState::Occupied { parcel: 17, wrong_codes: 0 });

    // Wrong codes add up to the block, which only Unblock ends; then they are forgotten.
    (0..2).for_each(|_| locker.handle(WrongCode).unwrap());
    assert_eq!(*locker.state(), LockerState::Occupied { parcel: 17, wrong_codes: 2 });
    locker.handle(WrongCode).unwrap();
    assert_eq!(*locker.state(), LockerState::Blocked { parcel: 17 });
    assert!(locker.handle(Collect).is_err());
    locker.handle(Unblock).unwrap();
    locker.handle(WrongCode).unwrap();
    assert_eq!(*locker.state(), LockerState::Occupied { parcel: 17, wrong_codes: 1 });
    locker.handle(Collect).unwrap();
    assert_eq!(*locker.state(), LockerState::Empty);

    // Of an empty locker nothing but a reservation is possible.
    let legal: Vec<_> = [Reserve { parcel: 1 }, Store, WrongCode, Collect, Unblock]
        .into_iter()
        .filter(|event| LockerState::Empty.on(*event).is_ok())
        .collect();
    assert_eq!(legal, [Reserve { parcel: 1 }]);
}
