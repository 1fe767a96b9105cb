// pattern: command
// prefix: dpCommand
// description: Commands with undo and redo over a bounded history; one that fails is not recorded
// placeholders: Command, CommandError, CommandHistory, Seating, AssignSeat
// --- imports ---
use std::collections::{BTreeMap, VecDeque};

// --- snippet ---
/// What the commands work on: guests by their seat.
pub type Seating = BTreeMap<u16, String>;

#[derive(Debug, PartialEq, Eq)]
pub enum CommandError {
    SeatTaken(u16),
    Changed(u16), // by something other than commands
}

/// Each method does all of its work, or fails and changes nothing.
pub trait Command {
    fn execute(&mut self, seating: &mut Seating) -> Result<(), CommandError>;
    fn undo(&mut self, seating: &mut Seating) -> Result<(), CommandError>;
}

pub struct AssignSeat {
    pub seat: u16,
    pub guest: String,
}

impl Command for AssignSeat {
    fn execute(&mut self, seating: &mut Seating) -> Result<(), CommandError> {
        if seating.contains_key(&self.seat) {
            return Err(CommandError::SeatTaken(self.seat));
        }
        seating.insert(self.seat, self.guest.clone());
        Ok(())
    }

    fn undo(&mut self, seating: &mut Seating) -> Result<(), CommandError> {
        if seating.get(&self.seat) != Some(&self.guest) {
            return Err(CommandError::Changed(self.seat));
        }
        seating.remove(&self.seat);
        Ok(())
    }
}

pub struct CommandHistory {
    limit: usize,
    done: VecDeque<Box<dyn Command>>,
    undone: Vec<Box<dyn Command>>,
}

impl CommandHistory {
    /// Beyond `limit` commands the oldest can no longer be undone.
    pub fn new(limit: usize) -> Self {
        Self { limit, done: VecDeque::new(), undone: Vec::new() }
    }

    /// After a new command, those undone before it cannot be redone.
    pub fn execute(
        &mut self,
        mut command: impl Command + 'static,
        seating: &mut Seating,
    ) -> Result<(), CommandError> {
        command.execute(seating)?;
        self.undone.clear();
        self.done.push_back(Box::new(command));
        if self.done.len() > self.limit {
            self.done.pop_front();
        }
        Ok(())
    }

    /// False if there is nothing to undo. A command whose undo fails stays where it is.
    pub fn undo(&mut self, seating: &mut Seating) -> Result<bool, CommandError> {
        let Some(command) = self.done.back_mut() else { return Ok(false) };
        command.undo(seating)?;
        self.undone.extend(self.done.pop_back());
        Ok(true)
    }

    /// False if there is nothing to redo.
    pub fn redo(&mut self, seating: &mut Seating) -> Result<bool, CommandError> {
        let Some(command) = self.undone.last_mut() else { return Ok(false) };
        command.execute(seating)?;
        self.done.extend(self.undone.pop());
        Ok(true)
    }
}

// --- demonstration ---
fn main() {
    let mut seating = Seating::new();
    let mut history = CommandHistory::new(2);
    let assign = |seat, guest: &str| AssignSeat { seat, guest: guest.into() };
    let show = |seating: &Seating| {
        seating.iter().map(|(seat, guest)| format!("{seat} {guest}")).collect::<Vec<_>>().join(", ")
    };

    // Undo and redo move along the history.
    history.execute(assign(1, "Ada"), &mut seating).unwrap();
    history.execute(assign(2, "Ben"), &mut seating).unwrap();
    assert_eq!(history.undo(&mut seating), Ok(true));
    assert_eq!(show(&seating), "1 Ada");
    assert_eq!(history.redo(&mut seating), Ok(true));
    assert_eq!(show(&seating), "1 Ada, 2 Ben");
    assert_eq!(history.redo(&mut seating), Ok(false));

    // A failed command is not recorded: the next undo takes back the one before it. What was undone stays so.
    assert_eq!(history.undo(&mut seating), Ok(true));
    assert_eq!(history.execute(assign(1, "Cy"), &mut seating), Err(CommandError::SeatTaken(1)));
    assert_eq!(history.redo(&mut seating), Ok(true));
    assert_eq!(show(&seating), "1 Ada, 2 Ben");

    // A new command ends the redo.
    assert_eq!(history.undo(&mut seating), Ok(true));
    history.execute(assign(3, "Cy"), &mut seating).unwrap();
    assert_eq!(history.redo(&mut seating), Ok(false));

    // The history is bounded: the first command can no longer be undone.
    history.execute(assign(4, "Dee"), &mut seating).unwrap();
    assert_eq!(history.undo(&mut seating), Ok(true));
    assert_eq!(history.undo(&mut seating), Ok(true));
    assert_eq!(history.undo(&mut seating), Ok(false));
    assert_eq!(show(&seating), "1 Ada");

    // A redo that fails can be tried again, and an undo, too.
    seating.insert(3, "Eve".into());
    assert_eq!(history.redo(&mut seating), Err(CommandError::SeatTaken(3)));
    seating.remove(&3);
    assert_eq!(history.redo(&mut seating), Ok(true));
    seating.insert(3, "Eve".into());
    assert_eq!(history.undo(&mut seating), Err(CommandError::Changed(3)));
    seating.insert(3, "Cy".into());
    assert_eq!(history.undo(&mut seating), Ok(true));
    assert_eq!(show(&seating), "1 Ada");
}
