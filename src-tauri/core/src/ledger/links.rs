//! Which pledges count beside which, so that no money is counted twice.

use super::{Entry, Ledger};
use crate::model::*;
use chrono::NaiveDate;

impl Ledger {
    /// The link because of which a pledge does not count on a day (none for any day): it repeats,
    /// confirms or is part of another, or another corrects or replaces it. A pledge that was not
    /// announced yet takes the place of none.
    pub fn left_out(&self, entry: &Entry, on: Option<NaiveDate>) -> Option<LedgerLink> {
        let id = entry.pledge.id;
        let there = |other: Id<PledgeFields>| self.entry(other).is_some_and(|e| e.there(on));
        let within = |link: &&LedgerLink| match link.kind {
            PledgeLinkKind::Repeats | PledgeLinkKind::Confirms => there(link.other),
            PledgeLinkKind::PartOf => {
                there(link.other) && self.entry(link.other).is_some_and(|e| e.has_figure(on))
            }
            PledgeLinkKind::Increases
            | PledgeLinkKind::Corrects
            | PledgeLinkKind::Replaces
            | PledgeLinkKind::Differs => false,
        };
        let taken = |link: &&LedgerLink| {
            let place = matches!(
                link.kind,
                PledgeLinkKind::Corrects | PledgeLinkKind::Replaces
            );
            place && there(link.pledge)
        };
        let own = self.links_of(id).iter().filter(within);
        let others = self.links_to(id).iter().filter(taken);
        own.chain(others)
            .min_by_key(|link| (link.kind, link.pledge, link.other))
            .copied()
    }

    /// The day whose rate converts a pledge: when it was announced; of an increase or a correction,
    /// when the original was.
    pub fn rate_day(&self, entry: &Entry) -> Option<NaiveDate> {
        let mut at = entry;
        let mut seen = vec![entry.pledge.id];
        loop {
            let origin = self
                .links_of(at.pledge.id)
                .iter()
                .filter(|l| matches!(l.kind, PledgeLinkKind::Increases | PledgeLinkKind::Corrects))
                .map(|l| l.other)
                .filter(|other| !seen.contains(other))
                .min();
            match origin.and_then(|other| self.entry(other)) {
                Some(earlier) => {
                    seen.push(earlier.pledge.id);
                    at = earlier;
                }
                None => return at.pledge.announced_on.map(DateStated::latest),
            }
        }
    }
}

impl Entry {
    /// Whether anything of it had happened by the end of a day.
    fn there(&self, on: Option<NaiveDate>) -> bool {
        self.living().any(|e| reached(e, on))
    }

    /// Whether a figure had been announced by the end of a day.
    fn has_figure(&self, on: Option<NaiveDate>) -> bool {
        self.living()
            .any(|e| e.rung == Rung::Announced && e.amount.minor.is_some() && reached(e, on))
    }
}

/// Whether a line is to be looked at: any without a day asked for, else those surely of that day or before.
pub(super) fn reached(event: &LedgerEvent, on: Option<NaiveDate>) -> bool {
    on.is_none_or(|day| event.happened_on.is_some_and(|date| date.reached(day)))
}
