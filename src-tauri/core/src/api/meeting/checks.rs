//! What should be looked at before a summary is issued.

use crate::api::meetings::MeetingInput;
use crate::{
    Result,
    checks::{self, Finding, MeetingSources},
    session::Session,
    store,
};

/// The findings of a meeting, the gravest first.
///
/// # Errors
/// `NotFound`.
pub fn checks(session: &mut Session, input: MeetingInput) -> Result<Vec<Finding>> {
    let mut record = store::meeting_record(session.store()?.read(), input.id)?;
    record.rates = store::paper_rates(session.store()?.read(), &record.coalition.fields)?;
    let ledger = match record.rates {
        Some(_) => Some(session.ledger(None)?),
        None => None,
    };
    let other_texts =
        store::find_unprintable_texts(session.store()?.read(), checks::MEETING_PAPER_NOUNS)?;
    let sources = MeetingSources {
        record: &record,
        ledger: ledger.as_deref(),
        other_texts: &other_texts,
    };
    Ok(sources.check())
}
