//! The register as activities of the International Aid Transparency Initiative, version 2.03.
//!
//! A pledge is an activity of those who give it, told by somebody else: the reporting organisation is
//! marked as a secondary reporter, and its transactions go out (pledge 12, commitment 2, disbursement 3),
//! since whoever reports receives nothing. A line of the ledger becomes a transaction when it counts, has
//! a figure, and is dated to the day: the standard has no way to write the rest, which is left out and
//! counted. How exact a figure is stands in the transaction's description.
//!
//! The sector of an activity is the team it is for, in the vocabulary of the reporting organisation (99): the record
//! holds no codes of the OECD. Who receives is the beneficiary of the pledge, or those of the whole coalition.
//! [`find_unmet`] says which rules of the standard's own ruleset an activity does not keep.

mod activities;
mod activity;
mod rules;
mod status;
mod write;

pub use activities::Activities;
pub use rules::{RulesetRule, RulesetViolation};

use crate::{
    Error, Result,
    ledger::LineStatus,
    model::*,
    xml::{Xml, XmlError},
};
use activities::{DatedEvent, dated_event};
use activity::Activity;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::HashMap;

/// What has no form in the standard, and so is not in the file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ActivityCounts {
    /// Pledges that have an activity.
    pub activities: u32,
    /// Pledges of which no line has an amount.
    pub without_amount: u32,
    /// Pledges with an amount, but none of a known day.
    pub without_day: u32,
    /// Pledges of which every line was withdrawn.
    pub withdrawn: u32,
    /// Pledges that do not count, because another stands for the same money.
    pub left_out: u32,
    /// Lines with a figure and a day at stages that are no transactions, of pledges that are in the file; as
    /// are the following.
    pub other_stages: u32,
    /// Lines without an amount.
    pub lines_without_amount: u32,
    /// Lines with an amount, but without a day.
    pub lines_without_day: u32,
}

/// The signs that no identifier of the standard may hold.
const NOT_IN_IDENTIFIERS: [char; 4] = ['/', '&', '|', '?'];

/// The file, and what is not in it.
///
/// # Errors
/// `Invalid` when the organisation has no identifier, or one with a sign that the standard forbids;
/// `CannotPrint` for a character that XML has no way to write.
pub fn iati(of: &Activities) -> Result<(Vec<u8>, ActivityCounts)> {
    if of.organisation.trim().is_empty() {
        return Err(Error::invalid("organisation", Rule::Required));
    }
    if let Some(sign) = of
        .organisation
        .chars()
        .find(|c| NOT_IN_IDENTIFIERS.contains(c))
    {
        let character = sign.into();
        return Err(Error::invalid(
            "organisation",
            Rule::NotAnIdentifier { character },
        ));
    }
    let (activities, omissions) = activities(of);
    let mut xml = Xml::new();
    let generated = of.record.changed_at();
    xml.open(
        "iati-activities",
        &[("version", "2.03"), ("generated-datetime", generated)],
    );
    for activity in &activities {
        write::activity(&mut xml, of, activity);
    }
    xml.close();
    let bytes = xml.finish().map_err(cannot_write)?;
    Ok((bytes, omissions))
}

/// The rules of the standard's ruleset that activities do not keep on a day, in their order.
pub fn find_unmet(of: &Activities, today: NaiveDate) -> Vec<RulesetViolation> {
    let (activities, _) = activities(of);
    let each = activities
        .iter()
        .flat_map(|one| rules::find_unmet(one, today));
    each.collect()
}

/// The pledges that have an activity, and how many have none, and why.
fn activities<'a>(of: &Activities<'a>) -> (Vec<Activity<'a>>, ActivityCounts) {
    let mut lines: HashMap<_, Vec<&LedgerEvent>> = HashMap::new();
    for line in of.ledger.lines(of.filter, None, None, None) {
        if line.why == LineStatus::Counts {
            let events = of.ledger.entry(line.pledge).into_iter();
            let events = events.flat_map(|e| &e.events).find(|e| e.id == line.event);
            lines.entry(line.pledge).or_default().extend(events);
        }
    }
    let mut omissions = ActivityCounts::default();
    let mut activities = Vec::new();
    for entry in of.entries.iter().copied() {
        if of.ledger.excluding_link(entry, of.filter.on).is_some() {
            omissions.left_out += 1;
            continue;
        }
        if entry.effective_events().next().is_none() {
            omissions.withdrawn += 1;
            continue;
        }
        let counting = lines.remove(&entry.pledge.id).unwrap_or_default();
        let figures = counting.iter().filter(|e| e.amount.minor.is_some()).count();
        let dated: Vec<DatedEvent> = counting.iter().filter_map(|e| dated_event(e)).collect();
        if dated.is_empty() {
            omissions.without_day += u32::from(figures > 0);
            omissions.without_amount += u32::from(figures == 0);
            continue;
        }
        omissions.activities += 1;
        let transactions = dated.iter().filter(|t| t.kind.is_some()).count();
        omissions.other_stages += to_u32(dated.len() - transactions);
        omissions.lines_without_amount += to_u32(counting.len() - figures);
        omissions.lines_without_day += to_u32(figures - dated.len());
        activities.push(Activity::new(of, entry, &counting, &dated));
    }
    (activities, omissions)
}

fn to_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn cannot_write(error: XmlError) -> Error {
    match error {
        XmlError::Refused { character, around } => Error::CannotPrint {
            character,
            code: format!("U+{:04X}", u32::from(character)),
            context: around,
        },
        XmlError::Writer(detail) => Error::Internal {
            doing: "writing activities",
            detail,
        },
    }
}
