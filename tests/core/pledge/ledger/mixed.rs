//! Records in another order, and parts of them.

use chancery_core::model::*;
use std::collections::HashSet;

/// The same record in another order.
pub fn shuffled(record: &LedgerRecord, seed: u64) -> LedgerRecord {
    fn mix<T: Clone>(all: &[T], seed: u64) -> Vec<T> {
        let mut keyed: Vec<(u64, T)> = all
            .iter()
            .enumerate()
            .map(|(n, one)| {
                (
                    (n as u64 + 1).wrapping_mul(seed | 1).rotate_left(17),
                    one.clone(),
                )
            })
            .collect();
        keyed.sort_by_key(|(key, _)| *key);
        keyed.into_iter().map(|(_, one)| one).collect()
    }
    LedgerRecord {
        pledges: mix(&record.pledges, seed),
        events: mix(&record.events, seed),
        shares: mix(&record.shares, seed),
        links: mix(&record.links, seed),
        tranches: mix(&record.tranches, seed),
    }
}

/// What the store reads again for some pledges.
pub fn only(record: &LedgerRecord, ids: &HashSet<Id<PledgeFields>>) -> LedgerRecord {
    let mut some = record.clone();
    some.pledges.retain(|p| ids.contains(&p.id));
    some.events.retain(|e| ids.contains(&e.pledge));
    some.shares.retain(|s| ids.contains(&s.pledge));
    some.links
        .retain(|l| ids.contains(&l.pledge) || ids.contains(&l.other));
    some.tranches.retain(|t| ids.contains(&t.fields.pledge));
    some
}
