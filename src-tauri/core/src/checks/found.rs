//! What a check has found. A file of a hundred thousand pledges may give millions of questions: all are counted, and
//! only those that are given are kept and put into words.

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

/// The most questions that are given at once.
pub const MAX_QUESTIONS: usize = 1_000;

/// What is asked about the register.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Questions {
    /// The gravest, a thousand at most.
    pub first: Vec<Finding>,
    /// How many more there are.
    pub more: usize,
}

/// A question about a pledge, and the earlier one that it looks like.
#[derive(Clone, Copy)]
struct Question<'a> {
    pledge: &'a LedgerPledge,
    /// The other, and how many days lie between the two.
    other: Option<(&'a LedgerPledge, i64)>,
}

impl Question<'_> {
    fn order(&self) -> (Uuid, Option<Uuid>) {
        let other = self.other.map(|(pledge, _)| pledge.id.uuid());
        (self.pledge.id.uuid(), other)
    }
}

/// What one check has found so far.
pub(super) struct Found<'a> {
    rule: &'static str,
    grade: Grade,
    pub findings: Vec<Finding>,
    questions: Vec<Question<'a>>,
    /// How many questions were asked, those that were dropped included.
    question_count: usize,
}

impl<'a> Found<'a> {
    pub fn new(rule: &'static str, grade: Grade) -> Self {
        Self {
            rule,
            grade,
            findings: Vec::new(),
            questions: Vec::new(),
            question_count: 0,
        }
    }

    /// Adds a finding about a record.
    pub fn add<F: Noun>(&mut self, record: Id<F>, values: &[(&'static str, &str)]) {
        self.add_to((F::NAME, record.uuid()), values);
    }

    /// Adds a finding about a record of this noun.
    pub fn add_to(
        &mut self,
        (noun, record): (&'static str, Uuid),
        values: &[(&'static str, &str)],
    ) {
        self.findings.push(Finding {
            grade: self.grade,
            rule: self.rule,
            noun,
            record,
            values: values.iter().map(|(k, v)| (*k, (*v).to_owned())).collect(),
        });
    }

    /// Asks about a pledge, and how it stands to another that was announced so many days before it.
    pub fn ask(&mut self, pledge: &'a LedgerPledge, other: Option<(&'a LedgerPledge, i64)>) {
        self.question_count += 1;
        self.questions.push(Question { pledge, other });
        if self.questions.len() >= 2 * MAX_QUESTIONS {
            self.truncate();
        }
    }

    fn truncate(&mut self) {
        self.questions.sort_by_key(Question::order);
        self.questions.truncate(MAX_QUESTIONS);
    }

    /// The findings, and of the questions as many as can be given.
    fn into_findings(mut self) -> Vec<Finding> {
        self.truncate();
        for Question { pledge, other } in std::mem::take(&mut self.questions) {
            let mut values = vec![("title", pledge.title.as_str())];
            let than = other.map(|(o, days)| (o.id.to_string(), days.to_string(), o));
            if let Some((id, days, other)) = &than {
                values.extend([
                    ("other", id.as_str()),
                    ("otherTitle", &other.title),
                    ("days", days),
                ]);
            }
            self.add(pledge.id, &values);
        }
        self.findings
    }
}

/// The gravest of what the checks of the register found, and how much more there is.
pub(super) fn into_questions(all: Vec<Found>) -> Questions {
    let count = all.iter().map(|f| f.findings.len() + f.question_count);
    let count: usize = count.sum();
    let mut first: Vec<Finding> = all.into_iter().flat_map(Found::into_findings).collect();
    first.sort_by_key(|f| (f.grade, f.rule, f.record));
    first.truncate(MAX_QUESTIONS);
    let more = count - first.len();
    Questions { first, more }
}
