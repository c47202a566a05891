//! Rates as the European Central Bank publishes them: one euro in other currencies, by day.
//!
//! Three forms: CSV (`Date, USD, JPY, …`, a row for each day; the file of one day writes it as
//! `3 April 2024`), the same in a zip, and XML (`<Cube time="…"><Cube currency="…" rate="…"/>`). A cell
//! `N/A` is not known, and is no rate.

use crate::model::{Currency, Rate};
use chrono::NaiveDate;
use csv::{ReaderBuilder, Trim};
use quick_xml::{Reader, events::BytesStart, events::Event};
use serde::Serialize;
use std::io::{Cursor, Read};

/// What all rates are of.
pub const BASE: &str = "EUR";
/// The most bytes that are read, unpacked: more than twice what all days since 1999 take.
pub const MOST_BYTES: usize = 16 << 20;
/// The most findings that are told one by one.
const MOST_FINDINGS: usize = 200;

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
}

/// A part of the file that was left out, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RateFinding {
    /// The line of the file, from 1.
    pub row: u64,
    /// What was wrong.
    pub fault: RateFault,
    /// What stands there.
    pub given: String,
}

/// One euro in another currency on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PublishedRate {
    /// The day.
    pub day: NaiveDate,
    /// The other currency.
    pub quote: Currency,
    /// How much of it.
    pub rate: Rate,
}

/// What a file holds.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Published {
    /// Its rates, in its own order.
    pub rates: Vec<PublishedRate>,
    /// How many cells say that the rate is not known.
    pub unknown: usize,
    /// What was left out, at most 200 of it.
    pub findings: Vec<RateFinding>,
    /// How many more findings there are.
    pub more: usize,
}

/// The file is in none of the published forms; what it lacks.
#[derive(Debug, Clone, PartialEq)]
pub struct NotPublished(pub String);

/// Reads a file in any of the forms.
///
/// # Errors
/// When it is in none of them, or holds more than [`MOST_BYTES`].
pub fn read(bytes: &[u8]) -> Result<Published, NotPublished> {
    if bytes.starts_with(b"PK\x03\x04") {
        return read(&unpacked(bytes).map_err(|error| NotPublished(error.to_string()))?);
    }
    if bytes.len() > MOST_BYTES {
        return Err(NotPublished(format!("more than {MOST_BYTES} bytes")));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| NotPublished(error.to_string()))?;
    let text = text.trim_start_matches('\u{feff}');
    let mut found = Reading::default();
    if text.trim_start().starts_with('<') {
        found.xml(text)?;
    } else {
        found.csv(text)?;
    }
    Ok(found.published)
}

/// The one table in a package.
fn unpacked(bytes: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes))?;
    let names: Vec<String> = package
        .file_names()
        .map(|name| name.map(|name| name.into_owned()))
        .collect::<zip::result::ZipResult<_>>()?;
    let name = names.into_iter().find(|name| name.ends_with(".csv"));
    let name = name.ok_or(zip::result::ZipError::FileNotFound)?;
    let mut out = Vec::new();
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    let file = package.by_name(&name)?;
    file.take(most.saturating_add(1)).read_to_end(&mut out)?;
    // A package within a package is no published form.
    if out.starts_with(b"PK") {
        return Err(zip::result::ZipError::InvalidArchive(
            "a package in a package".into(),
        ));
    }
    Ok(out)
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    published: Published,
    seen: std::collections::HashSet<(NaiveDate, Currency)>,
}

impl Reading {
    fn fault(&mut self, row: u64, fault: RateFault, given: &str) {
        if self.published.findings.len() >= MOST_FINDINGS {
            self.published.more += 1;
            return;
        }
        let given = given.chars().take(40).collect();
        let finding = RateFinding { row, fault, given };
        self.published.findings.push(finding);
    }

    fn rate(&mut self, row: u64, day: NaiveDate, quote: Currency, said: &str) {
        if said.is_empty() || said.eq_ignore_ascii_case("N/A") {
            self.published.unknown += 1;
        } else if let Ok(rate) = said.parse() {
            if self.seen.insert((day, quote)) {
                let rate = PublishedRate { day, quote, rate };
                self.published.rates.push(rate);
            } else {
                let given = format!("{} {day}", quote.code());
                self.fault(row, RateFault::Twice, &given);
            }
        } else {
            self.fault(row, RateFault::NotARate, said);
        }
    }

    fn currency(&mut self, row: u64, said: &str) -> Option<Currency> {
        let known = said.parse().ok();
        if known.is_none() {
            self.fault(row, RateFault::UnknownCurrency, said);
        }
        known
    }

    fn day(&mut self, row: u64, said: &str) -> Option<NaiveDate> {
        let known = ["%Y-%m-%d", "%d %B %Y"]
            .iter()
            .find_map(|form| NaiveDate::parse_from_str(said, form).ok());
        if known.is_none() {
            self.fault(row, RateFault::NotADay, said);
        }
        known
    }

    fn csv(&mut self, text: &str) -> Result<(), NotPublished> {
        let mut table = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(Trim::All)
            .from_reader(text.as_bytes());
        let mut quotes: Option<Vec<Option<Currency>>> = None;
        for record in table.records() {
            let record = record.map_err(|error| NotPublished(error.to_string()))?;
            let row = record.position().map_or(0, csv::Position::line);
            let mut cells = record.iter();
            let first = cells.next().unwrap_or_default();
            match &quotes {
                None if first == "Date" => {
                    // Each row ends with a comma, which makes a last column of nothing.
                    let heads = cells.map(|head| match head {
                        "" => None,
                        head => self.currency(row, head),
                    });
                    quotes = Some(heads.collect());
                }
                None => return Err(NotPublished(format!("“Date” at the start, not “{first}”"))),
                Some(quotes) => {
                    let Some(day) = self.day(row, first) else {
                        continue;
                    };
                    for (quote, said) in quotes.iter().zip(cells) {
                        if let Some(quote) = quote {
                            self.rate(row, day, *quote, said);
                        }
                    }
                }
            }
        }
        match quotes {
            Some(_) => Ok(()),
            None => Err(NotPublished("nothing in it".into())),
        }
    }

    fn xml(&mut self, text: &str) -> Result<(), NotPublished> {
        let not = |error: &dyn std::fmt::Display| NotPublished(error.to_string());
        let mut file = Reader::from_str(text);
        let (mut day, mut cubes, mut open) = (None, 0_usize, 0_i64);
        let (mut row, mut counted) = (1_u64, 0_usize);
        loop {
            let event = file.read_event().map_err(|e| not(&e))?;
            let at = usize::try_from(file.buffer_position()).unwrap_or(text.len());
            let passed = text.as_bytes().get(counted..at).unwrap_or_default();
            row += passed.iter().map(|b| u64::from(*b == b'\n')).sum::<u64>();
            counted = at;
            open += match &event {
                Event::Start(_) => 1,
                Event::End(_) => -1,
                _ => 0,
            };
            let cube = match event {
                Event::Start(cube) | Event::Empty(cube) => cube,
                Event::Eof => break,
                _ => continue,
            };
            if cube.local_name().as_ref() != "Cube" {
                continue;
            }
            cubes += 1;
            if let Some(said) = attribute(&cube, "time")? {
                day = self.day(row, &said);
            } else if let (Some(said), Some(day)) = (attribute(&cube, "currency")?, day) {
                let rate = attribute(&cube, "rate")?.unwrap_or_default();
                if let Some(quote) = self.currency(row, &said) {
                    self.rate(row, day, quote, &rate);
                }
            }
        }
        match (cubes, open) {
            (0, _) => Err(NotPublished("no <Cube> in it".into())),
            (_, 0) => Ok(()),
            _ => Err(NotPublished("cut off".into())),
        }
    }
}

/// What an attribute says, as it stands: days, codes and figures need no entities.
fn attribute(cube: &BytesStart, name: &str) -> Result<Option<String>, NotPublished> {
    let found = cube.try_get_attribute(name);
    let found = found.map_err(|error| NotPublished(error.to_string()))?;
    Ok(found.map(|found| found.value.trim().to_owned()))
}
