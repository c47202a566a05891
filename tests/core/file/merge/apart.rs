//! What only one copy changed is taken; what both changed, somebody decides.

use super::{Two, content, get, lines, set, undecided};
use crate::support::{TestApp, party, pledge};
use chancery_core::Failure;
use serde_json::{Value, json};

fn two() -> (Two, Value, Value) {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let given = app.add("pledge", pledge(&state, "Licences"));
    (Two::part(app), state, given)
}

fn euro(minor: i64) -> Value {
    json!({ "precision": "exact", "minor": minor, "maxMinor": null, "currency": "EUR" })
}

#[test]
fn fields_that_only_one_copy_changed_are_taken_from_it() {
    let (mut two, state, given) = two();
    set(
        &mut two.here,
        "pledge",
        &given,
        "purpose",
        json!("Registers"),
    );
    set(&mut two.there, "pledge", &given, "amount", euro(5_000_000));
    let new = two.there.add("party", party("State 002"));
    let merged = two.taken(json!([]));
    assert_eq!(merged["conflicts"], json!([]));
    assert_eq!((&merged["here"], &merged["there"]), (&json!(1), &json!(2)));
    assert_eq!(lines(&merged, "added"), [("party", "State 002")]);
    assert_eq!(
        lines(&merged, "changed"),
        [
            ("pledge", "Licences"),
            ("pledge_event", "Licences, announced")
        ],
        "the line of the register goes with it"
    );
    let now = get(&mut two.here, "pledge", &given);
    assert_eq!(now["purpose"], json!("Registers"));
    assert_eq!(now["amount"], euro(5_000_000));
    assert!(now["revision"].as_i64() > given["revision"].as_i64().map(|r| r + 1));
    assert_eq!(
        get(&mut two.here, "party", &new)["name"],
        json!("State 002")
    );
    assert_eq!(
        get(&mut two.here, "party", &state)["name"],
        json!("State 001")
    );
}

#[test]
fn nothing_is_written_while_both_changed_the_same_and_nobody_decided() {
    let (mut two, _, given) = two();
    set(&mut two.here, "pledge", &given, "amount", euro(100));
    set(&mut two.there, "pledge", &given, "amount", euro(200));
    set(
        &mut two.there,
        "pledge",
        &given,
        "condition",
        json!("When signed"),
    );
    let before = content(&mut two.here);
    let looked = two.look(json!([]));
    let conflict = &looked["conflicts"][0];
    assert_eq!(conflict["kind"], json!("field"));
    assert_eq!(conflict["title"], json!("Licences"));
    assert_eq!(conflict["label"], json!("Amount as announced"));
    assert_eq!(conflict["here"], json!("EUR\u{a0}1"));
    assert_eq!(conflict["there"], json!("EUR\u{a0}2"));
    let refused = two.take(json!([]));
    assert!(
        matches!(refused, Err(Failure::Invalid { .. })),
        "{refused:?}"
    );
    assert_eq!(content(&mut two.here), before);

    let merged = two.taken(json!(undecided(&looked, "there")));
    assert!(merged["safety"]["report"]["proved"].as_bool().unwrap());
    let now = get(&mut two.here, "pledge", &given);
    assert_eq!(now["amount"], euro(200));
    assert_eq!(now["condition"], json!("When signed"));
}

#[test]
fn what_was_decided_for_this_copy_stays_and_is_not_asked_again() {
    let (mut two, _, given) = two();
    set(
        &mut two.here,
        "pledge",
        &given,
        "title",
        json!("Licences, three years"),
    );
    set(&mut two.there, "pledge", &given, "title", json!("Software"));
    let looked = two.look(json!([]));
    two.taken(json!(undecided(&looked, "here")));
    assert_eq!(
        get(&mut two.here, "pledge", &given)["title"],
        json!("Licences, three years")
    );
    let again = two.look(json!([]));
    assert_eq!(
        (&again["conflicts"], &again["lines"]),
        (&json!([]), &json!([]))
    );
    // The other office takes this one in, and has what was decided here.
    let mut turned = two.turned();
    turned.taken(json!([]));
    assert_eq!(
        get(&mut turned.here, "pledge", &given)["title"],
        json!("Licences, three years")
    );
}

#[test]
fn links_of_both_copies_become_one_list() {
    let (mut two, state, given) = two();
    let second = two.here.add("party", party("State 002"));
    let third = two.there.add("party", party("State 003"));
    let both = |other: &Value| json!([state["id"], other["id"]]);
    set(&mut two.here, "pledge", &given, "pledgers", both(&second));
    set(&mut two.there, "pledge", &given, "pledgers", both(&third));
    let before = get(&mut two.here, "pledge", &given)["revision"].as_i64();
    two.taken(json!([]));
    let now = get(&mut two.here, "pledge", &given);
    let pledgers = now["pledgers"].as_array().unwrap();
    assert_eq!(pledgers.len(), 3);
    assert!(
        now["revision"].as_i64() > before,
        "a form that was open sees that it is older"
    );
}

#[test]
fn a_merge_is_one_operation_and_undo_takes_all_of_it_back() {
    let (mut two, _, given) = two();
    set(
        &mut two.there,
        "pledge",
        &given,
        "purpose",
        json!("Registers"),
    );
    two.there.add("party", party("State 002"));
    let before = content(&mut two.here);
    two.taken(json!([]));
    let after = content(&mut two.here);
    two.here.ok("undo", json!({}));
    assert_eq!(content(&mut two.here), before);
    super::whole(&mut two.here);
    // What was taken back is not held for taken in.
    assert_eq!(two.look(json!([]))["lines"].as_array().unwrap().len(), 2);
    two.here.ok("redo", json!({}));
    assert_eq!(content(&mut two.here), after);
    assert_eq!(two.look(json!([]))["lines"], json!([]));
}

#[test]
fn a_look_writes_nothing() {
    let (mut two, _, _) = two();
    two.there.add("party", party("State 002"));
    let before = two.here.ok("verify", json!({}));
    two.look(json!([]));
    assert_eq!(two.here.ok("verify", json!({})), before);
}

#[test]
fn a_file_of_another_origin_and_the_file_itself_are_refused() {
    let (mut two, ..) = two();
    let mut stranger = TestApp::with_file();
    stranger.ok("close_file", json!({}));
    for path in [
        stranger.path("test.chancery"),
        two.here.path("test.chancery"),
    ] {
        let place = two.here.session.add_place(&path).place;
        let input = json!({ "place": place, "passphrase": null, "choices": [] });
        let refused = two.here.call("merge", input);
        assert!(
            matches!(&refused, Err(Failure::Invalid { problems }) if problems[0].field == "place"),
            "{refused:?}"
        );
    }
}

#[test]
fn changes_of_both_that_break_a_rule_together_are_decided_as_a_whole() {
    let mut app = TestApp::with_file();
    let group = app.add("body", crate::support::body("Steering Group"));
    let held = app.add("meeting", crate::support::meeting(&group, 2, "2024-04-03"));
    let held = app
        .change("meeting", &held, "endsOn", json!("2024-04-05"))
        .unwrap();
    let mut two = Two::part(app);
    set(
        &mut two.here,
        "meeting",
        &held,
        "startsOn",
        json!("2024-04-05"),
    );
    set(
        &mut two.there,
        "meeting",
        &held,
        "endsOn",
        json!("2024-04-04"),
    );
    let looked = two.look(json!([]));
    assert_eq!(looked["conflicts"][0]["kind"], json!("together"));
    two.taken_all("there");
    let now = get(&mut two.here, "meeting", &held);
    assert_eq!(
        (&now["startsOn"], &now["endsOn"]),
        (&json!("2024-04-03"), &json!("2024-04-04"))
    );
}

#[test]
fn a_protected_copy_is_taken_in_under_the_passphrase_of_the_open_file() {
    let app = TestApp::with_file_under(Some("correct horse"));
    let mut two = Two::part_under(app, Some("correct horse"));
    two.there.add("party", party("State 002"));
    assert_eq!(
        lines(&two.taken(json!([])), "added"),
        [("party", "State 002")]
    );
}

#[test]
fn one_line_that_both_corrected_is_asked_about_until_one_corrects_the_other() {
    let line = |given: &Value, minor, corrects: &Value| {
        json!({
            "pledge": given["id"], "stage": "committed", "happenedOn": "2024-03", "amount": euro(minor),
            "corrects": corrects, "void": false, "sources": []
        })
    };
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let given = app.add("pledge", pledge(&state, "Licences"));
    let wrong = app.add("pledge_event", line(&given, 10_000, &Value::Null));
    let mut two = Two::part(app);
    let here = line(&given, 8_000, &wrong["id"]);
    let here = two.here.add("pledge_event", here);
    two.there
        .add("pledge_event", line(&given, 8_000, &wrong["id"]));
    two.taken(json!([]));
    let asked = |app: &mut TestApp| {
        let found = app.ok("pledge_findings", json!({}));
        let mut found = found["first"].as_array().unwrap().iter();
        found.any(|f| f["rule"] == "correctedTwice")
    };
    assert!(asked(&mut two.here));
    let lines = two.here.list("pledge_event");
    let other = lines
        .iter()
        .find(|l| l["corrects"] == wrong["id"] && l["id"] != here["id"])
        .unwrap();
    let onto = here["id"].clone();
    two.here
        .change("pledge_event", other, "corrects", onto)
        .unwrap();
    assert!(!asked(&mut two.here));
}
