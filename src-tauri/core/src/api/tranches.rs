//! What was promised for each quarter, and what came of it.

use super::{
    party_names::named,
    pledges::{Convert, rates},
};
use crate::{
    Result,
    ledger::{Promised, Quarter, Wanted},
    model::*,
    session::Session,
    store,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most tranches that are given at once.
const MOST: usize = 500;

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

/// A figure of a quarter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum QuarterFigure {
    /// What was planned: every tranche.
    #[default]
    Planned,
    /// What was paid of it: the tranches that a line paid.
    Paid,
    /// What is missing: the tranches that are overdue.
    Overdue,
}

/// The tranches behind a figure of a quarter.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct QuarterAsked {
    /// Of which pledges.
    pub wanted: Wanted,
    /// The first day of the quarter; none for tranches without a planned date.
    pub first: Option<NaiveDate>,
    /// Behind which of its figures.
    pub figure: QuarterFigure,
    /// As the record stood at the end of this day.
    pub known_on: Option<NaiveDate>,
    /// How many to pass over.
    pub offset: usize,
    /// How many to give, 500 at most.
    pub limit: usize,
}

/// A tranche behind a figure, with what it rests on and what paid it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct QuarterTranche {
    /// The tranche.
    pub tranche: Stored<TrancheFields>,
    /// The pledge it is of.
    pub pledge: Stored<PledgeFields>,
    /// Where it stands.
    pub state: TrancheState,
    /// The lines that paid it.
    pub payments: Vec<Stored<PledgeEventFields>>,
}

/// Some tranches of a quarter.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct QuarterTranches {
    /// How many there are.
    pub count: usize,
    /// These.
    pub tranches: Vec<QuarterTranche>,
}

/// What was promised for each quarter, what came of it, and what is overdue today.
///
/// # Errors
/// `NotFound` for the rate set; when the file cannot be read.
pub fn tranches(session: &mut Session, mut asked: TranchesAsked) -> Result<Vec<Quarter>> {
    asked.wanted = named(session, asked.wanted, asked.known_on)?;
    let ledger = session.ledger(asked.known_on)?;
    let rates = rates(session, asked.convert, asked.known_on)?;
    let today = session.day(asked.known_on);
    Ok(ledger.quarters(&asked.wanted, rates.as_ref(), today))
}

/// The tranches that a figure of a quarter is made of.
///
/// # Errors
/// When the file cannot be read.
pub fn of_quarter(session: &mut Session, mut asked: QuarterAsked) -> Result<QuarterTranches> {
    asked.wanted = named(session, asked.wanted, asked.known_on)?;
    let ledger = session.ledger(asked.known_on)?;
    let today = session.day(asked.known_on);
    let mut all = ledger.promised(&asked.wanted, asked.first, today);
    all.retain(|one| match asked.figure {
        QuarterFigure::Planned => true,
        QuarterFigure::Paid => !one.paid_by.is_empty(),
        QuarterFigure::Overdue => one.state == TrancheState::Overdue,
    });
    let db = session.known(asked.known_on)?.read();
    let one = |promised: &Promised| -> Result<QuarterTranche> {
        let payments = promised.paid_by.iter().map(|id| store::get(db, *id));
        Ok(QuarterTranche {
            tranche: store::get(db, promised.tranche)?,
            pledge: store::get(db, promised.pledge)?,
            state: promised.state,
            payments: payments.collect::<Result<_>>()?,
        })
    };
    let from = all.get(asked.offset..).unwrap_or_default();
    let page = from.iter().take(asked.limit.min(MOST));
    Ok(QuarterTranches {
        count: all.len(),
        tranches: page.map(one).collect::<Result<_>>()?,
    })
}
