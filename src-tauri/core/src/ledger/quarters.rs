//! What was promised for each quarter, what came of it, and what is overdue.

use super::{Ledger, PledgeFilter, Rates, conversion::ConversionCache, total::TotalBuilder};
use crate::model::*;
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use std::collections::BTreeMap;

/// The tranches that were planned for a quarter.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Quarter {
    /// Its first day; none for tranches without a planned date.
    pub first: Option<NaiveDate>,
    /// What was planned for it; tranches from which nothing is expected any more are left out.
    pub planned: Total,
    /// What was paid of these tranches, whenever that was.
    pub paid: Total,
    /// What is still missing of those that are overdue.
    pub overdue: Total,
}

/// A tranche behind the figures of its quarter, and what paid it.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedTranche {
    pub tranche: Id<TrancheFields>,
    pub pledge: Id<PledgeFields>,
    /// Where it stands today.
    pub state: TrancheState,
    /// The lines that paid it, by date.
    pub paid_by: Vec<Id<PledgeEventFields>>,
}

#[derive(Default)]
struct QuarterBuilder {
    planned: TotalBuilder,
    paid: TotalBuilder,
    overdue: TotalBuilder,
}

impl Ledger {
    /// The tranches of the selected pledges, by the quarter they were planned for.
    pub fn quarters(
        &self,
        filter: &PledgeFilter,
        rates: Option<&Rates>,
        today: NaiveDate,
    ) -> Vec<Quarter> {
        let mut found: BTreeMap<(bool, Option<NaiveDate>), QuarterBuilder> = BTreeMap::new();
        let mut conversions = ConversionCache::new(rates);
        let counts = |e: &&super::LedgerEntry| {
            filter.matches(e) && self.excluding_link(e, filter.on).is_none()
        };
        for entry in self.entries().filter(counts) {
            let day = rates.and_then(|_| self.rate_day(entry));
            for tranche in entry.tranches.iter().filter(|t| !t.fields.waived) {
                let first = quarter(tranche.fields.planned_on);
                let adds = found.entry((first.is_none(), first)).or_default();
                let planned = &tranche.fields.planned;
                let figure = planned.minor.zip(planned.currency);
                let path = conversions.path(figure, day);
                adds.planned.add(planned.precision, figure, path);
                let events = || {
                    entry
                        .effective_events()
                        .filter(|e| e.tranche == Some(tranche.id))
                };
                for event in events() {
                    let paid = event.amount.minor.zip(event.amount.currency);
                    let path = conversions.path(paid, day);
                    adds.paid.add(event.amount.precision, paid, path);
                }
                let paid = entry.paid(tranche);
                if tranche.fields.state(paid, today) == TrancheState::Overdue {
                    let came = match paid {
                        Some(Paid::Figure(minor)) => minor,
                        _ => 0,
                    };
                    // Nobody promised all of "up to": what is missing of it is not known.
                    let promised = figure.filter(|_| planned.precision != Precision::UpTo);
                    let missing = promised.and_then(|(minor, currency)| {
                        let rest = i64::try_from(i128::from(minor) - came).ok()?;
                        Some((rest, currency))
                    });
                    adds.overdue.add(planned.precision, missing, path);
                }
            }
        }
        let quarter = |((_, first), adds): (_, QuarterBuilder)| Quarter {
            first,
            planned: adds.planned.total(&conversions),
            paid: adds.paid.total(&conversions),
            overdue: adds.overdue.total(&conversions),
        };
        found.into_iter().map(quarter).collect()
    }

    /// The tranches behind the figures of a quarter, by day, then by pledge.
    pub fn tranches_of_quarter(
        &self,
        filter: &PledgeFilter,
        first: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Vec<PlannedTranche> {
        let counts = |e: &&super::LedgerEntry| {
            filter.matches(e) && self.excluding_link(e, filter.on).is_none()
        };
        let mut found = Vec::new();
        for entry in self.entries().filter(counts) {
            let of_it =
                |t: &&LedgerTranche| !t.fields.waived && quarter(t.fields.planned_on) == first;
            for tranche in entry.tranches.iter().filter(of_it) {
                let paid_by = entry
                    .effective_events()
                    .filter(|e| e.tranche == Some(tranche.id));
                let promised = PlannedTranche {
                    tranche: tranche.id,
                    pledge: entry.pledge.id,
                    state: tranche.fields.state(entry.paid(tranche), today),
                    paid_by: paid_by.map(|e| e.id).collect(),
                };
                let day = tranche.fields.planned_on.map(DateStated::order);
                found.push((day, entry.pledge.id, promised));
            }
        }
        found.sort_by_key(|(day, pledge, one)| (*day, *pledge, one.tranche));
        found.into_iter().map(|(_, _, one)| one).collect()
    }
}

/// The first day of the quarter in which a date lies at the latest.
fn quarter(on: Option<DateStated>) -> Option<NaiveDate> {
    let last = on?.latest();
    NaiveDate::from_ymd_opt(last.year(), last.month0() / 3 * 3 + 1, 1)
}
