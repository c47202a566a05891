//! Pledges of one party that look like the same money, found in one sweep through its days: a pledge is held against
//! those of the weeks before it, and against one earlier announcement of the same amount.

use super::found::Found;
use super::register::{DatedPledge, Register, SIMILAR_FRACTION, are_similar};
use crate::model::*;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Days within which two similar amounts of one party look like one pledge.
const SIMILAR_WITHIN_DAYS: i64 = 120;
/// Days within which the same amount of one party looks like a repeated announcement.
pub(super) const REPEATED_WITHIN_DAYS: i64 = 730;

/// Two similar amounts of one party within weeks of each other.
pub(super) fn pledge_twice<'a>(register: &Register<'a>, found: &mut Found<'a>) {
    for ((party, _), all) in &register.by_giver {
        // Those of the weeks before, by amount.
        let mut near: BTreeSet<(i64, usize)> = BTreeSet::new();
        let mut leaving = all.iter().enumerate().peekable();
        for (at, second) in all.iter().enumerate() {
            while let Some((place, first)) =
                leaving.next_if(|(_, d)| second.days_after(d) > SIMILAR_WITHIN_DAYS)
            {
                near.remove(&(first.minor, place));
            }
            // The least amount that is similar.
            let least = second.minor - second.minor / SIMILAR_FRACTION;
            let like = near
                .range((least, 0)..)
                .filter_map(|(_, place)| all.get(*place))
                .take_while(|first| are_similar(first.minor, second.minor));
            for first in like {
                let linked = register.linked.contains(first, second);
                if !linked && meets_first_under(*party, first, second) {
                    found.ask(
                        second.pledge,
                        Some((first.pledge, second.days_after(first))),
                    );
                }
            }
            near.insert((second.minor, at));
        }
    }
}

/// The same amount of one party, announced again after more than those weeks. Of the earlier announcements the last
/// that is not answered; the one before it is asked about after that.
pub(super) fn pledge_again<'a>(register: &Register<'a>, found: &mut Found<'a>) {
    // Pledges of several parties meet under each of them.
    let mut asked_pairs = HashSet::new();
    for all in register.by_giver.values() {
        // Those before these weeks, by amount.
        let mut older: HashMap<i64, Vec<&DatedPledge>> = HashMap::new();
        let mut leaving = all.iter().peekable();
        for second in all {
            while let Some(first) = leaving.next_if(|d| second.days_after(d) > SIMILAR_WITHIN_DAYS)
            {
                older.entry(first.minor).or_default().push(first);
            }
            let before = older.get(&second.minor).map_or(&[][..], Vec::as_slice);
            let again = before
                .iter()
                .rev()
                .take_while(|first| second.days_after(first) <= REPEATED_WITHIN_DAYS)
                .find(|first| !register.linked.contains(first, second));
            if let Some(first) = again
                && asked_pairs.insert((first.pledge.id, second.pledge.id))
            {
                found.ask(
                    second.pledge,
                    Some((first.pledge, second.days_after(first))),
                );
            }
        }
    }
}

/// Whether this is the first of the parties that two pledges have in common.
fn meets_first_under(party: Id<PartyFields>, first: &DatedPledge, second: &DatedPledge) -> bool {
    let (one, other) = (&first.pledge.pledgers, &second.pledge.pledgers);
    one.len() == 1
        || other.len() == 1
        || one.iter().filter(|p| other.contains(p)).min() == Some(&party)
}
