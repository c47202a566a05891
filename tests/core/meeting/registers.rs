//! The registers: what is joined, what is overdue, what took whose place, and the files made of them.

mod exported;

use crate::support::{TestApp, body, meeting, party};
use chancery_core::Failure;
use serde_json::{Value, json};

/// The day that the app's clock shows.
const TODAY: &str = "2026-02-02";

fn action(meeting: &Value, text: &str) -> Value {
    json!({
        "meeting": meeting["id"], "agendaItem": null, "number": "", "text": text, "ownerParty": null,
        "ownerBody": null, "ownerPerson": null, "dueOn": null, "state": "open", "closedOn": null,
        "outcome": null, "sources": []
    })
}

fn with(mut fields: Value, more: Value) -> Value {
    for (key, value) in more.as_object().unwrap() {
        fields[key] = value.clone();
    }
    fields
}

fn decision(meeting: &Value, text: &str) -> Value {
    json!({
        "meeting": meeting["id"], "agendaItem": null, "number": "", "text": text, "state": "adopted",
        "silenceUntil": null, "supersededBy": null, "sources": []
    })
}

/// A body with a second and a third meeting.
fn two_meetings(app: &mut TestApp) -> (Value, Value) {
    let group = app.add("body", body("Test Group"));
    let second = app.add("meeting", meeting(&group, 2, "2025-11-03"));
    let third = app.add("meeting", meeting(&group, 3, "2026-01-12"));
    (second, third)
}

fn rows(app: &mut TestApp, register: &str, asked: Value) -> Vec<Value> {
    app.ok(register, asked)["rows"].as_array().unwrap().clone()
}

/// Each row's text and one more of its values.
fn told(rows: &[Value], key: &str) -> Vec<(String, Value)> {
    let told = rows
        .iter()
        .map(|r| (r["text"].as_str().unwrap().to_owned(), r[key].clone()));
    told.collect()
}

#[test]
fn an_action_says_who_owes_it_and_where_it_comes_from() {
    let mut app = TestApp::with_file();
    let (second, third) = two_meetings(&mut app);
    let item = json!({
        "meeting": second["id"], "number": 4, "title": "Logistics", "kind": null, "presenterParty": null,
        "presenterPerson": null, "papers": null, "minutes": "", "internal": true, "standing": false,
        "absent": [], "state": "taken", "sources": []
    });
    let item = app.add("agenda_item", item);
    let state = app.add("party", party("State 017"));
    let person = json!({
        "givenName": "Ada", "familyName": "Example", "variants": [], "honorific": null, "party": null,
        "email": null, "phone": null, "state": "active", "sources": []
    });
    let person = app.add("person", person);
    let fields = with(
        action(&second, "Send the plan"),
        json!({ "agendaItem": item["id"], "ownerParty": state["id"] }),
    );
    let plan = app.add("action", fields);
    app.add(
        "action",
        with(
            action(&third, "Call"),
            json!({ "ownerPerson": person["id"] }),
        ),
    );
    app.add(
        "action",
        with(
            action(&third, "Meet"),
            json!({ "ownerBody": third["body"] }),
        ),
    );
    app.add("action", action(&third, "Nobody's"));
    app.add(
        "carry_over",
        json!({ "action": plan["id"], "meeting": third["id"] }),
    );

    let rows = rows(&mut app, "actions", json!({}));
    let owners = told(&rows, "owner");
    let named = |text: &str| {
        let (_, owner) = owners.iter().find(|(t, _)| t == text).unwrap();
        owner["name"].clone()
    };
    assert_eq!(named("Send the plan"), "State 017");
    assert_eq!(named("Call"), "Ada Example");
    assert_eq!(named("Meet"), "Test Group");
    assert_eq!(named("Nobody's"), Value::Null);
    let plan = rows.iter().find(|r| r["text"] == "Send the plan").unwrap();
    assert_eq!(plan["number"], "2.1");
    assert_eq!(plan["carriedOver"], 1);
    assert_eq!(plan["meeting"]["ordinal"], 2);
    assert_eq!(plan["meeting"]["body"], "Test Group");
    assert_eq!(plan["item"]["number"], 4);
    assert_eq!(plan["item"]["internal"], true);
}

#[test]
fn what_is_due_in_a_month_is_overdue_only_after_its_last_day() {
    let mut app = TestApp::with_file();
    let (second, _) = two_meetings(&mut app);
    for (due, overdue) in [
        ("2026-02-01", true),
        ("2026-02-02", false),
        ("2026-02", false),
        ("2026-01", true),
        ("2026", false),
        ("2025", true),
        ("../2026-02-01", true),
        ("../2026-02", false),
        ("2026-01-31~", true),
        ("[2026-02-01,2026-02-03]", false),
    ] {
        let fields = with(action(&second, due), json!({ "dueOn": due }));
        let stored = app.add("action", fields);
        let rows = rows(&mut app, "actions", json!({}));
        assert_eq!(rows[0]["overdue"], overdue, "{due}");
        app.change("action", &stored, "state", json!("done"))
            .unwrap();
        let rows = self::rows(&mut app, "actions", json!({ "overdue": true }));
        assert_eq!(rows.len(), 0, "what is done is not overdue: {due}");
        let remove = json!({ "noun": "action", "id": stored["id"], "revision": 2 });
        app.ok("remove", remove);
    }
    assert_eq!(app.ok("actions", json!({}))["today"], TODAY);
}

#[test]
fn the_most_urgent_stands_first_and_what_is_done_last() {
    let mut app = TestApp::with_file();
    let (second, _) = two_meetings(&mut app);
    for (text, more) in [
        ("done", json!({ "state": "done", "dueOn": "2024-01-01" })),
        ("no date", json!({})),
        ("in June", json!({ "dueOn": "2026-06" })),
        ("on 30 June", json!({ "dueOn": "2026-06-30" })),
        (
            "tomorrow",
            json!({ "dueOn": "2026-02-03", "state": "inProgress" }),
        ),
    ] {
        app.add("action", with(action(&second, text), more));
    }
    let rows = rows(&mut app, "actions", json!({}));
    let texts: Vec<_> = rows.iter().map(|r| r["text"].as_str().unwrap()).collect();
    assert_eq!(
        texts,
        ["tomorrow", "on 30 June", "in June", "no date", "done"]
    );
    assert_eq!(rows[2]["dueMonth"], "2026-06");
    assert_eq!(rows[3]["dueMonth"], Value::Null);
}

#[test]
fn actions_are_asked_for_by_owner_and_by_what_is_open() {
    let mut app = TestApp::with_file();
    let (second, _) = two_meetings(&mut app);
    let state = app.add("party", party("State Ä 017"));
    let his = json!({ "ownerParty": state["id"] });
    app.add("action", with(action(&second, "his"), his.clone()));
    let done = with(his, json!({ "state": "done" }));
    app.add("action", with(action(&second, "his, done"), done));
    app.add("action", action(&second, "nobody's"));
    let mut found = |asked| {
        let mut found: Vec<String> = rows(&mut app, "actions", asked)
            .iter()
            .map(|r| r["text"].as_str().unwrap().to_owned())
            .collect();
        found.sort();
        found
    };
    assert_eq!(found(json!({ "owner": " ä 01" })), ["his", "his, done"]);
    assert_eq!(found(json!({ "owner": "ä 01", "open": true })), ["his"]);
    assert_eq!(found(json!({ "open": true })), ["his", "nobody's"]);
    assert!(app.call("actions", json!({ "opn": true })).is_err());
}

#[test]
fn a_decision_whose_place_was_taken_is_superseded() {
    let mut app = TestApp::with_file();
    let (second, third) = two_meetings(&mut app);
    let old = app.add("decision", decision(&second, "Meet monthly"));
    let new = app.add("decision", decision(&third, "Meet weekly"));
    let old = app
        .change("decision", &old, "supersededBy", new["id"].clone())
        .unwrap();
    assert_eq!(old["state"], "superseded");
    let rows = rows(&mut app, "decisions", json!({}));
    let numbers: Vec<_> = rows.iter().map(|r| r["number"].as_str().unwrap()).collect();
    assert_eq!(numbers, ["3.1", "2.1"], "the newest meeting first");
    assert_eq!(rows[0]["supersedes"][0]["number"], "2.1");
    assert_eq!(rows[1]["supersededBy"]["number"], "3.1");
    assert_eq!(rows[1]["supersededBy"]["meeting"]["ordinal"], 3);
}

#[test]
fn a_decision_never_takes_its_own_place() {
    let mut app = TestApp::with_file();
    let (second, third) = two_meetings(&mut app);
    let one = app.add("decision", decision(&second, "One"));
    let two = app.add("decision", decision(&third, "Two"));
    let comes_back = |refused: Result<Value, Failure>| match refused {
        Err(Failure::Invalid { problems }) => {
            assert_eq!(problems[0].field, "supersededBy");
            assert_eq!(json!(problems[0])["rule"], "comesBack");
        }
        other => panic!("{other:?}"),
    };
    comes_back(app.change("decision", &one, "supersededBy", one["id"].clone()));
    app.change("decision", &one, "supersededBy", two["id"].clone())
        .unwrap();
    comes_back(app.change("decision", &two, "supersededBy", one["id"].clone()));
}
