//! Names of parties, teams and meetings, by which the words of a search are understood.

use super::{PledgeFilter, SearchTerm};
use crate::model::*;
use crate::wording::{Phrases, all_names, fold_for_search};
use std::collections::{HashMap, HashSet};

impl PledgeFilter {
    /// With its search words resolved: the parties, teams, meetings, months and channels that each can mean.
    pub fn resolved(
        mut self,
        parties: &[Stored<PartyFields>],
        bodies: &[Stored<BodyFields>],
        meetings: &[Stored<MeetingFields>],
        say: &Phrases,
    ) -> Self {
        let parties = folded(parties, |party| {
            all_names(party).collect::<Vec<_>>().join(" ")
        });
        let teams = folded(bodies, |body| {
            let more = [&body.acronym, &body.other_names];
            let more = more.into_iter().flatten().map(String::as_str);
            let all: Vec<&str> = [body.name.as_str()].into_iter().chain(more).collect();
            all.join(" ")
        });
        let meetings = folded(meetings, |meeting| {
            let said = [&meeting.title, &meeting.city, &meeting.symbol];
            let said: Vec<&str> = said.into_iter().flatten().map(String::as_str).collect();
            said.join(" ")
        });
        let called = self.called.take().unwrap_or_default();
        let meaning = |word: String| {
            let mut by_name = ids_containing(&parties, &word);
            by_name.extend(called.get(&word).into_iter().flatten());
            SearchTerm {
                in_groups: SearchTerm::group_digits(&word),
                parties: by_name,
                teams: ids_containing(&teams, &word),
                meetings: ids_containing(&meetings, &word),
                months: months(say, &word),
                stages: members_containing(Stage::ALL, |stage| say.stage(*stage), &word),
                channels: members_containing(PledgeChannel::ALL, |one| say.channel(*one), &word),
                word,
            }
        };
        self.terms = self.search_terms().into_iter().map(meaning).collect();
        self
    }
}

fn folded<F>(all: &[Stored<F>], names: impl Fn(&F) -> String) -> HashMap<Id<F>, String> {
    let folded = all
        .iter()
        .map(|one| (one.id, fold_for_search(&names(&one.fields))));
    folded.collect()
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
