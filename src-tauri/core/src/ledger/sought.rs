//! What the words of a search can mean in the register: a part of a title or a name, a date, an amount, a stage.

use super::Entry;
use crate::model::*;
use chrono::Datelike;
use std::collections::HashSet;

/// One word that is looked for, folded, and what it means beside a part of a title.
#[derive(Debug, Clone, Default)]
pub struct Sought {
    /// The word as [`Wanted::spoken`](super::Wanted::spoken) writes it.
    pub word: String,
    /// The same in groups of three digits, of a number that has more.
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

impl Sought {
    /// Whether a pledge is found by it.
    pub(super) fn finds(&self, entry: &Entry) -> bool {
        let pledge = &entry.pledge;
        let word = self.word.as_str();
        let unnamed = pledge.pledgers_unnamed.as_deref();
        self.titles(entry)
            || unnamed.is_some_and(|words| folded(words).contains(word))
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
            || pledge.announced_on.is_some_and(|date| self.dates(date))
            || self.is_of(&pledge.amount)
    }

    /// Whether the title holds it; of a number also in groups, as titles write it.
    fn titles(&self, entry: &Entry) -> bool {
        let holds = |word: &str| {
            let plain = entry.folded.as_ref();
            entry.small.contains(word) || plain.is_some_and(|title| title.contains(word))
        };
        holds(&self.word) || self.in_groups.as_ref().is_some_and(|word| holds(word))
    }

    fn dates(&self, date: DateStated) -> bool {
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

    /// A number in groups of three digits.
    pub fn groups(word: &str) -> Option<String> {
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

    /// Whether it is the currency, or begins the figure in whole units.
    fn is_of(&self, amount: &Amount) -> bool {
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
