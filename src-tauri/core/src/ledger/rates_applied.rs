//! The rates that figures were converted by.

use super::{Ledger, PledgeFilter, RateUsed, Rates, links::is_reached};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// A rate, and the day farthest from it that it was used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateApplied {
    pub rate: RateUsed,
    /// The day; none when it was used for pledges without a day alone.
    pub farthest: Option<NaiveDate>,
}

impl Ledger {
    /// Every rate that the totals of these pledges are converted by, by its currencies and its day.
    pub fn rates_applied(&self, filter: &PledgeFilter, rates: &Rates) -> Vec<RateApplied> {
        let mut paths: HashMap<_, Vec<RateUsed>> = HashMap::new();
        for entry in self.entries().filter(|e| filter.matches(e)) {
            let day = self.rate_day(entry);
            for event in entry.effective_events() {
                let figure = event.amount.minor.and(event.amount.currency);
                let Some(currency) = figure.filter(|c| *c != rates.into) else {
                    continue;
                };
                let counts = is_reached(event, filter.on)
                    && self
                        .excluding_link_at(entry, event.stage, filter.on)
                        .is_none();
                if counts {
                    let path = || {
                        rates
                            .conversion_path(currency, rates.into, day)
                            .unwrap_or_default()
                    };
                    paths.entry((currency, day)).or_insert_with(path);
                }
            }
        }
        let mut applied: BTreeMap<_, RateApplied> = BTreeMap::new();
        for ((_, day), path) in paths {
            for rate in path {
                let key = (rate.base.code(), rate.quote.code(), rate.dated_on);
                let own = applied.entry(key).or_insert(RateApplied {
                    rate,
                    farthest: day,
                });
                let distance = |day: Option<NaiveDate>| {
                    let days = day.and_then(|day| rate.days_before(day));
                    // A rate of a later day is farther than any of an earlier one.
                    days.map(|days| (days < 0, days.abs()))
                };
                if distance(day) > distance(own.farthest) {
                    own.farthest = day;
                }
            }
        }
        applied.into_values().collect()
    }
}
