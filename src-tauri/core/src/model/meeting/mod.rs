//! A meeting of a body.

pub(in crate::model) mod action;
pub(in crate::model) mod agenda_item;
pub(in crate::model) mod attendee;
pub(in crate::model) mod brief;
pub(in crate::model) mod capacity;
pub(in crate::model) mod clock;
pub(in crate::model) mod decision;
pub(in crate::model) mod delegation;
pub(in crate::model) mod invitation;
pub(in crate::model) mod meeting_document;
pub(in crate::model) mod meeting_record;
pub(in crate::model) mod meeting_state;
pub(in crate::model) mod participation;
pub(in crate::model) mod statement;

use crate::model::*;
use chrono::{NaiveDate, NaiveTime};

closed! {
    /// How people met.
    MeetingMode { InPerson = "inPerson", Hybrid = "hybrid", Online = "online" }
}

fields! {
    /// A meeting: when, where, of whom. Who came and what was said hangs on it.
    MeetingFields {
        /// The body that met.
        body: Id<BodyFields>,
        /// First, second, third; may be unknown.
        ordinal: Option<i64>,
        /// A title of its own, if it has one.
        title: Option<String>,
        /// The day it began.
        starts_on: Option<DateStated>,
        /// The time it began, in `zone`.
        starts_at: Option<NaiveTime>,
        /// The day it ended, if another.
        ends_on: Option<DateStated>,
        /// The time it ended, in `zone`.
        ends_at: Option<NaiveTime>,
        /// When it was opened, by its own time zone, as the record of the meeting states it.
        opened_at: Option<NaiveTime>,
        /// When it was closed, by its own time zone, as the record of the meeting states it.
        closed_at: Option<NaiveTime>,
        /// The IANA time zone of its times.
        zone: Option<String>,
        /// City.
        city: Option<String>,
        /// Country.
        country: Option<CountryCode>,
        /// Building, room or link.
        venue: Option<String>,
        /// In person, hybrid or online.
        mode: Option<MeetingMode>,
        /// The party that hosted it.
        host: Option<Id<PartyFields>>,
        /// The parties that chaired it.
        chair_parties: Vec<Id<PartyFields>>,
        /// The persons who chaired it.
        chair_persons: Vec<Id<PersonFields>>,
        /// The language of its papers (BCP 47).
        language: String,
        /// The distribution marking of its papers.
        marking: Option<String>,
        /// The symbol of its summary.
        symbol: Option<String>,
        /// Where it stands.
        state: MeetingState,
        /// Why it was postponed or cancelled, where that is recorded; it goes when the meeting leaves that state.
        state_reason: Option<String>,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl Noun for MeetingFields {
    const NAME: &'static str = "meeting";
    fn check(&self, p: &mut Problems) {
        p.add_if(self.starts_on.is_none(), "startsOn", Rule::Required);
        p.add_if(
            self.ordinal.is_some_and(|n| n <= 0),
            "ordinal",
            Rule::NotPositive,
        );
        p.required("language", &self.language);
        p.language("language", Some(&self.language));
        for (field, line) in [
            ("title", &self.title),
            ("city", &self.city),
            ("venue", &self.venue),
            ("marking", &self.marking),
            ("symbol", &self.symbol),
            ("stateReason", &self.state_reason),
        ] {
            p.optional(field, line.as_ref());
        }
        let planned = self.state_reason.is_some() && !self.state.is_called_off();
        p.add_if(planned, "stateReason", Rule::NotCalledOff);
        if let Some(marking) = &self.marking {
            p.add_if(is_classification(marking), "marking", Rule::Classified);
        }
        p.period("endsOn", self.starts_on, self.ends_on);
        let same_day = self.ends_on.is_none() || self.ends_on == self.starts_on;
        if let (true, Some(start), Some(end)) = (same_day, self.starts_at, self.ends_at) {
            p.add_if(end < start, "endsAt", Rule::EndBeforeStart);
        }
        if let Some(zone) = &self.zone {
            let known = zone.parse::<chrono_tz::Tz>().is_ok();
            p.add_if(
                !known,
                "zone",
                Rule::UnknownZone {
                    given: zone.clone(),
                },
            );
        }
        self.check_clocks(p);
    }
}

impl MeetingFields {
    /// The time zone of its times, where it is known.
    pub fn tz(&self) -> Option<chrono_tz::Tz> {
        self.zone.as_ref()?.parse().ok()
    }

    /// Its times exist on their days: the clocks of its zone are not put forward over them.
    fn check_clocks(&self, p: &mut Problems) {
        let Some(zone) = self.tz() else { return };
        let first = self.starts_on.and_then(DateStated::exact);
        let last = self.ends_on.map_or(first, DateStated::exact);
        for (field, day, time) in [
            ("startsAt", first, self.starts_at),
            ("endsAt", last, self.ends_at),
            ("openedAt", first, self.opened_at),
            ("closedAt", last, self.closed_at),
        ] {
            if let Some(day) = day {
                p.clock(field, day, time, zone);
            }
        }
    }

    /// Whether an earlier meeting of the same body is `earlier`; on one day both come before each other.
    pub fn follows(&self, earlier: &Self) -> bool {
        let days = earlier.day().zip(self.day());
        self.body == earlier.body && days.is_some_and(|(then, now)| then <= now)
    }

    /// Whether it may have been held on this day, by what is recorded of its first and last day.
    pub fn may_fall_on(&self, day: NaiveDate) -> bool {
        let Some(from) = self.starts_on else {
            return false;
        };
        let Some(to) = self.ends_on else {
            return from.may_be(day);
        };
        from.earliest().is_none_or(|first| first <= day) && day <= to.latest()
    }

    /// The last day it can have begun: the date that roles and signatures are asked of.
    pub fn day(&self) -> Option<NaiveDate> {
        self.starts_on.map(DateStated::latest)
    }

    /// The last day on which it can have sat: what was said on any of its days was said by the end of this
    /// one. Figures "as at the meeting" are asked of it.
    pub fn last_day(&self) -> Option<NaiveDate> {
        let ends = [self.starts_on, self.ends_on].into_iter().flatten();
        ends.map(DateStated::last_possible).max()
    }
}

#[cfg(test)]
mod tests {
    use super::MeetingFields;

    #[test]
    fn the_last_day_of_a_meeting_is_the_last_it_can_have_sat_on() {
        let last = |starts: Option<&str>, ends: Option<&str>| {
            let read = |on: Option<&str>| on.map(|on| on.parse().expect("a date"));
            let meeting = MeetingFields {
                starts_on: read(starts),
                ends_on: read(ends),
                ..MeetingFields::default()
            };
            meeting.last_day().map(|day| day.to_string())
        };
        for (starts, ends, day) in [
            (Some("2024-04-03"), None, "2024-04-03"),
            (Some("2024-04-03"), Some("2024-04-04"), "2024-04-04"),
            (Some("[2024-02-01,2024-02-02]"), None, "2024-02-02"),
            (
                Some("[2024-02-01,2024-02-02]"),
                Some("2024-02-01"),
                "2024-02-02",
            ),
            (Some("2024-02"), None, "2024-02-29"),
            (Some("2024-04-03"), Some("2024-04"), "2024-04-30"),
            (None, Some("2024-04-04"), "2024-04-04"),
        ] {
            assert_eq!(
                last(starts, ends).as_deref(),
                Some(day),
                "{starts:?} {ends:?}"
            );
        }
        assert_eq!(last(None, None), None);
    }
}
