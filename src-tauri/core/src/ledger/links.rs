//! Which pledges count beside which, so that no money is counted twice.

use super::{Ledger, LedgerEntry};
use crate::model::*;
use chrono::NaiveDate;

impl Ledger {
    /// The link that excludes a whole pledge from totals on a day (none for any day): it repeats,
    /// confirms or is part of another, or another corrects or replaces it. A pledge that was not
    /// announced yet excludes none.
    pub fn excluding_link(&self, entry: &LedgerEntry, on: Option<NaiveDate>) -> Option<LedgerLink> {
        let id = entry.pledge.id;
        if self.links_of(id).is_empty() && self.links_to(id).is_empty() {
            return None;
        }
        let mut stages: Vec<Stage> = entry.events_reached(on).map(|e| e.stage).collect();
        stages.sort_unstable();
        stages.dedup();
        let mut why = None;
        for stage in stages {
            why = Some(self.excluding_link_at(entry, stage, on)?);
        }
        why
    }

    /// The link that excludes what stands at one stage: a part counts where its whole has no figure there.
    pub fn excluding_link_at(
        &self,
        entry: &LedgerEntry,
        stage: Stage,
        on: Option<NaiveDate>,
    ) -> Option<LedgerLink> {
        let id = entry.pledge.id;
        let there = |other: Id<PledgeFields>| self.entry(other).is_some_and(|e| e.has_begun(on));
        let within = |link: &&LedgerLink| match link.kind {
            PledgeLinkKind::Repeats | PledgeLinkKind::Confirms => there(link.other),
            PledgeLinkKind::PartOf => {
                let whole = self.entry(link.other);
                whole.is_some_and(|e| e.has_figure(stage, on))
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
    pub fn rate_day(&self, entry: &LedgerEntry) -> Option<NaiveDate> {
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

impl LedgerEntry {
    /// The lines that had been reached by the end of a day.
    fn events_reached(&self, on: Option<NaiveDate>) -> impl Iterator<Item = &LedgerEvent> {
        self.effective_events().filter(move |e| is_reached(e, on))
    }

    /// Whether anything of it had happened by the end of a day.
    fn has_begun(&self, on: Option<NaiveDate>) -> bool {
        self.events_reached(on).next().is_some()
    }

    /// Whether there was a figure at a stage by the end of a day.
    fn has_figure(&self, stage: Stage, on: Option<NaiveDate>) -> bool {
        self.events_reached(on)
            .any(|e| e.stage == stage && e.amount.minor.is_some())
    }
}

/// Whether a line surely happened by the end of a day; without a day, every line.
pub(super) fn is_reached(event: &LedgerEvent, on: Option<NaiveDate>) -> bool {
    on.is_none_or(|day| {
        event
            .happened_on
            .is_some_and(|date| date.is_reached_by(day))
    })
}
