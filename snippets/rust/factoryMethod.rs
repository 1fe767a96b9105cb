// pattern: factory-method
// prefix: dpFactoryMethod
// description: Factory: a kind parsed from text creates the boxed product that belongs to it; an unknown kind is an error
// placeholders: Exporter, ExportKind, UnknownKind, LineExporter, TableExporter
// --- imports ---
use std::fmt;
use std::str::FromStr;

// --- snippet ---
pub trait Exporter {
    fn export(&self, rows: &[[&str; 2]]) -> String;
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportKind {
    Lines,
    Csv,
    Tsv,
}

#[derive(Debug, PartialEq, Eq)]
pub struct UnknownKind(pub String);

impl fmt::Display for UnknownKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot export to {:?}, only to lines, csv and tsv", self.0)
    }
}

impl std::error::Error for UnknownKind {}

impl FromStr for ExportKind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "lines" => Ok(Self::Lines),
            "csv" => Ok(Self::Csv),
            "tsv" => Ok(Self::Tsv),
            _ => Err(UnknownKind(text.to_owned())),
        }
    }
}

impl ExportKind {
    /// The one place that knows the products; the compiler sees that no kind is without one.
    pub fn create(self) -> Box<dyn Exporter> {
        match self {
            Self::Lines => Box::new(LineExporter),
            Self::Csv => Box::new(TableExporter { separator: ',' }),
            Self::Tsv => Box::new(TableExporter { separator: '\t' }),
        }
    }
}

struct LineExporter;

impl Exporter for LineExporter {
    fn export(&self, rows: &[[&str; 2]]) -> String {
        rows.iter().map(|[name, value]| format!("{name}: {value}\n")).collect()
    }
}

struct TableExporter {
    separator: char,
}

impl Exporter for TableExporter {
    fn export(&self, rows: &[[&str; 2]]) -> String {
        let special = [self.separator, '"', '\n', '\r'];
        let quoted = |cell: &str| {
            if cell.contains(special) {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                cell.to_owned()
            }
        };
        rows.iter().map(|row| row.map(quoted).join(&self.separator.to_string()) + "\n").collect()
    }
}

// --- demonstration ---
fn main() {
    let rows = [["plot 7", "peas, beans"], ["plot 8", "leeks"]];
    let export = |kind: &str| kind.parse::<ExportKind>().map(|kind| kind.create().export(&rows));

    // Each kind creates its own product, and two of them one class with other options.
    assert_eq!(export("lines").unwrap(), "plot 7: peas, beans\nplot 8: leeks\n");
    assert_eq!(export("csv").unwrap(), "plot 7,\"peas, beans\"\nplot 8,leeks\n");
    assert_eq!(export("tsv").unwrap(), "plot 7\tpeas, beans\nplot 8\tleeks\n");

    // An unknown kind is an error that names it, and no default.
    let error = export("CSV").unwrap_err();
    assert_eq!(error.to_string(), r#"cannot export to "CSV", only to lines, csv and tsv"#);

    // The products are used through the trait alone.
    let all = [ExportKind::Lines, ExportKind::Csv, ExportKind::Tsv].map(ExportKind::create);
    assert!(all.iter().all(|exporter| exporter.export(&[]).is_empty()));
}
