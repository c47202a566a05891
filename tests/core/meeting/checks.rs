//! What is found before a summary is issued: each rule on a record that breaks it, and silence on one
//! that does not.

use crate::support::{self, TestApp};
use chancery_core::{checks::CHECKS, wording::Words};
use serde_json::{Value, json};

/// The rules that found something at the meeting, with their grade.
fn found(app: &mut TestApp, meeting: &Value) -> Vec<String> {
    let findings = app.ok("checks", json!({ "id": meeting }));
    let one = |f: &Value| {
        format!(
            "{} {}",
            f["grade"].as_str().unwrap(),
            f["rule"].as_str().unwrap()
        )
    };
    findings.as_array().unwrap().iter().map(one).collect()
}

/// A meeting that was held, with an item that was taken.
fn held(app: &mut TestApp) -> (Value, Value) {
    let body = app.add("body", support::body("Steering Group"))["id"].clone();
    let meeting = app.add("meeting", json!({
        "body": body, "ordinal": 2, "title": null, "startsOn": "2024-04-03", "startsAt": null,
        "endsOn": null, "endsAt": null, "zone": null, "city": null, "country": null, "venue": null,
        "mode": null, "host": null, "chairParties": [], "chairPersons": [], "language": "en",
        "marking": "TLP:GREEN", "symbol": null, "state": "held", "sources": []
    }))["id"].clone();
    let item = item(app, &meeting, "taken", Some("The group met."));
    (meeting, item)
}

fn item(app: &mut TestApp, meeting: &Value, state: &str, minutes: Option<&str>) -> Value {
    app.add("agenda_item", json!({
        "meeting": meeting, "number": 0, "title": "Opening", "kind": null, "presenterParty": null,
        "presenterPerson": null, "papers": null, "minutes": minutes, "internal": false,
        "standing": false, "absent": [], "state": state, "sources": []
    }))["id"].clone()
}

fn delegation(app: &mut TestApp, meeting: &Value, party: &Value, capacity: &str) -> Value {
    app.add(
        "delegation",
        json!({
            "meeting": meeting, "party": party, "capacity": capacity, "presence": "attended",
            "headcount": null, "unnamedGroup": null, "sources": []
        }),
    )["id"]
        .clone()
}

fn attendee(app: &mut TestApp, delegation: &Value, name: &str, function: &str) {
    app.add(
        "attendee",
        json!({
            "delegation": delegation, "person": null, "freeName": name, "titleThen": null,
            "function": function, "remote": false
        }),
    );
}

fn party(app: &mut TestApp, name: &str) -> Value {
    app.add("party", support::party(name))["id"].clone()
}

fn role(app: &mut TestApp, party: &Value, role: &str, from: &str, to: Option<&str>) {
    app.add(
        "role",
        json!({
            "party": party, "role": role, "fromOn": from, "toOn": to, "basis": null, "sources": []
        }),
    );
}

/// A held meeting at which a member came with its head: nothing is found.
fn good(app: &mut TestApp) -> (Value, Value) {
    let (meeting, item) = held(app);
    let party = party(app, "State 001");
    role(app, &party, "member", "2024-01-01", None);
    let one = delegation(app, &meeting, &party, "member");
    attendee(app, &one, "Given001 Familyname", "head");
    (meeting, item)
}

#[test]
fn a_record_in_order_has_no_findings() {
    let mut app = TestApp::with_file();
    let (meeting, _) = good(&mut app);
    assert_eq!(found(&mut app, &meeting), Vec::<String>::new());
}

#[test]
fn a_meeting_that_is_not_over_or_bears_an_unknown_marking_cannot_be_issued() {
    let mut app = TestApp::with_file();
    let (meeting, _) = good(&mut app);
    let stored = app.ok("get", json!({ "noun": "meeting", "id": meeting }));
    app.change("meeting", &stored, "marking", json!("tlp:green"))
        .unwrap();
    assert_eq!(found(&mut app, &meeting), ["error markingNotListed"]);
    let body = app.add("body", support::body("Another Group"));
    let mut fields = support::meeting(&body, 1, "2024-04-03");
    fields["state"] = json!("invited");
    let to_come = app.add("meeting", fields)["id"].clone();
    assert_eq!(
        found(&mut app, &to_come),
        ["error notHeld", "note markingMissing"]
    );
}

#[test]
fn a_capacity_is_held_against_the_roles_of_the_day() {
    let mut app = TestApp::with_file();
    let (meeting, _) = good(&mut app);
    let ended = party(&mut app, "State 002");
    role(&mut app, &ended, "member", "2023-01-01", Some("2024-04-02"));
    let unknown = party(&mut app, "State 003");
    let lead = party(&mut app, "State 004");
    role(&mut app, &lead, "lead", "2024-01-01", None);
    for party in [&ended, &unknown, &lead] {
        delegation(&mut app, &meeting, party, "member");
    }
    assert_eq!(
        found(&mut app, &meeting),
        ["warning capacityNotHeld", "note capacityUnknown"]
    );
}

#[test]
fn a_party_or_a_person_twice_and_two_heads_are_errors() {
    let mut app = TestApp::with_file();
    let (meeting, _) = good(&mut app);
    let again = party(&mut app, "State (001)");
    role(&mut app, &again, "member", "2024-01-01", None);
    let one = delegation(&mut app, &meeting, &again, "member");
    attendee(&mut app, &one, "Anna Unlike", "head");
    attendee(&mut app, &one, "Berta Different", "head");
    attendee(&mut app, &one, "Given001 Familyname", "member");
    let found = found(&mut app, &meeting);
    assert_eq!(
        found,
        ["error partyTwice", "error headTwice", "warning personTwice"]
    );
}

#[test]
fn a_delegation_with_people_and_no_head_is_a_warning_and_one_without_names_is_not() {
    let mut app = TestApp::with_file();
    let (meeting, _) = good(&mut app);
    for (name, people) in [("State 005", true), ("State 006", false)] {
        let party = party(&mut app, name);
        role(&mut app, &party, "member", "2024-01-01", None);
        let one = delegation(&mut app, &meeting, &party, "member");
        if people {
            attendee(&mut app, &one, "Carla Somebody", "member");
        }
    }
    assert_eq!(found(&mut app, &meeting), ["warning headMissing"]);
}

#[test]
fn a_count_that_differs_from_the_list_is_told_with_both_figures() {
    let mut app = TestApp::with_file();
    let (meeting, _) = good(&mut app);
    app.add("stated_count", json!({
        "meeting": meeting, "count": 11, "label": "members", "basis": "role", "instrument": null,
        "sources": []
    }));
    let findings = app.ok("checks", json!({ "id": meeting }));
    assert_eq!(findings[0]["rule"], "countDiffers");
    assert_eq!(
        findings[0]["values"],
        json!({ "label": "members", "stated": "11", "counted": "1" })
    );
    assert_eq!(findings[1]["rule"], "figureWithoutSource");
}

#[test]
fn more_names_than_a_group_has_places_is_an_error() {
    let mut app = TestApp::with_file();
    let (meeting, _) = good(&mut app);
    let group = app.add("unnamed_group", json!({
        "meeting": meeting, "capacity": "observer", "count": 1, "label": "observers", "sources": []
    }))["id"].clone();
    for name in ["State 007", "State 008"] {
        let party = party(&mut app, name);
        role(&mut app, &party, "observer", "2024-01-01", None);
        app.add(
            "delegation",
            json!({
                "meeting": meeting, "party": party, "capacity": "observer", "presence": "attended",
                "headcount": null, "unnamedGroup": group, "sources": []
            }),
        );
    }
    assert_eq!(
        found(&mut app, &meeting),
        ["error groupOverfull", "note figureWithoutSource"]
    );
}

#[test]
fn outcomes_without_number_owner_or_due_date_are_found() {
    let mut app = TestApp::with_file();
    let (meeting, at) = good(&mut app);
    app.add("action", json!({
        "meeting": meeting, "agendaItem": at, "number": "", "text": "Write it down",
        "ownerParty": null, "ownerBody": null, "ownerPerson": null, "dueOn": null, "state": "open",
        "closedOn": null, "outcome": null, "sources": []
    }));
    for (number, state) in [("", "proposed"), ("3.1", "adopted")] {
        app.add(
            "decision",
            json!({
                "meeting": meeting, "agendaItem": at, "number": number, "text": "It is so.",
                "state": state, "silenceUntil": null, "supersededBy": null, "sources": []
            }),
        );
    }
    item(&mut app, &meeting, "taken", None);
    item(&mut app, &meeting, "planned", None);
    item(&mut app, &meeting, "planned", Some("It was said."));
    let found = found(&mut app, &meeting);
    let wanted = [
        "warning itemEmpty",
        "warning itemPlanned",
        "warning decisionNumberElsewhere",
        "warning actionWithoutOwner",
        "warning actionWithoutDue",
        "note decisionNotAdopted",
    ];
    assert_eq!(found, wanted);
}

#[test]
fn a_pledge_dated_after_the_last_day_of_the_meeting_is_found() {
    let mut app = TestApp::with_file();
    let (meeting, _) = good(&mut app);
    let state = app.list("party")[0].clone();
    let mut given = |on: &str| {
        let mut given = support::pledge(&state, "Licences");
        given["meeting"] = meeting.clone();
        given["announcedOn"] = json!(on);
        app.add("pledge", given)
    };
    // A day of the meeting, a month that holds it, and the day after.
    let pledges = ["2024-04-03", "2024-04", "2024-04-04"].map(&mut given);
    let findings = app.ok("checks", json!({ "id": meeting }));
    let late: Vec<_> = findings
        .as_array()
        .unwrap()
        .iter()
        .filter(|f| f["rule"] == "pledgeAfterMeeting")
        .map(|f| f["record"].clone())
        .collect();
    assert_eq!(late, [pledges[2]["id"].clone()]);
    // Over several days it is the last that counts.
    let stored = app.ok("get", json!({ "noun": "meeting", "id": meeting }));
    app.change("meeting", &stored, "endsOn", json!("2024-04-04"))
        .unwrap();
    let found = found(&mut app, &meeting);
    assert!(
        !found.iter().any(|f| f.ends_with("pledgeAfterMeeting")),
        "{found:?}"
    );
}

#[test]
fn a_name_in_two_spellings_and_words_of_a_template_are_found() {
    let mut app = TestApp::with_file();
    let (meeting, _) = good(&mut app);
    let party = party(&mut app, "State 009");
    role(&mut app, &party, "member", "2024-01-01", None);
    let one = delegation(&mut app, &meeting, &party, "member");
    attendee(&mut app, &one, "Given001 Famillyname", "head");
    item(
        &mut app,
        &meeting,
        "taken",
        Some("The host, [name of the host], opened. Date: TBC."),
    );
    assert_eq!(
        found(&mut app, &meeting),
        ["error templateWords", "warning nameNearly"]
    );
}

#[test]
fn a_roman_numeral_does_not_keep_a_summary_from_being_issued() {
    let mut app = TestApp::with_file();
    let (meeting, _) = good(&mut app);
    item(&mut app, &meeting, "taken", Some("Annex XX was agreed."));
    assert_eq!(found(&mut app, &meeting), ["warning templateWords"]);
}

#[test]
fn every_check_has_its_words() {
    let words = Words::english();
    assert!(CHECKS.len() > 40, "{}", CHECKS.len());
    for check in CHECKS {
        assert!(words.has(&format!("check.{}", check.id)), "{}", check.id);
    }
}
