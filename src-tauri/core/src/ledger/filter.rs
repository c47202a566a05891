//! Which pledges of the register are asked for.

use super::{
    LedgerEntry, SearchTerm,
    group_key::{GroupKey, is_within_month, pieces},
};
use crate::model::*;
use crate::wording::fold_for_search;
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// Selects pledges of the register. The default selects all.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct PledgeFilter {
    /// Only pledges with one of these ids.
    pub pledges: Option<HashSet<Id<PledgeFields>>>,
    /// Only lines surely of this day or before.
    pub on: Option<NaiveDate>,
    /// Only pledges that this party gives, alone or with others.
    pub party: Option<Id<PartyFields>>,
    /// Only those for this team.
    pub team: Option<Id<BodyFields>>,
    /// Only those given by this channel.
    pub channel: Option<PledgeChannel>,
    /// Only those that have come to this stage.
    pub stage: Option<Stage>,
    /// Only those announced in this year.
    pub year: Option<i32>,
    /// `true`: only those with a figure; `false`: only those without.
    pub figure: Option<bool>,
    /// Only those of a group of totals.
    pub group: Option<GroupKey>,
    /// Only those that match every one of these words: in the title, the names of the pledgers, the team
    /// or the meeting, the date, the amount, the stage, whatever their case and accents.
    pub words: Option<String>,
    /// Further parties that the caller knows by each of those words, beside those named so in the record.
    pub called: Option<HashMap<String, HashSet<Id<PartyFields>>>>,
    /// What each word of `words` can mean, in the same order. Filled by `api::party_names`.
    #[serde(skip)]
    #[cfg_attr(test, ts(skip))]
    pub terms: Vec<SearchTerm>,
    /// Only those with a tranche that is overdue on this day.
    pub overdue_on: Option<NaiveDate>,
}

impl PledgeFilter {
    /// Whether a pledge is selected.
    pub fn matches(&self, entry: &LedgerEntry) -> bool {
        let pledge = &entry.pledge;
        let same = |wanted: Option<bool>| wanted.unwrap_or(true);
        same(self.pledges.as_ref().map(|p| p.contains(&pledge.id)))
            && same(self.party.map(|p| pledge.pledgers.contains(&p)))
            && same(self.team.map(|t| pledge.body == Some(t)))
            && same(self.channel.map(|c| pledge.channel == Some(c)))
            && same(self.figure.map(|f| pledge.amount.minor.is_some() == f))
            && same(self.year.map(|y| year(pledge.announced_on) == Some(y)))
            && same(self.stage.map(|r| entry.stage() == Some(r)))
            && same(self.overdue_on.map(|day| entry.overdue(day) > 0))
            && same(
                self.words
                    .as_ref()
                    .map(|_| self.terms.iter().all(|one| one.matches(entry))),
            )
            && same(self.group.as_ref().map(|group| is_in_group(entry, group)))
    }

    /// The words of the search, folded; a number typed in groups of three digits is one word.
    pub fn search_terms(&self) -> Vec<String> {
        let typed = self.words.as_deref().unwrap_or_default();
        let words = typed.split_whitespace().map(fold_for_search);
        let mut found: Vec<String> = Vec::new();
        // Whether the word before is a number that further groups may follow.
        let mut grouped = false;
        for word in words.filter(|word| !word.is_empty()) {
            let digits = word.bytes().all(|b| b.is_ascii_digit());
            match found.last_mut() {
                Some(before) if grouped && digits && word.len() == 3 => before.push_str(&word),
                _ => {
                    grouped = digits && word.len() <= 3 && !word.starts_with('0');
                    found.push(word);
                }
            }
        }
        found
    }
}

fn year(on: Option<DateStated>) -> Option<i32> {
    on.map(|on| on.latest().year())
}

fn is_in_group(entry: &LedgerEntry, group: &GroupKey) -> bool {
    match group {
        GroupKey::All => true,
        GroupKey::Team { id } => entry.pledge.body == *id,
        GroupKey::Channel { channel } => entry.pledge.channel == *channel,
        GroupKey::Month { first } => entry.effective_events().any(|e| is_within_month(e, *first)),
        GroupKey::Year { year: wanted } => entry
            .effective_events()
            .any(|e| year(e.happened_on) == *wanted),
        givers => entry
            .effective_events()
            .any(|e| pieces(entry, e).iter().any(|(key, _)| key == givers)),
    }
}
