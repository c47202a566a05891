//! The summary of a meeting with all that is not internal: the paper that nobody has to wish for.

use super::{
    block::Paper,
    draft::Draft,
    papers::{Wish, paper},
    sections,
};
use crate::model::{AgendaItemFields, Id, MeetingRecord};
use crate::words::Words;

/// The summary as blocks.
pub fn summary(record: &MeetingRecord, words: &Words) -> Paper {
    paper(record, &Wish::default(), words)
}

/// The number that the first paragraph of each item has in the summary; items that are internal
/// have none.
pub fn numbering(record: &MeetingRecord, words: &Words) -> Vec<(Id<AgendaItemFields>, usize)> {
    let mut draft = Draft::new(record, Wish::default(), words);
    sections::summary(&mut draft);
    draft.begins()
}
