//! Merging is one more path to a sealed record, and no path changes one.

use super::{Two, get, lines, set};
use crate::seal::Held;
use serde_json::{Value, json};

/// What a summary froze, as it reads and as its papers stand.
fn frozen(held: &mut Held) -> Value {
    let at = held.meeting["id"].clone();
    let mut all = serde_json::Map::new();
    for noun in [
        "delegation",
        "unnamed_group",
        "stated_count",
        "agenda_item",
        "statement",
        "decision",
        "action",
        "pledge",
    ] {
        let rows = held
            .app
            .list(noun)
            .into_iter()
            .filter(|r| r["meeting"] == at);
        all.insert(noun.into(), json!(rows.collect::<Vec<_>>()));
    }
    for noun in ["meeting", "attendee", "comment", "document"] {
        all.insert(noun.into(), json!(held.app.list(noun)));
    }
    Value::Object(all)
}

fn found(held: &mut Held, noun: &str) -> Value {
    let at = held.meeting["id"].clone();
    let all = held.app.list(noun);
    all.into_iter()
        .find(|r| noun == "meeting" && r["id"] == at || r["meeting"] == at)
        .unwrap()
}

/// Replaces one app by another; what a test holds of it goes on with the new one.
fn swap(held: &mut Held, with: crate::support::TestApp) -> crate::support::TestApp {
    std::mem::replace(&mut held.app, with)
}

fn parted(mut held: Held) -> (Held, Two) {
    let app = swap(&mut held, crate::support::TestApp::new());
    (held, Two::part(app))
}

/// A field of a noun, and what somebody makes of it.
type Change = (&'static str, &'static str, fn() -> Value);

const CHANGES: [Change; 8] = [
    ("meeting", "city", || json!("Tallinn")),
    ("delegation", "headcount", || json!(9)),
    ("unnamed_group", "count", || json!(9)),
    ("stated_count", "count", || json!(9)),
    ("agenda_item", "minutes", || json!("Otherwise.")),
    ("statement", "text", || json!("Otherwise.")),
    ("decision", "text", || json!("Otherwise.")),
    ("pledge", "asStated", || json!("more")),
];

#[test]
fn what_is_sealed_here_stays_whatever_the_other_copy_says() {
    let mut held = Held::new();
    let records: Vec<(&str, Value)> = CHANGES
        .iter()
        .map(|(noun, ..)| (*noun, found(&mut held, noun)))
        .collect();
    let sat = found(&mut held, "delegation");
    let (mut held, mut two) = parted(held);
    // Sealed here, changed there: every field, an addition, a removal.
    held.app = two.here;
    held.sealed();
    let before = frozen(&mut held);
    two.here = swap(&mut held, crate::support::TestApp::new());
    for ((noun, field, value), (_, record)) in CHANGES.iter().zip(&records) {
        set(&mut two.there, noun, record, field, value());
    }
    let at = records[0].1["id"].clone();
    two.there.add(
        "decision",
        json!({ "meeting": at, "number": "", "text": "Late", "state": "adopted", "sources": [] }),
    );
    super::remove(&mut two.there, "delegation", &sat);
    let source = two.there.list("source")[0].clone();
    set(
        &mut two.there,
        "agenda_item",
        &records[4].1,
        "sources",
        json!([source["id"]]),
    );
    for side in ["here", "there"] {
        let merged = two.taken_all(side);
        if side == "here" {
            let refused = lines(&merged, "sealedHere");
            for noun in [
                "meeting",
                "unnamed_group",
                "stated_count",
                "agenda_item",
                "statement",
                "decision",
                "pledge",
                "delegation",
            ] {
                assert!(refused.iter().any(|(n, _)| *n == noun), "{noun}: {merged}");
            }
        }
        held.app = two.here;
        assert_eq!(frozen(&mut held), before, "{side}");
        two.here = swap(&mut held, crate::support::TestApp::new());
    }
}

#[test]
fn a_summary_sealed_there_comes_with_its_paper_and_what_it_rests_on_is_as_sealed() {
    let mut held = Held::new();
    let item = found(&mut held, "agenda_item");
    let decided = found(&mut held, "decision");
    let action = found(&mut held, "action");
    let at = held.meeting.clone();
    let (mut held, mut two) = parted(held);
    // Changed here meanwhile: what will be frozen, and what lives on.
    set(
        &mut two.here,
        "agenda_item",
        &item,
        "minutes",
        json!("Otherwise."),
    );
    set(&mut two.here, "action", &action, "state", json!("done"));
    set(&mut two.here, "decision", &decided, "sources", json!([]));
    let late = json!({ "meeting": at["id"], "number": "", "text": "Late", "state": "adopted", "sources": [] });
    let late = two.here.add("decision", late);
    held.app = std::mem::replace(&mut two.there, crate::support::TestApp::new());
    let summary = held.sealed();
    let sealed = frozen(&mut held);
    two.there = swap(&mut held, crate::support::TestApp::new());

    let merged = two.taken(json!([]));
    assert_eq!(
        lines(&merged, "addedToSealed"),
        [("decision", "2.2 Late")],
        "{merged}"
    );
    assert!(
        lines(&merged, "sealedThere")
            .iter()
            .any(|(noun, _)| *noun == "agenda_item"),
        "{merged}"
    );
    let here = get(&mut two.here, "agenda_item", &item);
    assert_eq!(here["minutes"], json!("The chair opened."));
    assert_eq!(
        get(&mut two.here, "action", &action)["state"],
        json!("done"),
        "what lives on goes on"
    );
    let cited = get(&mut two.here, "decision", &decided)["sources"].clone();
    let as_sealed = sealed["decision"].as_array().unwrap();
    let as_sealed = as_sealed.iter().find(|d| d["id"] == decided["id"]).unwrap();
    assert_eq!(cited, as_sealed["sources"]);
    assert_eq!(get(&mut two.here, "decision", &late)["text"], json!("Late"));
    let paper = two
        .here
        .paper("document_paper", json!({ "document": summary["id"] }));
    let there = two
        .there
        .paper("document_paper", json!({ "document": summary["id"] }));
    assert_eq!(paper.unwrap(), there.unwrap(), "byte for byte");
    // And from now on this file refuses too.
    let now = get(&mut two.here, "agenda_item", &item);
    let refused = two
        .here
        .change("agenda_item", &now, "minutes", json!("Again."));
    assert!(
        matches!(refused, Err(chancery_core::Failure::Sealed { .. })),
        "{refused:?}"
    );
}

#[test]
fn two_summaries_of_one_meeting_that_were_both_sealed_do_not_become_one() {
    let held = Held::new();
    let (mut held, mut two) = parted(held);
    held.app = two.here;
    held.sealed();
    let before = frozen(&mut held);
    two.here = swap(
        &mut held,
        std::mem::replace(&mut two.there, crate::support::TestApp::new()),
    );
    held.sealed();
    two.there = swap(&mut held, crate::support::TestApp::new());
    assert!(two.take(json!([])).is_err());
    held.app = two.here;
    assert_eq!(frozen(&mut held), before);
}

#[test]
fn an_agenda_that_was_put_in_another_order_here_is_as_it_was_sealed_there() {
    let mut held = Held::new();
    let at = held.meeting["id"].clone();
    let items: Vec<Value> = held.app.list("agenda_item");
    let mut order: Vec<Value> = items.iter().map(|item| item["id"].clone()).collect();
    order.reverse();
    let (mut held, mut two) = parted(held);
    two.here
        .ok("arrange_agenda", json!({ "meeting": at, "ids": order }));
    held.app = std::mem::replace(&mut two.there, crate::support::TestApp::new());
    held.sealed();
    let sealed = frozen(&mut held)["agenda_item"].clone();
    two.there = swap(&mut held, crate::support::TestApp::new());
    two.taken(json!([]));
    for item in sealed.as_array().unwrap() {
        let now = get(&mut two.here, "agenda_item", item);
        assert_eq!(now["number"], item["number"], "{}", item["title"]);
    }
}

#[test]
fn what_was_carried_over_is_as_it_was_sealed_there() {
    let mut held = Held::new();
    let carried = held.app.list("carry_over")[0].clone();
    let (mut held, mut two) = parted(held);
    super::remove(&mut two.here, "carry_over", &carried);
    held.app = std::mem::replace(&mut two.there, crate::support::TestApp::new());
    held.sealed();
    two.there = swap(&mut held, crate::support::TestApp::new());
    two.taken_all("here");
    assert_eq!(two.here.list("carry_over").len(), 1);
}

#[test]
fn what_a_seal_kept_out_is_not_removed_where_it_was_made() {
    let held = Held::new();
    let at = held.meeting["id"].clone();
    let (mut held, mut two) = parted(held);
    held.app = two.here;
    held.sealed();
    two.here = swap(&mut held, crate::support::TestApp::new());
    let late =
        json!({ "meeting": at, "number": "", "text": "Late", "state": "adopted", "sources": [] });
    let late = two.there.add("decision", late);
    two.taken(json!([]));
    let mut turned = two.turned();
    for _ in 0..2 {
        turned.taken_all("there");
        assert_eq!(
            get(&mut turned.here, "decision", &late)["text"],
            json!("Late")
        );
    }
}
