//! The lines that a figure is made of.

use super::{
    Conversion, Ledger, LedgerEntry, LineStatus, PledgeFilter, Rates,
    group_key::{GroupKey, is_within_month, pieces},
    links::is_reached,
};
use crate::model::*;
use serde::Serialize;

/// A line of the ledger with what it adds.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct EventLine {
    pub pledge: Id<PledgeFields>,
    pub title: String,
    pub pledgers: Vec<Id<PartyFields>>,
    /// How pledgers without names were spoken of.
    pub pledgers_unnamed: Option<String>,
    pub event: Id<PledgeEventFields>,
    pub stage: Stage,
    pub happened_on: Option<DateStated>,
    pub amount: Amount,
    /// Of that, what belongs to those asked for, in minor units; none when it has no figure.
    pub part: Option<i64>,
    /// The part converted, when a rate set was named and has a rate.
    pub converted: Option<Conversion>,
    /// Whether it counts, and if not, why.
    pub why: LineStatus,
}

impl Ledger {
    /// The lines behind a figure: of the selected pledges, at a stage, of a group; those that do not count
    /// stand among them with the reason. By date, then by pledge.
    pub fn lines(
        &self,
        filter: &PledgeFilter,
        group: Option<&GroupKey>,
        stage: Option<Stage>,
        rates: Option<&Rates>,
    ) -> Vec<EventLine> {
        let mut lines = Vec::new();
        for entry in self.entries().filter(|e| filter.matches(e)) {
            for event in entry
                .events
                .iter()
                .filter(|e| stage.is_none_or(|r| e.stage == r))
            {
                let Some(part) = part(entry, event, group) else {
                    continue;
                };
                let linked = self.excluding_link_at(entry, event.stage, filter.on);
                let why = match (event.void, linked) {
                    (true, _) => LineStatus::Void,
                    _ if !entry.is_effective(event) => LineStatus::Corrected,
                    (_, Some(link)) => LineStatus::Linked {
                        pledge: link.pledge,
                        link: link.kind,
                        other: link.other,
                    },
                    _ if is_reached(event, filter.on) => LineStatus::Counts,
                    _ if event.happened_on.is_none() => LineStatus::Undated,
                    _ => LineStatus::Later,
                };
                let pledge = &entry.pledge;
                let figure = part.zip(event.amount.currency);
                lines.push(EventLine {
                    pledge: pledge.id,
                    title: pledge.title.clone(),
                    pledgers: pledge.pledgers.clone(),
                    pledgers_unnamed: pledge.pledgers_unnamed.clone(),
                    event: event.id,
                    stage: event.stage,
                    happened_on: event.happened_on,
                    amount: event.amount.clone(),
                    part,
                    converted: rates.zip(figure).and_then(|(rates, (minor, currency))| {
                        rates.convert(minor, currency, self.rate_day(entry))
                    }),
                    why,
                });
            }
        }
        lines.sort_by_key(|l| {
            (
                l.happened_on.is_none(),
                l.happened_on.map(DateStated::order),
                l.stage,
                l.pledge,
                l.event,
            )
        });
        lines
    }
}

/// What of a line belongs to a group, in minor units; the outer none when nothing does.
fn part(entry: &LedgerEntry, event: &LedgerEvent, group: Option<&GroupKey>) -> Option<Option<i64>> {
    use chrono::Datelike;
    let whole = Some(event.amount.minor);
    let of = |holds: bool| whole.filter(|_| holds);
    match group {
        None | Some(GroupKey::All) => whole,
        Some(GroupKey::Year { year }) => {
            of(event.happened_on.map(|on| on.latest().year()) == *year)
        }
        Some(GroupKey::Month { first }) => of(is_within_month(event, *first)),
        Some(GroupKey::Team { id }) => of(entry.pledge.body == *id),
        Some(GroupKey::Channel { channel }) => of(entry.pledge.channel == *channel),
        Some(givers) => pieces(entry, event)
            .into_iter()
            .find(|(key, _)| key == givers)
            .map(|(_, figure)| figure.map(|(minor, _)| minor)),
    }
}
