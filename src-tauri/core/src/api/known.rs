//! What became of the register of pledges since a day.

use super::merge_words::label;
use crate::{Result, model::ChangedRow, session::Session, store};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most lines that are told at once.
const LINES: usize = 2_000;

/// Since when.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct Since {
    /// The day that was seen last, to its end, UTC.
    pub day: NaiveDate,
}

/// One record changed by one operation, as people read of it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ToldChange {
    /// What changed.
    #[serde(flatten)]
    pub row: ChangedRow,
    /// Its fields by their labels.
    pub labels: Vec<String>,
}

/// What changed since a day.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ChangesSince {
    /// One record changed by one operation each, the newest first.
    pub rows: Vec<ToldChange>,
    /// How many earlier ones are not among them.
    pub more: usize,
}

/// What changed in the register of pledges after the end of a day, from the history.
///
/// # Errors
/// `NoFile`; when the file cannot be read.
pub fn changes_since(session: &mut Session, since: Since) -> Result<ChangesSince> {
    let db = session.store()?.read();
    let (rows, more) = store::changes_since(db, since.day, LINES)?;
    let told = |row: ChangedRow| ToldChange {
        labels: row
            .fields
            .iter()
            .map(|field| label(&session.words, &row.noun, field))
            .collect(),
        row,
    };
    let rows = rows.into_iter().map(told).collect();
    Ok(ChangesSince { rows, more })
}
