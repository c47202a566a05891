//! `seal`.

use crate::support::{Room, call, hold};
use serde_json::{Value, json};

const SEAL: [&str; 4] = ["seal", "h.chancery", "--meeting", "2"];

/// A file whose second meeting has a summary that all have approved.
fn approved(room: &Room) {
    room.filled("h.chancery");
    let mut desk = hold(room, "h.chancery");
    let meetings = call(&mut desk, "meetings", json!({}));
    let rows = meetings.as_array().unwrap();
    let second = rows
        .iter()
        .find(|row| row["meeting"]["ordinal"] == 2)
        .unwrap();
    let start =
        json!({ "meeting": second["meeting"]["id"], "symbol": "HC/2/SUM", "audience": null });
    let draft = call(&mut desk, "start_document", start);
    call(&mut desk, "clear", json!({ "document": draft["id"] }));
    let agreed = json!({ "document": draft["id"], "allAgreed": true });
    call(&mut desk, "approve", agreed);
}

#[test]
fn an_approved_summary_is_sealed_and_its_hashes_are_printed() {
    let room = Room::new();
    approved(&room);
    let head = room.ok(&["verify", "h.chancery", "--json"]).json()["head"].clone();
    let ran = room.ok(&SEAL);
    assert!(ran.out.starts_with("Sealed HC/2/SUM\n"), "{ran:?}");
    let hash = ran.line("PDF, SHA-256: ").rsplit(' ').next().unwrap();
    assert_eq!(hash.len(), 64);
    assert!(
        ran.line("Head of the history: ")
            .ends_with(head.as_str().unwrap())
    );
    let history = room.ok(&["show", "h.chancery", "history"]);
    assert!(history.out.contains("kadri"), "{history:?}");
    // The paper that is written from now on is the one that was sealed.
    room.ok(&["summary", "h.chancery", "--meeting", "2", "-o", "a.pdf"]);
    room.ok(&["summary", "h.chancery", "--meeting", "2", "-o", "b.pdf"]);
    let read = |name: &str| std::fs::read(room.path(name)).unwrap();
    assert_eq!(read("a.pdf"), read("b.pdf"));
    assert_eq!(
        room.ok(&["verify", "h.chancery", "--json"]).json()["whole"],
        json!(true)
    );
}

#[test]
fn json_gives_the_sealed_document() {
    let room = Room::new();
    approved(&room);
    let json: Value = room.ok(&[&SEAL[..], &["--json"]].concat()).json();
    assert_eq!(json["symbol"], "HC/2/SUM");
    assert_eq!(json["state"], "issued");
    assert_eq!(json["recordSha256"].as_str().unwrap().len(), 64);
}

#[test]
fn only_what_is_approved_is_sealed_and_where_it_stands_is_said() {
    let room = Room::new();
    room.filled("h.chancery");
    let err = room.refused(&SEAL, 1);
    assert!(err.contains("no paper yet"), "{err}");
    let other = Room::new();
    approved(&other);
    other.ok(&SEAL);
    let err = other.refused(&SEAL, 1);
    assert!(err.contains("  HC/2/SUM: Issued and sealed"), "{err}");
}
