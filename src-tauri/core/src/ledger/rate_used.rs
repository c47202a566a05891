//! A rate that something was converted by.

use crate::model::*;
use chrono::NaiveDate;
use serde::Serialize;

/// A rate that a conversion went by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct RateUsed {
    /// One unit of this
    pub base: Currency,
    /// buys of this
    pub quote: Currency,
    /// so many.
    pub rate: Rate,
    /// The day of the rate; of a fixed one, the day since which it holds.
    pub dated_on: NaiveDate,
    /// Whether it is the fixed rate of a currency that the euro took the place of.
    pub fixed: bool,
}

/// How many days a rate may be older than the day it is used for before that has to be said: banks close over
/// a weekend and feast days, and publish none.
pub const MOST_DAYS: i64 = 7;

impl RateUsed {
    /// How many days it is older than a day, less than none when it is of a later one; nothing of a rate that
    /// is fixed, which is as good on every day.
    pub fn days_before(&self, day: NaiveDate) -> Option<i64> {
        (!self.fixed).then(|| (day - self.dated_on).num_days())
    }

    /// Whether it is of a day so far before another, or after it, that this has to be said.
    pub fn is_far_from(&self, day: NaiveDate) -> bool {
        let days = self.days_before(day);
        days.is_some_and(|days| !(0..=MOST_DAYS).contains(&days))
    }

    /// How far its day is from `day`, for comparing rates: any earlier day is nearer than any later one.
    pub(super) fn distance_to(&self, day: Option<NaiveDate>) -> (bool, i64) {
        let days = day.map_or(0, |day| (day - self.dated_on).num_days());
        (days < 0, days.abs())
    }
}
