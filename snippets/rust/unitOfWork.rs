// pattern: unit-of-work
// prefix: sdUnitOfWork
// description: Unit of work: collects new, changed and removed objects and writes all of them in one transaction or none
// placeholders: Plot, PlotDatabase, PlotTransaction, PlotWork, in_plot_work
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::collections::BTreeMap;

// --- snippet ---
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plot {
    pub id: u64,
    pub tenant: String,
}

pub trait PlotDatabase {
    type Error;
    type Transaction<'a>: PlotTransaction<Error = Self::Error>
    where
        Self: 'a;

    fn find(&self, id: u64) -> Result<Option<Plot>, Self::Error>;
    fn begin(&mut self) -> Result<Self::Transaction<'_>, Self::Error>;
}

/// Rolls back when it is dropped without a commit.
pub trait PlotTransaction {
    type Error;

    fn save(&mut self, plot: &Plot) -> Result<(), Self::Error>;
    fn remove(&mut self, id: u64) -> Result<(), Self::Error>;
    fn commit(self) -> Result<(), Self::Error>;
}

/// What has been changed and not been written yet. For one task and one thread.
pub struct PlotWork<'a, D> {
    database: &'a D,
    changes: BTreeMap<u64, Option<Plot>>, // none: removed
}

impl<D: PlotDatabase> PlotWork<'_, D> {
    /// With the changes of this work.
    pub fn find(&self, id: u64) -> Result<Option<Plot>, D::Error> {
        self.changes.get(&id).map_or_else(|| self.database.find(id), |change| Ok(change.clone()))
    }

    pub fn save(&mut self, plot: Plot) {
        self.changes.insert(plot.id, Some(plot));
    }

    pub fn remove(&mut self, id: u64) {
        self.changes.insert(id, None);
    }
}

/// Writes what the work has collected if it returns `Ok`. The transaction is open for the writing only.
pub fn in_plot_work<D: PlotDatabase, T, E: From<D::Error>>(
    database: &mut D,
    work: impl FnOnce(&mut PlotWork<'_, D>) -> Result<T, E>,
) -> Result<T, E> {
    let mut collected = PlotWork { database: &*database, changes: BTreeMap::new() };
    let result = work(&mut collected)?;
    let changes = collected.changes;
    if !changes.is_empty() {
        let mut transaction = database.begin()?;
        for (id, change) in &changes {
            match change {
                Some(plot) => transaction.save(plot)?,
                None => transaction.remove(*id)?,
            }
        }
        transaction.commit()?;
    }
    Ok(result)
}

// --- demonstration ---
#[derive(Default)]
struct FakeDatabase {
    plots: BTreeMap<u64, Plot>,
    writes: Vec<String>,
    begun: u32,
    failing: Option<&'static str>,
}

struct FakeTransaction<'a> {
    database: &'a mut FakeDatabase,
    plots: BTreeMap<u64, Plot>,
}

impl FakeTransaction<'_> {
    fn write(&mut self, action: String) -> Result<(), String> {
        let fails = self.database.failing == Some(action.as_str());
        self.database.writes.push(action.clone());
        if fails {
            Err(format!("cannot {action}"))
        } else {
            Ok(())
        }
    }
}

impl PlotDatabase for FakeDatabase {
    type Error = String;
    type Transaction<'a> = FakeTransaction<'a>;

    fn find(&self, id: u64) -> Result<Option<Plot>, String> {
        Ok(self.plots.get(&id).cloned())
    }

    fn begin(&mut self) -> Result<FakeTransaction<'_>, String> {
        self.begun += 1;
        Ok(FakeTransaction { plots: self.plots.clone(), database: self })
    }
}

impl PlotTransaction for FakeTransaction<'_> {
    type Error = String;

    fn save(&mut self, plot: &Plot) -> Result<(), String> {
        self.plots.insert(plot.id, plot.clone());
        self.write(format!("save {}", plot.id))
    }

    fn remove(&mut self, id: u64) -> Result<(), String> {
        self.plots.remove(&id);
        self.write(format!("remove {id}"))
    }

    fn commit(mut self) -> Result<(), String> {
        self.write("commit".into())?;
        self.database.plots = self.plots;
        Ok(())
    }
}

fn main() {
    let plot = |id, tenant: &str| Plot { id, tenant: tenant.into() };
    let mut database = FakeDatabase::default();
    database.plots.extend([(1, plot(1, "Ida")), (2, plot(2, "Jon"))]);
    let show = |database: &FakeDatabase| {
        let plots = database.plots.values().map(|plot| format!("{} {}", plot.id, plot.tenant));
        plots.collect::<Vec<_>>().join(", ")
    };
    let swap = |work: &mut PlotWork<'_, FakeDatabase>| -> Result<String, String> {
        let mut first = work.find(1)?.ok_or("there is no plot 1")?;
        first.tenant = "Jon".into();
        work.save(first);
        work.remove(2);
        work.save(plot(3, "Kai"));
        work.save(plot(3, "Ida"));
        assert_eq!(work.find(2)?, None, "the work sees its own changes");
        Ok(work.find(3)?.ok_or("there is no plot 3")?.tenant)
    };

    // A failing write, or a failing commit, changes nothing at all.
    for failing in ["save 1", "save 3", "remove 2", "commit"] {
        database.failing = Some(failing);
        assert_eq!(in_plot_work(&mut database, swap), Err(format!("cannot {failing}")));
        assert_eq!(show(&database), "1 Ida, 2 Jon");
    }

    // All changes in one transaction, each object once with its last state.
    (database.failing, database.begun) = (None, 0);
    database.writes.clear();
    assert_eq!(in_plot_work(&mut database, swap).as_deref(), Ok("Ida"));
    assert_eq!(show(&database), "1 Jon, 3 Ida");
    assert_eq!(database.writes, ["save 1", "remove 2", "save 3", "commit"]);
    assert_eq!(database.begun, 1);

    // An error of the work itself writes nothing; neither does work without changes.
    let failed = in_plot_work(&mut database, |work| -> Result<(), String> {
        work.remove(1);
        Err("the council said no".into())
    });
    assert_eq!(failed, Err("the council said no".into()));
    assert_eq!(in_plot_work(&mut database, |work| work.find(1)), Ok(Some(plot(1, "Jon"))));
    assert_eq!((show(&database).as_str(), database.begun), ("1 Jon, 3 Ida", 1));
}
