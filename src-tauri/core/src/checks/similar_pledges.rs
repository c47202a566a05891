//! Pledges of one party that look like the same money, found in one sweep through its days: a pledge is held against
//! those of the weeks before it, and against one earlier announcement of the same amount.

use super::pledges::{DatedPledge, LinkedPairs, SIMILAR_FRACTION, are_similar};
use super::questions::{Question, QuestionCollector};
use crate::model::*;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Days within which two similar amounts of one party look like one pledge.
const SIMILAR_WITHIN_DAYS: i64 = 120;
/// Days within which the same amount of one party looks like a repeated announcement.
pub(super) const REPEATED_WITHIN_DAYS: i64 = 730;

/// Pairs that were asked about already: pledges of several parties meet under each of them.
pub(super) type AskedPairs = HashSet<(Id<PledgeFields>, Id<PledgeFields>)>;

/// Asks about the pledges of one party in one currency, which stand in the order of their days.
pub(super) fn check<'a>(
    party: Id<PartyFields>,
    all: &[DatedPledge<'a>],
    linked: &LinkedPairs,
    asked_pairs: &mut AskedPairs,
    questions: &mut QuestionCollector<'a>,
) {
    // Those of the weeks before, by amount; and those before these, by the same amount.
    let mut near: BTreeSet<(i64, usize)> = BTreeSet::new();
    let mut older: HashMap<i64, Vec<&DatedPledge>> = HashMap::new();
    let mut leaving = all.iter().enumerate().peekable();
    for (at, second) in all.iter().enumerate() {
        while let Some((place, first)) =
            leaving.next_if(|(_, d)| second.days_after(d) > SIMILAR_WITHIN_DAYS)
        {
            near.remove(&(first.minor, place));
            older.entry(first.minor).or_default().push(first);
        }
        // The least amount that is similar.
        let least = second.minor - second.minor / SIMILAR_FRACTION;
        let like = near
            .range((least, 0)..)
            .filter_map(|(_, place)| all.get(*place))
            .take_while(|first| are_similar(first.minor, second.minor));
        for first in like {
            if meets_first_under(party, first, second) && !linked.contains(first, second) {
                questions.ask(question(Grade::Warning, "pledgeTwice", first, second));
            }
        }
        // Of the earlier announcements the last that is not answered; the one before it is asked about after that.
        let before = older.get(&second.minor).map_or(&[][..], Vec::as_slice);
        let again = before
            .iter()
            .rev()
            .take_while(|first| second.days_after(first) <= REPEATED_WITHIN_DAYS)
            .find(|first| !linked.contains(first, second));
        if let Some(first) = again
            && asked_pairs.insert((first.pledge.id, second.pledge.id))
        {
            questions.ask(question(Grade::Note, "pledgeAgain", first, second));
        }
        near.insert((second.minor, at));
    }
}

/// Whether this is the first of the parties that two pledges have in common.
fn meets_first_under(party: Id<PartyFields>, first: &DatedPledge, second: &DatedPledge) -> bool {
    let (one, other) = (&first.pledge.pledgers, &second.pledge.pledgers);
    one.len() == 1
        || other.len() == 1
        || one.iter().filter(|p| other.contains(p)).min() == Some(&party)
}

fn question<'a>(
    grade: Grade,
    rule: &'static str,
    first: &DatedPledge<'a>,
    second: &DatedPledge<'a>,
) -> Question<'a> {
    let other = Some((first.pledge, second.days_after(first)));
    Question {
        grade,
        rule,
        pledge: second.pledge,
        other,
    }
}
