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
pub enum RulesetRule {
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
pub struct RulesetViolation {
    /// The pledge of the activity.
    pub pledge: Id<PledgeFields>,
    pub title: String,
    pub rule: RulesetRule,
}

/// The rules that an activity does not keep on a day.
pub(super) fn find_unmet(activity: &Activity, today: NaiveDate) -> Vec<RulesetViolation> {
    let changed = DateTime::parse_from_rfc3339(activity.changed_at);
    let changed = changed.is_ok_and(|at| at.to_utc().date_naive() > today);
    let transactions = &activity.transactions;
    let none = transactions.iter().all(|t| t.receiver.is_none());
    let rules = [
        (activity.sector.is_none(), RulesetRule::NoSector),
        (activity.country.is_none(), RulesetRule::NoRecipient),
        (none && !transactions.is_empty(), RulesetRule::NoReceiver),
        (
            activity.actual_start.is_some_and(|day| day > today),
            RulesetRule::StartInFuture,
        ),
        (
            transactions.iter().any(|t| t.on > today),
            RulesetRule::TransactionInFuture,
        ),
        (changed, RulesetRule::ChangedInFuture),
    ];
    let broken = rules.into_iter().filter(|(broken, _)| *broken);
    broken
        .map(|(_, rule)| RulesetViolation {
            pledge: activity.pledge.id,
            title: activity.pledge.title.clone(),
            rule,
        })
        .collect()
}
