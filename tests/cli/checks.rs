//! `checks`.

use crate::support::{TestDir, add, call, hold};
use serde_json::json;

const SECOND: [&str; 4] = ["checks", "h.chancery", "--meeting", "2"];

#[test]
fn the_findings_of_a_meeting_are_told_in_words_and_as_json() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let ran = dir.ok(&SECOND);
    assert!(
        ran.out.contains("Nobody is recorded as having attended."),
        "{ran:?}"
    );
    assert!(
        ran.out.ends_with("No errors. The summary can be issued.\n"),
        "{ran:?}"
    );
    let json = dir.ok(&[&SECOND[..], &["--json"]].concat()).json();
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
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let mut session = hold(&dir, "h.chancery");
    let meetings = call(&mut session, "meetings", json!({}));
    let second = meetings
        .as_array()
        .unwrap()
        .iter()
        .find(|m| m["meeting"]["ordinal"] == 2);
    let decision = json!({
        "meeting": second.unwrap()["meeting"]["id"], "number": "", "text": "To meet again in [place].",
        "state": "adopted", "sources": []
    });
    add(&mut session, "decision", decision);
    drop(session);
    let ran = dir.run(&SECOND);
    assert_eq!(ran.code, 6, "{ran:?}");
    assert!(
        ran.out
            .starts_with("Error: Text of a template is left: “[place]”."),
        "{ran:?}"
    );
    assert!(ran.out.contains("1 error must be corrected"), "{ran:?}");
}

#[test]
fn the_second_meeting_of_the_sample_has_no_errors_and_both_its_counts_are_right() {
    let dir = TestDir::new();
    dir.ok(&["sample", "it.chancery"]);
    let sample = dir.ok(&["checks", "it.chancery", "--meeting", "2"]);
    assert!(!sample.out.contains("Error:"), "{sample:?}");
    assert!(!sample.out.contains("Stated:"), "{sample:?}");
    assert!(
        sample
            .out
            .contains("was discussed, but nothing is recorded under it"),
        "{sample:?}"
    );
    dir.refused(&["checks", "it.chancery", "--meeting", "9"], 3);
}
