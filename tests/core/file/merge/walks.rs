//! Two offices at work at random: whatever they did, both end with the same record, whole.

use super::{Two, content, whole};
use crate::support::{TestApp, body, delegation, fields_of, meeting, party, pledge};
use serde_json::{Value, json};

/// A generator of numbers that begins the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
    fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        (!all.is_empty()).then(|| &all[self.below(all.len())])
    }
}

/// One thing that somebody does; what the record refuses is not done.
fn step(app: &mut TestApp, dice: &mut Dice, office: &str, n: usize) {
    let name = format!("{office} {n}");
    let list = |app: &mut TestApp, noun: &str| app.list(noun);
    match dice.below(12) {
        0 => drop(app.add("party", party(&name))),
        1 | 2 => {
            let parties = list(app, "party");
            if let Some(state) = dice.one_of(&parties) {
                app.add("pledge", pledge(state, &name));
            }
        }
        3..=5 => {
            let pledges = list(app, "pledge");
            if let Some(one) = dice.one_of(&pledges) {
                let field = ["title", "purpose", "condition", "years"][dice.below(4)];
                app.change("pledge", one, field, json!(name)).unwrap();
            }
        }
        6 => {
            let (pledges, parties) = (list(app, "pledge"), list(app, "party"));
            if let (Some(one), Some(state)) = (dice.one_of(&pledges), dice.one_of(&parties)) {
                let mut all = one["pledgers"].as_array().unwrap().clone();
                all.retain(|id| *id != state["id"]);
                all.push(state["id"].clone());
                app.change("pledge", one, "pledgers", json!(all)).unwrap();
            }
        }
        7 => {
            let meetings = list(app, "meeting");
            if let Some(at) = dice.one_of(&meetings) {
                app.add("decision", json!({ "meeting": at["id"], "number": "", "text": name, "state": "adopted", "sources": [] }));
            }
        }
        8 => {
            let (meetings, parties) = (list(app, "meeting"), list(app, "party"));
            if let (Some(at), Some(state)) = (dice.one_of(&meetings), dice.one_of(&parties)) {
                let taken = list(app, "delegation");
                if !taken
                    .iter()
                    .any(|d| d["meeting"] == at["id"] && d["party"] == state["id"])
                {
                    app.add("delegation", delegation(at, state));
                }
            }
        }
        9 => {
            let all = list(app, "delegation");
            if let Some(sat) = dice.one_of(&all) {
                let many = dice.below(9) + 1;
                app.change("delegation", sat, "headcount", json!(many))
                    .unwrap();
            }
        }
        10 => {
            let noun = ["pledge", "delegation", "decision", "party", "meeting"][dice.below(5)];
            let all = list(app, noun);
            if let Some(one) = dice.one_of(&all) {
                let input = json!({ "noun": noun, "id": one["id"], "revision": one["revision"] });
                // A party that is in use stays.
                let _refused = app.call("remove", input);
            }
        }
        _ => {
            let _nothing = app.call("undo", json!({}));
        }
    }
}

fn begun() -> TestApp {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Steering Group"));
    for n in 1..=3 {
        let state = app.add("party", party(&format!("State {n:03}")));
        app.add("pledge", pledge(&state, &format!("Pledge {n}")));
        let at = app.add("meeting", meeting(&group, n, &format!("2024-04-0{n}")));
        app.add("delegation", delegation(&at, &state));
    }
    app
}

/// Everything, with each delegation under its meeting and party: entered twice it has two identities.
fn said(app: &mut TestApp) -> Value {
    let mut all = content(app);
    let sat = all["delegation"].as_object().unwrap().values().cloned();
    let mut sat: Vec<String> = sat.map(|row| row.to_string()).collect();
    sat.sort();
    all["delegation"] = json!(sat);
    for pledge in all["pledge"].as_object_mut().unwrap().values_mut() {
        let mut pledgers: Vec<String> = pledge["pledgers"]
            .as_array()
            .unwrap()
            .iter()
            .map(Value::to_string)
            .collect();
        pledgers.sort();
        pledge["pledgers"] = json!(pledgers);
    }
    all
}

#[test]
fn after_each_took_the_other_in_both_hold_the_same() {
    let rounds = if std::env::var_os("CHANCERY_LONG").is_some() {
        2_000
    } else {
        25
    };
    let (mut conflicts, mut taken) = (0, 0);
    for seed in 0..rounds {
        let mut dice = Dice(seed * 7_919 + 1);
        let mut two = Two::part(begun());
        for round in 0..2 {
            for n in 0..dice.below(14) {
                step(&mut two.here, &mut dice, "Here", round * 100 + n);
            }
            for n in 0..dice.below(14) {
                step(&mut two.there, &mut dice, "There", round * 100 + n);
            }
            let side = ["here", "there"][dice.below(2)];
            let looked = two.look(json!([]));
            conflicts += looked["conflicts"].as_array().unwrap().len();
            let merged = two.taken_all(side);
            taken += merged["lines"].as_array().unwrap().len();
            let again = two.look(json!([]));
            assert_eq!(again["conflicts"], json!([]), "seed {seed}: asked again");
            assert_eq!(again["lines"], json!([]), "seed {seed}: taken twice");
            // Now the other office: what was decided is known there.
            let mut turned = two.turned();
            let back = turned.look(json!([]));
            assert_eq!(
                back["conflicts"],
                json!([]),
                "seed {seed}: decided, and asked there"
            );
            turned.taken(json!([]));
            assert_eq!(
                said(&mut turned.here),
                said(&mut turned.there),
                "seed {seed}, round {round}"
            );
            whole(&mut turned.there);
            two = turned;
        }
    }
    assert!(
        conflicts > 10 && taken > 100,
        "{conflicts} conflicts, {taken} taken"
    );
}

#[test]
fn a_form_that_was_opened_before_the_merge_cannot_overwrite_it() {
    let mut two = Two::part(begun());
    let before = two.here.list("pledge")[0].clone();
    let theirs = two.there.list("pledge")[0].clone();
    two.there
        .change("pledge", &theirs, "title", json!("Theirs"))
        .unwrap();
    two.taken(json!([]));
    let mut fields = fields_of(&before);
    fields["title"] = json!("Old");
    let stale = json!({ "noun": "pledge", "id": before["id"], "revision": before["revision"], "fields": fields });
    let refused = two.here.call("save", stale);
    assert!(
        matches!(refused, Err(chancery_core::Failure::Conflict { .. })),
        "{refused:?}"
    );
}
