//! What the checks of a meeting look at.

use crate::ledger::Ledger;
use crate::model::{MeetingRecord, UnprintableText};

/// What the checks of a meeting look at.
pub struct MeetingSources<'a> {
    pub record: &'a MeetingRecord,
    /// Of which pledge an increase or a correction takes its day; without it, rates are not looked at.
    pub ledger: Option<&'a Ledger>,
    /// Texts of other records that the papers of the meeting print; see [`super::MEETING_PAPER_NOUNS`].
    pub other_texts: &'a [UnprintableText],
}

impl<'a> MeetingSources<'a> {
    /// The record alone: what decides whether the summary can be issued.
    pub fn of_record(record: &'a MeetingRecord) -> Self {
        Self {
            record,
            ledger: None,
            other_texts: &[],
        }
    }
}
