//! Questions about the register, the first of very many. A file of a hundred thousand pledges may give millions:
//! all are counted, and only those that are given are kept and put into words.

use super::{Finding, Findings};
use crate::model::*;
use serde::Serialize;
use uuid::Uuid;

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
pub(super) struct Question<'a> {
    pub grade: Grade,
    pub rule: &'static str,
    pub pledge: &'a LedgerPledge,
    /// The other, and how many days lie between the two.
    pub other: Option<(&'a LedgerPledge, i64)>,
}

impl Question<'_> {
    fn order(&self) -> (Grade, &'static str, Uuid, Option<Uuid>) {
        let other = self.other.map(|(pledge, _)| pledge.id.uuid());
        (self.grade, self.rule, self.pledge.id.uuid(), other)
    }
    fn add_to(&self, found: &mut Findings) {
        let mut values = vec![("title", self.pledge.title.as_str())];
        let than = self
            .other
            .map(|(o, days)| (o.id.to_string(), days.to_string(), o));
        if let Some((id, days, other)) = &than {
            values.extend([
                ("other", id.as_str()),
                ("otherTitle", &other.title),
                ("days", days),
            ]);
        }
        found.add(self.grade, self.rule, self.pledge.id, &values);
    }
}

/// Counts all questions and keeps the gravest.
#[derive(Default)]
pub(super) struct QuestionCollector<'a> {
    kept: Vec<Question<'a>>,
    count: usize,
}

impl<'a> QuestionCollector<'a> {
    pub fn ask(&mut self, question: Question<'a>) {
        self.count += 1;
        self.kept.push(question);
        if self.kept.len() >= 2 * MAX_QUESTIONS {
            self.truncate();
        }
    }

    fn truncate(&mut self) {
        self.kept.sort_by_key(Question::order);
        self.kept.truncate(MAX_QUESTIONS);
    }

    /// The gravest questions, together with what was found otherwise.
    pub fn into_questions(mut self, mut found: Findings) -> Questions {
        let count = self.count + found.0.len();
        self.truncate();
        for question in &self.kept {
            question.add_to(&mut found);
        }
        let mut first = found.0;
        first.sort_by_key(|f| (f.grade, f.rule, f.record));
        first.truncate(MAX_QUESTIONS);
        let more = count - first.len();
        Questions { first, more }
    }
}
