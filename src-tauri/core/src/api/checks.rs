//! What should be looked at before a summary is issued.

use super::meetings::OfMeeting;
use crate::{
    Result,
    checks::{self, Finding},
    session::Session,
    store,
};

/// The findings of a meeting, the gravest first.
///
/// # Errors
/// `NotFound`.
pub fn checks(session: &mut Session, input: OfMeeting) -> Result<Vec<Finding>> {
    let record = store::meeting_record(session.store()?.read(), input.id)?;
    Ok(checks::check(&record))
}
