//! The names of what the ledger speaks of.

use super::{Group, GroupKey};
use crate::model::*;
use crate::wording::{Phrases, capital};
use std::collections::HashMap;

/// Names by identity, in one language.
#[derive(Debug, Clone, Default)]
pub struct LedgerNames {
    parties: HashMap<Id<PartyFields>, String>,
    teams: HashMap<Id<BodyFields>, String>,
    meetings: HashMap<Id<MeetingFields>, MeetingRef>,
}

impl LedgerNames {
    /// Of these records.
    pub fn new(
        parties: &[Stored<PartyFields>],
        bodies: &[Stored<BodyFields>],
        meetings: &[Stored<MeetingFields>],
        language: &str,
    ) -> Self {
        let parties = parties.iter();
        let named = parties.map(|p| (p.id, p.fields.name_in(language).to_owned()));
        let teams: HashMap<_, _> = bodies
            .iter()
            .map(|b| (b.id, b.fields.name.clone()))
            .collect();
        let told = meetings.iter().map(|m| {
            let f = &m.fields;
            let told = MeetingRef {
                id: m.id,
                body: teams.get(&f.body).cloned().unwrap_or_default(),
                ordinal: f.ordinal,
                title: f.title.clone(),
                starts_on: f.starts_on,
                marking: f.marking.clone(),
                language: f.language.clone(),
            };
            (m.id, told)
        });
        Self {
            parties: named.collect(),
            meetings: told.collect(),
            teams,
        }
    }

    /// A party's name; empty when it is not there.
    pub fn party(&self, id: Id<PartyFields>) -> String {
        self.parties.get(&id).cloned().unwrap_or_default()
    }

    /// Every party's name.
    pub fn parties(&self) -> impl Iterator<Item = (Id<PartyFields>, &str)> {
        self.parties.iter().map(|(id, name)| (*id, name.as_str()))
    }

    /// Every body's name.
    pub fn teams(&self) -> impl Iterator<Item = (Id<BodyFields>, &str)> {
        self.teams.iter().map(|(id, name)| (*id, name.as_str()))
    }

    /// A team's name.
    pub fn team(&self, id: Option<Id<BodyFields>>) -> Option<String> {
        self.teams.get(&id?).cloned()
    }

    pub fn meeting(&self, id: Option<Id<MeetingFields>>) -> Option<&MeetingRef> {
        self.meetings.get(&id?)
    }

    /// Who gives: names in their order, then those who are not named, said to be so.
    pub fn givers(
        &self,
        ids: &[Id<PartyFields>],
        unnamed: Option<&String>,
        phrases: &Phrases,
    ) -> String {
        let mut who: Vec<String> = ids.iter().map(|id| self.party(*id)).collect();
        who.sort_by(|a, b| phrases.compare(a, b));
        if let Some(unnamed) = unnamed.filter(|u| !u.trim().is_empty()) {
            let said = phrases.t("paper.contributions.unnamed", &[("who", unnamed)]);
            who.push(if who.is_empty() { capital(&said) } else { said });
        }
        phrases.list(&who)
    }

    /// How people call a group; in words too where it has no name.
    pub fn group(&self, key: &GroupKey, phrases: &Phrases) -> String {
        let or = |name: Option<String>, key: &str| name.unwrap_or_else(|| phrases.t(key, &[]));
        match key {
            GroupKey::All => phrases.t("paper.ledger.all", &[]),
            GroupKey::Party { id } => self.party(*id),
            GroupKey::Jointly { ids, unnamed } => {
                let who = self.givers(ids, unnamed.as_ref(), phrases);
                if ids.len() + usize::from(unnamed.is_some()) > 1 {
                    phrases.t("paper.ledger.jointly", &[("who", &who)])
                } else {
                    who
                }
            }
            GroupKey::Year { year } => or(year.map(|y| y.to_string()), "paper.ledger.noYear"),
            GroupKey::Month { first } => or(
                first.map(|f| f.format("%Y-%m").to_string()),
                "paper.ledger.noYear",
            ),
            GroupKey::Team { id } => or(self.team(*id), "paper.ledger.noTeam"),
            GroupKey::Channel { channel } => or(
                channel.map(|c| phrases.channel(c)),
                "paper.ledger.noChannel",
            ),
        }
    }

    /// Groups in printed order: by name, those together after those alone, those without a name last.
    pub fn in_order<'a>(&self, groups: &'a [Group], phrases: &Phrases) -> Vec<(String, &'a Group)> {
        let after = |key: &GroupKey| match key {
            GroupKey::Jointly { .. } => 1,
            GroupKey::Year { year: None }
            | GroupKey::Month { first: None }
            | GroupKey::Team { id: None }
            | GroupKey::Channel { channel: None } => 2,
            _ => 0,
        };
        let named = groups.iter().map(|g| (self.group(&g.key, phrases), g));
        let mut named: Vec<_> = named.collect();
        named.sort_by(|(a_name, a), (b_name, b)| {
            after(&a.key)
                .cmp(&after(&b.key))
                .then_with(|| phrases.compare(a_name, b_name))
                .then_with(|| a.key.cmp(&b.key))
        });
        named
    }
}

/// The rank of each party's name in the collation of the language.
pub fn rank_parties(
    parties: &[Stored<PartyFields>],
    phrases: &Phrases,
) -> HashMap<Id<PartyFields>, usize> {
    let mut names: Vec<_> = parties.iter().map(|p| (p.id, &p.fields.name)).collect();
    names.sort_by(|a, b| phrases.compare(a.1, b.1).then(a.0.cmp(&b.0)));
    let ranks = names.into_iter().zip(0..);
    ranks.map(|((id, _), at)| (id, at)).collect()
}
