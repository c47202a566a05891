//! What was promised for each quarter, and what came of it.

use super::{
    party_names::named,
    pledges::{Convert, rates},
};
use crate::{
    Result,
    ledger::{Quarter, Wanted},
    session::Session,
};
use chrono::NaiveDate;
use serde::Deserialize;

/// Tranches to add up.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct TranchesAsked {
    /// Of which pledges.
    pub wanted: Wanted,
    /// By which rates to convert.
    pub convert: Option<Convert>,
    /// As the record stood at the end of this day.
    pub known_on: Option<NaiveDate>,
}

/// What was promised for each quarter, what came of it, and what is overdue today.
///
/// # Errors
/// `NotFound` for the rate set; when the file cannot be read.
pub fn tranches(session: &mut Session, mut asked: TranchesAsked) -> Result<Vec<Quarter>> {
    asked.wanted = named(session, asked.wanted, asked.known_on)?;
    let ledger = session.ledger(asked.known_on)?;
    let rates = rates(session, asked.convert, asked.known_on)?;
    let today = session.now().date_naive();
    Ok(ledger.quarters(&asked.wanted, rates.as_ref(), today))
}
