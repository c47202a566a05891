//! What was promised for each quarter, and what came of it.

use crate::api::{
    ledger_names::with_search_terms,
    pledges::{Convert, rates},
};
use crate::{
    Result,
    ledger::{PlannedTranche, PledgeFilter, Quarter},
    model::*,
    session::Session,
    store,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most tranches that are given at once.
const MOST: usize = 500;

/// Tranches to add up by quarter.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct TrancheQuery {
    /// Which pledges; an empty filter means all of them.
    pub wanted: PledgeFilter,
    /// The rates to convert by; amounts stay in their own currencies without.
    pub convert: Option<Convert>,
    /// Answers from the record as it stood at the end of this day, UTC; as it is now without one.
    pub known_on: Option<NaiveDate>,
}

/// One of the three figures of a quarter.
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
pub struct QuarterQuery {
    /// Which pledges; an empty filter means all of them.
    pub wanted: PledgeFilter,
    /// The first day of the quarter; none for tranches without a planned date.
    pub first: Option<NaiveDate>,
    /// The figure that the tranches make up.
    pub figure: QuarterFigure,
    /// Answers from the record as it stood at the end of this day, UTC; as it is now without one.
    pub known_on: Option<NaiveDate>,
    /// How many to skip, in the order of the answer.
    pub offset: usize,
    /// How many to return, 500 at most.
    pub limit: usize,
}

/// A tranche behind a figure, with its pledge and its payments.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct QuarterTranche {
    /// The stored tranche.
    pub tranche: Stored<TrancheFields>,
    /// The pledge that it belongs to.
    pub pledge: Stored<PledgeFields>,
    /// Derived from its dates and its payments.
    pub state: TrancheState,
    /// The ledger lines that paid it.
    pub payments: Vec<Stored<PledgeEventFields>>,
}

/// A page of the tranches of a quarter.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct QuarterTranches {
    /// How many match, on all pages.
    pub count: usize,
    /// The tranches of this page.
    pub tranches: Vec<QuarterTranche>,
}

/// What was promised for each quarter, what came of it, and what is overdue today.
///
/// # Errors
/// `NotFound` for the rate set; when the file cannot be read.
pub fn tranches(session: &mut Session, mut asked: TrancheQuery) -> Result<Vec<Quarter>> {
    asked.wanted = with_search_terms(session, asked.wanted, asked.known_on)?;
    let ledger = session.ledger(asked.known_on)?;
    let rates = rates(session, asked.convert, asked.known_on)?;
    let today = session.day(asked.known_on);
    Ok(ledger.quarters(&asked.wanted, rates.as_ref(), today))
}

/// The tranches that a figure of a quarter is made of.
///
/// # Errors
/// When the file cannot be read.
pub fn of_quarter(session: &mut Session, mut asked: QuarterQuery) -> Result<QuarterTranches> {
    asked.wanted = with_search_terms(session, asked.wanted, asked.known_on)?;
    let ledger = session.ledger(asked.known_on)?;
    let today = session.day(asked.known_on);
    let mut all = ledger.tranches_of_quarter(&asked.wanted, asked.first, today);
    all.retain(|one| match asked.figure {
        QuarterFigure::Planned => true,
        QuarterFigure::Paid => !one.paid_by.is_empty(),
        QuarterFigure::Overdue => one.state == TrancheState::Overdue,
    });
    let db = session.store_as_of(asked.known_on)?.read();
    let one = |promised: &PlannedTranche| -> Result<QuarterTranche> {
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
