//! Which groups a line belongs to.

use super::LedgerEntry;
use crate::model::*;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// What a group has in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum GroupKey {
    All,
    /// One party gives it.
    Party {
        id: Id<PartyFields>,
    },
    /// Several give it, and it is not said who gives how much.
    Jointly {
        /// Those who are named.
        ids: Vec<Id<PartyFields>>,
        /// Those who are not.
        unnamed: Option<String>,
    },
    /// A year; none for lines without a date.
    Year {
        year: Option<i32>,
    },
    /// Until the end of a month; none for lines without a date.
    Month {
        /// Its first day.
        first: Option<NaiveDate>,
    },
    /// A team; none for what is for no team in particular.
    Team {
        id: Option<Id<BodyFields>>,
    },
    /// A channel; none where it was not said.
    Channel {
        channel: Option<PledgeChannel>,
    },
}

/// The one who gives a whole line, when the line or the pledge says so.
pub(super) fn giver(entry: &LedgerEntry, event: &LedgerEvent) -> Option<Id<PartyFields>> {
    match (event.party, entry.pledge.pledgers.as_slice()) {
        (Some(party), _) => Some(party),
        (None, [only]) if unnamed(entry).is_none() => Some(*only),
        _ => None,
    }
}

/// How the givers of a line were spoken of, when it is not said to be one named party's alone and some of
/// them have no names.
pub(super) fn by_unnamed<'a>(entry: &'a LedgerEntry, event: &LedgerEvent) -> Option<&'a String> {
    unnamed(entry).filter(|_| event.party.is_none())
}

fn unnamed(entry: &LedgerEntry) -> Option<&String> {
    let unnamed = entry.pledge.pledgers_unnamed.as_ref();
    unnamed.filter(|u| !u.trim().is_empty())
}

/// A line split between those who give: as far as the line or the shares say whose it is.
pub(super) fn pieces(
    entry: &LedgerEntry,
    event: &LedgerEvent,
) -> Vec<(GroupKey, Option<(i64, Currency)>)> {
    let figure = event.amount.minor.zip(event.amount.currency);
    if let Some(id) = giver(entry, event) {
        return vec![(GroupKey::Party { id }, figure)];
    }
    let mut ids = entry.pledge.pledgers.clone();
    ids.sort_unstable();
    let jointly = GroupKey::Jointly {
        ids,
        unnamed: unnamed(entry).cloned(),
    };
    // Shares are of what was announced, in the currency of the pledge; whoever gives no more has none.
    let gives = |s: &&LedgerShare| entry.pledge.pledgers.contains(&s.party);
    let shares = || entry.shares.iter().filter(gives);
    let split = event.stage == Stage::Announced && shares().next().is_some();
    let same = |(_, currency): &(i64, Currency)| entry.pledge.amount.currency == Some(*currency);
    let Some((minor, currency)) = figure.filter(|_| split).filter(same) else {
        return vec![(jointly, figure)];
    };
    let shared: i128 = shares().map(|s| i128::from(s.minor)).sum();
    // Shares that come to more than the whole say nothing certain of it.
    let Some(rest) = i64::try_from(i128::from(minor) - shared)
        .ok()
        .filter(|rest| *rest >= 0)
    else {
        return vec![(jointly, figure)];
    };
    let mut pieces: Vec<_> = shares()
        .map(|s| (GroupKey::Party { id: s.party }, Some((s.minor, currency))))
        .collect();
    if rest > 0 {
        pieces.push((jointly, Some((rest, currency))));
    }
    pieces
}

/// Whether a line stands at a month or before it; without a month, whether it has no date.
pub(super) fn is_within_month(event: &LedgerEvent, first: Option<NaiveDate>) -> bool {
    let own = first_of_month(event.happened_on);
    own.is_some() == first.is_some() && own <= first
}

/// The first day of the month that a date surely lies before the end of.
pub(super) fn first_of_month(on: Option<DateStated>) -> Option<NaiveDate> {
    on.and_then(|on| on.latest().with_day(1))
}
