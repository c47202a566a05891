//! CSV for spreadsheets: UTF-8 with a mark at its start, so that Excel reads it as such; lines end as
//! RFC 4180 has them; dates are those of ISO 8601.

use super::{Cell, Sheet, decimal};
use crate::{Error, Result};
use csv::{Terminator, WriterBuilder};

/// Says that what follows is UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// The table as CSV.
///
/// # Errors
/// When a row has more or fewer cells than there are columns.
pub fn csv(sheet: &Sheet) -> Result<Vec<u8>> {
    let failed = Error::internal("writing a table");
    let write = || {
        let mut out = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .from_writer(MARK.to_vec());
        out.write_record(sheet.columns.iter().map(|column| guarded(&column.head)))?;
        for row in &sheet.rows {
            out.write_record(row.iter().map(said))?;
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    write().map_err(|error: csv::Error| failed(error))
}

fn said(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(words) => guarded(words),
        Cell::Number(count) => count.to_string(),
        Cell::Money { minor, currency } => decimal(*minor, *currency),
        Cell::Date { stated, .. } => stated.to_string(),
    }
}

/// A spreadsheet takes words that begin so for a formula, and would run it: an apostrophe before
/// them says that they are words.
fn guarded(words: &str) -> String {
    if words.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{words}")
    } else {
        words.to_owned()
    }
}
