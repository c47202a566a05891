//! The register as a table: filtered, sorted, a page at a time.

use super::{Conversion, Ledger, LedgerEntry, PledgeFilter, Rates};
use crate::model::*;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::{cmp::Reverse, ops::Range};

/// The column that the register is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum PledgeSortKey {
    /// By when it was announced; without a date last.
    #[default]
    Announced,
    Title,
    /// By the first pledger's name.
    Pledger,
    /// By currency, then figure; without a figure last.
    Amount,
    Stage,
}

/// A sort key and its direction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(default)]
pub struct PledgeSort {
    pub by: PledgeSortKey,
    /// Last first. What has nothing to sort by stands last either way.
    pub descending: bool,
}

/// What became of the amount that a pledge announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum AnnouncementState {
    /// It stands as it was announced.
    Stands,
    /// Another figure stands in its place.
    Corrected,
    /// It was withdrawn.
    Withdrawn,
}

/// A line of the register.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct PledgeRow {
    pub id: Id<PledgeFields>,
    pub pledgers: Vec<Id<PartyFields>>,
    /// How pledgers without names were spoken of.
    pub pledgers_unnamed: Option<String>,
    pub title: String,
    /// The amount as announced.
    pub amount: Amount,
    /// What became of it.
    pub announced: AnnouncementState,
    /// What stands of it converted, when a rate set was named and has a rate.
    pub converted: Option<Conversion>,
    /// The stage it has come to.
    pub stage: Option<Stage>,
    /// The channel; none where it is not stated.
    pub channel: Option<PledgeChannel>,
    /// When it was announced.
    pub announced_on: Option<DateStated>,
    pub meeting: Option<Id<MeetingFields>>,
    pub team: Option<Id<BodyFields>>,
    /// What it is to another because of which it does not count; none when it counts.
    pub left_out: Option<PledgeLinkKind>,
    /// Tranches that are overdue.
    pub overdue: u32,
}

impl LedgerEntry {
    /// What became of its announcement, and the one amount that stands for it now; none where several do, or none.
    fn announcement(&self) -> (AnnouncementState, Option<&Amount>) {
        let first = |e: &&LedgerEvent| e.stage == Stage::Announced;
        if !self.events.iter().any(|e| first(&e)) {
            return (AnnouncementState::Stands, Some(&self.pledge.amount));
        }
        let mut living = self.effective_events().filter(first);
        match (living.next(), living.next()) {
            (None, _) => (AnnouncementState::Withdrawn, None),
            (Some(one), None) if one.amount == self.pledge.amount => {
                (AnnouncementState::Stands, Some(&one.amount))
            }
            (Some(one), None) => (AnnouncementState::Corrected, Some(&one.amount)),
            _ => (AnnouncementState::Corrected, None),
        }
    }

    /// How many of its tranches are overdue on a day.
    pub fn overdue(&self, today: NaiveDate) -> u32 {
        let late =
            |t: &&LedgerTranche| t.fields.state(self.paid(t), today) == TrancheState::Overdue;
        u32::try_from(self.tranches.iter().filter(late).count()).unwrap_or(u32::MAX)
    }
}

impl Ledger {
    /// The selected pledges in order; `name` gives the rank of a party's name among all names.
    pub fn list(
        &self,
        filter: &PledgeFilter,
        sort: PledgeSort,
        name: impl Fn(Id<PartyFields>) -> usize,
    ) -> Vec<&LedgerEntry> {
        self.page(filter, sort, name, 0..usize::MAX).0
    }

    /// The selected pledges at `places` of the order, and how many are selected in all.
    pub fn page(
        &self,
        filter: &PledgeFilter,
        sort: PledgeSort,
        name: impl Fn(Id<PartyFields>) -> usize,
        places: Range<usize>,
    ) -> (Vec<&LedgerEntry>, usize) {
        let found: Vec<&LedgerEntry> = self.entries().filter(|e| filter.matches(e)).collect();
        let count = found.len();
        let first = |e: &LedgerEntry| e.pledge.pledgers.iter().map(|p| name(*p)).min();
        let on = |e: &LedgerEntry| e.pledge.announced_on.map(DateStated::order);
        let figure = |e: &LedgerEntry| {
            let amount = &e.pledge.amount;
            amount.currency.map(Currency::code).zip(amount.minor)
        };
        let id = |e: &LedgerEntry| e.pledge.id;
        // What has nothing to order by stands last, whichever way the rest runs.
        let page = match (sort.by, sort.descending) {
            (PledgeSortKey::Announced, false) => {
                select_page(found, places, |e| (on(e).is_none(), on(e), id(e)))
            }
            (PledgeSortKey::Announced, true) => select_page(found, places, |e| {
                (on(e).is_none(), Reverse(on(e)), Reverse(id(e)))
            }),
            (PledgeSortKey::Amount, false) => {
                select_page(found, places, |e| (figure(e).is_none(), figure(e), id(e)))
            }
            (PledgeSortKey::Amount, true) => select_page(found, places, |e| {
                (figure(e).is_none(), Reverse(figure(e)), id(e))
            }),
            (PledgeSortKey::Stage, false) => {
                select_page(found, places, |e| (e.stage().is_none(), e.stage(), id(e)))
            }
            (PledgeSortKey::Stage, true) => select_page(found, places, |e| {
                (e.stage().is_none(), Reverse(e.stage()), id(e))
            }),
            (PledgeSortKey::Pledger, false) => {
                select_page(found, places, |e| (first(e).is_none(), first(e), id(e)))
            }
            (PledgeSortKey::Pledger, true) => select_page(found, places, |e| {
                (first(e).is_none(), Reverse(first(e)), id(e))
            }),
            (PledgeSortKey::Title, false) => {
                select_page(found, places, |e| (e.lowercase_title.as_str(), id(e)))
            }
            (PledgeSortKey::Title, true) => select_page(found, places, |e| {
                (Reverse(e.lowercase_title.as_str()), id(e))
            }),
        };
        (page, count)
    }

    /// A pledge as a line of the register, seen from a day.
    pub fn row(
        &self,
        entry: &LedgerEntry,
        filter: &PledgeFilter,
        rates: Option<&Rates>,
        today: NaiveDate,
    ) -> PledgeRow {
        let pledge = &entry.pledge;
        let (announced, amount) = entry.announcement();
        let figure = amount.and_then(|a| a.minor.zip(a.currency));
        PledgeRow {
            id: pledge.id,
            pledgers: pledge.pledgers.clone(),
            pledgers_unnamed: pledge.pledgers_unnamed.clone(),
            title: pledge.title.clone(),
            amount: pledge.amount.clone(),
            announced,
            converted: rates.zip(figure).and_then(|(rates, (minor, currency))| {
                rates.convert(minor, currency, self.rate_day(entry))
            }),
            stage: entry.stage(),
            channel: pledge.channel,
            announced_on: pledge.announced_on,
            meeting: pledge.meeting,
            team: pledge.body,
            left_out: self.excluding_link(entry, filter.on).map(|link| link.kind),
            overdue: entry.overdue(today),
        }
    }
}

/// The entries at `places` of the order by `key`, which must be unique. Only these are sorted; the rest is only
/// partitioned, which keeps a page of a large register fast.
fn select_page<'a, K: Ord>(
    found: Vec<&'a LedgerEntry>,
    places: Range<usize>,
    key: impl Fn(&'a LedgerEntry) -> K,
) -> Vec<&'a LedgerEntry> {
    let mut keyed: Vec<(K, &LedgerEntry)> = found.into_iter().map(|e| (key(e), e)).collect();
    let by_key = |a: &(K, &LedgerEntry), b: &(K, &LedgerEntry)| a.0.cmp(&b.0);
    if places.end < keyed.len() {
        keyed.select_nth_unstable_by(places.end, by_key);
        keyed.truncate(places.end);
    }
    if places.start >= keyed.len() {
        return Vec::new();
    }
    keyed.select_nth_unstable_by(places.start, by_key);
    let mut page = keyed.split_off(places.start);
    page.sort_unstable_by(by_key);
    page.into_iter().map(|(_, entry)| entry).collect()
}
