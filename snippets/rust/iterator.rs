// pattern: iterator
// prefix: dpIterator
// description: Iterator over a search tree of one's own, in order and lazy: the stack of nodes still to come is all its state
// placeholders: Tree, TreeIter, Branch
// --- imports ---
use std::cmp::Ordering;
use std::iter::FusedIterator;

// --- snippet ---
struct Branch<T> {
    value: T,
    left: Tree<T>,
    right: Tree<T>,
}

/// An ordered set. It is not balanced: values that come in order make a list of it.
pub struct Tree<T>(Option<Box<Branch<T>>>);

impl<T> Default for Tree<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Ord> Tree<T> {
    /// False if it was there already.
    pub fn insert(&mut self, value: T) -> bool {
        let mut place = &mut self.0;
        while let Some(branch) = place {
            place = match value.cmp(&branch.value) {
                Ordering::Less => &mut branch.left.0,
                Ordering::Equal => return false,
                Ordering::Greater => &mut branch.right.0,
            };
        }
        *place = Some(Box::new(Branch { value, left: Self::default(), right: Self::default() }));
        true
    }
}

impl<T> Tree<T> {
    /// From the least to the greatest; stopping early costs nothing more.
    pub fn iter(&self) -> TreeIter<'_, T> {
        let mut iter = TreeIter { pending: Vec::new() };
        iter.descend(self);
        iter
    }
}

impl<'a, T> IntoIterator for &'a Tree<T> {
    type Item = &'a T;
    type IntoIter = TreeIter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Borrows the tree: while it lives, the compiler lets nobody change what it goes through.
pub struct TreeIter<'a, T> {
    pending: Vec<&'a Branch<T>>, // whose left side is done; the next one last
}

impl<'a, T> TreeIter<'a, T> {
    fn descend(&mut self, mut tree: &'a Tree<T>) {
        while let Some(branch) = &tree.0 {
            self.pending.push(branch);
            tree = &branch.left;
        }
    }
}

impl<'a, T> Iterator for TreeIter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<Self::Item> {
        let branch = self.pending.pop()?;
        self.descend(&branch.right);
        Some(&branch.value)
    }
}

impl<T> FusedIterator for TreeIter<'_, T> {}

// --- demonstration ---
use std::cell::Cell;

fn main() {
    // In order, whatever the order in which they came; each value once.
    let mut depths = Tree::default();
    for depth in [40, 10, 70, 20, 60, 80, 10, 50] {
        depths.insert(depth);
    }
    assert!(!depths.insert(50));
    assert!(depths.insert(65));
    assert!(depths.iter().copied().eq([10, 20, 40, 50, 60, 65, 70, 80]));

    // It is an iterator like any other: in loops, with adapters, several at once.
    let mut sum = 0;
    for depth in &depths {
        sum += depth;
    }
    assert_eq!(sum, 395);
    assert_eq!(depths.iter().take_while(|depth| **depth < 55).count(), 4);
    let rising = depths.iter().zip(depths.iter().skip(1)).all(|(before, after)| before < after);
    assert!(rising);

    // It is lazy: a search looks no further than it must.
    let looked = Cell::new(0);
    let found = depths.iter().inspect(|_| looked.set(looked.get() + 1)).find(|depth| **depth > 15);
    assert_eq!((found, looked.get()), (Some(&20), 2));
    assert!(depths.iter().pending.len() <= 3);

    // At the end it stays at the end; an empty tree has nothing.
    let mut ended = depths.iter();
    assert_eq!(ended.by_ref().count(), 8);
    assert_eq!((ended.next(), ended.next()), (None, None));
    assert_eq!(Tree::<u8>::default().iter().next(), None);
}
