//! Which pledges count beside which, so that no money is counted twice.

use super::{Entry, Ledger};
use crate::model::*;
use chrono::NaiveDate;

impl Ledger {
    /// The link because of which nothing of a pledge counts on a day (none for any day): it repeats,
    /// confirms or is part of another, or another corrects or replaces it. A pledge that was not
    /// announced yet takes the place of none.
    pub fn left_out(&self, entry: &Entry, on: Option<NaiveDate>) -> Option<LedgerLink> {
        let id = entry.pledge.id;
        if self.links_of(id).is_empty() && self.links_to(id).is_empty() {
            return None;
        }
        let mut stages: Vec<Stage> = entry.reached(on).map(|e| e.stage).collect();
        stages.sort_unstable();
        stages.dedup();
        let mut why = None;
        for stage in stages {
            why = Some(self.left_out_at(entry, stage, on)?);
        }
        why
    }

    /// The same of what stands at one stage: a part counts where its whole has no figure there.
    pub fn left_out_at(
        &self,
        entry: &Entry,
        stage: Stage,
        on: Option<NaiveDate>,
    ) -> Option<LedgerLink> {
        let id = entry.pledge.id;
        let there = |other: Id<PledgeFields>| self.entry(other).is_some_and(|e| e.there(on));
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
    /// The lines that had been reached by the end of a day.
    fn reached(&self, on: Option<NaiveDate>) -> impl Iterator<Item = &LedgerEvent> {
        self.living().filter(move |e| reached(e, on))
    }

    /// Whether anything of it had happened by the end of a day.
    fn there(&self, on: Option<NaiveDate>) -> bool {
        self.reached(on).next().is_some()
    }

    /// Whether there was a figure at a stage by the end of a day.
    fn has_figure(&self, stage: Stage, on: Option<NaiveDate>) -> bool {
        self.reached(on)
            .any(|e| e.stage == stage && e.amount.minor.is_some())
    }
}

/// Whether a line is to be looked at: any without a day asked for, else those surely of that day or before.
pub(super) fn reached(event: &LedgerEvent, on: Option<NaiveDate>) -> bool {
    on.is_none_or(|day| event.happened_on.is_some_and(|date| date.reached(day)))
}
