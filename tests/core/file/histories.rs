//! Made-up histories, many and random, against a model that is too plain to be wrong: no action is lost between
//! meetings, no number is given twice, and membership on a day is what a calendar says.

mod membership;

use crate::support::{TestApp, body, meeting};
use chancery_core::Failure;
use chrono::NaiveDate;
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed},
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// So many histories, the same ones at every run; with `--long` ten times as many, and others each time.
pub fn histories(cases: u32) -> Config {
    let long = std::env::var_os("CHANCERY_LONG").is_some();
    Config {
        cases: if long { cases * 10 } else { cases },
        rng_seed: if long {
            RngSeed::Random
        } else {
            RngSeed::Fixed(3)
        },
        failure_persistence: None,
        ..Config::default()
    }
}

/// What happens to the actions of a body. Numbers pick one of what is there.
#[derive(Debug, Clone)]
enum Event {
    /// The next meeting is prepared; the actions at these places are dropped, the others carried over.
    Meet(BTreeSet<usize>),
    /// The same, with one open action forgotten.
    Forget(usize),
    Agree(usize),
    Finish(usize),
    CarryAgain,
    Undo,
    Redo,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => proptest::collection::btree_set(0..8_usize, 0..3).prop_map(Event::Meet),
        1 => (0..8_usize).prop_map(Event::Forget),
        5 => (0..8_usize).prop_map(Event::Agree),
        2 => (0..8_usize).prop_map(Event::Finish),
        1 => Just(Event::CarryAgain),
        3 => Just(Event::Undo),
        2 => Just(Event::Redo),
    ]
}

/// One action: where it stands, why it ended, and before which meetings it was put.
type Kept = (String, Option<String>, Vec<String>);

/// What there is: the meetings in order, the actions in order of their making.
#[derive(Debug, Clone, Default, PartialEq)]
struct Known {
    meetings: Vec<String>,
    actions: Vec<(String, Kept)>,
}

impl Known {
    fn open(&self) -> Vec<String> {
        let open = self.actions.iter().filter(|(_, kept)| kept.0 == "open");
        open.map(|(id, _)| id.clone()).collect()
    }
    fn of(&mut self, id: &str) -> &mut Kept {
        &mut self.actions.iter_mut().find(|a| a.0 == id).unwrap().1
    }
}

/// What the file holds, in the model's own words.
fn found(app: &mut TestApp) -> Known {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let carried = app.list("carry_over");
    let before = |id: &Value| -> Vec<String> {
        let mine = carried.iter().filter(|c| c["action"] == *id);
        mine.map(|c| text(&c["meeting"]).unwrap()).collect()
    };
    let kept = |a: &Value| {
        assert_eq!(a["closedOn"].is_null(), a["state"] != "dropped");
        (
            text(&a["state"]).unwrap(),
            text(&a["outcome"]),
            before(&a["id"]),
        )
    };
    let actions = app.list("action");
    Known {
        meetings: app
            .list("meeting")
            .iter()
            .map(|m| text(&m["id"]).unwrap())
            .collect(),
        actions: actions
            .iter()
            .map(|a| (text(&a["id"]).unwrap(), kept(a)))
            .collect(),
    }
}

fn action(meeting: &str, text: &str) -> Value {
    json!({
        "meeting": meeting, "agendaItem": null, "number": "", "text": text, "ownerParty": null, "ownerBody": null,
        "ownerPerson": null, "dueOn": null, "state": "open", "closedOn": null, "outcome": null, "sources": []
    })
}

fn decision(meeting: &str, text: &str) -> Value {
    json!({
        "meeting": meeting, "agendaItem": null, "number": "", "text": text, "state": "adopted", "silenceUntil": null,
        "supersededBy": null, "sources": []
    })
}

/// Prepares the next meeting as the window does: what was proposed, each action carried or dropped.
fn prepare(
    app: &mut TestApp,
    group: &Value,
    n: usize,
    drop: &[String],
    forget: Option<&String>,
) -> Result<Value, Failure> {
    let day = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + chrono::Days::new(30 * n as u64);
    let asked = json!({ "body": group["id"], "startsOn": day });
    let proposal = app.ok("propose_meeting", asked);
    let open: Vec<String> = proposal["actions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| a["action"]["id"].as_str().unwrap().to_owned())
        .collect();
    let carry: Vec<_> = open
        .iter()
        .filter(|id| !drop.contains(id) && Some(*id) != forget)
        .collect();
    let drop: Vec<_> = drop
        .iter()
        .filter(|id| Some(*id) != forget)
        .map(|id| json!({ "action": id, "reason": "Overtaken." }))
        .collect();
    let id = app.session.mint();
    app.call("prepare_meeting", json!({
        "id": id, "fields": proposal["fields"], "items": [], "delegations": [], "carry": carry, "drop": drop
    }))
}

proptest! {
    #![proptest_config(histories(40))]

    #[test]
    fn between_meetings_no_action_is_lost_and_none_is_doubled(events in proptest::collection::vec(event(), 1..24)) {
        let mut app = TestApp::with_file();
        let group = app.add("body", body("Steering Group"));
        let (mut past, mut now, mut undone) = (Vec::new(), Known::default(), Vec::new());
        for event in events {
            let before = now.clone();
            let open = now.open();
            match event {
                Event::Meet(places) => {
                    let drop: Vec<_> = open.iter().enumerate().filter(|(n, _)| places.contains(n)).map(|(_, id)| id.clone()).collect();
                    let made = prepare(&mut app, &group, now.meetings.len(), &drop, None).unwrap();
                    let made = made["id"].as_str().unwrap().to_owned();
                    for id in &open {
                        let kept = now.of(id);
                        if drop.contains(id) {
                            (kept.0, kept.1) = ("dropped".into(), Some("Overtaken.".into()));
                        } else {
                            kept.2.push(made.clone());
                        }
                    }
                    now.meetings.push(made);
                }
                Event::Forget(n) => if let Some(forgotten) = open.get(n % open.len().max(1)) {
                    let refused = prepare(&mut app, &group, now.meetings.len(), &[], Some(forgotten)).unwrap_err();
                    let expected = json!({ "code": "invalid", "problems": [{ "field": "carry", "rule": "leftOver", "count": 1 }] });
                    prop_assert_eq!(serde_json::to_value(refused).unwrap(), expected);
                },
                Event::Agree(n) => if let Some(at) = now.meetings.get(n % now.meetings.len().max(1)) {
                    let added = app.add("action", action(at, "To do"));
                    now.actions.push((added["id"].as_str().unwrap().into(), ("open".into(), None, Vec::new())));
                },
                Event::Finish(n) => if let Some(id) = open.get(n % open.len().max(1)) {
                    let stored = app.ok("get", json!({ "noun": "action", "id": id }));
                    app.change("action", &stored, "state", json!("done")).unwrap();
                    now.of(id).0 = "done".into();
                },
                Event::CarryAgain => {
                    let twice = now.actions.iter().find_map(|(id, kept)| Some((id, kept.2.last()?)));
                    if let Some((id, at)) = twice {
                        let input = json!({ "meeting": at, "carry": [id], "drop": [] });
                        let refused = matches!(app.call("carry_actions", input), Err(Failure::Invalid { .. }));
                        prop_assert!(refused);
                    }
                }
                Event::Undo => match past.pop() {
                    Some(earlier) => {
                        app.ok("undo", json!({}));
                        undone.push(std::mem::replace(&mut now, earlier));
                        prop_assert_eq!(&found(&mut app), &now);
                        continue;
                    }
                    // Before the first meeting there is only the body.
                    None => continue,
                },
                Event::Redo => {
                    if let Some(later) = undone.pop() {
                        app.ok("redo", json!({}));
                        past.push(std::mem::replace(&mut now, later));
                    }
                    prop_assert_eq!(&found(&mut app), &now);
                    continue;
                }
            }
            if now != before {
                past.push(before);
                undone.clear();
            }
            prop_assert_eq!(&found(&mut app), &now);
        }
    }

    /// Numbers are given 1, 2, 3 … without a gap, decisions and actions each for themselves in each meeting. One whose
    /// record was removed stays given: the place stays empty, so that whoever cites “2.2” never finds another text.
    #[test]
    fn numbers_are_given_without_gaps_and_never_twice(
        steps in proptest::collection::vec((0..8_u8, 0..2_usize, 0..9_usize), 1..28)
    ) {
        let mut app = TestApp::with_file();
        let group = app.add("body", body("Steering Group"));
        let meetings = [(1, "2024-02-01"), (2, "2024-04-03")].map(|(n, day)| app.add("meeting", meeting(&group, n, day)));
        let mut given: BTreeMap<(&str, usize), Vec<String>> = BTreeMap::new();
        let mut depth = 0;
        for (step, at, pick) in steps {
            let noun = if pick % 2 == 0 { "decision" } else { "action" };
            match step {
                0..4 => {
                    let meeting = meetings[at]["id"].as_str().unwrap();
                    let fields = if noun == "decision" { decision(meeting, "So") } else { action(meeting, "Do") };
                    let added = app.add(noun, fields);
                    let numbers = given.entry((noun, at)).or_default();
                    numbers.push(added["id"].as_str().unwrap().into());
                    prop_assert_eq!(&added["number"], &json!(format!("{}.{}", at + 1, numbers.len())));
                    depth += 1;
                }
                4 => {
                    let there = app.list(noun);
                    if let Some(one) = there.get(pick % there.len().max(1)) {
                        app.ok("remove", json!({ "noun": noun, "id": one["id"], "revision": one["revision"] }));
                        depth += 1;
                    }
                }
                5 | 6 => if depth > 0 {
                    app.ok("undo", json!({}));
                    depth -= 1;
                },
                _ => if app.call("redo", json!({})).is_ok() {
                    depth += 1;
                },
            }
            for ((noun, at), ids) in &given {
                for one in app.list(noun) {
                    let place = ids.iter().position(|id| one["id"] == **id);
                    if let Some(place) = place {
                        prop_assert_eq!(&one["number"], &json!(format!("{}.{}", at + 1, place + 1)));
                    }
                }
            }
        }
    }
}
