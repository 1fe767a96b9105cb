// pattern: memento
// prefix: dpMemento
// description: Memento: opaque snapshots that only their originator can read, and a bounded history that keeps them
// placeholders: Mosaic, MosaicMemento, MementoHistory
// --- imports ---
use std::collections::{BTreeMap, VecDeque};

// --- snippet ---
#[derive(Debug, Default)]
pub struct Mosaic {
    tiles: BTreeMap<(i32, i32), char>,
    title: String,
    cursor: (i32, i32), // where the user is: not part of the work, so not of a snapshot
}

/// A state of the mosaic. Nobody else can look into it or change it: its fields are private and it is no copy
/// that follows the original.
#[derive(Debug, Clone)]
pub struct MosaicMemento {
    tiles: BTreeMap<(i32, i32), char>,
    title: String,
}

impl Mosaic {
    pub fn rename(&mut self, title: impl Into<String>) {
        self.title = title.into();
    }

    pub fn lay(&mut self, place: (i32, i32), tile: char) {
        self.tiles.insert(place, tile);
        self.cursor = place;
    }

    pub fn save(&self) -> MosaicMemento {
        MosaicMemento { tiles: self.tiles.clone(), title: self.title.clone() }
    }

    pub fn restore(&mut self, memento: MosaicMemento) {
        let MosaicMemento { tiles, title } = memento; // without `..`: a new field is not forgotten here
        self.tiles = tiles;
        self.title = title;
    }
}

/// Keeps mementos of any kind without looking into them.
#[derive(Debug)]
pub struct MementoHistory<M> {
    limit: usize,
    mementos: VecDeque<M>,
}

impl<M> MementoHistory<M> {
    /// Beyond `limit` the oldest is forgotten.
    pub fn new(limit: usize) -> Self {
        Self { limit, mementos: VecDeque::new() }
    }

    pub fn push(&mut self, memento: M) {
        self.mementos.push_back(memento);
        if self.mementos.len() > self.limit {
            self.mementos.pop_front();
        }
    }

    /// The latest one, which leaves the history.
    pub fn pop(&mut self) -> Option<M> {
        self.mementos.pop_back()
    }
}

// --- demonstration ---
fn main() {
    let mut mosaic = Mosaic::default();
    let mut history = MementoHistory::new(3);
    let show = |mosaic: &Mosaic| format!("{}: {}", mosaic.title, mosaic.tiles.values().collect::<String>());

    for (x, tile) in "abcd".chars().enumerate() {
        history.push(mosaic.save());
        mosaic.lay((x as i32, 0), tile);
    }
    history.push(mosaic.save());
    mosaic.rename("frieze");
    assert_eq!(show(&mosaic), "frieze: abcd");

    // Each step back restores all of the state, and a snapshot does not follow later changes.
    let mut steps = Vec::new();
    while let Some(memento) = history.pop() {
        mosaic.restore(memento);
        steps.push(show(&mosaic));
    }
    // The history was bounded: the first two states are forgotten.
    assert_eq!(steps, [": abcd", ": abc", ": ab"]);

    // What is no part of the state stays as it is.
    assert_eq!(mosaic.cursor, (3, 0));

    // One memento may be restored more than once.
    let draft = mosaic.save();
    for tile in ['x', 'y'] {
        mosaic.lay((0, 0), tile);
        mosaic.rename(tile);
        mosaic.restore(draft.clone());
        assert_eq!(show(&mosaic), ": ab");
    }

    // A history of no length keeps nothing.
    let mut none = MementoHistory::new(0);
    none.push(draft);
    assert!(none.pop().is_none());
}
