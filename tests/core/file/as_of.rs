//! The record as of a day: from the history alone, equal to what the file held that day.

mod changes;
mod replayed;

use crate::{
    histories::histories,
    support::{TestApp, body, fields_of, party, pledge},
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
fn one(app: &mut TestApp, noun: &str, pick: &Index) -> Option<Value> {
    let all = app.list(noun);
    (!all.is_empty()).then(|| pick.get(&all).clone())
}

/// A new record of a kind, if there is what it hangs on.
fn made(app: &mut TestApp, noun: &str, a: &Index, b: &Index) -> Option<Value> {
    let sources = one(app, "source", b).map_or(json!([]), |s| json!([s["id"]]));
    let on = |app: &mut TestApp| one(app, "pledge", a).map(|p| p["id"].clone());
    let euros = json!({ "precision": "exact", "minor": 100, "maxMinor": null, "currency": "EUR" });
    let none =
        json!({ "precision": "notDisclosed", "minor": null, "maxMinor": null, "currency": null });
    let serial = app.list(noun).len();
    Some(match noun {
        "source" => {
            json!({ "publisher": "Ministry", "title": format!("Release {serial}"), "certainty": "stated" })
        }
        "party" => party(&format!("State {}", app.session.mint())),
        "pledge" => {
            let mut fields = pledge(&one(app, "party", a)?, "Licences");
            fields["sources"] = sources;
            fields["amount"] = euros;
            fields
        }
        "pledge_event" => json!({
            "pledge": on(app)?, "stage": "committed", "happenedOn": "2026-02", "amount": euros, "party": null, "tranche": null,
            "corrects": null, "void": false, "document": null, "sources": sources
        }),
        "tranche" => json!({
            "pledge": on(app)?, "plannedOn": null, "planned": euros, "waived": false, "note": null
        }),
        "pledge_link" => json!({
            "pledge": on(app)?, "kind": "increases", "other": one(app, "pledge", b)?["id"], "note": null, "sources": sources
        }),
        "pledge_share" => json!({
            "pledge": on(app)?, "party": one(app, "party", b)?["id"], "minor": 40, "sources": sources
        }),
        "procurement_line" => json!({
            "title": "Servers", "category": null, "body": null, "priority": null, "year": null, "quarter": null, "estimated": none,
            "stage": "planned", "fundedBy": [on(app)?], "note": null, "sources": sources
        }),
        _ => json!({
            "pledge": on(app)?, "description": "Laptops", "quantity": 200, "unit": null, "unitValue": none, "basis": "none",
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

fn happen(app: &mut TestApp, event: &Event) {
    match event {
        Event::Add(what, a, b) => {
            let noun = KINDS[usize::from(*what)];
            if let Some(fields) = made(app, noun, a, b) {
                let input = json!({ "noun": noun, "id": app.session.mint(), "revision": 0, "fields": fields });
                done_or_refused(app.call("save", input));
            }
        }
        Event::Change(a, b) => {
            let noun = *a.get(KINDS);
            let Some(stored) = one(app, noun, b) else {
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
            done_or_refused(app.change(noun, &stored, field, value));
            if noun == "pledge" {
                let stored = app.ok("get", json!({ "noun": noun, "id": stored["id"] }));
                let all: Vec<_> = app.list("party").iter().map(|p| p["id"].clone()).collect();
                let reversed: Vec<_> = all.into_iter().rev().collect();
                done_or_refused(app.change(noun, &stored, "pledgers", json!(reversed)));
            }
        }
        Event::Remove(a, b) => {
            let noun = *a.get(KINDS);
            if let Some(stored) = one(app, noun, b) {
                let input =
                    json!({ "noun": noun, "id": stored["id"], "revision": stored["revision"] });
                done_or_refused(app.call("remove", input));
            }
        }
        Event::Undo => done_or_refused(app.call("undo", json!({}))),
        Event::Redo => done_or_refused(app.call("redo", json!({}))),
        Event::Pass(hours) => app.pass(*hours),
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

fn now(app: &TestApp) -> Value {
    listed(app.session.store().unwrap())
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
        let mut app = TestApp::with_file();
        let first = app.day();
        let mut ends = BTreeMap::from([(first, now(&app))]);
        for event in &events {
            happen(&mut app, event);
            if !matches!(event, Event::Pass(_)) {
                ends.insert(app.day(), now(&app));
            }
        }
        let last = app.day() + Days::new(1);
        for day in first.iter_days().take_while(|day| *day <= last) {
            let then = app.session.store().unwrap().as_of(day).unwrap();
            let expected = ends.range(..=day).next_back().unwrap().1;
            prop_assert_eq!(&listed(&then), expected, "on {}", day);
            let (checked, verified) = (then.check().unwrap(), then.verify().unwrap());
            prop_assert!(checked.whole && verified.whole, "{:?} {:?}", checked, verified);
        }
    }
}

#[test]
fn before_the_file_was_made_nothing_was_known_and_a_view_of_it_is_refused_with_the_day_it_begins() {
    let mut app = TestApp::with_file();
    let store = app.session.store().unwrap();
    let before = store.as_of(day("2026-02-01")).unwrap();
    assert_eq!(before.operation_count().unwrap(), 0);
    assert_eq!(listed(&before)["coalition"], json!([]));
    let refused = app.session.store_as_of(Some(day("2026-02-01"))).map(|_| ());
    let refused = serde_json::to_value(Failure::from(refused.unwrap_err())).unwrap();
    let problem = json!({ "field": "knownOn", "rule": "beforeRecord", "beginsOn": "2026-02-02" });
    assert_eq!(refused["problems"], json!([problem]));
}

#[test]
fn a_copy_is_kept_for_its_day_and_never_shows_another() {
    for passphrase in [None, Some("four common words together")] {
        let mut app = TestApp::with_file_under(passphrase);
        let mut days = Vec::new();
        for n in 1..=3 {
            app.add("party", party(&format!("State {n}")));
            days.push((app.day(), n));
            app.pass(24);
        }
        let count = |store: &Store| listed(store)["party"].as_array().unwrap().len();
        for (day, n) in days.iter().chain(days.iter().rev()).chain(&days) {
            for _ in 0..2 {
                assert_eq!(count(app.session.store_as_of(Some(*day)).unwrap()), *n);
            }
        }
        // What is added later is no part of what was known, and the days in between hold what stood.
        app.pass(48);
        app.add("party", party("State 4"));
        let between = app.day() - Days::new(1);
        assert_eq!(count(app.session.store_as_of(Some(days[1].0)).unwrap()), 2);
        assert_eq!(count(app.session.store_as_of(Some(between)).unwrap()), 3);
        assert_eq!(count(app.session.store_as_of(None).unwrap()), 4);
        let today = app.day();
        assert_eq!(count(app.session.store_as_of(Some(today)).unwrap()), 4);
        // What will be known on a day to come, nobody knows.
        let ahead = app.session.store_as_of(Some(NaiveDate::MAX)).map(|_| ());
        let refused = serde_json::to_value(Failure::from(ahead.unwrap_err())).unwrap();
        assert_eq!(refused["problems"][0]["rule"], "liesAhead");
    }
}

#[test]
fn the_register_of_a_day_is_what_it_was_and_that_of_today_goes_on() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let seen = |app: &mut TestApp, on: Option<NaiveDate>| {
        app.ok("pledges", json!({ "knownOn": on, "limit": 9 }))["all"].clone()
    };
    let first = app.day();
    for n in 1..=3 {
        app.add("pledge", pledge(&state, &format!("Pledge {n}")));
        let today = app.day();
        for on in [Some(today), None, Some(first), Some(today)] {
            let expected = if on == Some(first) { 1 } else { n };
            assert_eq!(seen(&mut app, on), expected, "{n} {on:?}");
        }
        app.pass(24);
    }
    // Two on one day: what was read in the morning is not taken for the evening.
    app.add("pledge", pledge(&state, "Pledge 4"));
    let today = app.day();
    assert_eq!(seen(&mut app, Some(today)), 4);
    app.add("pledge", pledge(&state, "Pledge 5"));
    assert_eq!(seen(&mut app, Some(today)), 5);
}

#[test]
fn another_file_never_shows_the_copy_of_the_one_before() {
    let mut app = TestApp::with_file();
    let first = app.day();
    app.pass(24);
    app.add("party", party("State 001"));
    app.session.store_as_of(Some(first)).unwrap();
    app.ok("close_file", json!({}));
    assert!(app.session.store_as_of(Some(first)).is_err());
    let place = app.place("other.chancery");
    let coalition = json!({
        "name": "Other", "baseCurrency": "EUR", "markings": [], "beneficiaries": [], "state": "active", "sources": []
    });
    app.ok(
        "create_file",
        json!({ "place": place, "passphrase": null, "coalition": coalition }),
    );
    app.add("party", party("State 002"));
    let shown = listed(app.session.store_as_of(Some(app.day())).unwrap());
    assert_eq!(shown["coalition"][0]["name"], "Other");
}

#[test]
fn a_clock_that_was_set_back_takes_nothing_out_of_what_was_known() {
    let mut app = TestApp::with_file();
    app.pass(240);
    app.add("party", party("State 001"));
    app.pass(-120);
    app.add("party", party("State 002"));
    let known = |app: &TestApp, day| {
        let then = app.session.store().unwrap().as_of(day).unwrap();
        listed(&then)["party"].as_array().unwrap().len()
    };
    let set_back = app.day();
    assert_eq!(known(&app, set_back - Days::new(1)), 0);
    assert_eq!(known(&app, set_back), 2);
    assert_eq!(known(&app, set_back + Days::new(5)), 2);
}

#[test]
fn what_was_known_can_be_read_and_not_written() {
    let mut app = TestApp::with_file();
    let first = app.day();
    app.pass(24);
    let group = app.add("body", body("Steering Group"));
    let mut then = app.session.store().unwrap().as_of(first).unwrap();
    let op = app.session.op("save body");
    let fields: BodyFields = serde_json::from_value(fields_of(&group)).unwrap();
    let id = app.session.mint();
    let refused = then.write(&op, |tx| tx.save(Id::of(id), 0, &fields));
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
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let (first, before) = (app.day(), now(&app));
    app.pass(24);
    let id = app.session.mint();
    let mut fields: PledgeFields = serde_json::from_value(pledge(&state, "Licences 0")).unwrap();
    for n in 0..operations {
        fields.title = format!("Licences {n}");
        let op = app.session.op("save pledge");
        let (id, revision) = (
            Id::of(if n % 2 == 0 { id } else { app.session.mint() }),
            n / 2,
        );
        let revision = if n % 2 == 0 { revision } else { 0 };
        let write = |tx: &store::Tx| tx.save(id, revision, &fields);
        app.session.store_mut().unwrap().write(&op, write).unwrap();
    }
    let began = std::time::Instant::now();
    let then = app.session.store().unwrap().as_of(first).unwrap();
    println!(
        "{operations} operations walked back in {:?}",
        began.elapsed()
    );
    assert_eq!(listed(&then), before);
}
