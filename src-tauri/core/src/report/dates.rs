//! Dates as a paper says them: as they were stated, never more exact.

use super::phrases::Phrases;
use crate::model::*;
use chrono::{Datelike, NaiveDate};

impl Phrases<'_> {
    /// A day: `3 April 2024`.
    pub fn day(&self, day: NaiveDate) -> String {
        let values = [
            ("day", &*day.day().to_string()),
            ("month", &*self.month(day)),
            ("year", &*day.year().to_string()),
        ];
        self.t("paper.date.day", &values)
    }

    /// A moment with its zone: `3 May 2024, 17:00 (Europe/Tallinn)`.
    pub fn moment(&self, moment: Moment) -> String {
        let day = self.day(moment.local.date());
        let time = moment.local.format("%H:%M").to_string();
        let zone = moment.zone.name().replace('_', " ");
        let values = [("day", &*day), ("time", &*time), ("zone", &*zone)];
        self.t("paper.moment", &values)
    }

    fn month(&self, day: NaiveDate) -> String {
        self.nth("paper.months", i64::from(day.month()))
            .unwrap_or_else(|| day.month().to_string())
    }

    fn calendar(&self, calendar: Calendar) -> String {
        match calendar {
            Calendar::Day(day) => self.day(day),
            Calendar::Month(first) => format!("{} {}", self.month(first), first.year()),
            Calendar::Year(first) => first.year().to_string(),
        }
    }

    /// A date as it was stated: `by 14 February 2024`, `1 or 2 February 2024`.
    pub fn date(&self, date: DateStated) -> String {
        let said = |key: &str, c| self.t(key, &[("date", &self.calendar(c))]);
        match date {
            DateStated::On(c) => self.calendar(c),
            DateStated::By(c) => said("paper.date.by", c),
            DateStated::About(c) => said("paper.date.about", c),
            DateStated::Either(a, b) => {
                let a = self.before(a, b);
                self.t("paper.date.either", &[("a", &a), ("b", &self.calendar(b))])
            }
        }
    }

    /// From one date to another: `3–4 April 2024`.
    pub fn dates(&self, from: DateStated, to: DateStated) -> String {
        match (from, to) {
            _ if from == to => self.date(from),
            (DateStated::On(a), DateStated::On(b)) => {
                let key = if same_month(a, b) {
                    "paper.date.days"
                } else {
                    "paper.date.span"
                };
                self.t(key, &[("a", &self.before(a, b)), ("b", &self.calendar(b))])
            }
            _ => self.t(
                "paper.date.span",
                &[("a", &self.date(from)), ("b", &self.date(to))],
            ),
        }
    }

    /// The first of two dates, without the month and year that the second repeats.
    fn before(&self, a: Calendar, b: Calendar) -> String {
        match a {
            Calendar::Day(day) if same_month(a, b) => day.day().to_string(),
            _ => self.calendar(a),
        }
    }
}

fn same_month(a: Calendar, b: Calendar) -> bool {
    match (a, b) {
        (Calendar::Day(a), Calendar::Day(b)) => (a.year(), a.month()) == (b.year(), b.month()),
        _ => false,
    }
}
