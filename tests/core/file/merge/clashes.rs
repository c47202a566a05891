//! What there can be one of: numbers that both gave, things that both entered.

use super::{Two, get, lines, set};
use crate::support::{TestApp, body, delegation, fields_of, meeting, party};
use serde_json::{Value, json};

fn two() -> (Two, Value) {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Steering Group"));
    let held = app.add("meeting", meeting(&group, 2, "2024-04-03"));
    (Two::part(app), held)
}

fn decision(at: &Value, text: &str) -> Value {
    json!({ "meeting": at["id"], "number": "", "text": text, "state": "adopted", "sources": [] })
}

fn item(at: &Value, title: &str) -> Value {
    json!({
        "meeting": at["id"], "number": 0, "title": title, "internal": false, "standing": false, "absent": [],
        "state": "planned", "sources": []
    })
}

#[test]
fn a_number_that_both_gave_is_kept_here_and_the_next_one_given_to_the_other() {
    let (mut two, at) = two();
    let ours = two.here.add("decision", decision(&at, "Ours"));
    let theirs = two.there.add("decision", decision(&at, "Theirs"));
    assert_eq!(ours["number"], theirs["number"]);
    let merged = two.taken(json!([]));
    assert_eq!(merged["lines"][0]["kind"], json!("renumbered"));
    assert_eq!(merged["lines"][0]["now"], json!("2.2"));
    assert_eq!(
        get(&mut two.here, "decision", &ours)["number"],
        json!("2.1")
    );
    assert_eq!(
        get(&mut two.here, "decision", &theirs)["number"],
        json!("2.2")
    );
    // The other office gets the same numbers.
    let mut turned = two.turned();
    turned.taken(json!([]));
    assert_eq!(
        get(&mut turned.here, "decision", &theirs)["number"],
        json!("2.2")
    );
    assert_eq!(
        get(&mut turned.here, "decision", &ours)["number"],
        json!("2.1")
    );
}

#[test]
fn a_number_of_a_removed_decision_is_not_given_again() {
    let (mut two, at) = two();
    two.here.add("decision", decision(&at, "Ours"));
    let gone = two.there.add("decision", decision(&at, "Gone"));
    super::remove(&mut two.there, "decision", &gone);
    let theirs = two.there.add("decision", decision(&at, "Theirs"));
    let removed = two.there.add("decision", decision(&at, "Removed"));
    super::remove(&mut two.there, "decision", &removed);
    assert_eq!(theirs["number"], json!("2.2"));
    let second = two.here.add("decision", decision(&at, "Ours too"));
    assert_eq!(second["number"], json!("2.2"));
    two.taken(json!([]));
    assert_eq!(
        get(&mut two.here, "decision", &theirs)["number"],
        json!("2.4")
    );
}

#[test]
fn the_same_party_entered_twice_is_one_and_all_that_named_it_names_that_one() {
    let (mut two, at) = two();
    let mut ours = party("State 007");
    ours["shortName"] = json!("S7");
    let ours = two.here.add("party", ours);
    two.here.add("delegation", delegation(&at, &ours));
    let mut theirs = party("State 007");
    theirs["officialName"] = json!("Republic of State 007");
    let theirs = two.there.add("party", theirs);
    let sat = two.there.add("delegation", delegation(&at, &theirs));
    let guest = json!({ "delegation": sat["id"], "freeName": "Guest 1", "function": "member", "remote": false });
    two.there.add("attendee", guest);
    let merged = two.taken(json!([]));
    assert_eq!(lines(&merged, "same").len(), 2, "{merged}");
    let parties = two.here.list("party");
    assert_eq!(parties.len(), 1);
    assert_eq!(parties[0]["shortName"], json!("S7"));
    assert_eq!(parties[0]["officialName"], json!("Republic of State 007"));
    let delegations = two.here.list("delegation");
    assert_eq!(delegations.len(), 1);
    assert_eq!(
        two.here.list("attendee")[0]["delegation"],
        delegations[0]["id"]
    );

    // What is added there later still finds its place.
    let guest = json!({ "delegation": sat["id"], "freeName": "Guest 2", "function": "member", "remote": false });
    two.there.add("attendee", guest);
    two.taken(json!([]));
    assert_eq!(two.here.list("attendee").len(), 2);
    assert_eq!(two.here.list("delegation").len(), 1);
    assert_eq!(two.look(json!([]))["lines"], json!([]));
}

#[test]
fn items_that_changed_places_there_change_places_here() {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Steering Group"));
    let at = app.add("meeting", meeting(&group, 2, "2024-04-03"));
    let items: Vec<Value> = (0..3)
        .map(|n| app.add("agenda_item", item(&at, &format!("Item {n}"))))
        .collect();
    let mut two = Two::part(app);
    let order = [&items[2], &items[0], &items[1]].map(|item| item["id"].clone());
    two.there.ok(
        "arrange_agenda",
        json!({ "meeting": at["id"], "ids": order }),
    );
    set(
        &mut two.here,
        "agenda_item",
        &items[0],
        "title",
        json!("First"),
    );
    two.taken(json!([]));
    let numbers: Vec<Value> = items
        .iter()
        .map(|item| get(&mut two.here, "agenda_item", item)["number"].clone())
        .collect();
    assert_eq!(numbers, [2, 3, 1]);
    assert_eq!(
        get(&mut two.here, "agenda_item", &items[0])["title"],
        json!("First")
    );
}

#[test]
fn a_second_meeting_of_that_ordinal_comes_without_one() {
    let (mut two, at) = two();
    let mut third = fields_of(&at);
    third["ordinal"] = json!(3);
    two.here.add("meeting", third.clone());
    third["city"] = json!("Tallinn");
    let theirs = two.there.add("meeting", third);
    let merged = two.taken(json!([]));
    assert_eq!(merged["lines"][0]["kind"], json!("renumbered"));
    let now = get(&mut two.here, "meeting", &theirs);
    assert_eq!(
        (&now["ordinal"], &now["city"]),
        (&json!(null), &json!("Tallinn"))
    );
}

#[test]
fn summaries_that_both_copies_drafted_block_the_merge() {
    let (mut two, at) = two();
    let input = json!({ "meeting": at["id"], "symbol": null, "audience": null });
    two.here.ok("start_document", input.clone());
    two.there.ok("start_document", input);
    let looked = two.look(json!([]));
    assert_eq!(looked["blocked"].as_array().unwrap().len(), 1, "{looked}");
    assert!(two.take(json!([])).is_err());
}
