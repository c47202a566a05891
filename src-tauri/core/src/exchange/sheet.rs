//! A table for other programs, before it is written in one of their formats.

use crate::{model::*, wording::Phrases};
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

/// The key of a column's words, and its width in characters.
pub(super) type Head = (&'static str, u8);

/// A table that is dated from the newest change of its rows.
pub(super) fn sheet(
    name: &str,
    heads: &[Head],
    rows: Vec<Vec<SheetCell>>,
    changed: Option<&str>,
    of: &CoalitionFields,
    say: &Phrases,
) -> Sheet {
    let name = say.t(name, &[]);
    let column = |(key, width): &Head| SheetColumn {
        head: say.t(key, &[]),
        width: *width,
    };
    let at = changed.and_then(|at| DateTime::parse_from_rfc3339(at).ok());
    Sheet {
        title: say.t(
            "paper.meta.title",
            &[("coalition", &of.name), ("title", &name)],
        ),
        name,
        author: of.name.clone(),
        dated_at: at.map_or(DateTime::UNIX_EPOCH, |at| at.to_utc()),
        columns: heads.iter().map(column).collect(),
        rows,
        totals: Vec::new(),
    }
}

pub(super) fn date(stated: Option<DateStated>, say: &Phrases) -> SheetCell {
    stated.map_or(SheetCell::Empty, |stated| SheetCell::Date {
        stated,
        text: say.date(stated),
    })
}
