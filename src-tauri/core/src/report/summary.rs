//! The summary of a meeting with all that is not internal: the paper that nobody has to wish for.

use super::{
    block::Paper,
    papers::{Wish, paper},
};
use crate::model::MeetingRecord;
use crate::words::Words;

/// The summary as blocks.
pub fn summary(record: &MeetingRecord, words: &Words) -> Paper {
    paper(record, &Wish::default(), words)
}
