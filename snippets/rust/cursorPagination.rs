// pattern: cursor-pagination
// prefix: sdCursorPagination
// description: Keyset pagination on (created_at, id): opaque base64url cursor, one row more than asked for tells if there is a next page
// placeholders: Sighting, Page, PageError, Cursor, sightings_page, MAX_LIMIT
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::str::FromStr;

// --- snippet ---
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    pub created_at: u64, // in the precision in which the database sorts it
    pub id: u64,
    pub bird: String,
}

pub const MAX_LIMIT: usize = 100;

#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    pub items: Vec<Sighting>,
    pub next: Option<String>,
}

#[derive(Debug, PartialEq, Eq)]
pub enum PageError<E> {
    BadCursor,
    Fetch(E),
}

/// The place of a row in the order of the list. As text it is opaque, but not secret and not signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    pub created_at: u64,
    pub id: u64,
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl Cursor {
    pub fn encode(self) -> String {
        let bits = u128::from(self.created_at) << 64 | u128::from(self.id);
        (0..22).rev().map(|place| char::from(DIGITS[(bits >> (6 * place)) as usize & 63])).collect()
    }
}

impl FromStr for Cursor {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() != 22 {
            return Err(());
        }
        let bits = text.bytes().try_fold(0_u128, |bits, byte| {
            let digit = DIGITS.iter().position(|digit| *digit == byte).ok_or(())?;
            Ok(bits.checked_mul(64).ok_or(())? | digit as u128)
        })?;
        Ok(Self { created_at: (bits >> 64) as u64, id: bits as u64 })
    }
}

/// The newest first. `fetch` reads that many rows behind the cursor: `WHERE (created_at, id) < (?, ?) ORDER
/// BY created_at DESC, id DESC LIMIT ?`, with an index on both columns.
pub fn sightings_page<E>(
    cursor: Option<&str>,
    limit: usize,
    fetch: impl FnOnce(Option<Cursor>, usize) -> Result<Vec<Sighting>, E>,
) -> Result<Page, PageError<E>> {
    let limit = limit.clamp(1, MAX_LIMIT);
    let after = cursor.map(str::parse).transpose().map_err(|()| PageError::BadCursor)?;
    let mut items = fetch(after, limit + 1).map_err(PageError::Fetch)?;
    let has_next = items.len() > limit;
    items.truncate(limit);
    let last = items.last().filter(|_| has_next);
    let next = last.map(|last| Cursor { created_at: last.created_at, id: last.id }.encode());
    Ok(Page { items, next })
}

// --- demonstration ---
fn main() {
    let mut rows: Vec<Sighting> =
        (1..=7).map(|id| Sighting { created_at: 1_000 + id / 4, id, bird: format!("bird {id}") }).collect();
    let page_of = |rows: &[Sighting], cursor: Option<&str>, limit| {
        sightings_page(cursor, limit, |after, limit| {
            let mut found: Vec<_> = rows
                .iter()
                .filter(|row| {
                    after.is_none_or(|after| (row.created_at, row.id) < (after.created_at, after.id))
                })
                .cloned()
                .collect();
            found.sort_by_key(|row| std::cmp::Reverse((row.created_at, row.id)));
            found.truncate(limit);
            Ok::<_, &str>(found)
        })
    };
    let ids = |page: &Page| page.items.iter().map(|row| row.id).collect::<Vec<_>>();

    // Page by page, also where several rows have the same time; a new row neither repeats nor skips any.
    let first = page_of(&rows, None, 2).unwrap();
    assert_eq!(ids(&first), [7, 6]);
    rows.push(Sighting { created_at: 2_000, id: 8, bird: "late".into() });
    let second = page_of(&rows, first.next.as_deref(), 3).unwrap();
    assert_eq!(ids(&second), [5, 4, 3]);
    let third = page_of(&rows, second.next.as_deref(), 2).unwrap();
    assert_eq!(ids(&third), [2, 1]);

    // The last page has no next one, even if it is full; nor has an empty list.
    assert_eq!(third.next, None);
    assert_eq!(page_of(&[], None, 5), Ok(Page { items: vec![], next: None }));

    // The limit stays within its bounds.
    let asked = |limit| {
        let mut asked = 0;
        let fetch = |_, rows| {
            asked = rows;
            Ok::<_, ()>(Vec::new())
        };
        sightings_page(None, limit, fetch).unwrap();
        asked
    };
    assert_eq!([asked(0), asked(20), asked(usize::MAX)], [2, 21, MAX_LIMIT + 1]);

    // A cursor survives its text, with any number, and the text needs no escaping in a URL.
    for (created_at, id) in [(0, 0), (u64::MAX, u64::MAX), (1_000, 7), (u64::MAX, 0)] {
        let cursor = Cursor { created_at, id };
        assert_eq!(cursor.encode().parse(), Ok(cursor));
        assert!(cursor.encode().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
    }

    // Anything else is a clear error, and the database is not asked.
    let too_great = "_".repeat(22);
    for bad in ["", "7", "AAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAA=", "ééééééééééé", too_great.as_str()]
    {
        let page = sightings_page(Some(bad), 5, |_, _| -> Result<_, ()> { panic!("asked for {bad:?}") });
        assert_eq!(page, Err(PageError::BadCursor));
    }

    // An error of the database comes through.
    assert_eq!(sightings_page(None, 5, |_, _| Err("down")), Err(PageError::Fetch("down")));
}
