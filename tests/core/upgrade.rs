//! A file of every version that was ever written opens in this one, whole, and prints what it printed.

use crate::support::Desk;
use serde_json::json;
use std::{
    fs,
    path::{Path, PathBuf},
};

fn kept(version: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/data")
        .join(version)
}

/// A session with a copy of the file of that version.
fn opened(version: &str) -> (Desk, serde_json::Value) {
    let mut desk = Desk::new();
    let path = desk.path("old.chancery");
    fs::copy(kept(version).join("sample.chancery"), path).unwrap();
    let place = desk.place("old.chancery");
    let state = desk.ok("open_file", json!({ "place": place, "passphrase": null }));
    (desk, state)
}

#[test]
fn a_file_of_an_earlier_version_is_kept_aside_and_brought_to_this_version_whole() {
    for version in ["v1", "v2", "v3", "v4", "v5"] {
        kept_aside_and_whole(version);
    }
}

fn kept_aside_and_whole(version: &str) {
    let (mut desk, state) = opened(version);
    let aside = format!("old.version-{}.chancery", &version[1..]);
    assert_eq!(state["upgraded"], aside);
    let aside = fs::read(desk.path(&aside)).unwrap();
    assert!(aside.starts_with(b"SQLite format 3"));
    let checked = desk.ok("check", json!({}));
    assert_eq!(checked["whole"], true, "{checked}");
    let verified = desk.ok("verify", json!({}));
    assert_eq!(verified["whole"], true, "{verified}");
    let again = desk.place("old.chancery");
    desk.ok("close_file", json!({}));
    let state = desk.ok("open_file", json!({ "place": again, "passphrase": null }));
    assert_eq!(state["upgraded"], serde_json::Value::Null);
}

#[test]
fn what_was_done_in_an_earlier_version_can_be_taken_back_in_this_one() {
    for version in ["v1", "v2", "v3", "v4", "v5"] {
        taken_back(version);
    }
}

fn taken_back(version: &str) {
    let (mut desk, _) = opened(version);
    let last = desk.ok("operations", json!({ "limit": 1 }));
    assert_eq!(
        last[0]["sequence"], 1,
        "the sample is one operation, which stays: {last}"
    );
    let items = desk.ok("list", json!({ "noun": "agenda_item" }));
    let (item, id) = (&items[0], items[0]["id"].clone());
    let removed = json!({ "noun": "agenda_item", "id": id, "revision": item["revision"] });
    desk.ok("remove", removed);
    desk.ok("undo", json!({}));
    let back = desk.ok("get", json!({ "noun": "agenda_item", "id": id }));
    assert_eq!(back["title"], item["title"]);
    assert_eq!(back["standing"], false);
    assert_eq!(desk.ok("verify", json!({}))["whole"], true);
}

#[test]
fn a_backup_of_version_1_can_be_restored_into_this_one() {
    let (mut desk, _) = opened("v1");
    let from = desk.place("backup.chancery");
    fs::copy(
        kept("v1").join("sample.chancery"),
        desk.path("backup.chancery"),
    )
    .unwrap();
    desk.ok("restore", json!({ "place": from, "passphrase": null }));
    assert_eq!(desk.ok("verify", json!({}))["whole"], true);
}
