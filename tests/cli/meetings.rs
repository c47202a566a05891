//! How a command finds the meeting it is about.

use crate::support::{TestDir, add, body, call, hold, meeting};
use serde_json::{Value, json};
use std::fs;

fn summary<'a>(which: &'a [&'a str]) -> Vec<&'a str> {
    [&["summary", "h.chancery", "-o", "s.pdf"], which].concat()
}

/// Beside the two meetings with numbers: one of the Harbour Group without a number and with a day
/// that is not exact, and one of two days of another body.
fn dir() -> (TestDir, Value) {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let mut session = hold(&dir, "h.chancery");
    let bodies = call(&mut session, "list", json!({ "noun": "body" }));
    let group = bodies.as_array().unwrap()[0].clone();
    let without = json!({
        "body": group["id"], "ordinal": null, "startsOn": "[2024-02-01,2024-02-05]", "chairParties": [],
        "chairPersons": [], "language": "en", "state": "held", "sources": []
    });
    let without = add(&mut session, "meeting", without);
    let fleet = body(&mut session, "Fleet Group");
    let mut long = meeting(&mut session, &fleet, 7, "2024-04-02");
    long["endsOn"] = json!("2024-04-04");
    let input = json!({ "noun": "meeting", "id": long["id"], "revision": long["revision"], "fields": fields(&long) });
    call(&mut session, "save", input);
    (dir, without)
}

fn fields(stored: &Value) -> Value {
    let mut fields = stored.clone();
    let parts = fields.as_object_mut().unwrap();
    for own in ["id", "revision", "createdAt", "updatedAt"] {
        parts.remove(own);
    }
    fields
}

#[test]
fn a_meeting_without_a_number_is_found_by_any_day_it_may_have_been() {
    let (dir, _) = dir();
    for day in ["2024-02-01", "2024-02-05"] {
        dir.ok(&summary(&["--on", day, "--force"]));
    }
    assert!(fs::read(dir.path("s.pdf")).unwrap().starts_with(b"%PDF-"));
    let err = dir.refused(&summary(&["--on", "2024-02-03", "--force"]), 3);
    assert!(err.contains("may have been on 3 February 2024"), "{err}");
}

#[test]
fn a_meeting_without_a_number_is_found_by_its_identity() {
    let (dir, without) = dir();
    let id = without["id"].as_str().unwrap();
    dir.ok(&summary(&["--meeting", id]));
    let err = dir.refused(&summary(&["--on", "2024-05-01", "--force"]), 3);
    assert!(
        err.contains(&format!("  Harbour Group, 1 or 5 February 2024, {id}")),
        "{err}"
    );
}

#[test]
fn every_command_about_a_meeting_takes_a_day() {
    let (dir, _) = dir();
    let on = ["--on", "2024-02-01"];
    for asked in [
        &["checks", "h.chancery"][..],
        &["paper", "h.chancery", "agenda", "-o", "a.pdf"],
        &["summary", "h.chancery", "-o", "s.pdf"],
    ] {
        dir.ok(&[asked, &on].concat());
    }
    // The meeting is found; that it was held long ago, or has no approved paper, is what stops these.
    for asked in [
        &["seal", "h.chancery"][..],
        &["invite", "h.chancery", "-o", "i.ics"],
    ] {
        let ran = dir.run(&[asked, &on].concat());
        assert!(!ran.err.contains("is recorded in this file"), "{ran:?}");
    }
}

#[test]
fn of_several_on_one_day_all_are_named_and_the_body_tells_them_apart() {
    let (dir, _) = dir();
    let err = dir.refused(&summary(&["--on", "2024-04-03"]), 2);
    assert!(
        err.contains("Several meetings may have been on 3 April 2024"),
        "{err}"
    );
    assert!(
        err.contains("  Harbour Group, no. 2, 3 April 2024, "),
        "{err}"
    );
    assert!(
        err.contains("  Fleet Group, no. 7, 2 April 2024, "),
        "{err}"
    );
    dir.ok(&summary(&["--on", "2024-04-03", "--body", "Fleet Group"]));
    let err = dir.refused(
        &summary(&["--on", "2024-04-09", "--body", "Fleet Group", "--force"]),
        3,
    );
    assert!(
        err.contains("No meeting of “Fleet Group” that may have been on 9 April 2024"),
        "{err}"
    );
}

#[test]
fn neither_both_ways_nor_none_nor_any_other_word_names_a_meeting() {
    let (dir, _) = dir();
    dir.refused(&summary(&[]), 2);
    dir.refused(&summary(&["--meeting", "2", "--on", "2024-04-03"]), 2);
    let err = dir.refused(&summary(&["--meeting", "second"]), 2);
    assert!(
        err.contains("the number of the meeting or its identity"),
        "{err}"
    );
    let unknown = "01890000-0000-7000-8000-000000000000";
    let err = dir.refused(&summary(&["--meeting", unknown]), 3);
    assert!(err.contains(unknown), "{err}");
}
