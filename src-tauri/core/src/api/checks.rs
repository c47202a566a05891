//! What should be looked at before a summary is issued.

use super::meetings::MeetingInput;
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
pub fn checks(session: &mut Session, input: MeetingInput) -> Result<Vec<Finding>> {
    let mut record = store::meeting_record(session.store()?.read(), input.id)?;
    record.rates = store::paper_rates(session.store()?.read(), &record.coalition.fields)?;
    let mut findings = checks::check(&record);
    if record.rates.is_some() {
        findings.extend(checks::rates(&record, &*session.ledger(None)?));
        findings.sort_by_key(|finding| finding.grade);
    }
    let unfit =
        store::find_unprintable_texts(session.store()?.read(), checks::MEETING_PAPER_NOUNS)?;
    checks::add_unprintable(&unfit, &mut findings);
    Ok(findings)
}
