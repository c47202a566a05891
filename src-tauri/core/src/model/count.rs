//! A count with its doubt.

use serde::Serialize;

/// How many there surely are, and how many there may be. Both agree where nothing is in doubt.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Count {
    /// At least so many.
    pub certain: i64,
    /// At most so many; never fewer than `certain`.
    pub possible: i64,
}

impl Count {
    /// The number, where nothing is in doubt.
    pub fn exact(self) -> Option<i64> {
        (self.certain == self.possible).then_some(self.certain)
    }
    /// Whether the true number can be this one.
    pub fn allows(self, number: i64) -> bool {
        (self.certain..=self.possible).contains(&number)
    }
}

/// `10`, `8–11`: for tables and messages.
impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.exact() {
            Some(number) => write!(f, "{number}"),
            None => write!(f, "{}–{}", self.certain, self.possible),
        }
    }
}

/// How sure something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// By the record it is not so.
    Excluded,
    /// It may be so: the dates on record allow both.
    Possible,
    /// It is so, whatever the inexact dates mean.
    Certain,
}
