//! The names that go with the ledger.

use crate::{Result, report::LedgerNames, session::Session, store};
use chrono::NaiveDate;

/// The names of parties, teams and meetings, as the record is or as it stood at the end of a day.
///
/// # Errors
/// `NoFile`; when the file cannot be read.
pub fn ledger_names(session: &mut Session, known_on: Option<NaiveDate>) -> Result<LedgerNames> {
    let language = session.words.language();
    let db = session.known(known_on)?.read();
    Ok(LedgerNames::new(
        &store::list(db)?,
        &store::list(db)?,
        &store::list(db)?,
        language,
    ))
}
