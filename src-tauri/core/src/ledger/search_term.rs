//! What the words of a search can mean in the register: a part of a title or a name, a date, an amount, a stage.

use super::LedgerEntry;
use crate::model::*;
use crate::wording::fold_for_search;
use chrono::Datelike;
use std::collections::HashSet;

/// One word of a search, folded, and what it can mean besides a part of a title.
#[derive(Debug, Clone, Default)]
pub struct SearchTerm {
    /// The word as [`PledgeFilter::search_terms`](super::PledgeFilter::search_terms) writes it.
    pub word: String,
    /// `word` in groups of three digits, as titles print it; none unless it is a number of more than three.
    pub in_groups: Option<String>,
    /// The parties that are called so in any language.
    pub parties: HashSet<Id<PartyFields>>,
    /// The teams whose names hold it.
    pub teams: HashSet<Id<BodyFields>>,
    /// The meetings whose title, city or symbol holds it.
    pub meetings: HashSet<Id<MeetingFields>>,
    /// The months whose names hold it, from 1.
    pub months: Vec<u32>,
    /// The stages whose words hold it.
    pub stages: Vec<Stage>,
    /// The channels whose words hold it.
    pub channels: Vec<PledgeChannel>,
}

impl SearchTerm {
    /// Whether any part of a pledge matches the word.
    pub(super) fn matches(&self, entry: &LedgerEntry) -> bool {
        let pledge = &entry.pledge;
        let word = self.word.as_str();
        let unnamed = pledge.pledgers_unnamed.as_deref();
        self.matches_title(entry)
            || unnamed.is_some_and(|words| fold_for_search(words).contains(word))
            || pledge
                .pledgers
                .iter()
                .any(|party| self.parties.contains(party))
            || pledge.body.is_some_and(|team| self.teams.contains(&team))
            || pledge
                .meeting
                .is_some_and(|meeting| self.meetings.contains(&meeting))
            || pledge
                .channel
                .is_some_and(|channel| self.channels.contains(&channel))
            || entry
                .stage()
                .is_some_and(|stage| self.stages.contains(&stage))
            || pledge
                .announced_on
                .is_some_and(|date| self.matches_date(date))
            || self.matches_amount(&pledge.amount)
    }

    /// Whether the title holds it; of a number also in groups, as titles write it.
    fn matches_title(&self, entry: &LedgerEntry) -> bool {
        let holds = |word: &str| {
            let plain = entry.folded_title.as_ref();
            entry.lowercase_title.contains(word) || plain.is_some_and(|title| title.contains(word))
        };
        holds(&self.word) || self.in_groups.as_ref().is_some_and(|word| holds(word))
    }

    fn matches_date(&self, date: DateStated) -> bool {
        let last = date.latest();
        if last.year().to_string() == self.word {
            return true;
        }
        let named = matches!(date.month(), DateStated::On(Calendar::Month(_)));
        (named && self.months.contains(&last.month()))
            || date
                .exact()
                .is_some_and(|day| day.day().to_string() == self.word)
    }

    /// `20500000` as `20 500 000`; none for what is no number of more than three digits.
    pub fn group_digits(word: &str) -> Option<String> {
        let digits = word.len() > 3 && word.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| {
            let mut grouped = String::with_capacity(word.len() * 2);
            for (at, digit) in word.chars().enumerate() {
                if at > 0 && (word.len() - at).is_multiple_of(3) {
                    grouped.push(' ');
                }
                grouped.push(digit);
            }
            grouped
        })
    }

    /// Whether the word is the currency, or the figure in whole units begins with it.
    fn matches_amount(&self, amount: &Amount) -> bool {
        let code = amount
            .currency
            .map(|currency| currency.code().to_lowercase());
        if code.is_some_and(|code| code == self.word) {
            return true;
        }
        if !self.word.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let digits = amount.currency.unwrap_or_default().digits();
        let unit = 10_i64.checked_pow(digits).unwrap_or(1);
        [amount.minor, amount.max_minor]
            .into_iter()
            .flatten()
            .any(|minor| (minor / unit).to_string().starts_with(&self.word))
    }
}
