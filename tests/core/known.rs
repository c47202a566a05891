//! The record as known on a day: from the history alone, equal to what the file held that day.

mod changes;
mod replayed;

use crate::{
    histories::histories,
    support::{Desk, body, fields_of, party, pledge},
};
use chancery_core::{
    Failure,
    model::*,
    store::{self, Store},
    with_nouns,
};
use chrono::{Days, NaiveDate};
use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What happens in a secretariat. Indices pick one of what is there.
#[derive(Debug, Clone)]
enum Event {
    Add(u8, Index, Index),
    Change(Index, Index),
    Remove(Index, Index),
    Undo,
    Redo,
    Pass(i64),
}

fn event() -> impl Strategy<Value = Event> {
    let index = any::<Index>;
    prop_oneof![
        8 => (0..9_u8, index(), index()).prop_map(|(what, a, b)| Event::Add(what, a, b)),
        4 => (index(), index()).prop_map(|(a, b)| Event::Change(a, b)),
        3 => (index(), index()).prop_map(|(a, b)| Event::Remove(a, b)),
        3 => Just(Event::Undo),
        2 => Just(Event::Redo),
        6 => (1..60_i64).prop_map(Event::Pass),
    ]
}

const KINDS: &[&str] = &[
    "source",
    "party",
    "pledge",
    "pledge_event",
    "tranche",
    "pledge_link",
    "pledge_share",
    "procurement_line",
    "in_kind_item",
];

/// One of the records there are of a noun.
fn one(desk: &mut Desk, noun: &str, pick: &Index) -> Option<Value> {
    let all = desk.list(noun);
    (!all.is_empty()).then(|| pick.get(&all).clone())
}

/// A new record of a kind, if there is what it hangs on.
fn made(desk: &mut Desk, noun: &str, a: &Index, b: &Index) -> Option<Value> {
    let sources = one(desk, "source", b).map_or(json!([]), |s| json!([s["id"]]));
    let on = |desk: &mut Desk| one(desk, "pledge", a).map(|p| p["id"].clone());
    let euros = json!({ "precision": "exact", "minor": 100, "maxMinor": null, "currency": "EUR" });
    let none =
        json!({ "precision": "notDisclosed", "minor": null, "maxMinor": null, "currency": null });
    let serial = desk.list(noun).len();
    Some(match noun {
        "source" => {
            json!({ "publisher": "Ministry", "title": format!("Release {serial}"), "certainty": "stated" })
        }
        "party" => party(&format!("State {}", desk.session.mint())),
        "pledge" => {
            let mut fields = pledge(&one(desk, "party", a)?, "Licences");
            fields["sources"] = sources;
            fields["amount"] = euros;
            fields
        }
        "pledge_event" => json!({
            "pledge": on(desk)?, "stage": "committed", "happenedOn": "2026-02", "amount": euros, "party": null, "tranche": null,
            "corrects": null, "void": false, "document": null, "sources": sources
        }),
        "tranche" => json!({
            "pledge": on(desk)?, "plannedOn": null, "planned": euros, "waived": false, "note": null
        }),
        "pledge_link" => json!({
            "pledge": on(desk)?, "kind": "increases", "other": one(desk, "pledge", b)?["id"], "note": null, "sources": sources
        }),
        "pledge_share" => json!({
            "pledge": on(desk)?, "party": one(desk, "party", b)?["id"], "minor": 40, "sources": sources
        }),
        "procurement_line" => json!({
            "title": "Servers", "category": null, "body": null, "priority": null, "year": null, "quarter": null, "estimated": none,
            "stage": "planned", "fundedBy": [on(desk)?], "note": null, "sources": sources
        }),
        _ => json!({
            "pledge": on(desk)?, "description": "Laptops", "quantity": 200, "unit": null, "unitValue": none, "basis": "none",
            "ordered": null, "shipped": null, "received": null, "sources": sources
        }),
    })
}

/// Takes a rule's refusal as an answer, and no other failure.
fn done_or_refused(answer: Result<Value, Failure>) {
    match answer {
        Ok(_) | Err(Failure::Invalid { .. } | Failure::NothingToUndo) => {}
        Err(failure) => panic!("{failure:?}"),
    }
}

fn happen(desk: &mut Desk, event: &Event) {
    match event {
        Event::Add(what, a, b) => {
            let noun = KINDS[usize::from(*what)];
            if let Some(fields) = made(desk, noun, a, b) {
                let input = json!({ "noun": noun, "id": desk.session.mint(), "revision": 0, "fields": fields });
                done_or_refused(desk.call("save", input));
            }
        }
        Event::Change(a, b) => {
            let noun = *a.get(KINDS);
            let Some(stored) = one(desk, noun, b) else {
                return;
            };
            let (field, value) = match noun {
                "source" | "pledge" | "procurement_line" => ("title", json!(format!("{b:?}"))),
                "party" => ("shortName", json!("S")),
                "pledge_event" | "pledge_link" => ("sources", json!([])),
                "tranche" => ("waived", json!(true)),
                "pledge_share" => ("minor", json!(60)),
                _ => ("quantity", json!(null)),
            };
            done_or_refused(desk.change(noun, &stored, field, value));
            if noun == "pledge" {
                let stored = desk.ok("get", json!({ "noun": noun, "id": stored["id"] }));
                let all: Vec<_> = desk.list("party").iter().map(|p| p["id"].clone()).collect();
                let reversed: Vec<_> = all.into_iter().rev().collect();
                done_or_refused(desk.change(noun, &stored, "pledgers", json!(reversed)));
            }
        }
        Event::Remove(a, b) => {
            let noun = *a.get(KINDS);
            if let Some(stored) = one(desk, noun, b) {
                let input =
                    json!({ "noun": noun, "id": stored["id"], "revision": stored["revision"] });
                done_or_refused(desk.call("remove", input));
            }
        }
        Event::Undo => done_or_refused(desk.call("undo", json!({}))),
        Event::Redo => done_or_refused(desk.call("redo", json!({}))),
        Event::Pass(hours) => desk.pass(*hours),
    }
}

macro_rules! listed {
    ($($name:ident: $fields:ident),* $(,)?) => {
        /// Every record of every noun.
        fn listed(of: &Store) -> Value {
            let all = [$((stringify!($name), json!(store::list::<$fields>(of.read()).unwrap()))),*];
            all.into_iter().map(|(noun, all)| (noun.to_owned(), all)).collect::<serde_json::Map<_, _>>().into()
        }
    };
}
with_nouns!(listed);

fn now(desk: &Desk) -> Value {
    listed(desk.session.store().unwrap())
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

proptest! {
    #![proptest_config(histories(300))]

    #[test]
    fn the_record_as_known_on_any_day_is_what_the_file_listed_at_its_end(
        events in proptest::collection::vec(event(), 1..32)
    ) {
        let mut desk = Desk::with_file();
        let first = desk.day();
        let mut ends = BTreeMap::from([(first, now(&desk))]);
        for event in &events {
            happen(&mut desk, event);
            if !matches!(event, Event::Pass(_)) {
                ends.insert(desk.day(), now(&desk));
            }
        }
        let last = desk.day() + Days::new(1);
        for day in first.iter_days().take_while(|day| *day <= last) {
            let then = desk.session.store().unwrap().as_known_on(day).unwrap();
            let expected = ends.range(..=day).next_back().unwrap().1;
            prop_assert_eq!(&listed(&then), expected, "on {}", day);
            let (checked, verified) = (then.check().unwrap(), then.verify().unwrap());
            prop_assert!(checked.whole && verified.whole, "{:?} {:?}", checked, verified);
        }
    }
}

#[test]
fn before_the_file_was_made_nothing_was_known_and_a_view_of_it_is_refused_with_the_day_it_begins() {
    let mut desk = Desk::with_file();
    let store = desk.session.store().unwrap();
    let before = store.as_known_on(day("2026-02-01")).unwrap();
    assert_eq!(before.operation_count().unwrap(), 0);
    assert_eq!(listed(&before)["coalition"], json!([]));
    let refused = desk.session.known(Some(day("2026-02-01"))).map(|_| ());
    let refused = serde_json::to_value(Failure::from(refused.unwrap_err())).unwrap();
    let problem = json!({ "field": "knownOn", "rule": "beforeRecord", "beginsOn": "2026-02-02" });
    assert_eq!(refused["problems"], json!([problem]));
}

#[test]
fn a_copy_is_kept_for_its_day_and_never_shows_another() {
    for passphrase in [None, Some("four common words together")] {
        let mut desk = Desk::with_file_under(passphrase);
        let mut days = Vec::new();
        for n in 1..=3 {
            desk.add("party", party(&format!("State {n}")));
            days.push((desk.day(), n));
            desk.pass(24);
        }
        let count = |store: &Store| listed(store)["party"].as_array().unwrap().len();
        for (day, n) in days.iter().chain(days.iter().rev()).chain(&days) {
            for _ in 0..2 {
                assert_eq!(count(desk.session.known(Some(*day)).unwrap()), *n);
            }
        }
        // What is added later is no part of what was known, and the days in between hold what stood.
        desk.pass(48);
        desk.add("party", party("State 4"));
        let between = desk.day() - Days::new(1);
        assert_eq!(count(desk.session.known(Some(days[1].0)).unwrap()), 2);
        assert_eq!(count(desk.session.known(Some(between)).unwrap()), 3);
        assert_eq!(count(desk.session.known(None).unwrap()), 4);
        let today = desk.day();
        assert_eq!(count(desk.session.known(Some(today)).unwrap()), 4);
        // What will be known on a day to come, nobody knows.
        let ahead = desk.session.known(Some(NaiveDate::MAX)).map(|_| ());
        let refused = serde_json::to_value(Failure::from(ahead.unwrap_err())).unwrap();
        assert_eq!(refused["problems"][0]["rule"], "liesAhead");
    }
}

#[test]
fn the_register_of_a_day_is_what_it_was_and_that_of_today_goes_on() {
    let mut desk = Desk::with_file();
    let state = desk.add("party", party("State 001"));
    let seen = |desk: &mut Desk, on: Option<NaiveDate>| {
        desk.ok("pledges", json!({ "knownOn": on, "limit": 9 }))["all"].clone()
    };
    let first = desk.day();
    for n in 1..=3 {
        desk.add("pledge", pledge(&state, &format!("Pledge {n}")));
        let today = desk.day();
        for on in [Some(today), None, Some(first), Some(today)] {
            let expected = if on == Some(first) { 1 } else { n };
            assert_eq!(seen(&mut desk, on), expected, "{n} {on:?}");
        }
        desk.pass(24);
    }
    // Two on one day: what was read in the morning is not taken for the evening.
    desk.add("pledge", pledge(&state, "Pledge 4"));
    let today = desk.day();
    assert_eq!(seen(&mut desk, Some(today)), 4);
    desk.add("pledge", pledge(&state, "Pledge 5"));
    assert_eq!(seen(&mut desk, Some(today)), 5);
}

#[test]
fn another_file_never_shows_the_copy_of_the_one_before() {
    let mut desk = Desk::with_file();
    let first = desk.day();
    desk.pass(24);
    desk.add("party", party("State 001"));
    desk.session.known(Some(first)).unwrap();
    desk.ok("close_file", json!({}));
    assert!(desk.session.known(Some(first)).is_err());
    let place = desk.place("other.chancery");
    let coalition = json!({
        "name": "Other", "baseCurrency": "EUR", "markings": [], "beneficiaries": [], "state": "active", "sources": []
    });
    desk.ok(
        "create_file",
        json!({ "place": place, "passphrase": null, "coalition": coalition }),
    );
    desk.add("party", party("State 002"));
    let shown = listed(desk.session.known(Some(desk.day())).unwrap());
    assert_eq!(shown["coalition"][0]["name"], "Other");
}

#[test]
fn a_clock_that_was_set_back_takes_nothing_out_of_what_was_known() {
    let mut desk = Desk::with_file();
    desk.pass(240);
    desk.add("party", party("State 001"));
    desk.pass(-120);
    desk.add("party", party("State 002"));
    let known = |desk: &Desk, day| {
        let then = desk.session.store().unwrap().as_known_on(day).unwrap();
        listed(&then)["party"].as_array().unwrap().len()
    };
    let set_back = desk.day();
    assert_eq!(known(&desk, set_back - Days::new(1)), 0);
    assert_eq!(known(&desk, set_back), 2);
    assert_eq!(known(&desk, set_back + Days::new(5)), 2);
}

#[test]
fn what_was_known_can_be_read_and_not_written() {
    let mut desk = Desk::with_file();
    let first = desk.day();
    desk.pass(24);
    let group = desk.add("body", body("Steering Group"));
    let mut then = desk.session.store().unwrap().as_known_on(first).unwrap();
    let op = desk.session.op("save body");
    let fields: BodyFields = serde_json::from_value(fields_of(&group)).unwrap();
    let id = desk.session.mint();
    let refused = then.write(&op, |tx| tx.put(Id::of(id), 0, &fields));
    assert!(matches!(refused, Err(chancery_core::Error::ReadOnly)));
    assert_eq!(listed(&then)["body"], json!([]));
}

/// The time it takes to walk back over a long history, for whoever asks with `--nocapture`.
#[test]
fn a_long_history_is_walked_back_whole() {
    let operations = if std::env::var_os("CHANCERY_LONG").is_some() {
        100_000
    } else {
        2_000
    };
    let mut desk = Desk::with_file();
    let state = desk.add("party", party("State 001"));
    let (first, before) = (desk.day(), now(&desk));
    desk.pass(24);
    let id = desk.session.mint();
    let mut fields: PledgeFields = serde_json::from_value(pledge(&state, "Licences 0")).unwrap();
    for n in 0..operations {
        fields.title = format!("Licences {n}");
        let op = desk.session.op("save pledge");
        let (id, revision) = (
            Id::of(if n % 2 == 0 { id } else { desk.session.mint() }),
            n / 2,
        );
        let revision = if n % 2 == 0 { revision } else { 0 };
        let write = |tx: &store::Tx| tx.put(id, revision, &fields);
        desk.session.store_mut().unwrap().write(&op, write).unwrap();
    }
    let began = std::time::Instant::now();
    let then = desk.session.store().unwrap().as_known_on(first).unwrap();
    println!(
        "{operations} operations walked back in {:?}",
        began.elapsed()
    );
    assert_eq!(listed(&then), before);
}
