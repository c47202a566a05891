//! Which pledges count beside which, so that no money is counted twice.

use super::{Ledger, LedgerEntry, LineStatus};
use crate::model::*;
use chrono::NaiveDate;

/// Which of two linked pledges does not count beside the other; none when both count.
pub fn excluded_by(link: &LedgerLink) -> Option<Id<PledgeFields>> {
    match link.kind {
        PledgeLinkKind::Repeats | PledgeLinkKind::Confirms | PledgeLinkKind::PartOf => {
            Some(link.pledge)
        }
        PledgeLinkKind::Corrects | PledgeLinkKind::Replaces => Some(link.other),
        PledgeLinkKind::Increases | PledgeLinkKind::Differs => None,
    }
}

/// Of two linked pledges, the one that does not count beside the other or takes its rate, and that other.
pub fn dependency(link: &LedgerLink) -> Option<(Id<PledgeFields>, Id<PledgeFields>)> {
    match excluded_by(link) {
        Some(excluded) => Some((excluded, other_end(link, excluded))),
        None => takes_rate(link).then_some((link.pledge, link.other)),
    }
}

/// Whether a pledge is converted at the rate of the day of the other.
fn takes_rate(link: &LedgerLink) -> bool {
    matches!(
        link.kind,
        PledgeLinkKind::Increases | PledgeLinkKind::Corrects
    )
}

fn other_end(link: &LedgerLink, one: Id<PledgeFields>) -> Id<PledgeFields> {
    if link.pledge == one {
        link.other
    } else {
        link.pledge
    }
}

impl LineStatus {
    /// The pledge that counts in the place of a line's own; none when no link excludes the line.
    pub fn counted_instead(&self) -> Option<Id<PledgeFields>> {
        let Self::Linked {
            pledge,
            link,
            other,
        } = *self
        else {
            return None;
        };
        let link = LedgerLink {
            pledge,
            kind: link,
            other,
        };
        dependency(&link).map(|(_, counted)| counted)
    }
}

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
        let excludes = |link: &&LedgerLink| {
            let beside = self.entry(other_end(link, id));
            excluded_by(link) == Some(id)
                && beside.is_some_and(|e| match link.kind {
                    PledgeLinkKind::PartOf => e.has_figure(stage, on),
                    _ => e.has_begun(on),
                })
        };
        let all = self.links_of(id).iter().chain(self.links_to(id));
        all.filter(excludes)
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
                .filter(|l| takes_rate(l))
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
