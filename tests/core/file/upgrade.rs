//! A file of an earlier version opens in this one, whole. No earlier version was ever released; that of
//! `tests/data/v1` was made up, and `make.py` beside it says how.

use crate::support::TestApp;
use serde_json::json;
use std::{
    fs,
    path::{Path, PathBuf},
};

fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/v1/sample.chancery")
}

/// A session with a copy of the file of an earlier version.
fn opened() -> (TestApp, serde_json::Value) {
    let mut app = TestApp::new();
    let path = app.path("old.chancery");
    fs::copy(kept(), path).unwrap();
    let place = app.place("old.chancery");
    let state = app.ok("open_file", json!({ "place": place, "passphrase": null }));
    (app, state)
}

#[test]
fn a_file_of_an_earlier_version_is_kept_aside_and_brought_to_this_version_whole() {
    let (mut app, state) = opened();
    let aside = "old.version-1.chancery";
    assert_eq!(state["upgraded"], aside);
    let aside = fs::read(app.path(aside)).unwrap();
    assert!(aside.starts_with(b"SQLite format 3"));
    let checked = app.ok("check", json!({}));
    assert_eq!(checked["whole"], true, "{checked}");
    let verified = app.ok("verify", json!({}));
    assert_eq!(verified["whole"], true, "{verified}");
    let again = app.place("old.chancery");
    app.ok("close_file", json!({}));
    let state = app.ok("open_file", json!({ "place": again, "passphrase": null }));
    assert_eq!(state["upgraded"], serde_json::Value::Null);
}

#[test]
fn what_was_done_in_an_earlier_version_can_be_taken_back_in_this_one() {
    let (mut app, _) = opened();
    let last = app.ok("operations", json!({ "limit": 1 }));
    assert_eq!(last[0]["name"], "save action", "{last}");
    // The action was kept with a column that is gone.
    let action = app.list("action")[0].clone();
    app.ok("undo", json!({}));
    assert!(app.list("action").is_empty());
    app.ok("redo", json!({}));
    assert_eq!(app.list("action")[0]["text"], action["text"]);
    // An audience knows a column that it had not, with its default.
    let audience = app.list("audience")[0].clone();
    assert_eq!(audience["tellsOmissions"], false);
    let removed =
        json!({ "noun": "audience", "id": audience["id"], "revision": audience["revision"] });
    app.ok("remove", removed);
    app.ok("undo", json!({}));
    let back = app.ok("get", json!({ "noun": "audience", "id": audience["id"] }));
    assert_eq!(back["tellsOmissions"], false);
    let items = app.ok("list", json!({ "noun": "agenda_item" }));
    let (item, id) = (&items[0], items[0]["id"].clone());
    let removed = json!({ "noun": "agenda_item", "id": id, "revision": item["revision"] });
    app.ok("remove", removed);
    app.ok("undo", json!({}));
    let back = app.ok("get", json!({ "noun": "agenda_item", "id": id }));
    assert_eq!(back["title"], item["title"]);
    assert_eq!(back["standing"], false);
    assert_eq!(app.ok("verify", json!({}))["whole"], true);
}

#[test]
fn a_backup_of_version_1_can_be_restored_into_this_one() {
    let (mut app, _) = opened();
    let from = app.place("backup.chancery");
    fs::copy(kept(), app.path("backup.chancery")).unwrap();
    app.ok("restore", json!({ "place": from, "passphrase": null }));
    assert_eq!(app.ok("verify", json!({}))["whole"], true);
}
