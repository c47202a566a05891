//! How a command finds the meeting it is about.

use crate::support::{Room, add, body, call, hold, meeting};
use serde_json::{Value, json};
use std::fs;

fn summary<'a>(which: &'a [&'a str]) -> Vec<&'a str> {
    [&["summary", "h.chancery", "-o", "s.pdf"], which].concat()
}

/// Beside the two meetings with numbers: one of the Harbour Group without a number and with a day
/// that is not exact, and one of two days of another body.
fn room() -> (Room, Value) {
    let room = Room::new();
    room.filled("h.chancery");
    let mut desk = hold(&room, "h.chancery");
    let bodies = call(&mut desk, "list", json!({ "noun": "body" }));
    let group = bodies.as_array().unwrap()[0].clone();
    let without = json!({
        "body": group["id"], "ordinal": null, "startsOn": "[2024-02-01,2024-02-05]", "chairParties": [],
        "chairPersons": [], "language": "en", "state": "held", "sources": []
    });
    let without = add(&mut desk, "meeting", without);
    let fleet = body(&mut desk, "Fleet Group");
    let mut long = meeting(&mut desk, &fleet, 7, "2024-04-02");
    long["endsOn"] = json!("2024-04-04");
    let input = json!({ "noun": "meeting", "id": long["id"], "revision": long["revision"], "fields": fields(&long) });
    call(&mut desk, "save", input);
    (room, without)
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
    let (room, _) = room();
    for day in ["2024-02-01", "2024-02-05"] {
        room.ok(&summary(&["--on", day, "--force"]));
    }
    assert!(fs::read(room.path("s.pdf")).unwrap().starts_with(b"%PDF-"));
    let err = room.refused(&summary(&["--on", "2024-02-03", "--force"]), 3);
    assert!(err.contains("may have been on 3 February 2024"), "{err}");
}

#[test]
fn a_meeting_without_a_number_is_found_by_its_identity() {
    let (room, without) = room();
    let id = without["id"].as_str().unwrap();
    room.ok(&summary(&["--meeting", id]));
    let err = room.refused(&summary(&["--on", "2024-05-01", "--force"]), 3);
    assert!(
        err.contains(&format!("  Harbour Group, 1 or 5 February 2024, {id}")),
        "{err}"
    );
}

#[test]
fn every_command_about_a_meeting_takes_a_day() {
    let (room, _) = room();
    let on = ["--on", "2024-02-01"];
    for asked in [
        &["checks", "h.chancery"][..],
        &["paper", "h.chancery", "agenda", "-o", "a.pdf"],
        &["summary", "h.chancery", "-o", "s.pdf"],
    ] {
        room.ok(&[asked, &on].concat());
    }
    // The meeting is found; that it was held long ago, or has no approved paper, is what stops these.
    for asked in [
        &["seal", "h.chancery"][..],
        &["invite", "h.chancery", "-o", "i.ics"],
    ] {
        let ran = room.run(&[asked, &on].concat());
        assert!(!ran.err.contains("is recorded in this file"), "{ran:?}");
    }
}

#[test]
fn of_several_on_one_day_all_are_named_and_the_body_tells_them_apart() {
    let (room, _) = room();
    let err = room.refused(&summary(&["--on", "2024-04-03"]), 2);
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
    room.ok(&summary(&["--on", "2024-04-03", "--body", "Fleet Group"]));
    let err = room.refused(
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
    let (room, _) = room();
    room.refused(&summary(&[]), 2);
    room.refused(&summary(&["--meeting", "2", "--on", "2024-04-03"]), 2);
    let err = room.refused(&summary(&["--meeting", "second"]), 2);
    assert!(
        err.contains("the number of the meeting or its identity"),
        "{err}"
    );
    let unknown = "01890000-0000-7000-8000-000000000000";
    let err = room.refused(&summary(&["--meeting", unknown]), 3);
    assert!(err.contains(unknown), "{err}");
}
