// pattern: template-method
// prefix: dpTemplateMethod
// description: Template method as a generic function over a trait of steps: the skeleton cannot be overridden, the steps are
// placeholders: Import, ImportReport, run_import
// --- preamble ---
#![allow(non_snake_case)]

// --- snippet ---
/// The steps that differ. A method with a body is a hook, which may stay as it is.
pub trait Import {
    type Row;
    type Error;

    fn parse(&self, line: &str) -> Result<Self::Row, String>;
    fn store(&mut self, rows: Vec<Self::Row>) -> Result<(), Self::Error>;

    fn is_comment(&self, line: &str) -> bool {
        line.starts_with('#')
    }
}

#[derive(Debug, PartialEq, Eq)]
pub struct ImportReport {
    pub stored: usize,
    pub rejected: Vec<(usize, String)>, // the number of the line and what is wrong with it
}

/// The skeleton. It is a function and no method of the trait, so that no implementation can change it.
/// Rows are stored once, after all lines have been read.
pub fn run_import<I: Import>(import: &mut I, text: &str) -> Result<ImportReport, I::Error> {
    let mut rows = Vec::new();
    let mut rejected = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() || import.is_comment(line) {
            continue;
        }
        match import.parse(line) {
            Ok(row) => rows.push(row),
            Err(problem) => rejected.push((index + 1, problem)),
        }
    }
    let stored = rows.len();
    if stored > 0 {
        import.store(rows)?;
    }
    Ok(ImportReport { stored, rejected })
}

// --- demonstration ---
#[derive(Default)]
struct Readings {
    stored: Vec<Vec<(String, u32)>>,
}

impl Import for Readings {
    type Row = (String, u32);
    type Error = std::convert::Infallible;

    fn parse(&self, line: &str) -> Result<Self::Row, String> {
        let (meter, value) = line.split_once('=').ok_or("no value")?;
        Ok((meter.into(), value.parse().map_err(|_| format!("{value:?} is not a number"))?))
    }

    fn store(&mut self, rows: Vec<Self::Row>) -> Result<(), Self::Error> {
        self.stored.push(rows);
        Ok(())
    }
}

struct Words {
    is_full: bool,
    stored: Vec<String>,
}

impl Import for Words {
    type Row = String;
    type Error = &'static str;

    fn parse(&self, line: &str) -> Result<Self::Row, String> {
        Ok(line.to_uppercase())
    }

    fn store(&mut self, rows: Vec<Self::Row>) -> Result<(), Self::Error> {
        if self.is_full {
            return Err("disk full");
        }
        self.stored.extend(rows);
        Ok(())
    }

    fn is_comment(&self, line: &str) -> bool {
        line.starts_with("--")
    }
}

fn main() {
    // The skeleton skips, numbers the lines, collects what is wrong, and stores once.
    let mut readings = Readings::default();
    let report = run_import(&mut readings, "# May\nwater=12\n\nheat=x\ngas\ngas=7\n").unwrap();
    assert_eq!(report.stored, 2);
    let problems = [(4, r#""x" is not a number"#.to_string()), (5, "no value".to_string())];
    assert_eq!(report.rejected, problems);
    assert_eq!(readings.stored, [[("water".to_string(), 12), ("gas".to_string(), 7)]]);

    // With nothing to store, nothing is stored.
    assert_eq!(run_import(&mut readings, "# June\n").unwrap(), ImportReport { stored: 0, rejected: vec![] });
    assert_eq!(readings.stored.len(), 1);

    // Other steps, the same skeleton; a hook may be replaced.
    let mut words = Words { is_full: false, stored: Vec::new() };
    let report = run_import(&mut words, "-- list\n#tag\n\nheron\n").unwrap();
    assert_eq!((report.stored, report.rejected.len()), (2, 0));
    assert_eq!(words.stored, ["#TAG", "HERON"]);

    // An error of a step ends it.
    words.is_full = true;
    assert_eq!(run_import(&mut words, "egret"), Err("disk full"));
    assert_eq!(run_import(&mut words, "-- egret").map(|report| report.stored), Ok(0));
}
