//! Figures that may be totals rather than pledges: what is as much as all that its giver had pledged before, and
//! what says of itself that it is a total.

use super::pledges::{Answered, Dated};
use super::questions::{Asked, Question};
use crate::model::*;
use std::collections::HashSet;

/// A sum of earlier pledges is met when it differs by no more than a hundredth.
const SUM: i128 = 100;
/// How many earlier pledges there are at least: as much as one alone is asked about as the same money again.
const EARLIER: usize = 2;

/// What the figures of earlier pledges come to, and how many there are.
#[derive(Default)]
struct Before {
    sum: i128,
    count: usize,
}

impl Before {
    fn is(&self, minor: i128) -> bool {
        self.count >= EARLIER && (minor - self.sum).abs() <= self.sum / SUM
    }

    fn add(&mut self, minor: i128) {
        self.sum += minor;
        self.count += 1;
    }
}

/// Asks about figures that are the sum of what their party had pledged before in that currency: of all that, or of
/// what it gives alone.
pub(super) fn look<'a>(
    all: &[Dated<'a>],
    answered: &Answered,
    said: &mut HashSet<Id<PledgeFields>>,
    asked: &mut Asked<'a>,
) {
    let (mut before, mut alone) = (Before::default(), Before::default());
    for one in all {
        let minor = i128::from(one.minor);
        // Seldom met: each time, all that was pledged has doubled.
        let met = before.is(minor) || alone.is(minor);
        let open = met && !all.iter().any(|o| answered.pair(one, o));
        if open && said.insert(one.pledge.id) {
            asked.ask(question(one.pledge));
        }
        before.add(minor);
        let others = one.pledge.pledgers_unnamed.is_some() || one.pledge.pledgers.len() > 1;
        if !others {
            alone.add(minor);
        }
    }
}

/// Asks about those whose own words say that they are totals, until a link says what they are to others.
pub(super) fn stated<'a>(
    record: &'a LedgerRecord,
    stated: &HashSet<Id<PledgeFields>>,
    said: &mut HashSet<Id<PledgeFields>>,
    asked: &mut Asked<'a>,
) {
    let linked: HashSet<_> = record
        .links
        .iter()
        .flat_map(|l| [l.pledge, l.other])
        .collect();
    for pledge in &record.pledges {
        let id = pledge.id;
        let figure = pledge.amount.minor.is_some();
        if figure && stated.contains(&id) && !linked.contains(&id) && said.insert(id) {
            asked.ask(question(pledge));
        }
    }
}

fn question(pledge: &LedgerPledge) -> Question<'_> {
    Question {
        grade: Grade::Warning,
        rule: "pledgeCumulative",
        pledge,
        other: None,
    }
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
        let list = |all: &str| all.split(';').map(plain).collect();
        Self {
            words: list(words),
            except: list(except),
        }
    }

    /// Whether a text has one of the words, whole and whatever its case.
    pub fn are_in(&self, text: &str) -> bool {
        let mut text = plain(text);
        for phrase in &self.except {
            text = text.replace(phrase, " ");
        }
        self.words.iter().any(|word| text.contains(word))
    }
}

/// The words alone in small letters, a blank before and after each.
fn plain(text: &str) -> String {
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
            assert!(words.are_in(text), "{text}");
        }
        for text in [
            "",
            "accumulative",
            "so farther",
            "kept up-to-date",
            "to dates",
        ] {
            assert!(!words.are_in(text), "{text}");
        }
        assert!(words.are_in("kept up to date, cumulative"));
    }
}
