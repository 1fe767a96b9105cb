// pattern: composite
// prefix: dpComposite
// description: Composite as a recursive enum: a group owns its members, so that the tree has neither cycles nor shared parts
// placeholders: Mobile, Ornament, Rod, EmptyRod
// --- snippet ---
/// A hanging mobile. The operations recurse once a level: depth has to stay within the stack.
#[derive(Debug, Clone, PartialEq)]
pub enum Mobile {
    Ornament { name: String, grams: u32 },
    Rod { grams: u32, members: Vec<Mobile> },
}

#[derive(Debug, PartialEq, Eq)]
pub struct EmptyRod;

impl Mobile {
    pub fn ornament(name: impl Into<String>, grams: u32) -> Self {
        Self::Ornament { name: name.into(), grams }
    }

    /// Takes its members by value: what is in one group can be in no other, nor in itself.
    pub fn rod(grams: u32, members: Vec<Mobile>) -> Result<Self, EmptyRod> {
        if members.is_empty() {
            Err(EmptyRod)
        } else {
            Ok(Self::Rod { grams, members })
        }
    }

    /// What the hook has to carry.
    pub fn grams(&self) -> u64 {
        match self {
            Self::Ornament { grams, .. } => u64::from(*grams),
            Self::Rod { grams, members } => u64::from(*grams) + members.iter().map(Self::grams).sum::<u64>(),
        }
    }

    /// The parts from left to right, without the groups.
    pub fn ornaments(&self) -> Vec<&str> {
        match self {
            Self::Ornament { name, .. } => vec![name],
            Self::Rod { members, .. } => members.iter().flat_map(Self::ornaments).collect(),
        }
    }
}

// --- demonstration ---
fn main() {
    let fish = Mobile::rod(5, vec![Mobile::ornament("cod", 20), Mobile::ornament("ray", 30)]).unwrap();
    let sea = Mobile::rod(10, vec![fish.clone(), Mobile::ornament("gull", 40)]).unwrap();

    // Parts and groups answer the same question.
    assert_eq!(Mobile::ornament("gull", 40).grams(), 40);
    assert_eq!(fish.grams(), 55);
    assert_eq!(sea.grams(), 105);
    assert_eq!(sea.ornaments(), ["cod", "ray", "gull"]);

    // A copy of a group is another group: what hangs twice weighs twice.
    let twins = Mobile::rod(1, vec![fish.clone(), fish.clone()]).unwrap();
    assert_eq!(twins.grams(), 111);
    assert_eq!(twins.ornaments(), ["cod", "ray", "cod", "ray"]);
    assert_eq!(fish.grams(), 55);

    // An empty group is an error; the sum is wider than its parts.
    assert_eq!(Mobile::rod(5, Vec::new()), Err(EmptyRod));
    let heavy = Mobile::rod(u32::MAX, vec![Mobile::ornament("anchor", u32::MAX)]).unwrap();
    assert_eq!(heavy.grams(), 2 * u64::from(u32::MAX));
}
