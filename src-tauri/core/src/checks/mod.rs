//! What should be looked at before a summary is issued. Pure: a meeting's record in, findings out.
//!
//! A finding names the record it is about, so that one step leads there. An error must be put right
//! before the summary can be issued; a warning should be looked at; a note is for information.
//! What is unknown is never an error: partial knowledge is a fact, not a gap.

#![allow(
    missing_docs,
    reason = "a comment stands where it adds to the name and the type"
)]

mod cumulative;
mod names;
mod outcomes;
mod papers;
mod people;
mod pledges;
mod printable;
mod questions;
mod rates;
mod similar_pledges;
mod template_words;
mod tranches;

pub use cumulative::TotalWords;
pub use pledges::pledges;
pub use printable::{MEETING_PAPER_NOUNS, REGISTER_REPORT_NOUNS, add_unprintable};
pub use questions::{MAX_QUESTIONS, Questions};
pub use rates::rates;

use crate::model::*;
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// One finding: `check.RULE` in the locales says it, with these values.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Finding {
    /// How much it weighs.
    pub grade: Grade,
    /// Which rule found it.
    pub rule: &'static str,
    /// The kind of record to look at.
    pub noun: &'static str,
    /// The record to look at.
    #[cfg_attr(test, ts(type = "string"))]
    pub record: Uuid,
    /// What the rule's words need.
    pub values: BTreeMap<&'static str, String>,
}

/// The findings of one meeting, the gravest first, in the order of the summary.
#[derive(Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Adds a finding about a record.
    fn add<F: Noun>(
        &mut self,
        grade: Grade,
        rule: &'static str,
        record: Id<F>,
        values: &[(&'static str, &str)],
    ) {
        self.add_to(grade, rule, (F::NAME, record.uuid()), values);
    }

    /// Adds a finding about a record of this noun.
    fn add_to(
        &mut self,
        grade: Grade,
        rule: &'static str,
        (noun, record): (&'static str, Uuid),
        values: &[(&'static str, &str)],
    ) {
        self.0.push(Finding {
            grade,
            rule,
            noun,
            record,
            values: values.iter().map(|(k, v)| (*k, (*v).to_owned())).collect(),
        });
    }
}

/// Runs every rule on the record of a meeting.
pub fn check(record: &MeetingRecord) -> Vec<Finding> {
    let mut found = Findings::default();
    papers::check(record, &mut found);
    people::check(record, &mut found);
    names::check(record, &mut found);
    outcomes::check(record, &mut found);
    template_words::check(record, &mut found);
    printable::check(record, &mut found);
    let mut findings = found.0;
    findings.sort_by_key(|f| f.grade);
    findings
}

/// The rules, for the test that each has its words.
pub const RULES: &[&str] = &[
    "actionWithoutDue",
    "actionWithoutOwner",
    "amountNotRecorded",
    "amountWithoutCurrency",
    "capacityNotHeld",
    "capacityUnknown",
    "correctedTwice",
    "countDiffers",
    "decisionNotAdopted",
    "decisionNumberElsewhere",
    "decisionWithoutNumber",
    "figureWithoutSource",
    "groupOverfull",
    "headMissing",
    "headTwice",
    "itemEmpty",
    "itemPlanned",
    "markingClassified",
    "markingMissing",
    "markingNotListed",
    "nameNearly",
    "nameVariant",
    "nobody",
    "notHeld",
    "partyTwice",
    "personTwice",
    "pledgeAfterMeeting",
    "pledgeAgain",
    "pledgeCumulative",
    "pledgeFundBought",
    "pledgeIsTotal",
    "pledgeTwice",
    "rateLater",
    "rateOld",
    "stepsLeftOut",
    "templateWords",
    "tranchesOver",
    "tranchesPaidOver",
    "tranchesShort",
    "unprintable",
];
