//! Days, currencies and figures as they stand in a file, and what each of them means.

use super::published::{BASE, PublishedRate, PublishedRates, RateFault, RateFinding};
use crate::model::{Currency, Rate, Rule};
use chrono::{Datelike, NaiveDate};
use std::collections::HashSet;

/// The most findings that are listed one by one; the rest are counted.
const MOST_FINDINGS: usize = 200;
/// The most characters of a cell that a finding quotes.
const MOST_GIVEN: usize = 40;

/// A figure as it stands; which sign marks its decimals is known when all were seen.
struct RateCell {
    line: u64,
    day: NaiveDate,
    quote: Currency,
    given: String,
}

/// What was read so far.
#[derive(Default)]
pub(super) struct RateReader {
    published: PublishedRates,
    cells: Vec<RateCell>,
    seen: HashSet<(NaiveDate, Currency)>,
}

fn excerpt(given: &str) -> String {
    given.chars().take(MOST_GIVEN).collect()
}

impl RateReader {
    fn fault(&mut self, line: u64, fault: RateFault, given: &str) {
        if self.published.findings.len() >= MOST_FINDINGS {
            self.published.more += 1;
            return;
        }
        let given = excerpt(given);
        let finding = RateFinding {
            row: line,
            fault,
            given,
        };
        self.published.findings.push(finding);
    }

    /// A row with more or fewer cells than the head, by what stands in its first.
    pub(super) fn skip_row(&mut self, line: u64, first: &str) {
        self.fault(line, RateFault::NotAsLong, first);
    }

    pub(super) fn currency(&mut self, line: u64, given: &str) -> Option<Currency> {
        let found = given.parse().ok();
        if found.is_none() {
            self.fault(line, RateFault::UnknownCurrency, given);
        }
        found
    }

    /// The day; none, with a finding, when it is none. A day that may be one of two refuses the file.
    pub(super) fn day(&mut self, line: u64, given: &str) -> Result<Option<NaiveDate>, Rule> {
        let found = ["%Y-%m-%d", "%d %B %Y"]
            .iter()
            .find_map(|form| NaiveDate::parse_from_str(given, form).ok())
            // A year of two digits would be one of the first century.
            .filter(|day| day.year() >= 1000);
        if found.is_none() {
            if let Some((first, second)) = two_days(given) {
                let given = excerpt(given);
                return Err(Rule::DayUnclear {
                    line,
                    given,
                    first,
                    second,
                });
            }
            self.fault(line, RateFault::NotADay, given);
        }
        Ok(found)
    }

    pub(super) fn cell(&mut self, line: u64, day: NaiveDate, quote: Currency, given: &str) {
        if given.is_empty() || given.eq_ignore_ascii_case("N/A") {
            self.published.unknown += 1;
            return;
        }
        let given = given.to_owned();
        self.cells.push(RateCell {
            line,
            day,
            quote,
            given,
        });
    }

    /// What the file holds.
    pub(super) fn finish(mut self) -> Result<PublishedRates, Rule> {
        let cells = std::mem::take(&mut self.cells);
        let comma = decimals_behind_a_comma(&cells)?;
        for cell in &cells {
            self.figure(cell, comma)?;
        }
        let mut published = self.published;
        published.findings.sort_by_key(|finding| finding.row);
        if !published.rates.is_empty() {
            return Ok(published);
        }
        Err(match published.findings.into_iter().next() {
            Some(RateFinding { row, given, .. }) => Rule::NothingRead { line: row, given },
            None => Rule::NoRate,
        })
    }

    fn figure(&mut self, cell: &RateCell, comma: bool) -> Result<(), Rule> {
        let (line, given) = (cell.line, cell.given.as_str());
        let plain = if comma {
            given.replace(',', ".")
        } else {
            given.to_owned()
        };
        // A nought before a digit is the rest of a figure that was parted.
        let parted = plain.starts_with('0') && !plain.starts_with("0.");
        let rate: Option<Rate> = plain.parse().ok().filter(|_| !parted);
        match rate {
            None => self.fault(line, RateFault::NotARate, given),
            Some(rate) if cell.quote.code() == BASE => {
                if rate != Rate::default() {
                    let given = excerpt(given);
                    return Err(Rule::OtherBase { line, given });
                }
                let known = |found: &RateFinding| found.fault == RateFault::OfItself;
                if !self.published.findings.iter().any(known) {
                    self.fault(line, RateFault::OfItself, BASE);
                }
            }
            Some(rate) if self.seen.insert((cell.day, cell.quote)) => {
                let (day, quote) = (cell.day, cell.quote);
                self.published
                    .rates
                    .push(PublishedRate { day, quote, rate });
            }
            Some(_) => {
                let given = format!("{} {}", cell.quote.code(), cell.day);
                self.fault(line, RateFault::Twice, &given);
            }
        }
        Ok(())
    }
}

/// The two days that a day of three numbers may be, the day first and the month first.
fn two_days(given: &str) -> Option<(NaiveDate, NaiveDate)> {
    let parts: Vec<&str> = given.split(['/', '.', '-']).collect();
    let [one, two, year] = parts.as_slice() else {
        return None;
    };
    let number = |part: &str, digits: &[usize]| -> Option<u32> {
        let plain = part.bytes().all(|b| b.is_ascii_digit());
        let long = digits.contains(&part.len());
        (plain && long).then(|| part.parse().ok()).flatten()
    };
    let (one, two) = (number(one, &[1, 2])?, number(two, &[1, 2])?);
    let written = number(year, &[2, 4])?;
    let century = if year.len() == 2 { 2000 } else { 0 };
    let year = i32::try_from(written + century).ok()?;
    let day_first = NaiveDate::from_ymd_opt(year, two, one)?;
    let month_first = NaiveDate::from_ymd_opt(year, one, two)?;
    (day_first != month_first).then_some((day_first, month_first))
}

/// Whether commas mark decimals: where there are any, no figure has a point, and not each of them may part thousands.
fn decimals_behind_a_comma(cells: &[RateCell]) -> Result<bool, Rule> {
    let figures = || {
        let signs = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
        cells.iter().filter(move |c| c.given.chars().all(signs))
    };
    let Some(first) = figures().find(|cell| cell.given.contains(',')) else {
        return Ok(false);
    };
    let points = figures().any(|cell| cell.given.contains('.'));
    let may_part_thousands = |cell: &RateCell| {
        let mut parts = cell.given.split(',');
        parts.next().is_some() && parts.all(|part| part.len() == 3)
    };
    let mut commas = figures().filter(|cell| cell.given.contains(','));
    if points || commas.all(may_part_thousands) {
        return Err(Rule::CommaUnclear {
            line: first.line,
            given: excerpt(&first.given),
        });
    }
    Ok(true)
}
