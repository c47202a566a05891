//! What a merge did, and what a person has to decide first.

use super::shape::{Image, Key};
use crate::model::{ConflictKind, MergeChoice, MergedKind, Side};
use std::collections::HashMap;

/// Something both copies changed, each in its way.
#[derive(Debug, Clone)]
pub struct Conflict {
    /// Why somebody has to decide.
    pub kind: ConflictKind,
    /// The kind of record.
    pub noun: String,
    /// Which.
    pub record: String,
    /// The field, as the page knows it; none for a record as a whole.
    pub field: Option<String>,
    /// The record as it stands here, or as it was here before it went.
    pub here: Image,
    /// The same of the other copy.
    pub there: Image,
    /// How many records go with this one, or need it.
    pub others: usize,
    /// What was decided; none yet.
    pub taken: Option<Side>,
}

/// One thing that was done, or left.
#[derive(Debug, Clone)]
pub struct Line {
    /// What.
    pub kind: MergedKind,
    /// The kind of record.
    pub noun: String,
    /// Which.
    pub record: String,
    /// The record, to name it by.
    pub row: Image,
    /// The fields it is about, as the page knows them.
    pub fields: Vec<String>,
    /// What stands now in the place of what the other copy says, where that differs.
    pub now: Option<String>,
}

/// All of it.
#[derive(Debug, Default)]
pub struct Outcome {
    /// How many operations this file has seen since the copies parted.
    pub here: i64,
    /// How many the other copy has.
    pub there: i64,
    /// What somebody has to decide, or has decided.
    pub conflicts: Vec<Conflict>,
    /// What was done, in the order of nouns.
    pub lines: Vec<Line>,
    /// What keeps the copies from becoming one.
    pub blocked: Vec<Line>,
    /// How many records a summary that was issued there seals: those stay sealed.
    pub seals: usize,
}

impl Outcome {
    /// How many conflicts nobody has decided.
    pub fn undecided(&self) -> usize {
        self.conflicts.iter().filter(|c| c.taken.is_none()).count()
    }

    pub(super) fn line(&mut self, kind: MergedKind, key: &Key, row: &Image) -> &mut Line {
        self.lines.push(Line {
            kind,
            noun: key.table.clone(),
            record: key.record.clone(),
            row: row.clone(),
            fields: Vec::new(),
            now: None,
        });
        self.lines.last_mut().expect("a line was just added")
    }

    /// Notes a conflict, once for each record and field; one more that comes to the same is counted.
    pub(super) fn conflict(&mut self, new: Conflict) -> Option<Side> {
        let same = |c: &&mut Conflict| {
            (&c.noun, &c.record, &c.field) == (&new.noun, &new.record, &new.field)
        };
        if let Some(known) = self.conflicts.iter_mut().find(same) {
            known.others += new.others;
            return known.taken;
        }
        let taken = new.taken;
        self.conflicts.push(new);
        taken
    }
}

/// What was decided, by record and field.
pub(super) struct Choices(HashMap<(String, String, Option<String>), Side>);

impl Choices {
    pub(super) fn new(choices: &[MergeChoice]) -> Self {
        let choice = |c: &MergeChoice| {
            (
                (c.noun.clone(), c.record.to_string(), c.field.clone()),
                c.take,
            )
        };
        Self(choices.iter().map(choice).collect())
    }

    pub(super) fn of(&self, noun: &str, record: &str, field: Option<&str>) -> Option<Side> {
        let key = (noun.to_owned(), record.to_owned(), field.map(str::to_owned));
        self.0.get(&key).copied()
    }

    /// The records that are wanted as the other copy has them, as a whole.
    pub(super) fn wanted_whole(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|((noun, record, field), take)| {
            (field.is_none() && *take == Side::There).then_some((noun.as_str(), record.as_str()))
        })
    }
}
