//! The names that go with the ledger, read from the file.

use crate::{
    Result,
    ledger::{LedgerNames, PledgeFilter, rank_parties},
    model::*,
    session::Session,
    store,
    wording::{Phrases, find_parties_named},
};
use chrono::NaiveDate;
use std::collections::HashMap;

/// The parties that somebody may mean by these words.
///
/// # Errors
/// `NoFile`; when the file cannot be read.
pub fn find_parties(
    session: &mut Session,
    known_on: Option<NaiveDate>,
    words: &str,
) -> Result<Vec<Id<PartyFields>>> {
    let all = store::list(session.store_as_of(known_on)?.read())?;
    Ok(find_parties_named(&all, words))
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

/// The filter with its search words resolved by the names on record.
pub(in crate::api) fn with_search_terms(
    session: &mut Session,
    mut wanted: PledgeFilter,
    known_on: Option<NaiveDate>,
) -> Result<PledgeFilter> {
    if wanted.search_terms().is_empty() {
        wanted.words = None;
        return Ok(wanted);
    }
    let db = session.store_as_of(known_on)?.read();
    let (parties, bodies) = (store::list(db)?, store::list(db)?);
    let meetings = store::list(db)?;
    let say = Phrases::new(&session.words);
    Ok(wanted.resolved(&parties, &bodies, &meetings, &say))
}

/// The rank of each party's name in the collation of the language.
pub(in crate::api) fn party_ranks(
    session: &mut Session,
    known_on: Option<NaiveDate>,
) -> Result<HashMap<Id<PartyFields>, usize>> {
    let parties = store::list(session.store_as_of(known_on)?.read())?;
    Ok(rank_parties(&parties, &Phrases::new(&session.words)))
}

pub(in crate::api) fn names_by_id<F: store::Record>(
    session: &mut Session,
    known_on: Option<NaiveDate>,
    name: fn(&F) -> String,
) -> Result<HashMap<Id<F>, String>> {
    let all = store::list::<F>(session.store_as_of(known_on)?.read())?;
    Ok(all
        .into_iter()
        .map(|one| (one.id, name(&one.fields)))
        .collect())
}
