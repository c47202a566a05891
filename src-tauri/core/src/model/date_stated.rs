//! A date as it was stated: to the day, or only the month or the year, by a date, about it,
//! or one of two because sources differ.
//!
//! Stored in the Extended Date/Time Format (ISO 8601-2:2019): `2024-04-03`, `2023-11`, `2023`,
//! `../2024-01` (by), `2024-05-31~` (about), `[2024-02-01,2024-02-02]` (one or the other).

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// A day, a month or a year of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// To the day.
    Day(NaiveDate),
    /// Any day of the month that begins here.
    Month(NaiveDate),
    /// Any day of the year that begins here.
    Year(NaiveDate),
}

/// A date as it was stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateStated {
    /// On that day, in that month or year.
    On(Calendar),
    /// Then or earlier.
    By(Calendar),
    /// About then.
    About(Calendar),
    /// One or the other: sources differ.
    Either(Calendar, Calendar),
}
typescript!(DateStated => "string");

impl Calendar {
    pub(super) fn earliest(self) -> NaiveDate {
        match self {
            Self::Day(d) | Self::Month(d) | Self::Year(d) => d,
        }
    }
    pub(super) fn latest(self) -> NaiveDate {
        let months = match self {
            Self::Day(d) => return d,
            Self::Month(_) => 1,
            Self::Year(_) => 12,
        };
        let next = self.earliest().checked_add_months(Months::new(months));
        next.and_then(|d| d.pred_opt()).unwrap_or(NaiveDate::MAX)
    }
}

impl DateStated {
    /// Exactly that day.
    pub fn day(day: NaiveDate) -> Self {
        Self::On(Calendar::Day(day))
    }
    /// The first day it can mean; none when only an upper bound is known.
    pub fn earliest(self) -> Option<NaiveDate> {
        match self {
            Self::On(c) | Self::About(c) => Some(c.earliest()),
            Self::By(_) => None,
            Self::Either(a, b) => Some(a.earliest().min(b.earliest())),
        }
    }
    /// The last day that was stated; “about” may mean a later one, see [`Self::last_possible`].
    pub fn latest(self) -> NaiveDate {
        match self {
            Self::On(c) | Self::By(c) | Self::About(c) => c.latest(),
            Self::Either(a, b) => a.latest().max(b.latest()),
        }
    }
    /// The day, when it is known to the day.
    pub fn exact(self) -> Option<NaiveDate> {
        match self {
            Self::On(Calendar::Day(d)) => Some(d),
            _ => None,
        }
    }
    /// Whether it can mean this day.
    pub fn may_be(self, day: NaiveDate) -> bool {
        let within = |c: Calendar| c.earliest() <= day && day <= c.latest();
        match self {
            Self::On(c) | Self::About(c) => within(c),
            Self::By(c) => day <= c.latest(),
            Self::Either(a, b) => within(a) || within(b),
        }
    }
    /// Whether it was surely reached by the end of `day`.
    pub fn is_reached_by(self, day: NaiveDate) -> bool {
        self.last_possible() <= day
    }
    /// Whether it surely lies wholly before `other`.
    pub fn before(self, other: Self) -> bool {
        other.earliest().is_some_and(|start| self.latest() < start)
    }
    /// The month it may reach at the latest; the year when no month was stated.
    pub fn month(self) -> Self {
        let calendar = match self {
            Self::On(c) | Self::By(c) | Self::About(c) => c,
            Self::Either(a, b) if a.latest() > b.latest() => a,
            Self::Either(_, b) => b,
        };
        Self::On(match calendar {
            Calendar::Day(d) => Calendar::Month(d.with_day(1).unwrap_or(d)),
            other => other,
        })
    }
    /// Where it stands in a list: by its last possible day, the vaguer after the exact.
    pub fn order(self) -> (NaiveDate, u8) {
        let vague = match self {
            Self::On(Calendar::Day(_)) => 0,
            Self::Either(..) => 1,
            Self::About(_) => 2,
            Self::By(_) => 3,
            Self::On(Calendar::Month(_)) => 4,
            Self::On(Calendar::Year(_)) => 5,
        };
        (self.latest(), vague)
    }
}

impl fmt::Display for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(d) => write!(f, "{d}"),
            Self::Month(d) => write!(f, "{:04}-{:02}", d.year(), d.month()),
            Self::Year(d) => write!(f, "{:04}", d.year()),
        }
    }
}

impl fmt::Display for DateStated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(c) => write!(f, "{c}"),
            Self::By(c) => write!(f, "../{c}"),
            Self::About(c) => write!(f, "{c}~"),
            Self::Either(a, b) => write!(f, "[{a},{b}]"),
        }
    }
}

/// The text is not one of the forms in the module's words.
#[derive(Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date in a known form")
    }
}

impl FromStr for Calendar {
    type Err = NotADate;
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let number = |part: &str, digits: usize| {
            let plain = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| part.parse::<u32>().ok()).flatten()
        };
        let date = |year: &str, month: &str, day: &str| {
            let year = i32::try_from(number(year, 4)?).ok()?;
            NaiveDate::from_ymd_opt(year, number(month, 2)?, number(day, 2)?)
        };
        let found = match text.split_once('-') {
            None => date(text, "01", "01").map(Self::Year),
            Some((year, rest)) => match rest.split_once('-') {
                None => date(year, rest, "01").map(Self::Month),
                Some((month, day)) => date(year, month, day).map(Self::Day),
            },
        };
        found.ok_or(NotADate)
    }
}

impl FromStr for DateStated {
    type Err = NotADate;
    fn from_str(text: &str) -> Result<Self, NotADate> {
        if let Some(rest) = text.strip_prefix("../") {
            return Ok(Self::By(rest.parse()?));
        }
        if let Some(rest) = text.strip_suffix('~') {
            return Ok(Self::About(rest.parse()?));
        }
        if let Some(rest) = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
            let (a, b) = rest.split_once(',').ok_or(NotADate)?;
            return Ok(Self::Either(a.parse()?, b.trim().parse()?));
        }
        Ok(Self::On(text.parse()?))
    }
}

impl Serialize for DateStated {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DateStated {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
