//! The record file: what is saved stands, is chained, and can be taken back.

use crate::support::{TestApp, body, delegation, fields_of, meeting, party, pledge};
use chancery_core::Failure;
use serde_json::{Value, json};
use std::path::PathBuf;

#[test]
fn a_record_comes_back_as_it_was_saved() {
    let mut app = TestApp::with_file();
    let estonia = app.add("party", party("Estonia"));
    let saved = app.add("pledge", pledge(&estonia, "Licences"));
    let read = app.ok("get", json!({ "noun": "pledge", "id": saved["id"] }));
    assert_eq!(read, saved);
    assert_eq!(read["pledgers"], json!([estonia["id"]]));
    assert_eq!(read["amount"]["minor"], json!(null));
}

#[test]
fn a_save_sent_twice_makes_one_record_and_one_operation() {
    let mut app = TestApp::with_file();
    let id = app.session.mint();
    let input = json!({ "noun": "party", "id": id, "revision": 0, "fields": party("Estonia") });
    app.ok("save", input.clone());
    app.ok("save", input);
    assert_eq!(app.list("party").len(), 1);
    assert_eq!(
        app.ok("operations", json!({ "limit": 10 }))
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn a_form_opened_before_another_change_is_told_of_the_conflict() {
    let mut app = TestApp::with_file();
    let first = app.add("party", party("Estonia"));
    app.change("party", &first, "shortName", json!("EST"))
        .unwrap();
    let late = app.change("party", &first, "shortName", json!("EE"));
    assert_eq!(
        late,
        Err(Failure::Conflict {
            noun: "party".into()
        })
    );
}

#[test]
fn undo_and_redo_walk_through_every_kind_of_change() {
    let mut app = TestApp::with_file();
    let estonia = app.add("party", party("Estonia"));
    let group = app.add("body", body("Steering Group"));
    let second = app.add("meeting", meeting(&group, 2, "2024-04-03"));
    let sat = app.add("delegation", delegation(&second, &estonia));
    let money = app.add("pledge", pledge(&estonia, "Contribution"));
    app.change("pledge", &money, "title", json!("Further contribution"))
        .unwrap();
    app.ok(
        "remove",
        json!({ "noun": "meeting", "id": second["id"], "revision": second["revision"] }),
    );
    assert_eq!(app.list("delegation").len(), 0);

    app.ok("undo", json!({}));
    assert_eq!(fields_of(&app.list("delegation")[0]), fields_of(&sat));
    app.ok("undo", json!({}));
    assert_eq!(app.list("pledge")[0]["title"], json!("Contribution"));
    app.ok("undo", json!({}));
    assert_eq!(app.list("pledge").len() + app.list("pledge_event").len(), 0);
    for _ in 0..3 {
        app.ok("redo", json!({}));
    }
    assert_eq!(
        app.list("pledge")[0]["title"],
        json!("Further contribution")
    );
    assert_eq!(app.list("pledge")[0]["pledgers"], json!([estonia["id"]]));
    assert_eq!(app.list("meeting").len(), 0);
    assert_eq!(
        app.call("redo", json!({})).unwrap_err(),
        Failure::NothingToUndo
    );
    for _ in 0..7 {
        app.ok("undo", json!({}));
    }
    assert_eq!(app.list("party").len(), 0);
    assert_eq!(
        app.call("undo", json!({})).unwrap_err(),
        Failure::NothingToUndo
    );
    assert_eq!(
        app.list("coalition").len(),
        1,
        "the founding operation stays"
    );
    let report = app.ok("verify", json!({}));
    assert_eq!(
        (&report["whole"], &report["strays"]),
        (&json!(true), &json!([]))
    );
    assert_eq!(app.ok("check", json!({}))["whole"], json!(true));
}

#[test]
fn a_form_that_knew_an_undone_revision_cannot_overwrite_what_came_after() {
    let mut app = TestApp::with_file();
    let first = app.add("party", party("Estonia"));
    let second = app
        .change("party", &first, "shortName", json!("EST"))
        .unwrap();
    app.ok("undo", json!({}));
    let now = app.list("party")[0].clone();
    app.change("party", &now, "shortName", json!("EE")).unwrap();
    assert!(
        app.change("party", &second, "shortName", json!("X"))
            .is_err()
    );
}

#[test]
fn a_party_that_is_used_is_not_removed() {
    let mut app = TestApp::with_file();
    let estonia = app.add("party", party("Estonia"));
    app.add("pledge", pledge(&estonia, "Contribution"));
    let input = json!({ "noun": "party", "id": estonia["id"], "revision": 1 });
    let failure = serde_json::to_value(app.call("remove", input).unwrap_err()).unwrap();
    assert_eq!(failure["problems"][0]["rule"], json!("inUse"));
    assert_eq!(failure["problems"][0]["count"], json!(1));
    let needs = &failure["problems"][0]["by"][0];
    assert_eq!(
        (&needs["noun"], &needs["title"]),
        (&json!("pledge"), &json!("Contribution"))
    );
    assert_eq!(needs["page"], json!(["pledge", needs["record"]]));
}

#[test]
fn what_needs_a_record_is_named_through_what_would_go_with_it() {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Steering Group"));
    let second = app.add("meeting", meeting(&group, 2, "2024-04-03"));
    let state = app.add("party", party("State 017"));
    let came = app.add("delegation", delegation(&second, &state));
    let remove = |app: &mut TestApp, noun: &str, row: &Value| {
        let input = json!({ "noun": noun, "id": row["id"], "revision": row["revision"] });
        let failure = app.call("remove", input).unwrap_err();
        serde_json::to_value(failure).unwrap()["problems"][0].clone()
    };
    let party = remove(&mut app, "party", &state);
    assert_eq!(party["count"], 1);
    assert_eq!(party["by"][0]["record"], came["id"]);
    assert_eq!(party["by"][0]["title"], "State 017");
    assert_eq!(party["by"][0]["page"], json!(["meeting", second["id"]]));
    let body = remove(&mut app, "body", &group);
    assert_eq!(body["by"][0]["page"], json!(["meeting", second["id"]]));
    // A source is named by what cites it, and of many the first five.
    let source = json!({ "title": "A note", "publisher": "Test", "certainty": "stated" });
    let source = app.add("source", source);
    for n in 1..=7 {
        let mut gift = pledge(&state, &format!("Gift {n}"));
        gift["sources"] = json!([source["id"]]);
        app.add("pledge", gift);
    }
    let cited = remove(&mut app, "source", &source);
    assert_eq!(cited["count"], 14);
    assert_eq!(cited["by"].as_array().unwrap().len(), 5);
    assert_eq!(cited["by"][0]["noun"], "pledge");
}

#[test]
fn a_file_under_a_passphrase_opens_with_it_only_and_backs_up_under_it() {
    let mut app = TestApp::with_file_under(Some("a long passphrase"));
    app.add("party", party("Estonia"));
    let copy = app.place("copy.chancery");
    app.ok("back_up_to", json!({ "place": copy }));
    app.ok("close_file", json!({}));
    let plain = std::fs::read(app.path("copy.chancery")).unwrap();
    assert!(!plain.windows(7).any(|w| w == b"Estonia"));
    for name in ["test.chancery", "copy.chancery"] {
        let place = app.place(name);
        let open = |passphrase| json!({ "place": place, "passphrase": passphrase });
        assert_eq!(
            app.call("open_file", open(None)).unwrap_err(),
            Failure::PassphraseNeeded
        );
        assert_eq!(
            app.call("open_file", open(Some("wrong"))).unwrap_err(),
            Failure::WrongPassphrase
        );
        app.ok("open_file", open(Some("a long passphrase")));
        assert_eq!(app.list("party").len(), 1);
        app.ok("close_file", json!({}));
    }
}

#[test]
fn a_restore_brings_the_backup_back_and_keeps_a_copy_of_what_was_there() {
    let mut app = TestApp::with_file();
    app.add("party", party("Estonia"));
    app.ok("back_up", json!({}));
    app.add("party", party("Latvia"));
    let backup = app.ok("backups", json!({}))[0].clone();
    app.ok(
        "restore",
        json!({ "place": backup["file"]["place"], "passphrase": null }),
    );
    assert_eq!(app.list("party").len(), 1);
    app.add("party", party("Lithuania"));
    assert_eq!(app.ok("verify", json!({}))["whole"], json!(true));
    let copies = app.ok("backups", json!({}));
    assert_eq!(copies.as_array().unwrap().len(), 2);
    app.ok("close_file", json!({}));
    app.ok(
        "open_file",
        json!({ "place": copies[0]["file"]["place"], "passphrase": null }),
    );
    assert_eq!(app.list("party").len(), 2);
}

#[test]
fn a_backup_that_does_not_open_leaves_no_copy_of_the_file_behind() {
    let mut app = TestApp::with_file_under(Some("another passphrase"));
    app.add("party", party("State 017"));
    let place = app.place("other.chancery");
    app.ok("back_up_to", json!({ "place": place }));
    app.ok("close_file", json!({}));
    std::fs::remove_file(app.path("test.chancery")).unwrap();
    app.create(Some("a long passphrase"));
    let restore = |passphrase: Option<&str>| json!({ "place": place, "passphrase": passphrase });
    // The open file's own is tried, which nobody typed.
    let refused = app.call("restore", restore(None)).unwrap_err();
    assert_eq!(refused, Failure::PassphraseNeeded);
    for _ in 0..2 {
        let refused = app.call("restore", restore(Some("wrong"))).unwrap_err();
        assert_eq!(refused, Failure::WrongPassphrase);
    }
    let copies = |app: &mut TestApp| app.ok("backups", json!({})).as_array().unwrap().len();
    assert_eq!(copies(&mut app), 0);
    app.ok("restore", restore(Some("another passphrase")));
    assert_eq!((copies(&mut app), app.list("party").len()), (1, 1));
}

#[test]
fn a_plain_backup_is_not_restored_into_a_protected_file() {
    let mut app = TestApp::with_file();
    let place = app.place("plain.chancery");
    app.ok("back_up_to", json!({ "place": place }));
    app.ok("close_file", json!({}));
    std::fs::remove_file(app.path("test.chancery")).unwrap();
    app.create(Some("a long passphrase"));
    let refused = app.call("restore", json!({ "place": place, "passphrase": null }));
    let refused = serde_json::to_value(refused.unwrap_err()).unwrap();
    assert_eq!(refused["problems"][0]["rule"], json!("otherProtection"));
    assert_eq!(app.ok("backups", json!({})), json!([]));
}

/// A file with one backup, and a second party that the backup does not know.
fn backed_up(passphrase: Option<&str>) -> (TestApp, Value, PathBuf) {
    let mut app = TestApp::with_file_under(passphrase);
    app.add("party", party("State 017"));
    app.ok("back_up", json!({}));
    app.add("party", party("State 018"));
    let place = app.ok("backups", json!({}))[0]["file"]["place"].clone();
    let path = app.session.place(place.as_str().unwrap()).unwrap();
    (app, place, path)
}

#[test]
fn a_backup_is_looked_at_and_stays_as_it_was_made() {
    for (passphrase, command) in [(None, "open_file"), (Some("a long one"), "look_at_backup")] {
        let (mut app, place, path) = backed_up(passphrase);
        let before = std::fs::read(&path).unwrap();
        let ours = app.ok("file_state", json!({}))["file"].clone();
        // Of the open file: its passphrase is known.
        let open = |place: &Value| json!({ "place": place, "passphrase": null });
        let state = app.ok(command, open(&place));
        assert_eq!(state["backup"]["of"], ours, "it says which file it is of");
        assert_eq!(state["readOnly"], json!({ "by": "", "since": "" }));
        assert_eq!(app.list("party").len(), 1, "it holds what was backed up");
        let id = app.session.mint();
        let fields = party("State 019");
        let new = json!({ "noun": "party", "id": id, "revision": 0, "fields": fields });
        assert_eq!(app.call("save", new).unwrap_err(), Failure::ReadOnly);
        let recent = app.ok("recent_files", json!({}));
        assert_eq!(recent.as_array().unwrap().len(), 1, "it is no recent file");
        let beside = std::fs::read_dir(path.parent().unwrap()).unwrap();
        assert_eq!(beside.count(), 1, "nothing lies beside it, no lock either");
        let state = app.ok("open_file", open(&ours["place"]));
        assert_eq!(state["backup"], json!(null));
        assert_eq!(app.list("party").len(), 2, "the file itself goes on");
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
}

#[test]
fn a_copy_that_lies_anywhere_is_looked_at_without_being_touched() {
    let mut app = TestApp::with_file();
    let copy = app.place("elsewhere.chancery");
    app.ok("back_up_to", json!({ "place": copy }));
    let path = app.path("elsewhere.chancery");
    let before = std::fs::read(&path).unwrap();
    let state = app.ok(
        "look_at_backup",
        json!({ "place": copy, "passphrase": null }),
    );
    assert_eq!(
        state["backup"]["of"],
        json!(null),
        "nobody knows of which file"
    );
    assert!(!state["backup"]["madeAt"].as_str().unwrap().is_empty());
    let target = app.place("new.chancery");
    app.ok("back_up_to", json!({ "place": target }));
    app.ok("open_file", json!({ "place": target, "passphrase": null }));
    app.add("party", party("State 017"));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

/// The first columns of the whole indexes of a table: its key, and what `CREATE INDEX` names without a condition.
fn indexed(db: &rusqlite::Connection, table: &str) -> Vec<String> {
    let sql = "SELECT c.name FROM pragma_index_list(?1) AS i, pragma_index_info(i.name) AS c
               WHERE i.partial = 0 AND c.seqno = 0
               UNION SELECT name FROM pragma_table_info(?1) WHERE pk = 1";
    let mut statement = db.prepare(sql).unwrap();
    let names = statement.query_map([table], |row| row.get(0)).unwrap();
    names.map(Result::unwrap).collect()
}

#[test]
fn every_key_that_points_to_another_record_has_an_index() {
    // Operations are never removed: nobody asks which other one took one back.
    const ASIDE: [(&str, &str); 1] = [("operation", "target")];
    let app = TestApp::with_file();
    let db = app.session.store().unwrap().read();
    let sql =
        "SELECT t.name, k.\"from\" FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS k
               WHERE t.type = 'table' ORDER BY 1, 2";
    let mut statement = db.prepare(sql).unwrap();
    let keys = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    let keys: Vec<(String, String)> = keys.map(Result::unwrap).collect();
    assert!(keys.len() > 80, "{}", keys.len());
    let without = keys.iter().filter(|(table, column)| {
        !ASIDE.contains(&(table, column)) && !indexed(db, table).contains(column)
    });
    let without: Vec<_> = without.collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn records_are_listed_by_what_they_belong_to() {
    let mut app = TestApp::with_file();
    let (estonia, latvia) = (
        app.add("party", party("State 001")),
        app.add("party", party("State 002")),
    );
    let group = app.add("body", body("Steering Group"));
    let held = app.add("meeting", meeting(&group, 1, "2024-04-03"));
    let own = app.add("delegation", delegation(&held, &estonia));
    app.add("delegation", delegation(&held, &latvia));
    let of = |field: &str, id: &Value| json!({ "noun": "delegation", "of": { "field": field, "id": id } });
    assert_eq!(app.ok("list", of("party", &estonia["id"])), json!([own]));
    assert_eq!(app.ok("list", of("party", &group["id"])), json!([]));
    assert!(app.call("list", of("person", &group["id"])).is_err());
}

/// `CHANCERY_GOLDEN=write` writes it anew.
#[test]
fn a_new_file_has_the_schema_that_is_printed_in_golden() {
    let mut app = TestApp::with_file();
    app.ok("close_file", json!({}));
    let db = rusqlite::Connection::open(app.path("test.chancery")).unwrap();
    let mut all = db
        .prepare(
            "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, rowid",
        )
        .unwrap();
    let all = all.query_map([], |row| row.get(0)).unwrap();
    let all: Vec<String> = all.map(Result::unwrap).collect();
    let schema = all.join("\n\n") + "\n";
    let golden =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/schema.sql");
    if std::env::var_os("CHANCERY_GOLDEN").is_some_and(|how| how == "write") {
        std::fs::create_dir_all(golden.parent().unwrap()).unwrap();
        std::fs::write(&golden, &schema).unwrap();
    }
    let kept = std::fs::read_to_string(&golden).unwrap();
    assert!(
        schema == kept,
        "tests/golden/schema.sql is not what a new file has"
    );
}
