//! Times of a wall clock in its zone: some do not exist, because the clocks pass over them.

use crate::model::{Problems, Rule};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};
use chrono_tz::Tz;

/// A change of the clocks that passes over a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockGap {
    /// What the clocks show when they are put forward.
    pub from: NaiveDateTime,
    /// What they show from then on.
    pub to: NaiveDateTime,
}

/// The change of clocks that passes over a local time; none for a time that exists, once or twice.
pub fn find_clock_gap(local: NaiveDateTime, zone: Tz) -> Option<ClockGap> {
    let missing = |at: NaiveDateTime| zone.from_local_datetime(&at).earliest().is_none();
    let minute = TimeDelta::minutes(1);
    let whole = local - TimeDelta::seconds(i64::from(chrono::Timelike::second(&local)));
    if !missing(whole) {
        return None;
    }
    let (mut from, mut to) = (whole, whole);
    while missing(from - minute) {
        from -= minute;
    }
    while missing(to) {
        to += minute;
    }
    Some(ClockGap { from, to })
}

/// Whether the clocks show a local time twice.
pub fn is_ambiguous(local: NaiveDateTime, zone: Tz) -> bool {
    let found = zone.from_local_datetime(&local);
    matches!(found, chrono::LocalResult::Ambiguous(..))
}

impl Problems {
    /// A time of a day that must exist in its zone.
    pub fn clock(&mut self, field: &str, day: NaiveDate, time: Option<NaiveTime>, zone: Tz) {
        let Some(time) = time else { return };
        if let Some(ClockGap { from, to }) = find_clock_gap(day.and_time(time), zone) {
            let shown = |time: NaiveTime| time.format("%H:%M").to_string();
            self.add(
                field,
                Rule::ClocksSkip {
                    day,
                    zone: zone.name().to_owned(),
                    given: shown(time),
                    from: shown(from.time()),
                    to: shown(to.time()),
                },
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn the_hour_of_spring_is_passed_over_and_that_of_autumn_is_there_twice() {
        let kyiv = chrono_tz::Europe::Kyiv;
        let found = find_clock_gap(at("2026-03-29 03:30"), kyiv).unwrap();
        assert_eq!(
            (found.from, found.to),
            (at("2026-03-29 03:00"), at("2026-03-29 04:00"))
        );
        assert_eq!(find_clock_gap(at("2026-03-29 04:00"), kyiv), None);
        assert_eq!(find_clock_gap(at("2026-10-25 03:30"), kyiv), None);
        assert!(is_ambiguous(at("2026-10-25 03:30"), kyiv));
        assert!(!is_ambiguous(at("2026-10-25 04:30"), kyiv));
    }

    #[test]
    fn a_day_that_a_country_left_out_is_passed_over_whole() {
        let found = find_clock_gap(at("2011-12-30 12:00"), chrono_tz::Pacific::Apia).unwrap();
        assert_eq!(
            (found.from, found.to),
            (at("2011-12-30 00:00"), at("2011-12-31 00:00"))
        );
    }
}
