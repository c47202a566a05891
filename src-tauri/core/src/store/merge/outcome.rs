//! What a merge did, and what a person has to decide first.

use super::table_schema::{RowJson, RowKey};
use crate::model::{ConflictKind, MergeChoice, MergedKind, Side};
use std::collections::HashMap;

/// Something that both copies changed differently.
#[derive(Debug, Clone)]
pub struct Conflict {
    /// Why somebody has to decide.
    pub kind: ConflictKind,
    /// The kind of record.
    pub noun: String,
    /// Its id.
    pub record: String,
    /// The JSON name of the field; none for a record as a whole.
    pub field: Option<String>,
    /// The record as it is here, or as it was before it was removed here.
    pub here: RowJson,
    /// The record as it is in the other copy, or as it was before it was removed there.
    pub there: RowJson,
    /// How many records would be removed with this one, or need it.
    pub others: usize,
    /// The decision; none while there is none.
    pub choice: Option<Side>,
}

/// One thing that the merge did or left undone.
#[derive(Debug, Clone)]
pub struct OutcomeLine {
    /// What was done.
    pub kind: MergedKind,
    /// The kind of record.
    pub noun: String,
    /// Its id.
    pub record: String,
    /// The row, from which the record's title is made.
    pub row: RowJson,
    /// The JSON names of the fields it is about.
    pub fields: Vec<String>,
    /// The value assigned instead of the other copy's.
    pub now: Option<String>,
}

/// The result of a merge.
#[derive(Debug, Default)]
pub struct MergeOutcome {
    /// The number of operations in this file since the common ancestor.
    pub here: i64,
    /// The number of operations in the other copy since the common ancestor.
    pub there: i64,
    /// All conflicts, decided or not.
    pub conflicts: Vec<Conflict>,
    /// What was done, in the order of nouns.
    pub lines: Vec<OutcomeLine>,
    /// What prevents the merge.
    pub blocked: Vec<OutcomeLine>,
    /// The number of records that documents issued from the other copy seal here.
    pub seals: usize,
}

impl MergeOutcome {
    /// The number of conflicts without a decision.
    pub fn undecided(&self) -> usize {
        self.conflicts.iter().filter(|c| c.choice.is_none()).count()
    }

    pub(super) fn add_line(
        &mut self,
        kind: MergedKind,
        key: &RowKey,
        row: &RowJson,
    ) -> &mut OutcomeLine {
        self.lines.push(OutcomeLine {
            kind,
            noun: key.table.clone(),
            record: key.record.clone(),
            row: row.clone(),
            fields: Vec::new(),
            now: None,
        });
        self.lines.last_mut().expect("a line was just added")
    }

    /// Notes a conflict, once for each record and field; a repeated one adds to the count of other records. Gives the
    /// decision.
    pub(super) fn add_conflict(&mut self, new: Conflict) -> Option<Side> {
        let same = |c: &&mut Conflict| {
            (&c.noun, &c.record, &c.field) == (&new.noun, &new.record, &new.field)
        };
        if let Some(existing) = self.conflicts.iter_mut().find(same) {
            existing.others += new.others;
            return existing.choice;
        }
        let choice = new.choice;
        self.conflicts.push(new);
        choice
    }
}

/// Decisions by noun, record and field.
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

    pub(super) fn get(&self, noun: &str, record: &str, field: Option<&str>) -> Option<Side> {
        let key = (noun.to_owned(), record.to_owned(), field.map(str::to_owned));
        self.0.get(&key).copied()
    }

    /// The records that are to be taken as a whole from the other copy: noun and id.
    pub(super) fn whole_records_there(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|((noun, record, field), take)| {
            (field.is_none() && *take == Side::There).then_some((noun.as_str(), record.as_str()))
        })
    }
}
