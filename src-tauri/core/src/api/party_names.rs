//! Names, for finding pledges by them and putting them in their order.

use crate::{Result, ledger::Wanted, model::*, report::Phrases, session::Session, store};
use chrono::NaiveDate;
use std::collections::HashMap;

/// What is wanted, with the parties whose names hold the words that are looked for.
pub(super) fn named(
    session: &mut Session,
    mut wanted: Wanted,
    known_on: Option<NaiveDate>,
) -> Result<Wanted> {
    let words = wanted.spoken();
    if words.is_empty() {
        wanted.words = None;
        return Ok(wanted);
    }
    let parties = names::<PartyFields>(session, known_on, |p| p.name.to_lowercase())?;
    let holding = |word: String| {
        let ids = parties.iter().filter(|(_, name)| name.contains(&word));
        let ids = ids.map(|(id, _)| *id).collect();
        (word, ids)
    };
    wanted.named = words.into_iter().map(holding).collect();
    Ok(wanted)
}

/// The place of each party's name among all of them.
pub(super) fn places(
    session: &mut Session,
    known_on: Option<NaiveDate>,
) -> Result<HashMap<Id<PartyFields>, usize>> {
    let names = names::<PartyFields>(session, known_on, |p| p.name.clone())?;
    let mut names: Vec<_> = names.into_iter().collect();
    let say = Phrases::new(&session.words);
    names.sort_by(|a, b| say.compare(&a.1, &b.1).then(a.0.cmp(&b.0)));
    Ok(names
        .into_iter()
        .zip(0..)
        .map(|((id, _), at)| (id, at))
        .collect())
}

pub(super) fn names<F: store::Record>(
    session: &mut Session,
    known_on: Option<NaiveDate>,
    name: fn(&F) -> String,
) -> Result<HashMap<Id<F>, String>> {
    let all = store::list::<F>(session.known(known_on)?.read())?;
    Ok(all
        .into_iter()
        .map(|one| (one.id, name(&one.fields)))
        .collect())
}
