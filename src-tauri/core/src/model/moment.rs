//! A moment as people agree on it: a wall clock's time in a named zone.
//!
//! Stored as `2024-05-03T17:00[Europe/Tallinn]`, the local time with the zone's name of RFC 9557.

use super::Problems;
use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// A local time in an IANA zone, to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// What the clock on the wall shows.
    pub local: NaiveDateTime,
    /// Where that wall is.
    pub zone: Tz,
}
typescript!(Moment => "string");

const LOCAL: &str = "%Y-%m-%dT%H:%M";

impl Moment {
    /// The same moment in UTC. A time that the clocks skip is taken as its day's next one; of one
    /// that they show twice, the later: nobody is cut off early.
    pub fn utc(self) -> DateTime<Utc> {
        let at = |local: NaiveDateTime| self.zone.from_local_datetime(&local).latest();
        let skipped = || at(self.local + chrono::TimeDelta::hours(1));
        at(self.local)
            .or_else(skipped)
            .map_or_else(|| self.local.and_utc(), |time| time.to_utc())
    }
}

impl Problems {
    /// A moment that must exist: the clocks of its zone are not put forward over it.
    pub fn moment(&mut self, field: &str, moment: Option<Moment>) {
        if let Some(Moment { local, zone }) = moment {
            self.clock(field, local.date(), Some(local.time()), zone);
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.local.format(LOCAL), self.zone)
    }
}

impl FromStr for Moment {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let refused = || format!("“{text}” is no time with its zone");
        let (local, zone) = text
            .strip_suffix(']')
            .and_then(|text| text.split_once('['))
            .ok_or_else(refused)?;
        Ok(Self {
            local: NaiveDateTime::parse_from_str(local, LOCAL).map_err(|_| refused())?,
            zone: zone.parse().map_err(|_| refused())?,
        })
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_back_as_it_was_written() {
        let text = "2024-05-03T17:00[Europe/Tallinn]";
        let moment: Moment = text.parse().unwrap();
        assert_eq!(moment.to_string(), text);
        assert_eq!(moment.utc().to_rfc3339(), "2024-05-03T14:00:00+00:00");
        for wrong in ["2024-05-03T17:00", "2024-05-03T17:00[Mars]", "soon[UTC]"] {
            assert!(wrong.parse::<Moment>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_time_that_the_clocks_skip_or_show_twice_still_is_one_moment() {
        let utc = |text: &str| text.parse::<Moment>().unwrap().utc().to_rfc3339();
        assert_eq!(
            utc("2024-03-31T03:30[Europe/Tallinn]"),
            "2024-03-31T01:30:00+00:00"
        );
        assert_eq!(
            utc("2024-10-27T03:30[Europe/Tallinn]"),
            "2024-10-27T01:30:00+00:00"
        );
    }
}
