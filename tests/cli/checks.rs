//! `checks`.

use crate::support::{Room, add, call, hold};
use serde_json::json;

const SECOND: [&str; 4] = ["checks", "h.chancery", "--meeting", "2"];

#[test]
fn the_findings_of_a_meeting_are_told_in_words_and_as_json() {
    let room = Room::new();
    room.filled("h.chancery");
    let ran = room.ok(&SECOND);
    assert!(
        ran.out.contains("Nobody is recorded as having attended."),
        "{ran:?}"
    );
    assert!(
        ran.out.ends_with("No errors. The summary can be issued.\n"),
        "{ran:?}"
    );
    let json = room.ok(&[&SECOND[..], &["--json"]].concat()).json();
    let rules: Vec<_> = json
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["rule"].as_str().unwrap())
        .collect();
    assert_eq!(rules, ["nobody", "markingMissing"]);
}

#[test]
fn errors_that_stand_in_the_way_give_an_exit_code_of_their_own() {
    let room = Room::new();
    room.filled("h.chancery");
    let mut desk = hold(&room, "h.chancery");
    let meetings = call(&mut desk, "meetings", json!({}));
    let second = meetings
        .as_array()
        .unwrap()
        .iter()
        .find(|m| m["meeting"]["ordinal"] == 2);
    let decision = json!({
        "meeting": second.unwrap()["meeting"]["id"], "number": "", "text": "To meet again in [place].",
        "state": "adopted", "sources": []
    });
    add(&mut desk, "decision", decision);
    drop(desk);
    let ran = room.run(&SECOND);
    assert_eq!(ran.code, 6, "{ran:?}");
    assert!(
        ran.out
            .starts_with("Error: Words of a template are left: “[place]”."),
        "{ran:?}"
    );
    assert!(ran.out.contains("1 error must be put right"), "{ran:?}");
}

#[test]
fn the_second_meeting_of_the_sample_has_no_errors_and_both_its_counts_are_right() {
    let room = Room::new();
    room.ok(&["sample", "it.chancery"]);
    let sample = room.ok(&["checks", "it.chancery", "--meeting", "2"]);
    assert!(!sample.out.contains("Error:"), "{sample:?}");
    assert!(!sample.out.contains("Stated:"), "{sample:?}");
    assert!(
        sample
            .out
            .contains("was taken up, but nothing is recorded under it"),
        "{sample:?}"
    );
    room.refused(&["checks", "it.chancery", "--meeting", "9"], 3);
}
