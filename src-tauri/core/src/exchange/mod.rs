//! What the record gives to other programs and takes from them, one file per format. Pure: no files, no clock; the same
//! table gives the same bytes.

#![allow(
    missing_docs,
    reason = "a comment stands where it adds to the name and the type"
)]

mod csv;
pub mod ecb;
pub mod iati;
pub mod ics;
mod money;
mod xlsx;
mod zone;

pub use csv::{csv, escape_formula};
pub use money::decimal;
pub use xlsx::xlsx;

use crate::model::{Currency, DateStated};
use chrono::{DateTime, Utc};

/// A table, ready to be written in either form.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What it holds; the name of the sheet.
    pub name: String,
    /// The title of the file, for programs that show it.
    pub title: String,
    /// Who it comes from.
    pub author: String,
    /// The moment it is dated from.
    pub dated_at: DateTime<Utc>,
    /// Its columns from left to right.
    pub columns: Vec<SheetColumn>,
    /// Its rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<SheetCell>>,
    /// Rows below them that add them up, as wide; for people alone, so a CSV goes without.
    pub totals: Vec<Vec<SheetCell>>,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetColumn {
    /// Words in the head row.
    pub head: String,
    /// How wide it is drawn, in characters.
    pub width: u8,
}

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq)]
pub enum SheetCell {
    /// Nothing is known, or nothing applies.
    Empty,
    Text(String),
    Number(u32),
    /// Money in one currency, to the last minor unit.
    Money {
        /// How much, in minor units.
        minor: i128,
        currency: Currency,
    },
    /// A date as it was stated, and how a person says it.
    Date {
        stated: DateStated,
        /// `by May 2024`.
        text: String,
    },
}

impl SheetCell {
    /// Words, if there are any.
    pub fn text(words: Option<impl Into<String>>) -> Self {
        words.map_or(Self::Empty, |words| Self::Text(words.into()))
    }
}
