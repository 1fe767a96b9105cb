// pattern: prototype
// prefix: dpPrototype
// description: Prototype by Clone: named templates, copied deeply but for what is immutable, and changed where needed
// placeholders: GardenBed, Plant, BedTemplates, UnknownTemplate
// --- imports ---
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

// --- snippet ---
#[derive(Debug, Clone, PartialEq)]
pub struct Plant {
    pub name: String,
    pub spacing_cm: u16,
}

/// `clone` copies what is owned. An `Arc` is shared, which is right only for what never changes: an
/// `Arc<Mutex<_>>` in here would tie the copies together.
#[derive(Debug, Clone, PartialEq)]
pub struct GardenBed {
    pub plants: Vec<Plant>,
    pub soil_map: Arc<[u8]>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct UnknownTemplate(pub String);

impl fmt::Display for UnknownTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no template {:?}", self.0)
    }
}

impl std::error::Error for UnknownTemplate {}

#[derive(Debug, Default)]
pub struct BedTemplates {
    by_name: HashMap<String, GardenBed>,
}

impl BedTemplates {
    /// Takes the place of a template of the same name.
    pub fn register(&mut self, name: impl Into<String>, template: GardenBed) {
        self.by_name.insert(name.into(), template);
    }

    /// A copy of the template that is changed before anybody sees it.
    pub fn spawn(
        &self,
        name: &str,
        change: impl FnOnce(&mut GardenBed),
    ) -> Result<GardenBed, UnknownTemplate> {
        let mut bed = self.by_name.get(name).cloned().ok_or_else(|| UnknownTemplate(name.to_owned()))?;
        change(&mut bed);
        Ok(bed)
    }
}

// --- demonstration ---
fn main() {
    let plant = |name: &str, spacing_cm| Plant { name: name.into(), spacing_cm };
    let mut herbs =
        GardenBed { plants: vec![plant("thyme", 20), plant("sage", 40)], soil_map: vec![1, 2].into() };
    let mut templates = BedTemplates::default();
    templates.register("herbs", herbs.clone());

    // What was registered is a copy: the original goes its own way.
    herbs.plants[0].spacing_cm = 99;
    let plain = templates.spawn("herbs", |_| {}).unwrap();
    assert_eq!(plain.plants, [plant("thyme", 20), plant("sage", 40)]);

    // A changed copy changes neither the template nor the other copies, however deep the change.
    let dense = templates
        .spawn("herbs", |bed| {
            bed.plants.iter_mut().for_each(|plant| plant.spacing_cm /= 2);
            bed.plants.push(plant("mint", 15));
        })
        .unwrap();
    assert_eq!(dense.plants, [plant("thyme", 10), plant("sage", 20), plant("mint", 15)]);
    assert_eq!(templates.spawn("herbs", |_| {}), Ok(plain.clone()));

    // What is immutable is shared, until a copy has one of its own.
    assert!(Arc::ptr_eq(&plain.soil_map, &dense.soil_map));
    let sandy = templates.spawn("herbs", |bed| bed.soil_map = vec![9].into()).unwrap();
    assert_eq!((&*sandy.soil_map, &*plain.soil_map), (&[9][..], &[1, 2][..]));

    // An unknown template is an error, and nothing is changed.
    let error = templates.spawn("roses", |_| panic!("there is nothing to change")).unwrap_err();
    assert_eq!(error.to_string(), r#"there is no template "roses""#);
}
