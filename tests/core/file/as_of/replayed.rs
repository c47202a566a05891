//! Ten thousand ledgers, each with a history of its own: what was known of it at the end of any day is what its
//! operations until then come to, replayed one after the other in a model that is too plain to be wrong.

mod model;

use crate::{histories::histories, support::TestApp};
use chancery_core::{
    Result,
    ledger::Ledger,
    model::*,
    store::{self, Tx},
};
use chrono::{Days, NaiveDate};
use model::{Change, Known, Row, Rows, Step, apply, change, of_rows};
use proptest::{
    collection::{btree_map, vec},
    prelude::*,
    sample::Index,
    test_runner::{Config, TestCaseError},
};
use std::{collections::BTreeMap, fmt::Debug};
use uuid::Uuid;

/// Ledgers in one file. They share its states, its clock and its undo, and know nothing of each other.
const TOGETHER: usize = 200;
const STATES: usize = 4;

#[derive(Debug, Clone)]
enum Operation {
    /// By ledger: what is saved or removed as one.
    Do(BTreeMap<usize, Step>),
    Undo,
    Redo,
    Pass(i64),
}

fn operation() -> impl Strategy<Value = Operation> {
    let step = (0..16_u8, any::<Index>(), any::<Index>(), 1..1_000_i64);
    let step = step.prop_map(|(what, pick, other, figure)| Step {
        what,
        pick,
        other,
        figure,
    });
    prop_oneof![
        8 => btree_map(0..TOGETHER, step, TOGETHER / 4..TOGETHER).prop_map(Operation::Do),
        2 => Just(Operation::Undo),
        1 => Just(Operation::Redo),
        5 => (1..60_i64).prop_map(Operation::Pass),
    ]
}

fn put(row: &Row, tx: &Tx, id: Uuid) -> Result<()> {
    fn save<R: store::Record>(tx: &Tx, id: Uuid, fields: &R) -> Result<()> {
        let now = store::find::<R>(tx.read(), Id::of(id))?;
        tx.save(Id::of(id), now.map_or(0, |now| now.revision), fields)
    }
    match row {
        Row::Pledge(fields) => save(tx, id, fields),
        Row::Event(fields) => save(tx, id, fields),
        Row::Tranche(fields) => save(tx, id, fields),
        Row::Share(fields) => save(tx, id, fields),
        Row::Link(fields) => save(tx, id, fields),
    }
}

fn remove(row: &Row, tx: &Tx, id: Uuid) -> Result<()> {
    fn gone<R: store::Record>(tx: &Tx, id: Uuid) -> Result<()> {
        let revision = store::get::<R>(tx.read(), Id::of(id))?.revision;
        tx.remove::<R>(Id::of(id), revision)
    }
    match row {
        Row::Pledge(_) => gone::<PledgeFields>(tx, id),
        Row::Event(_) => gone::<PledgeEventFields>(tx, id),
        Row::Tranche(_) => gone::<TrancheFields>(tx, id),
        Row::Share(_) => gone::<PledgeShareFields>(tx, id),
        Row::Link(_) => gone::<PledgeLinkFields>(tx, id),
    }
}

/// What a ledger was made from, once more.
fn made_from(ledger: &Ledger) -> LedgerRecord {
    let mut record = LedgerRecord::default();
    for entry in ledger.entries() {
        record.pledges.push(entry.pledge.clone());
        record.events.extend_from_slice(&entry.events);
        record.shares.extend_from_slice(&entry.shares);
        record.tranches.extend_from_slice(&entry.tranches);
    }
    record.links = ledger.links().copied().collect();
    record
}

fn of_record(record: LedgerRecord) -> Known {
    let shares = record.shares.iter();
    let mut shares: Vec<_> = shares
        .map(|s| (s.pledge.uuid(), s.party.uuid(), s.minor))
        .collect();
    shares.sort_unstable();
    Known {
        pledges: record
            .pledges
            .into_iter()
            .map(|p| (p.id.uuid(), p))
            .collect(),
        events: record
            .events
            .into_iter()
            .map(|e| (e.id.uuid(), e))
            .collect(),
        tranches: record
            .tranches
            .into_iter()
            .map(|t| (t.id.uuid(), t.fields))
            .collect(),
        shares,
        links: record
            .links
            .iter()
            .map(|l| ((l.pledge.uuid(), l.other.uuid()), l.kind))
            .collect(),
    }
}

/// Names the first row that is not the same.
fn same<K: Ord + Debug, V: PartialEq + Debug>(
    found: &BTreeMap<K, V>,
    expected: &BTreeMap<K, V>,
    on: NaiveDate,
) -> Result<(), TestCaseError> {
    for key in found.keys().chain(expected.keys()) {
        prop_assert_eq!(found.get(key), expected.get(key), "{:?} on {}", key, on);
    }
    Ok(())
}

fn as_replayed(found: &Known, expected: &Known, on: NaiveDate) -> Result<(), TestCaseError> {
    same(&found.pledges, &expected.pledges, on)?;
    same(&found.events, &expected.events, on)?;
    same(&found.tranches, &expected.tranches, on)?;
    same(&found.links, &expected.links, on)?;
    prop_assert_eq!(&found.shares, &expected.shares, "shares on {}", on);
    prop_assert_eq!(found, expected);
    Ok(())
}

/// A file with nothing but states in it.
fn with_states() -> (TestApp, Vec<Id<PartyFields>>) {
    let mut app = TestApp::with_file();
    let states: Vec<Id<PartyFields>> = (0..STATES).map(|_| Id::of(app.session.mint())).collect();
    let op = app.session.op("save party");
    let write = |tx: &Tx| {
        states.iter().enumerate().try_for_each(|(n, id)| {
            let name = format!("State {n:03}");
            let state = PartyFields {
                name,
                ..PartyFields::default()
            };
            tx.save(*id, 0, &state)
        })
    };
    app.session.store_mut().unwrap().write(&op, write).unwrap();
    (app, states)
}

/// Writes what the steps change, and gives what the ledgers hold then by the plain model.
fn done(
    app: &mut TestApp,
    now: &[Rows],
    steps: &BTreeMap<usize, Step>,
    states: &[Id<PartyFields>],
) -> Vec<Rows> {
    let mut next = now.to_vec();
    let changes: Vec<(usize, Change)> = steps
        .iter()
        .filter_map(|(at, step)| Some((*at, change(&now[*at], step, app.session.mint(), states)?)))
        .collect();
    let op = app.session.op("save pledge");
    let write = |tx: &Tx| {
        changes.iter().try_for_each(|(at, change)| match change {
            Change::Put(id, row) => put(row, tx, *id),
            Change::Remove(id) => remove(&now[*at][id], tx, *id),
        })
    };
    app.session.store_mut().unwrap().write(&op, write).unwrap();
    for (at, change) in &changes {
        apply(&mut next[*at], change);
    }
    next
}

proptest! {
    // Fifty files of two hundred; with `--long` ten times as many.
    #![proptest_config(Config { max_shrink_iters: 100, ..histories(50) })]

    #[test]
    fn ten_thousand_ledgers_as_known_on_any_day_are_their_operations_replayed_until_then(
        operations in vec(operation(), 16..32)
    ) {
        let (mut app, states) = with_states();
        let first = app.day();
        let mut past: Vec<Vec<Rows>> = Vec::new();
        let mut undone: Vec<Vec<Rows>> = Vec::new();
        let mut now = vec![Rows::new(); TOGETHER];
        let mut ends = BTreeMap::from([(first, now.clone())]);
        for operation in &operations {
            match operation {
                Operation::Do(steps) => {
                    let next = done(&mut app, &now, steps, &states);
                    if next != now {
                        past.push(std::mem::replace(&mut now, next));
                        undone.clear();
                    }
                }
                Operation::Undo => if let Some(earlier) = past.pop() {
                    app.ok("undo", serde_json::json!({}));
                    undone.push(std::mem::replace(&mut now, earlier));
                },
                Operation::Redo => if let Some(later) = undone.pop() {
                    app.ok("redo", serde_json::json!({}));
                    past.push(std::mem::replace(&mut now, later));
                },
                Operation::Pass(hours) => {
                    app.pass(*hours);
                    continue;
                }
            }
            ends.insert(app.day(), now.clone());
        }
        let last = app.day() + Days::new(1);
        for day in first.iter_days().take_while(|day| *day <= last) {
            let expected = of_rows(ends.range(..=day).next_back().unwrap().1);
            // Read whole, and as the ledger that is kept goes on from one day to the next.
            let whole = store::ledger_record(app.session.store_as_of(Some(day)).unwrap().read(), None).unwrap();
            as_replayed(&of_record(whole), &expected, day)?;
            let kept = app.session.ledger(Some(day)).unwrap();
            as_replayed(&of_record(made_from(&kept)), &expected, day)?;
        }
    }
}
