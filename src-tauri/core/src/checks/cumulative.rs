//! Figures that may be totals rather than pledges: what is as much as all that its giver had pledged before, and
//! what says of itself that it is a total.

use super::found::Found;
use super::register::{DatedPledge, LinkedPairs, Register};
use crate::model::*;
use std::collections::HashSet;

/// A sum of earlier pledges is met when it differs by no more than a hundredth.
const SUM_FRACTION: i128 = 100;
/// How many earlier pledges there are at least: as much as one alone is asked about as the same money again.
const MIN_EARLIER: usize = 2;

/// What the figures of earlier pledges come to, and how many there are.
#[derive(Default)]
struct EarlierPledges {
    sum: i128,
    count: usize,
}

impl EarlierPledges {
    fn come_to(&self, minor: i128) -> bool {
        self.count >= MIN_EARLIER && (minor - self.sum).abs() <= self.sum / SUM_FRACTION
    }

    fn add(&mut self, minor: i128) {
        self.sum += minor;
        self.count += 1;
    }
}

/// Figures that are the sum of what their party had pledged before in that currency, and those whose own words say
/// that they are totals, until a link says what they are to others.
pub(super) fn pledge_cumulative<'a>(register: &Register<'a>, found: &mut Found<'a>) {
    let mut asked = HashSet::new();
    for all in register.by_giver.values() {
        for pledge in find_sums(all, &register.linked) {
            if asked.insert(pledge.id) {
                found.ask(pledge, None);
            }
        }
    }
    let ledger = register.ledger;
    for pledge in register.pledges() {
        let id = pledge.id;
        let linked = !ledger.links_of(id).is_empty() || !ledger.links_to(id).is_empty();
        let stated = pledge.amount.minor.is_some() && register.stated.contains(&id);
        if stated && !linked && asked.insert(id) {
            found.ask(pledge, None);
        }
    }
}

/// Pledges of one party that are as much as all that it had pledged before, or as what it gives alone.
fn find_sums<'a>(all: &[DatedPledge<'a>], linked: &LinkedPairs) -> Vec<&'a LedgerPledge> {
    let (mut before, mut alone) = (EarlierPledges::default(), EarlierPledges::default());
    let mut sums = Vec::new();
    for one in all {
        let minor = i128::from(one.minor);
        // Seldom met: each time, all that was pledged has doubled.
        let met = before.come_to(minor) || alone.come_to(minor);
        if met && !all.iter().any(|o| linked.contains(one, o)) {
            sums.push(one.pledge);
        }
        before.add(minor);
        let others = one.pledge.pledgers_unnamed.is_some() || one.pledge.pledgers.len() > 1;
        if !others {
            alone.add(minor);
        }
    }
    sums
}

/// The words by which a figure says that it is a total, in the language of the record.
pub struct TotalWords {
    /// `so far`, each between blanks.
    words: Vec<String>,
    /// Phrases in which they say nothing of the kind: `up to date`.
    except: Vec<String>,
}

impl TotalWords {
    /// Of two lists, their phrases apart by semicolons.
    pub fn new(words: &str, except: &str) -> Self {
        let list = |all: &str| all.split(';').map(normalise).collect();
        Self {
            words: list(words),
            except: list(except),
        }
    }

    /// Whether a text has one of the words, whole and whatever its case.
    pub fn occur_in(&self, text: &str) -> bool {
        let mut text = normalise(text);
        for phrase in &self.except {
            text = text.replace(phrase, " ");
        }
        self.words.iter().any(|word| text.contains(word))
    }
}

/// The words alone in small letters, a blank before and after each.
fn normalise(text: &str) -> String {
    let small = text.to_lowercase();
    let words = small.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::TotalWords;

    #[test]
    fn a_word_for_a_total_is_found_whole_and_whatever_its_case() {
        let words = TotalWords::new("cumulative;so far;to date", "up to date");
        for text in [
            "EUR 17.5 million, Cumulative",
            "all\nso  far.",
            "given to date",
        ] {
            assert!(words.occur_in(text), "{text}");
        }
        for text in [
            "",
            "accumulative",
            "so farther",
            "kept up-to-date",
            "to dates",
        ] {
            assert!(!words.occur_in(text), "{text}");
        }
        assert!(words.occur_in("kept up to date, cumulative"));
    }
}
