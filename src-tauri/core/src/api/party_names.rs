//! Names of parties, teams and meetings, to search and sort the register of pledges by.

use super::pledge_cells::{channel_word, stage_word};
use crate::{
    Result,
    ledger::{PledgeFilter, SearchTerm},
    model::*,
    session::Session,
    store,
    wording::{Phrases, all_names, fold_for_search},
};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// The filter with its search words resolved: the parties, teams, meetings, months and channels that each can mean.
pub(super) fn with_search_terms(
    session: &mut Session,
    mut wanted: PledgeFilter,
    known_on: Option<NaiveDate>,
) -> Result<PledgeFilter> {
    let words = wanted.search_terms();
    if words.is_empty() {
        wanted.words = None;
        return Ok(wanted);
    }
    let parties = names_by_id::<PartyFields>(session, known_on, |party| {
        fold_for_search(&all_names(party).collect::<Vec<_>>().join(" "))
    })?;
    let teams = names_by_id::<BodyFields>(session, known_on, |body| {
        let more = [&body.acronym, &body.other_names].map(|one| one.as_deref().unwrap_or_default());
        fold_for_search(&[&[body.name.as_str()], &more[..]].concat().join(" "))
    })?;
    let meetings = names_by_id::<MeetingFields>(session, known_on, |meeting| {
        let said = [&meeting.title, &meeting.city, &meeting.symbol];
        fold_for_search(&said.map(|one| one.as_deref().unwrap_or_default()).join(" "))
    })?;
    let called = wanted.called.take().unwrap_or_default();
    let say = Phrases::new(&session.words);
    let meaning = |word: String| {
        let mut by_name = ids_containing(&parties, &word);
        by_name.extend(called.get(&word).into_iter().flatten());
        SearchTerm {
            in_groups: SearchTerm::group_digits(&word),
            parties: by_name,
            teams: ids_containing(&teams, &word),
            meetings: ids_containing(&meetings, &word),
            months: months(&say, &word),
            stages: members_containing(Stage::ALL, |stage| stage_word(*stage, &say), &word),
            channels: members_containing(PledgeChannel::ALL, |one| channel_word(*one, &say), &word),
            word,
        }
    };
    wanted.terms = words.into_iter().map(meaning).collect();
    Ok(wanted)
}

fn ids_containing<T: std::hash::Hash + Eq + Copy>(
    names: &HashMap<T, String>,
    word: &str,
) -> HashSet<T> {
    let found = names.iter().filter(|(_, name)| name.contains(word));
    found.map(|(id, _)| *id).collect()
}

fn members_containing<T: Copy>(all: &[T], words: impl Fn(&T) -> String, word: &str) -> Vec<T> {
    let found = all
        .iter()
        .filter(|one| fold_for_search(&words(one)).contains(word));
    found.copied().collect()
}

fn months(say: &Phrases, word: &str) -> Vec<u32> {
    let named = |month: &u32| say.nth("paper.months", i64::from(*month));
    let holds =
        |month: &u32| named(month).is_some_and(|name| fold_for_search(&name).starts_with(word));
    (1..=12).filter(holds).collect()
}

/// The rank of each party's name in the collation of the language.
pub(super) fn party_ranks(
    session: &mut Session,
    known_on: Option<NaiveDate>,
) -> Result<HashMap<Id<PartyFields>, usize>> {
    let names = names_by_id::<PartyFields>(session, known_on, |p| p.name.clone())?;
    let mut names: Vec<_> = names.into_iter().collect();
    let say = Phrases::new(&session.words);
    names.sort_by(|a, b| say.compare(&a.1, &b.1).then(a.0.cmp(&b.0)));
    Ok(names
        .into_iter()
        .zip(0..)
        .map(|((id, _), at)| (id, at))
        .collect())
}

pub(super) fn names_by_id<F: store::Record>(
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
