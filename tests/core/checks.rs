//! What is found before a summary is issued: each rule on a record that breaks it, and silence on one
//! that does not.

use crate::support::{self, Desk};
use chancery_core::words::Words;
use serde_json::{Value, json};

/// The rules that found something at the meeting, with their grade.
fn found(desk: &mut Desk, meeting: &Value) -> Vec<String> {
    let findings = desk.ok("checks", json!({ "id": meeting }));
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
fn held(desk: &mut Desk) -> (Value, Value) {
    let body = desk.add("body", support::body("Steering Group"))["id"].clone();
    let meeting = desk.add("meeting", json!({
        "body": body, "ordinal": 2, "title": null, "startsOn": "2024-04-03", "startsAt": null,
        "endsOn": null, "endsAt": null, "zone": null, "city": null, "country": null, "venue": null,
        "mode": null, "host": null, "chairParties": [], "chairPersons": [], "language": "en",
        "marking": "TLP:GREEN", "symbol": null, "state": "held", "sources": []
    }))["id"].clone();
    let item = item(desk, &meeting, "taken", Some("The group met."));
    (meeting, item)
}

fn item(desk: &mut Desk, meeting: &Value, state: &str, minutes: Option<&str>) -> Value {
    desk.add("agenda_item", json!({
        "meeting": meeting, "number": 0, "title": "Opening", "kind": null, "presenterParty": null,
        "presenterPerson": null, "papers": null, "minutes": minutes, "internal": false,
        "standing": false, "absent": [], "state": state, "sources": []
    }))["id"].clone()
}

fn delegation(desk: &mut Desk, meeting: &Value, party: &Value, capacity: &str) -> Value {
    desk.add(
        "delegation",
        json!({
            "meeting": meeting, "party": party, "capacity": capacity, "presence": "attended",
            "headcount": null, "unnamedGroup": null, "sources": []
        }),
    )["id"]
        .clone()
}

fn attendee(desk: &mut Desk, delegation: &Value, name: &str, function: &str) {
    desk.add(
        "attendee",
        json!({
            "delegation": delegation, "person": null, "freeName": name, "titleThen": null,
            "function": function, "remote": false
        }),
    );
}

fn party(desk: &mut Desk, name: &str) -> Value {
    desk.add("party", support::party(name))["id"].clone()
}

fn role(desk: &mut Desk, party: &Value, role: &str, from: &str, to: Option<&str>) {
    desk.add(
        "role",
        json!({
            "party": party, "role": role, "fromOn": from, "toOn": to, "basis": null, "sources": []
        }),
    );
}

/// A held meeting at which a member came with its head: nothing is found.
fn good(desk: &mut Desk) -> (Value, Value) {
    let (meeting, item) = held(desk);
    let party = party(desk, "State 001");
    role(desk, &party, "member", "2024-01-01", None);
    let one = delegation(desk, &meeting, &party, "member");
    attendee(desk, &one, "Given001 Familyname", "head");
    (meeting, item)
}

#[test]
fn a_record_in_order_has_no_findings() {
    let mut desk = Desk::with_file();
    let (meeting, _) = good(&mut desk);
    assert_eq!(found(&mut desk, &meeting), Vec::<String>::new());
}

#[test]
fn a_meeting_that_is_not_over_or_bears_an_unknown_marking_cannot_be_issued() {
    let mut desk = Desk::with_file();
    let (meeting, _) = good(&mut desk);
    let stored = desk.ok("get", json!({ "noun": "meeting", "id": meeting }));
    desk.change("meeting", &stored, "marking", json!("tlp:green"))
        .unwrap();
    assert_eq!(found(&mut desk, &meeting), ["error markingNotListed"]);
    let body = desk.add("body", support::body("Another Group"));
    let mut fields = support::meeting(&body, 1, "2024-04-03");
    fields["state"] = json!("invited");
    let to_come = desk.add("meeting", fields)["id"].clone();
    assert_eq!(
        found(&mut desk, &to_come),
        ["error notHeld", "note markingMissing"]
    );
}

#[test]
fn a_capacity_is_held_against_the_roles_of_the_day() {
    let mut desk = Desk::with_file();
    let (meeting, _) = good(&mut desk);
    let ended = party(&mut desk, "State 002");
    role(
        &mut desk,
        &ended,
        "member",
        "2023-01-01",
        Some("2024-04-02"),
    );
    let unknown = party(&mut desk, "State 003");
    let lead = party(&mut desk, "State 004");
    role(&mut desk, &lead, "lead", "2024-01-01", None);
    for party in [&ended, &unknown, &lead] {
        delegation(&mut desk, &meeting, party, "member");
    }
    assert_eq!(
        found(&mut desk, &meeting),
        ["warning capacityNotHeld", "note capacityUnknown"]
    );
}

#[test]
fn a_party_or_a_person_twice_and_two_heads_are_errors() {
    let mut desk = Desk::with_file();
    let (meeting, _) = good(&mut desk);
    let again = party(&mut desk, "State (001)");
    role(&mut desk, &again, "member", "2024-01-01", None);
    let one = delegation(&mut desk, &meeting, &again, "member");
    attendee(&mut desk, &one, "Anna Unlike", "head");
    attendee(&mut desk, &one, "Berta Different", "head");
    attendee(&mut desk, &one, "Given001 Familyname", "member");
    let found = found(&mut desk, &meeting);
    assert_eq!(
        found,
        ["error partyTwice", "error headTwice", "warning personTwice"]
    );
}

#[test]
fn a_delegation_with_people_and_no_head_is_a_warning_and_one_without_names_is_not() {
    let mut desk = Desk::with_file();
    let (meeting, _) = good(&mut desk);
    for (name, people) in [("State 005", true), ("State 006", false)] {
        let party = party(&mut desk, name);
        role(&mut desk, &party, "member", "2024-01-01", None);
        let one = delegation(&mut desk, &meeting, &party, "member");
        if people {
            attendee(&mut desk, &one, "Carla Somebody", "member");
        }
    }
    assert_eq!(found(&mut desk, &meeting), ["warning headMissing"]);
}

#[test]
fn a_count_that_differs_from_the_list_is_told_with_both_figures() {
    let mut desk = Desk::with_file();
    let (meeting, _) = good(&mut desk);
    desk.add("stated_count", json!({
        "meeting": meeting, "count": 11, "label": "members", "basis": "role", "instrument": null,
        "sources": []
    }));
    let findings = desk.ok("checks", json!({ "id": meeting }));
    assert_eq!(findings[0]["rule"], "countDiffers");
    assert_eq!(
        findings[0]["values"],
        json!({ "label": "members", "stated": "11", "counted": "1" })
    );
    assert_eq!(findings[1]["rule"], "figureWithoutSource");
}

#[test]
fn more_names_than_a_group_has_places_is_an_error() {
    let mut desk = Desk::with_file();
    let (meeting, _) = good(&mut desk);
    let group = desk.add("unnamed_group", json!({
        "meeting": meeting, "capacity": "observer", "count": 1, "label": "observers", "sources": []
    }))["id"].clone();
    for name in ["State 007", "State 008"] {
        let party = party(&mut desk, name);
        role(&mut desk, &party, "observer", "2024-01-01", None);
        desk.add(
            "delegation",
            json!({
                "meeting": meeting, "party": party, "capacity": "observer", "presence": "attended",
                "headcount": null, "unnamedGroup": group, "sources": []
            }),
        );
    }
    assert_eq!(
        found(&mut desk, &meeting),
        ["error groupOverfull", "note figureWithoutSource"]
    );
}

#[test]
fn outcomes_without_number_owner_or_due_date_are_found() {
    let mut desk = Desk::with_file();
    let (meeting, at) = good(&mut desk);
    desk.add("action", json!({
        "meeting": meeting, "agendaItem": at, "number": "", "text": "Write it down",
        "ownerParty": null, "ownerBody": null, "ownerPerson": null, "dueOn": null, "state": "open",
        "closedOn": null, "outcome": null, "sources": []
    }));
    for (number, state) in [("", "proposed"), ("3.1", "adopted")] {
        desk.add(
            "decision",
            json!({
                "meeting": meeting, "agendaItem": at, "number": number, "text": "It is so.",
                "state": state, "silenceUntil": null, "supersededBy": null, "sources": []
            }),
        );
    }
    item(&mut desk, &meeting, "taken", None);
    item(&mut desk, &meeting, "planned", None);
    item(&mut desk, &meeting, "planned", Some("It was said."));
    let found = found(&mut desk, &meeting);
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
    let mut desk = Desk::with_file();
    let (meeting, _) = good(&mut desk);
    let state = desk.list("party")[0].clone();
    let mut given = |on: &str| {
        let mut given = support::pledge(&state, "Licences");
        given["meeting"] = meeting.clone();
        given["announcedOn"] = json!(on);
        desk.add("pledge", given)
    };
    // A day of the meeting, a month that holds it, and the day after.
    let pledges = ["2024-04-03", "2024-04", "2024-04-04"].map(&mut given);
    let findings = desk.ok("checks", json!({ "id": meeting }));
    let late: Vec<_> = findings
        .as_array()
        .unwrap()
        .iter()
        .filter(|f| f["rule"] == "pledgeAfterMeeting")
        .map(|f| f["record"].clone())
        .collect();
    assert_eq!(late, [pledges[2]["id"].clone()]);
    // Over several days it is the last that counts.
    let stored = desk.ok("get", json!({ "noun": "meeting", "id": meeting }));
    desk.change("meeting", &stored, "endsOn", json!("2024-04-04"))
        .unwrap();
    let found = found(&mut desk, &meeting);
    assert!(
        !found.iter().any(|f| f.ends_with("pledgeAfterMeeting")),
        "{found:?}"
    );
}

#[test]
fn a_name_in_two_spellings_and_words_of_a_template_are_found() {
    let mut desk = Desk::with_file();
    let (meeting, _) = good(&mut desk);
    let party = party(&mut desk, "State 009");
    role(&mut desk, &party, "member", "2024-01-01", None);
    let one = delegation(&mut desk, &meeting, &party, "member");
    attendee(&mut desk, &one, "Given001 Famillyname", "head");
    item(
        &mut desk,
        &meeting,
        "taken",
        Some("The host, [name of the host], opened. Date: TBC."),
    );
    assert_eq!(
        found(&mut desk, &meeting),
        ["error templateWords", "warning nameNearly"]
    );
}

#[test]
fn a_roman_numeral_does_not_keep_a_summary_from_being_issued() {
    let mut desk = Desk::with_file();
    let (meeting, _) = good(&mut desk);
    item(&mut desk, &meeting, "taken", Some("Annex XX was agreed."));
    assert_eq!(found(&mut desk, &meeting), ["warning templateWords"]);
}

#[test]
fn every_rule_has_its_words() {
    let words = Words::english();
    for rule in chancery_core::checks::RULES {
        assert!(words.has(&format!("check.{rule}")), "{rule}");
    }
}
