//! The ledger of pledges: what counts, how it adds up, and from which lines. Pure.
//!
//! The rules, each once:
//! - A stage's total is the sum of the lines recorded at that stage, nothing derived. What is only
//!   announced is not in "committed".
//! - A line without a figure is counted as a contribution without a figure, never as zero; of givers without
//!   names it is not known how many contributions it stands for, so it is named and not counted.
//! - Channels stand apart where they are asked for apart: a payment into a common fund may pay for what
//!   another line counts as bought.
//! - A line that another corrects does not count, and a void one neither.
//! - A pledge that repeats, confirms or is part of another does not count beside it (of a whole without a
//!   figure, the part counts); a pledge that another corrects or replaces does not count either.
//! - Money of several pledgers is split only as far as shares or lines say whose it is; the rest stays
//!   together under all of them.
//! - Currencies are added only by a rate set that is named; the rate is that of the day the pledge was
//!   announced (of an increase or a correction: the original pledge), and rounding comes once, last. A
//!   currency that the euro took the place of is converted by its fixed rate from that day on.

#![allow(
    missing_docs,
    reason = "a comment stands where it adds to the name and the type"
)]

mod conversion;
mod euro;
mod filter;
mod group;
mod group_key;
mod line_status;
mod lines;
mod links;
mod names;
mod page;
mod pledge_report;
mod quarters;
mod rate_used;
mod rates;
mod rates_applied;
mod reconcile;
mod search_names;
mod search_term;
mod total;

pub use filter::PledgeFilter;
pub use group::{Breakdown, ChannelBreakdown, Group, GroupBy, StageTotal};
pub use group_key::GroupKey;
pub use line_status::LineStatus;
pub use lines::EventLine;
pub use links::{dependency, excluded_by};
pub use names::{LedgerNames, rank_parties};
pub use page::{AnnouncementState, PledgeRow, PledgeSort, PledgeSortKey};
pub use pledge_report::PledgeReport;
pub use quarters::{PlannedTranche, Quarter};
pub use rate_used::{MOST_DAYS, RateUsed};
pub use rates::{Conversion, Rates};
pub use rates_applied::RateApplied;
pub use reconcile::{DifferenceReason, Reconciliation, Verdict};
pub use search_term::SearchTerm;

use crate::model::*;
use crate::wording::fold_for_search;
use std::collections::{HashMap, HashSet};

/// A pledge with the lines that stand under it.
#[derive(Debug, Clone)]
pub struct LedgerEntry {
    pub pledge: LedgerPledge,
    /// Its lines by date and stage, those that were corrected included.
    pub events: Vec<LedgerEvent>,
    pub shares: Vec<LedgerShare>,
    /// Its tranches by planned day.
    pub tranches: Vec<LedgerTranche>,
    corrected: HashSet<Id<PledgeEventFields>>,
    /// Its title in lower case, for search and for sorting.
    lowercase_title: String,
    /// Its title folded for search, where that differs.
    folded_title: Option<Box<str>>,
}

/// Every pledge and how they stand to each other.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// In no order, one after the other: most questions walk through them all.
    entries: Vec<LedgerEntry>,
    /// Where each stands among them.
    places: HashMap<Id<PledgeFields>, usize>,
    /// Links by the pledge that they start from.
    outgoing: HashMap<Id<PledgeFields>, Vec<LedgerLink>>,
    /// Links by the pledge that they point to.
    incoming: HashMap<Id<PledgeFields>, Vec<LedgerLink>>,
}

impl LedgerEntry {
    fn new(pledge: LedgerPledge) -> Self {
        let lowercase_title = pledge.title.to_lowercase();
        let plain = fold_for_search(&pledge.title);
        Self {
            folded_title: (plain != lowercase_title).then(|| plain.into_boxed_str()),
            lowercase_title,
            pledge,
            events: Vec::new(),
            shares: Vec::new(),
            tranches: Vec::new(),
            corrected: HashSet::new(),
        }
    }

    /// Sorts events, shares and tranches.
    fn sort_parts(&mut self) {
        self.events.sort_by_key(|e| {
            (
                e.happened_on.is_none(),
                e.happened_on.map(DateStated::order),
                e.stage,
                e.id,
            )
        });
        self.events.shrink_to_fit();
        self.shares.sort_by_key(|s| s.party);
        self.tranches.sort_by_key(|t| {
            (
                t.fields.planned_on.is_none(),
                t.fields.planned_on.map(DateStated::order),
                t.id,
            )
        });
    }

    /// Whether a line counts by itself: it is not void, and no other stands in its place.
    pub fn is_effective(&self, event: &LedgerEvent) -> bool {
        !event.void && !self.corrected.contains(&event.id)
    }

    /// Whether at least one pledger is named.
    pub(crate) fn has_named_pledgers(&self) -> bool {
        !self.pledge.pledgers.is_empty()
    }

    /// The lines that count by themselves.
    pub fn effective_events(&self) -> impl Iterator<Item = &LedgerEvent> {
        self.events.iter().filter(|event| self.is_effective(event))
    }

    /// The stage it has come to: the highest reached, whatever the order of the lines. What stands
    /// aside of the ladder counts while no step up is dated later. None without any line.
    pub fn stage(&self) -> Option<Stage> {
        let day = |e: &LedgerEvent| e.happened_on.map(DateStated::order);
        let steps = || self.effective_events().filter(|e| !e.stage.aside());
        let later = |stop: &LedgerEvent| {
            steps().any(|step| {
                step.happened_on.is_some() && stop.happened_on.is_some() && day(step) > day(stop)
            })
        };
        let stops = self
            .effective_events()
            .filter(|e| e.stage.aside() && !later(e));
        let stop = stops.max_by_key(|e| (day(e), e.stage)).map(|e| e.stage);
        stop.or_else(|| steps().map(|e| e.stage).max())
    }

    /// What was paid of a tranche.
    pub fn paid(&self, tranche: &LedgerTranche) -> Option<Paid> {
        let mut paid = None;
        for event in self
            .effective_events()
            .filter(|e| e.tranche == Some(tranche.id))
        {
            let same = event.amount.currency == tranche.fields.planned.currency;
            paid = match (paid, event.amount.minor) {
                (None, Some(minor)) if same => Some(Paid::Figure(minor.into())),
                (Some(Paid::Figure(sum)), Some(minor)) if same => {
                    Some(Paid::Figure(sum + i128::from(minor)))
                }
                _ => Some(Paid::Unsaid),
            };
        }
        paid
    }
}

impl Ledger {
    pub fn new(record: LedgerRecord) -> Self {
        let mut ledger = Self::default();
        ledger.insert(record);
        ledger
    }

    /// Puts these pledges, all their lines and links, in the place of what stood there for them.
    pub fn replace(&mut self, ids: &HashSet<Id<PledgeFields>>, record: LedgerRecord) {
        for id in ids {
            self.remove(*id);
        }
        for side in [&mut self.outgoing, &mut self.incoming] {
            for links in side.values_mut() {
                links.retain(|l| !ids.contains(&l.pledge) && !ids.contains(&l.other));
            }
        }
        self.insert(record);
    }

    /// Removes a pledge; the last one moves to its place.
    fn remove(&mut self, id: Id<PledgeFields>) {
        if let Some(place) = self.places.remove(&id) {
            self.entries.swap_remove(place);
            if let Some(moved) = self.entries.get(place) {
                self.places.insert(moved.pledge.id, place);
            }
        }
    }

    fn insert(&mut self, record: LedgerRecord) {
        let before = self.entries.len();
        self.entries.reserve(record.pledges.len());
        self.places.reserve(record.pledges.len());
        for pledge in record.pledges {
            self.places.insert(pledge.id, self.entries.len());
            self.entries.push(LedgerEntry::new(pledge));
        }
        for event in record.events {
            if let Some(entry) = self.entry_mut(event.pledge) {
                entry.corrected.extend(event.corrects);
                entry.events.push(event);
            }
        }
        for share in record.shares {
            if let Some(entry) = self.entry_mut(share.pledge) {
                entry.shares.push(share);
            }
        }
        for tranche in record.tranches {
            if let Some(entry) = self.entry_mut(tranche.fields.pledge) {
                entry.tranches.push(tranche);
            }
        }
        let new = self.entries.get_mut(before..).unwrap_or_default();
        new.iter_mut().for_each(LedgerEntry::sort_parts);
        for link in record.links {
            self.outgoing.entry(link.pledge).or_default().push(link);
            self.incoming.entry(link.other).or_default().push(link);
        }
    }

    /// A pledge with its lines.
    pub fn entry(&self, id: Id<PledgeFields>) -> Option<&LedgerEntry> {
        self.entries.get(*self.places.get(&id)?)
    }

    fn entry_mut(&mut self, id: Id<PledgeFields>) -> Option<&mut LedgerEntry> {
        self.entries.get_mut(*self.places.get(&id)?)
    }

    /// Every pledge, in no order.
    pub fn entries(&self) -> impl Iterator<Item = &LedgerEntry> {
        self.entries.iter()
    }

    /// Every link, in no order.
    pub fn links(&self) -> impl Iterator<Item = &LedgerLink> {
        self.outgoing.values().flatten()
    }

    /// What a pledge is to others.
    pub fn links_of(&self, id: Id<PledgeFields>) -> &[LedgerLink] {
        self.outgoing.get(&id).map_or(&[], Vec::as_slice)
    }

    /// What others are to a pledge.
    pub fn links_to(&self, id: Id<PledgeFields>) -> &[LedgerLink] {
        self.incoming.get(&id).map_or(&[], Vec::as_slice)
    }
}
