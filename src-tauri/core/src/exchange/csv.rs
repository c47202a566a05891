//! CSV for spreadsheets: UTF-8 with a mark at its start, so that Excel reads it as such; dates are those of ISO 8601.

use super::{Sheet, SheetCell};
use crate::{
    csv_file::{Quotes, escape_formula, write_rows},
    model::decimal,
};

/// Marks the file as UTF-8, as spreadsheets expect.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The table as CSV.
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    let heads = sheet.columns.iter().map(|c| escape_formula(&c.head));
    let rows = sheet.rows.iter();
    let rows = rows.map(|row| row.iter().map(format_cell).collect());
    let rows = [heads.collect()].into_iter().chain(rows);
    let mut file = String::from(BYTE_ORDER_MARK);
    file.push_str(&write_rows(rows, Quotes::AllButNumbers));
    file.into_bytes()
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
