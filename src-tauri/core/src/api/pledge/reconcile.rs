//! Published totals, each beside what the register comes to.

use crate::api::pledges::{Convert, RateSetRef, rates};
use crate::{Result, ledger::Reconciliation, model::*, session::Session, store};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How to compare the register with published totals.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct ReconciliationQuery {
    /// The rates to convert by; applied to totals published in the target currency.
    pub convert: Option<Convert>,
    /// Answers from the record as it stood at the end of this day, UTC; as it is now without one.
    pub known_on: Option<NaiveDate>,
}

/// A published total compared with the register.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ReconciliationRow {
    /// Both figures, and why they may differ.
    #[serde(flatten)]
    #[cfg_attr(test, ts(flatten))]
    pub reconciled: Reconciliation,
    /// The rate set that the register's figures were converted by, if they were.
    pub rates: Option<RateSetRef>,
}

/// Every published total beside what the register comes to, by the day it was stated.
///
/// # Errors
/// `NotFound` for the rate set; when the file cannot be read.
pub fn reconcile(
    session: &mut Session,
    asked: ReconciliationQuery,
) -> Result<Vec<ReconciliationRow>> {
    let ledger = session.ledger(asked.known_on)?;
    let rates = rates(session, asked.convert, asked.known_on)?;
    let mut all = store::list::<ReportedTotalFields>(session.store_as_of(asked.known_on)?.read())?;
    all.sort_by_key(|t| {
        let on = t.fields.stated_on.map(DateStated::order);
        (on.is_none(), on, t.id)
    });
    let named = rates.clone().map(RateSetRef::of);
    let one = |t: &Stored<ReportedTotalFields>| {
        let reconciled = ledger.reconcile(t, rates.as_ref());
        let converted = reconciled.computed.converted.is_some();
        ReconciliationRow {
            reconciled,
            rates: named.clone().filter(|_| converted),
        }
    };
    Ok(all.iter().map(one).collect())
}
