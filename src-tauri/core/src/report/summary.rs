//! The summary of a meeting with all that is not internal: the default paper of a meeting.

use super::{block::Paper, draft::Draft, paper_options::PaperOptions, papers::paper, sections};
use crate::model::{AgendaItemFields, Id, MeetingRecord};
use crate::wording::Words;

/// The summary as blocks.
pub fn summary(record: &MeetingRecord, words: &Words) -> Paper {
    paper(record, &PaperOptions::default(), words)
}

/// The number that the first paragraph of each item has in the summary; items that are internal
/// have none.
pub fn numbering(record: &MeetingRecord, words: &Words) -> Vec<(Id<AgendaItemFields>, usize)> {
    let mut draft = Draft::new(record, PaperOptions::default(), words);
    sections::summary(&mut draft);
    draft.item_numbers()
}
