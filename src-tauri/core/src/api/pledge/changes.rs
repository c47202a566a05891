//! Changes of the register of pledges since a day, from the history.

use crate::api::describe::label;
use crate::{Result, model::ChangedRow, session::Session, store};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most changes that are listed at once.
const LINES: usize = 2_000;

/// From which day on changes are listed.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct ChangesQuery {
    /// Changes after the end of this day, UTC, are listed.
    pub day: NaiveDate,
}

/// One record changed by one operation, with the labels of its fields.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct LabelledChange {
    /// The change as the history has it.
    #[serde(flatten)]
    pub row: ChangedRow,
    /// The labels of `row.fields`, in the same order, as the forms have them.
    pub labels: Vec<String>,
}

/// The changes in the register of pledges after a day.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ChangesSince {
    /// One record changed by one operation each, the newest first; 2,000 at most.
    pub rows: Vec<LabelledChange>,
    /// How many earlier changes were cut off.
    pub more: usize,
}

/// Changes of the register of pledges after the end of a day, from the history.
///
/// # Errors
/// `NoFile`; when the file cannot be read.
pub fn changes_since(session: &mut Session, since: ChangesQuery) -> Result<ChangesSince> {
    let db = session.store()?.read();
    let (rows, more) = store::changes_since(db, since.day, LINES)?;
    let told = |row: ChangedRow| LabelledChange {
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
