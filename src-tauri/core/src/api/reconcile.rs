//! Published totals, each beside what the register comes to.

use super::pledges::{Convert, RatesNamed, rates};
use crate::{Result, ledger::Reconciled, model::*, session::Session, store};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A register to be held against published totals.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct ReconcileAsked {
    /// By which rates to convert; a total is converted when the currency is its own.
    pub convert: Option<Convert>,
    /// As the record stood at the end of this day.
    pub known_on: Option<NaiveDate>,
}

/// A published total beside the register.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Compared {
    /// Both, and why they may differ.
    #[serde(flatten)]
    #[cfg_attr(test, ts(flatten))]
    pub reconciled: Reconciled,
    /// What the register's figures were converted by, when they were.
    pub rates: Option<RatesNamed>,
}

/// Every published total beside what the register comes to, by the day it was stated.
///
/// # Errors
/// `NotFound` for the rate set; when the file cannot be read.
pub fn reconcile(session: &mut Session, asked: ReconcileAsked) -> Result<Vec<Compared>> {
    let ledger = session.ledger(asked.known_on)?;
    let rates = rates(session, asked.convert, asked.known_on)?;
    let mut all = store::list::<ReportedTotalFields>(session.known(asked.known_on)?.read())?;
    all.sort_by_key(|t| {
        let on = t.fields.stated_on.map(DateStated::order);
        (on.is_none(), on, t.id)
    });
    let named = rates.clone().map(RatesNamed::of);
    let one = |t: &Stored<ReportedTotalFields>| {
        let reconciled = ledger.reconcile(t, rates.as_ref());
        let converted = reconciled.computed.converted.is_some();
        Compared {
            reconciled,
            rates: named.clone().filter(|_| converted),
        }
    };
    Ok(all.iter().map(one).collect())
}
