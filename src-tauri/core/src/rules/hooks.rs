//! What happens around saving and removing a record.

use super::Records;
use crate::{Result, model::*};

/// Hooks around the writing of a record, all within its operation. Most nouns need none.
pub trait RecordHooks: Sized {
    /// Fills in what is assigned automatically and checks rules that concern other records, before the fields
    /// are checked by themselves.
    ///
    /// # Errors
    /// `Invalid` when a rule is broken; when the file cannot be read.
    fn before_save(&mut self, _: &impl Records, _: Id<Self>) -> Result<()> {
        Ok(())
    }
    /// Refuses to remove a record that must stay.
    ///
    /// # Errors
    /// `Invalid` when it must stay; when the file cannot be read.
    fn before_remove(&self, _: &impl Records) -> Result<()> {
        Ok(())
    }
    /// What is to be written because this record was, by whoever saved it.
    ///
    /// # Errors
    /// `Invalid` when that may not be written; when the file cannot be read.
    fn after_save(&self, _: &impl Records, _: Id<Self>) -> Result<Option<AnnouncementLine>> {
        Ok(None)
    }
}

/// The line of a pledge's ledger that says what was announced.
pub struct AnnouncementLine {
    /// The line that is there, and its revision; none while there is no such line.
    pub stored: Option<(Id<PledgeEventFields>, i64)>,
    pub fields: PledgeEventFields,
}

macro_rules! no_hooks {
    ($($fields:ident),*) => { $(impl RecordHooks for $fields {})* };
}
no_hooks!(
    SourceFields,
    CoalitionFields,
    PersonFields,
    PostFields,
    InstrumentFields,
    SignatureFields,
    RoleFields,
    BodyMemberFields,
    AttendeeFields,
    UnnamedGroupFields,
    StatedCountFields,
    MeetingDocumentFields,
    StatementFields,
    InvitationFields,
    CommentFields,
    InKindItemFields,
    TrancheFields,
    ProcurementLineFields,
    ReportedTotalFields,
    ExchangeRateFields,
    SavedViewFields
);
