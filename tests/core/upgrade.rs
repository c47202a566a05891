//! A file of an earlier version opens in this one, whole. No earlier version was ever released; that of
//! `tests/data/v1` was made up, and `make.py` beside it says how.

use crate::support::Desk;
use serde_json::json;
use std::{
    fs,
    path::{Path, PathBuf},
};

fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/v1/sample.chancery")
}

/// A session with a copy of the file of an earlier version.
fn opened() -> (Desk, serde_json::Value) {
    let mut desk = Desk::new();
    let path = desk.path("old.chancery");
    fs::copy(kept(), path).unwrap();
    let place = desk.place("old.chancery");
    let state = desk.ok("open_file", json!({ "place": place, "passphrase": null }));
    (desk, state)
}

#[test]
fn a_file_of_an_earlier_version_is_kept_aside_and_brought_to_this_version_whole() {
    let (mut desk, state) = opened();
    let aside = "old.version-1.chancery";
    assert_eq!(state["upgraded"], aside);
    let aside = fs::read(desk.path(aside)).unwrap();
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
    let (mut desk, _) = opened();
    let last = desk.ok("operations", json!({ "limit": 1 }));
    assert_eq!(last[0]["name"], "save action", "{last}");
    // The action was kept with a column that is gone.
    let action = desk.list("action")[0].clone();
    desk.ok("undo", json!({}));
    assert!(desk.list("action").is_empty());
    desk.ok("redo", json!({}));
    assert_eq!(desk.list("action")[0]["text"], action["text"]);
    // An audience knows a column that it had not, with its default.
    let audience = desk.list("audience")[0].clone();
    assert_eq!(audience["tellsOmissions"], false);
    let removed =
        json!({ "noun": "audience", "id": audience["id"], "revision": audience["revision"] });
    desk.ok("remove", removed);
    desk.ok("undo", json!({}));
    let back = desk.ok("get", json!({ "noun": "audience", "id": audience["id"] }));
    assert_eq!(back["tellsOmissions"], false);
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
    let (mut desk, _) = opened();
    let from = desk.place("backup.chancery");
    fs::copy(kept(), desk.path("backup.chancery")).unwrap();
    desk.ok("restore", json!({ "place": from, "passphrase": null }));
    assert_eq!(desk.ok("verify", json!({}))["whole"], true);
}
