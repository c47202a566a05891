//! CSV for spreadsheets: UTF-8 with a mark at its start, so that Excel reads it as such; lines end as
//! RFC 4180 has them; dates are those of ISO 8601. All that is no number stands in quotation marks, so that
//! a program which splits cells at semicolons or tabs as well does not split words.

use super::{Cell, Sheet, decimal};
use crate::{Error, Result};
use csv::{QuoteStyle, Terminator, WriterBuilder};

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
            .quote_style(QuoteStyle::NonNumeric)
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

/// What a spreadsheet takes for the beginning of a formula; some do so in full width, too.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A spreadsheet takes words that begin so for a formula, whatever blanks stand before, and would run it: an
/// apostrophe before the sign says that they are words. One that ends cells at semicolons or tabs loses
/// count of the quotation marks, and finds a beginning behind each of those and on every line as well.
pub fn guarded(words: &str) -> String {
    let blank = |c: char| c.is_whitespace() || c.is_control();
    let mut safe = String::with_capacity(words.len() + 1);
    for part in words.split_inclusive([';', '\t', '\n', '\r']) {
        let begun = part.trim_start_matches(blank);
        let (blanks, _) = part.split_at(part.len() - begun.len());
        safe.push_str(blanks);
        if begun.starts_with(SIGNS) {
            safe.push('\'');
        }
        safe.push_str(begun);
    }
    safe
}
