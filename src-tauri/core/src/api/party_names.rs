//! Names, for finding pledges by them and putting them in their order.

use super::pledge_cells::{channel_word, stage_word};
use crate::{
    Result,
    ledger::{Sought, Wanted},
    model::*,
    report::Phrases,
    session::Session,
    store,
};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// What is wanted, with all that the words that are looked for can mean.
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
    let parties = names::<PartyFields>(session, known_on, |party| folded(&party_words(party)))?;
    let teams = names::<BodyFields>(session, known_on, |body| {
        let more = [&body.acronym, &body.other_names].map(|one| one.as_deref().unwrap_or_default());
        folded(&[&[body.name.as_str()], &more[..]].concat().join(" "))
    })?;
    let meetings = names::<MeetingFields>(session, known_on, |meeting| {
        let said = [&meeting.title, &meeting.city, &meeting.symbol];
        folded(&said.map(|one| one.as_deref().unwrap_or_default()).join(" "))
    })?;
    let called = wanted.called.take().unwrap_or_default();
    let say = Phrases::new(&session.words);
    let meaning = |word: String| {
        let mut by_name = holding(&parties, &word);
        by_name.extend(called.get(&word).into_iter().flatten());
        Sought {
            in_groups: Sought::groups(&word),
            parties: by_name,
            teams: holding(&teams, &word),
            meetings: holding(&meetings, &word),
            months: months(&say, &word),
            stages: having(Stage::ALL, |stage| stage_word(*stage, &say), &word),
            channels: having(PledgeChannel::ALL, |one| channel_word(*one, &say), &word),
            word,
        }
    };
    wanted.sought = words.into_iter().map(meaning).collect();
    Ok(wanted)
}

/// All that a party is called, in the languages of the record and of the kept list of countries.
fn party_words(party: &PartyFields) -> String {
    let own = [&party.short_name, &party.official_name, &party.eu_code];
    let own = own.into_iter().flatten().map(String::as_str);
    let country = party.iso_code.iter().flat_map(|code| {
        let names = code.names().into_iter().flat_map(|names| names.values());
        names.map(String::as_str).chain([code.alpha2()])
    });
    let others = party.other_names.values().map(String::as_str);
    let all = [party.name.as_str()]
        .into_iter()
        .chain(own)
        .chain(others)
        .chain(country);
    all.collect::<Vec<_>>().join(" ")
}

fn holding<T: std::hash::Hash + Eq + Copy>(names: &HashMap<T, String>, word: &str) -> HashSet<T> {
    let found = names.iter().filter(|(_, name)| name.contains(word));
    found.map(|(id, _)| *id).collect()
}

fn having<T: Copy>(all: &[T], words: impl Fn(&T) -> String, word: &str) -> Vec<T> {
    let found = all.iter().filter(|one| folded(&words(one)).contains(word));
    found.copied().collect()
}

fn months(say: &Phrases, word: &str) -> Vec<u32> {
    let named = |month: &u32| say.nth("paper.months", i64::from(*month));
    let holds = |month: &u32| named(month).is_some_and(|name| folded(&name).starts_with(word));
    (1..=12).filter(holds).collect()
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
