//! The rules of the standard's own ruleset that the record may leave unmet: the Standard Ruleset of version 2.03, as
//! the IATI Secretariat last published it, 5 April 2023. Its other rules are kept by how activities are written, or
//! are of elements that no activity here has.

use super::activity::Activity;
use crate::model::*;
use chrono::{DateTime, NaiveDate};
use serde::Serialize;

/// Which rule, with its number in the ruleset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum UnmetRule {
    /// 6.2.2: there must be a sector. The pledge is for no team.
    NoSector,
    /// 3.7.1 and 3.7.2: there must be a country or region that receives. No beneficiary with a country is
    /// recorded, or there are several.
    NoRecipient,
    /// No transaction names who receives: of no rule, but of the elements that the standard asks for.
    NoReceiver,
    /// 11.1.4: the actual start must not be in the future.
    StartInFuture,
    /// 11.2.1 and 11.2.2: the date of a transaction, and of its value, must not be in the future.
    TransactionInFuture,
    /// 11.1.1: the moment it was last changed must not be in the future.
    ChangedInFuture,
}

/// A rule that an activity does not keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Unmet {
    /// The pledge of the activity.
    pub pledge: Id<PledgeFields>,
    /// What it is.
    pub title: String,
    /// The rule.
    pub rule: UnmetRule,
}

/// The rules that an activity does not keep on a day.
pub(super) fn unmet(activity: &Activity, today: NaiveDate) -> Vec<Unmet> {
    let changed = DateTime::parse_from_rfc3339(activity.changed_at);
    let changed = changed.is_ok_and(|at| at.to_utc().date_naive() > today);
    let transactions = &activity.transactions;
    let none = transactions.iter().all(|t| t.receiver.is_none());
    let rules = [
        (activity.sector.is_none(), UnmetRule::NoSector),
        (activity.country.is_none(), UnmetRule::NoRecipient),
        (none && !transactions.is_empty(), UnmetRule::NoReceiver),
        (
            activity.delivered.is_some_and(|day| day > today),
            UnmetRule::StartInFuture,
        ),
        (
            transactions.iter().any(|t| t.on > today),
            UnmetRule::TransactionInFuture,
        ),
        (changed, UnmetRule::ChangedInFuture),
    ];
    let broken = rules.into_iter().filter(|(broken, _)| *broken);
    broken
        .map(|(_, rule)| Unmet {
            pledge: activity.pledge.id,
            title: activity.pledge.title.clone(),
            rule,
        })
        .collect()
}
