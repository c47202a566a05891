//! What a file of published rates holds, and what may be wrong with it.

use crate::model::{Currency, Rate, Rule};
use chrono::NaiveDate;
use serde::Serialize;

/// What all rates are of.
pub const BASE: &str = "EUR";
/// The most bytes that are read, unpacked: more than twice what all days since 1999 take.
pub const MOST_BYTES: usize = 16 << 20;

/// What was wrong with a part of the file.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum RateFault {
    /// No currency of ISO 4217 as it is now.
    UnknownCurrency,
    /// No day of the calendar; its whole row is left out.
    NotADay,
    /// No decimal above zero.
    NotARate,
    /// A rate for that day and currency stands before it.
    Twice,
    /// The row has more or fewer cells than the head; all of it is left out.
    NotAsLong,
    /// One euro in euro. Listed once, for the first of them.
    OfItself,
}

/// A part of the file that was left out, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RateFinding {
    /// The line of the file, from 1, as editors count.
    pub row: u64,
    /// What was wrong.
    pub fault: RateFault,
    /// What stands there.
    pub given: String,
}

/// One euro in another currency on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PublishedRate {
    pub day: NaiveDate,
    /// The other currency.
    pub quote: Currency,
    /// How much of it.
    pub rate: Rate,
}

/// What a file holds: one rate at least.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct PublishedRates {
    /// Its rates, in its own order.
    pub rates: Vec<PublishedRate>,
    /// How many cells say that the rate is not known.
    pub unknown: usize,
    /// What was left out by line, at most 200 of it.
    pub findings: Vec<RateFinding>,
    /// How many more findings there are.
    pub more: usize,
}

pub(super) fn unknown_form(lacks: &dyn std::fmt::Display) -> Rule {
    let lacks = lacks.to_string();
    Rule::NoKnownForm { lacks }
}
