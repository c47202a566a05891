//! The names that go with the ledger.

use crate::{
    Result,
    model::*,
    report::LedgerNames,
    session::Session,
    store,
    wording::{fold, is_named},
};
use chrono::NaiveDate;

/// The parties that somebody may mean by these words: the one of that name in whichever spelling, else all that have
/// them as another name or as their code.
///
/// # Errors
/// `NoFile`; when the file cannot be read.
pub fn find_parties(
    session: &mut Session,
    known_on: Option<NaiveDate>,
    words: &str,
) -> Result<Vec<Id<PartyFields>>> {
    let all: Vec<Stored<PartyFields>> = store::list(session.store_as_of(known_on)?.read())?;
    let of_name = all.iter().filter(|p| fold(&p.fields.name) == fold(words));
    let found: Vec<_> = of_name.map(|party| party.id).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let meant = all.iter().filter(|party| is_named(&party.fields, words));
    Ok(meant.map(|party| party.id).collect())
}

/// The names of parties, teams and meetings, as the record is or as it stood at the end of a day.
///
/// # Errors
/// `NoFile`; when the file cannot be read.
pub fn ledger_names(session: &mut Session, known_on: Option<NaiveDate>) -> Result<LedgerNames> {
    let language = session.words.language();
    let db = session.store_as_of(known_on)?.read();
    Ok(LedgerNames::new(
        &store::list(db)?,
        &store::list(db)?,
        &store::list(db)?,
        language,
    ))
}
