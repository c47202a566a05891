//! The register as its checks look at it: what the ledger holds, by giver, and which pledges are linked already.

use crate::ledger::Ledger;
use crate::model::*;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashSet};

/// Amounts are similar when they differ by no more than a tenth of the larger.
pub(super) const SIMILAR_FRACTION: i64 = 10;

/// What the checks of the register look at.
pub(super) struct Register<'a> {
    pub ledger: &'a Ledger,
    pub reported: &'a [Stored<ReportedTotalFields>],
    /// The pledges whose own words say that they are totals.
    pub stated: &'a HashSet<Id<PledgeFields>>,
    pub unprintable: &'a [UnprintableText],
    /// The pledges that one party gives alone or with others, in one currency, by day.
    pub by_giver: BTreeMap<Giver, Vec<DatedPledge<'a>>>,
    pub linked: LinkedPairs,
}

/// A party, and the code of a currency.
pub(super) type Giver = (Id<PartyFields>, &'static str);

/// A pledge with a figure and a day, as the checks compare it.
pub(super) struct DatedPledge<'a> {
    pub pledge: &'a LedgerPledge,
    pub minor: i64,
    pub currency: Currency,
    pub on: NaiveDate,
}

/// The pairs that a link connects: the question about them is answered.
pub(super) struct LinkedPairs(HashSet<(Id<PledgeFields>, Id<PledgeFields>)>);

impl<'a> Register<'a> {
    pub fn new(
        ledger: &'a Ledger,
        reported: &'a [Stored<ReportedTotalFields>],
        stated: &'a HashSet<Id<PledgeFields>>,
        unprintable: &'a [UnprintableText],
    ) -> Self {
        let links = ledger.links();
        let both = links.flat_map(|l| [(l.pledge, l.other), (l.other, l.pledge)]);
        Self {
            ledger,
            reported,
            stated,
            unprintable,
            by_giver: group_by_giver(ledger),
            linked: LinkedPairs(both.collect()),
        }
    }

    pub fn pledges(&self) -> impl Iterator<Item = &'a LedgerPledge> {
        self.ledger.entries().map(|entry| &entry.pledge)
    }

    /// The pledges with a figure and a day.
    pub fn dated(&self) -> impl Iterator<Item = DatedPledge<'a>> {
        self.pledges().filter_map(DatedPledge::of)
    }
}

fn group_by_giver(ledger: &Ledger) -> BTreeMap<Giver, Vec<DatedPledge<'_>>> {
    let mut all: BTreeMap<Giver, Vec<DatedPledge>> = BTreeMap::new();
    for pledge in ledger.entries().map(|entry| &entry.pledge) {
        for party in &pledge.pledgers {
            if let Some(dated) = DatedPledge::of(pledge) {
                let own = all.entry((*party, dated.currency.code())).or_default();
                own.push(dated);
            }
        }
    }
    for own in all.values_mut() {
        own.sort_by_key(|d| (d.on, d.pledge.id));
    }
    all
}

impl<'a> DatedPledge<'a> {
    fn of(pledge: &'a LedgerPledge) -> Option<Self> {
        Some(Self {
            pledge,
            minor: pledge.amount.minor?,
            currency: pledge.amount.currency?,
            on: pledge.announced_on?.latest(),
        })
    }

    pub fn days_after(&self, other: &DatedPledge) -> i64 {
        (self.on - other.on).num_days()
    }
}

impl LinkedPairs {
    pub fn contains(&self, one: &DatedPledge, other: &DatedPledge) -> bool {
        self.0.contains(&(one.pledge.id, other.pledge.id))
    }
}

pub(super) fn are_similar(a: i64, b: i64) -> bool {
    a.abs_diff(b) <= a.max(b).unsigned_abs() / SIMILAR_FRACTION.unsigned_abs()
}
