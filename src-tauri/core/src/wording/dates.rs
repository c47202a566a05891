//! Dates as people say them: as they were stated, never more exact.

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
            Calendar::Month(first) => self.t(
                "paper.date.month",
                &[
                    ("month", &self.month(first)),
                    ("year", &first.year().to_string()),
                ],
            ),
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
            DateStated::Either(a, b) => match days_of_a_month(a, b) {
                Some(days) => self.days("paper.date.eitherDay", days),
                None => self.pair("paper.date.either", &self.calendar(a), &self.calendar(b)),
            },
        }
    }

    /// From one date to another: `3–4 April 2024`.
    pub fn dates(&self, from: DateStated, to: DateStated) -> String {
        if from == to {
            return self.date(from);
        }
        let days = match (from, to) {
            (DateStated::On(a), DateStated::On(b)) => days_of_a_month(a, b),
            _ => None,
        };
        match days {
            Some(days) => self.days("paper.date.days", days),
            None => self.pair("paper.date.span", &self.date(from), &self.date(to)),
        }
    }

    fn pair(&self, key: &str, a: &str, b: &str) -> String {
        self.t(key, &[("a", a), ("b", b)])
    }

    /// Two days of one month, which is said once.
    fn days(&self, key: &str, (a, b): (NaiveDate, NaiveDate)) -> String {
        let values = [
            ("a", &*a.day().to_string()),
            ("b", &*b.day().to_string()),
            ("month", &*self.month(b)),
            ("year", &*b.year().to_string()),
        ];
        self.t(key, &values)
    }
}

fn days_of_a_month(a: Calendar, b: Calendar) -> Option<(NaiveDate, NaiveDate)> {
    match (a, b) {
        (Calendar::Day(a), Calendar::Day(b)) => {
            ((a.year(), a.month()) == (b.year(), b.month())).then_some((a, b))
        }
        _ => None,
    }
}
