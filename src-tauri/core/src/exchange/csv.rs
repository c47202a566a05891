//! CSV for spreadsheets: UTF-8 with a mark at its start, so that Excel reads it as such; lines end as
//! RFC 4180 has them; dates are those of ISO 8601. All that is no number stands in quotation marks, so that
//! a program which splits cells at semicolons or tabs as well does not split words.

use super::{Sheet, SheetCell, decimal};
use crate::{Error, Result};
use csv::{QuoteStyle, Terminator, WriterBuilder};

/// Marks the file as UTF-8, as spreadsheets expect.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

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
            .from_writer(BYTE_ORDER_MARK.to_vec());
        out.write_record(
            sheet
                .columns
                .iter()
                .map(|column| escape_formula(&column.head)),
        )?;
        for row in &sheet.rows {
            out.write_record(row.iter().map(format_cell))?;
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    write().map_err(|error: csv::Error| failed(error))
}

fn format_cell(cell: &SheetCell) -> String {
    match cell {
        SheetCell::Empty => String::new(),
        SheetCell::Text(words) => escape_formula(words),
        SheetCell::Number(count) => count.to_string(),
        SheetCell::Money { minor, currency } => decimal(*minor, *currency),
        SheetCell::Date { stated, .. } => stated.to_string(),
    }
}

/// What a spreadsheet takes for the beginning of a formula; some do so in full width, too.
const FORMULA_SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A spreadsheet takes words that begin so for a formula, whatever blanks stand before, and would run it: an
/// apostrophe before the sign says that they are words. One that ends cells at semicolons or tabs loses
/// count of the quotation marks, and finds a beginning behind each of those and on every line as well.
pub fn escape_formula(words: &str) -> String {
    let blank = |c: char| c.is_whitespace() || c.is_control();
    let mut safe = String::with_capacity(words.len() + 1);
    for part in words.split_inclusive([';', '\t', '\n', '\r']) {
        let begun = part.trim_start_matches(blank);
        let (blanks, _) = part.split_at(part.len() - begun.len());
        safe.push_str(blanks);
        if begun.starts_with(FORMULA_SIGNS) {
            safe.push('\'');
        }
        safe.push_str(begun);
    }
    safe
}
