//! `actions` and `decisions`: what a terminal shows of the registers.

use crate::support::{TestDir, add, hold};
use serde_json::{Value, json};

/// Beside the open action of Estonia: one that is done, one without an owner, and two decisions.
fn filled() -> TestDir {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let mut session = hold(&dir, "h.chancery");
    let meetings = crate::support::call(&mut session, "meetings", json!({}));
    let meeting = |ordinal: i64| -> Value {
        let rows = meetings.as_array().unwrap();
        let found = rows.iter().find(|m| m["meeting"]["ordinal"] == ordinal);
        found.unwrap()["meeting"]["id"].clone()
    };
    for (text, state) in [("Book the hall", "done"), ("Find a chair", "open")] {
        let fields = json!({
            "meeting": meeting(2), "number": "", "text": text, "dueOn": null, "state": state,
            "closedOn": null, "outcome": null, "sources": []
        });
        add(&mut session, "action", fields);
    }
    let decision = |text: &str, meeting: Value, later: Value| {
        json!({
            "meeting": meeting, "number": "", "text": text, "state": "adopted", "silenceUntil": null,
            "supersededBy": later, "sources": []
        })
    };
    let later = add(
        &mut session,
        "decision",
        decision("Meet weekly", meeting(3), Value::Null),
    );
    let earlier = decision("Meet monthly", meeting(2), later["id"].clone());
    add(&mut session, "decision", earlier);
    dir
}

#[test]
fn the_most_urgent_action_stands_first_with_what_is_known_of_it() {
    let dir = filled();
    let ran = dir.ok(&["actions", "h.chancery"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(
        lines[2..],
        [
            "2.1  open   by May 2024, overdue  Estonia                    Harbour Group, second meeting  Send the plan",
            "2.3  open   not stated            not stated                 Harbour Group, second meeting  Find a chair",
            "2.2  done   not stated            not stated                 Harbour Group, second meeting  Book the hall",
            "3 actions, 2 open, 1 overdue",
        ]
    );
}

#[test]
fn actions_are_asked_for_by_owner_state_and_due_date() {
    let dir = filled();
    let found = |args: &[&str]| {
        let args = [&["actions", "h.chancery", "--json"], args].concat();
        let answer = dir.ok(&args).json();
        let rows = answer["rows"].as_array().unwrap().iter();
        rows.map(|row| row["number"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(found(&["--open"]), ["2.1", "2.3"]);
    assert_eq!(found(&["--overdue"]), ["2.1"]);
    assert_eq!(found(&["--owner", "ESTON"]), ["2.1"]);
    let none = dir.ok(&["actions", "h.chancery", "--owner", "Latvia"]);
    assert_eq!(none.out, "No actions match.\n");
}

#[test]
fn a_decision_says_which_later_one_took_its_place() {
    let dir = filled();
    let ran = dir.ok(&["decisions", "h.chancery"]);
    assert!(
        ran.line("3.1")
            .ends_with("Harbour Group, third meeting   Meet weekly")
    );
    assert!(
        ran.line("2.1")
            .starts_with("2.1  superseded by 3.1  3 April 2024")
    );
    let json = dir.ok(&["decisions", "h.chancery", "--json"]).json();
    assert_eq!(json["rows"][1]["supersededBy"]["number"], "3.1");
    assert_eq!(json["rows"][1]["state"], "superseded");
}

#[test]
fn the_help_shows_examples() {
    let dir = TestDir::new();
    for command in ["actions", "decisions"] {
        let help = dir.ok(&[command, "--help"]);
        assert!(
            help.out.contains("Examples:\n  chancery-cli"),
            "{}",
            help.out
        );
    }
}
