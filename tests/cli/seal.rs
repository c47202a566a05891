//! `seal`.

use crate::support::{TestDir, call, hold};
use serde_json::{Value, json};

const SEAL: [&str; 4] = ["seal", "h.chancery", "--meeting", "2"];

/// A file whose second meeting has a summary that all have approved.
fn approved(dir: &TestDir) {
    dir.filled("h.chancery");
    let mut session = hold(dir, "h.chancery");
    let meetings = call(&mut session, "meetings", json!({}));
    let rows = meetings.as_array().unwrap();
    let second = rows
        .iter()
        .find(|row| row["meeting"]["ordinal"] == 2)
        .unwrap();
    let start =
        json!({ "meeting": second["meeting"]["id"], "symbol": "HC/2/SUM", "audience": null });
    let draft = call(&mut session, "start_document", start);
    call(&mut session, "clear", json!({ "document": draft["id"] }));
    let agreed = json!({ "document": draft["id"], "allAgreed": true });
    call(&mut session, "approve", agreed);
}

#[test]
fn an_approved_summary_is_sealed_and_its_hashes_are_printed() {
    let dir = TestDir::new();
    approved(&dir);
    let head = dir.ok(&["verify", "h.chancery", "--json"]).json()["head"].clone();
    let ran = dir.ok(&SEAL);
    assert!(ran.out.starts_with("Sealed HC/2/SUM\n"), "{ran:?}");
    let hash = ran.line("PDF, SHA-256: ").rsplit(' ').next().unwrap();
    assert_eq!(hash.len(), 64);
    assert!(
        ran.line("Head of the history: ")
            .ends_with(head.as_str().unwrap())
    );
    let history = dir.ok(&["show", "h.chancery", "history"]);
    assert!(history.out.contains("kadri"), "{history:?}");
    // The paper that is written from now on is the one that was sealed.
    dir.ok(&["summary", "h.chancery", "--meeting", "2", "-o", "a.pdf"]);
    dir.ok(&["summary", "h.chancery", "--meeting", "2", "-o", "b.pdf"]);
    let read = |name: &str| std::fs::read(dir.path(name)).unwrap();
    assert_eq!(read("a.pdf"), read("b.pdf"));
    assert_eq!(
        dir.ok(&["verify", "h.chancery", "--json"]).json()["whole"],
        json!(true)
    );
}

#[test]
fn json_gives_the_sealed_document() {
    let dir = TestDir::new();
    approved(&dir);
    let json: Value = dir.ok(&[&SEAL[..], &["--json"]].concat()).json();
    assert_eq!(json["symbol"], "HC/2/SUM");
    assert_eq!(json["state"], "issued");
    assert_eq!(json["recordSha256"].as_str().unwrap().len(), 64);
}

#[test]
fn only_what_is_approved_is_sealed_and_where_it_stands_is_said() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let err = dir.refused(&SEAL, 1);
    assert!(err.contains("no document yet"), "{err}");
    let other = TestDir::new();
    approved(&other);
    other.ok(&SEAL);
    let err = other.refused(&SEAL, 1);
    assert!(err.contains("  HC/2/SUM: Issued and sealed"), "{err}");
}
