//! The record file: what is saved stands, is chained, and can be taken back.

use crate::support::{Desk, body, delegation, fields_of, meeting, party, pledge};
use chancery_core::Failure;
use serde_json::{Value, json};
use std::path::PathBuf;

#[test]
fn a_record_comes_back_as_it_was_saved() {
    let mut desk = Desk::with_file();
    let estonia = desk.add("party", party("Estonia"));
    let saved = desk.add("pledge", pledge(&estonia, "Licences"));
    let read = desk.ok("get", json!({ "noun": "pledge", "id": saved["id"] }));
    assert_eq!(read, saved);
    assert_eq!(read["pledgers"], json!([estonia["id"]]));
    assert_eq!(read["amount"]["minor"], json!(null));
}

#[test]
fn a_save_sent_twice_makes_one_record_and_one_operation() {
    let mut desk = Desk::with_file();
    let id = desk.session.mint();
    let input = json!({ "noun": "party", "id": id, "revision": 0, "fields": party("Estonia") });
    desk.ok("save", input.clone());
    desk.ok("save", input);
    assert_eq!(desk.list("party").len(), 1);
    assert_eq!(
        desk.ok("operations", json!({ "limit": 10 }))
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn a_form_opened_before_another_change_is_told_of_the_conflict() {
    let mut desk = Desk::with_file();
    let first = desk.add("party", party("Estonia"));
    desk.change("party", &first, "shortName", json!("EST"))
        .unwrap();
    let late = desk.change("party", &first, "shortName", json!("EE"));
    assert_eq!(
        late,
        Err(Failure::Conflict {
            noun: "party".into()
        })
    );
}

#[test]
fn undo_and_redo_walk_through_every_kind_of_change() {
    let mut desk = Desk::with_file();
    let estonia = desk.add("party", party("Estonia"));
    let group = desk.add("body", body("Steering Group"));
    let second = desk.add("meeting", meeting(&group, 2, "2024-04-03"));
    let sat = desk.add("delegation", delegation(&second, &estonia));
    let money = desk.add("pledge", pledge(&estonia, "Contribution"));
    desk.change("pledge", &money, "title", json!("Further contribution"))
        .unwrap();
    desk.ok(
        "remove",
        json!({ "noun": "meeting", "id": second["id"], "revision": second["revision"] }),
    );
    assert_eq!(desk.list("delegation").len(), 0);

    desk.ok("undo", json!({}));
    assert_eq!(fields_of(&desk.list("delegation")[0]), fields_of(&sat));
    desk.ok("undo", json!({}));
    assert_eq!(desk.list("pledge")[0]["title"], json!("Contribution"));
    desk.ok("undo", json!({}));
    assert_eq!(
        desk.list("pledge").len() + desk.list("pledge_event").len(),
        0
    );
    for _ in 0..3 {
        desk.ok("redo", json!({}));
    }
    assert_eq!(
        desk.list("pledge")[0]["title"],
        json!("Further contribution")
    );
    assert_eq!(desk.list("pledge")[0]["pledgers"], json!([estonia["id"]]));
    assert_eq!(desk.list("meeting").len(), 0);
    assert_eq!(
        desk.call("redo", json!({})).unwrap_err(),
        Failure::NothingToUndo
    );
    for _ in 0..7 {
        desk.ok("undo", json!({}));
    }
    assert_eq!(desk.list("party").len(), 0);
    assert_eq!(
        desk.call("undo", json!({})).unwrap_err(),
        Failure::NothingToUndo
    );
    assert_eq!(
        desk.list("coalition").len(),
        1,
        "the founding operation stays"
    );
    let report = desk.ok("verify", json!({}));
    assert_eq!(
        (&report["whole"], &report["strays"]),
        (&json!(true), &json!([]))
    );
    assert_eq!(desk.ok("check", json!({}))["whole"], json!(true));
}

#[test]
fn a_form_that_knew_an_undone_revision_cannot_overwrite_what_came_after() {
    let mut desk = Desk::with_file();
    let first = desk.add("party", party("Estonia"));
    let second = desk
        .change("party", &first, "shortName", json!("EST"))
        .unwrap();
    desk.ok("undo", json!({}));
    let now = desk.list("party")[0].clone();
    desk.change("party", &now, "shortName", json!("EE"))
        .unwrap();
    assert!(
        desk.change("party", &second, "shortName", json!("X"))
            .is_err()
    );
}

#[test]
fn a_party_that_is_used_is_not_removed() {
    let mut desk = Desk::with_file();
    let estonia = desk.add("party", party("Estonia"));
    desk.add("pledge", pledge(&estonia, "Contribution"));
    let input = json!({ "noun": "party", "id": estonia["id"], "revision": 1 });
    let failure = serde_json::to_value(desk.call("remove", input).unwrap_err()).unwrap();
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
    let mut desk = Desk::with_file();
    let group = desk.add("body", body("Steering Group"));
    let second = desk.add("meeting", meeting(&group, 2, "2024-04-03"));
    let state = desk.add("party", party("State 017"));
    let came = desk.add("delegation", delegation(&second, &state));
    let remove = |desk: &mut Desk, noun: &str, row: &Value| {
        let input = json!({ "noun": noun, "id": row["id"], "revision": row["revision"] });
        let failure = desk.call("remove", input).unwrap_err();
        serde_json::to_value(failure).unwrap()["problems"][0].clone()
    };
    let party = remove(&mut desk, "party", &state);
    assert_eq!(party["count"], 1);
    assert_eq!(party["by"][0]["record"], came["id"]);
    assert_eq!(party["by"][0]["title"], "State 017");
    assert_eq!(party["by"][0]["page"], json!(["meeting", second["id"]]));
    let body = remove(&mut desk, "body", &group);
    assert_eq!(body["by"][0]["page"], json!(["meeting", second["id"]]));
    // A source is named by what cites it, and of many the first five.
    let source = json!({ "title": "A note", "publisher": "Test", "certainty": "stated" });
    let source = desk.add("source", source);
    for n in 1..=7 {
        let mut gift = pledge(&state, &format!("Gift {n}"));
        gift["sources"] = json!([source["id"]]);
        desk.add("pledge", gift);
    }
    let cited = remove(&mut desk, "source", &source);
    assert_eq!(cited["count"], 14);
    assert_eq!(cited["by"].as_array().unwrap().len(), 5);
    assert_eq!(cited["by"][0]["noun"], "pledge");
}

#[test]
fn a_file_under_a_passphrase_opens_with_it_only_and_backs_up_under_it() {
    let mut desk = Desk::with_file_under(Some("a long passphrase"));
    desk.add("party", party("Estonia"));
    let copy = desk.place("copy.chancery");
    desk.ok("back_up_to", json!({ "place": copy }));
    desk.ok("close_file", json!({}));
    let plain = std::fs::read(desk.path("copy.chancery")).unwrap();
    assert!(!plain.windows(7).any(|w| w == b"Estonia"));
    for name in ["test.chancery", "copy.chancery"] {
        let place = desk.place(name);
        let open = |passphrase| json!({ "place": place, "passphrase": passphrase });
        assert_eq!(
            desk.call("open_file", open(None)).unwrap_err(),
            Failure::PassphraseNeeded
        );
        assert_eq!(
            desk.call("open_file", open(Some("wrong"))).unwrap_err(),
            Failure::WrongPassphrase
        );
        desk.ok("open_file", open(Some("a long passphrase")));
        assert_eq!(desk.list("party").len(), 1);
        desk.ok("close_file", json!({}));
    }
}

#[test]
fn a_restore_brings_the_backup_back_and_keeps_a_copy_of_what_was_there() {
    let mut desk = Desk::with_file();
    desk.add("party", party("Estonia"));
    desk.ok("back_up", json!({}));
    desk.add("party", party("Latvia"));
    let backup = desk.ok("backups", json!({}))[0].clone();
    desk.ok(
        "restore",
        json!({ "place": backup["file"]["place"], "passphrase": null }),
    );
    assert_eq!(desk.list("party").len(), 1);
    desk.add("party", party("Lithuania"));
    assert_eq!(desk.ok("verify", json!({}))["whole"], json!(true));
    let copies = desk.ok("backups", json!({}));
    assert_eq!(copies.as_array().unwrap().len(), 2);
    desk.ok("close_file", json!({}));
    desk.ok(
        "open_file",
        json!({ "place": copies[0]["file"]["place"], "passphrase": null }),
    );
    assert_eq!(desk.list("party").len(), 2);
}

#[test]
fn a_backup_that_does_not_open_leaves_no_copy_of_the_file_behind() {
    let mut desk = Desk::with_file_under(Some("another passphrase"));
    desk.add("party", party("State 017"));
    let place = desk.place("other.chancery");
    desk.ok("back_up_to", json!({ "place": place }));
    desk.ok("close_file", json!({}));
    std::fs::remove_file(desk.path("test.chancery")).unwrap();
    desk.create(Some("a long passphrase"));
    let restore = |passphrase: Option<&str>| json!({ "place": place, "passphrase": passphrase });
    // The open file's own is tried, which nobody typed.
    let refused = desk.call("restore", restore(None)).unwrap_err();
    assert_eq!(refused, Failure::PassphraseNeeded);
    for _ in 0..2 {
        let refused = desk.call("restore", restore(Some("wrong"))).unwrap_err();
        assert_eq!(refused, Failure::WrongPassphrase);
    }
    let copies = |desk: &mut Desk| desk.ok("backups", json!({})).as_array().unwrap().len();
    assert_eq!(copies(&mut desk), 0);
    desk.ok("restore", restore(Some("another passphrase")));
    assert_eq!((copies(&mut desk), desk.list("party").len()), (1, 1));
}

#[test]
fn a_plain_backup_is_not_restored_into_a_protected_file() {
    let mut desk = Desk::with_file();
    let place = desk.place("plain.chancery");
    desk.ok("back_up_to", json!({ "place": place }));
    desk.ok("close_file", json!({}));
    std::fs::remove_file(desk.path("test.chancery")).unwrap();
    desk.create(Some("a long passphrase"));
    let refused = desk.call("restore", json!({ "place": place, "passphrase": null }));
    let refused = serde_json::to_value(refused.unwrap_err()).unwrap();
    assert_eq!(refused["problems"][0]["rule"], json!("otherProtection"));
    assert_eq!(desk.ok("backups", json!({})), json!([]));
}

/// A file with one backup, and a second party that the backup does not know.
fn backed_up(passphrase: Option<&str>) -> (Desk, Value, PathBuf) {
    let mut desk = Desk::with_file_under(passphrase);
    desk.add("party", party("State 017"));
    desk.ok("back_up", json!({}));
    desk.add("party", party("State 018"));
    let place = desk.ok("backups", json!({}))[0]["file"]["place"].clone();
    let path = desk.session.place(place.as_str().unwrap()).unwrap();
    (desk, place, path)
}

#[test]
fn a_backup_is_looked_at_and_stays_as_it_was_made() {
    for (passphrase, command) in [(None, "open_file"), (Some("a long one"), "look_at_backup")] {
        let (mut desk, place, path) = backed_up(passphrase);
        let before = std::fs::read(&path).unwrap();
        let ours = desk.ok("file_state", json!({}))["file"].clone();
        // Of the open file: its passphrase is known.
        let open = |place: &Value| json!({ "place": place, "passphrase": null });
        let state = desk.ok(command, open(&place));
        assert_eq!(state["backup"]["of"], ours, "it says which file it is of");
        assert_eq!(state["readOnly"], json!({ "by": "", "since": "" }));
        assert_eq!(desk.list("party").len(), 1, "it holds what was backed up");
        let id = desk.session.mint();
        let fields = party("State 019");
        let new = json!({ "noun": "party", "id": id, "revision": 0, "fields": fields });
        assert_eq!(desk.call("save", new).unwrap_err(), Failure::ReadOnly);
        let recent = desk.ok("recent_files", json!({}));
        assert_eq!(recent.as_array().unwrap().len(), 1, "it is no recent file");
        let beside = std::fs::read_dir(path.parent().unwrap()).unwrap();
        assert_eq!(beside.count(), 1, "nothing lies beside it, no lock either");
        let state = desk.ok("open_file", open(&ours["place"]));
        assert_eq!(state["backup"], json!(null));
        assert_eq!(desk.list("party").len(), 2, "the file itself goes on");
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
}

#[test]
fn a_copy_that_lies_anywhere_is_looked_at_without_being_touched() {
    let mut desk = Desk::with_file();
    let copy = desk.place("elsewhere.chancery");
    desk.ok("back_up_to", json!({ "place": copy }));
    let path = desk.path("elsewhere.chancery");
    let before = std::fs::read(&path).unwrap();
    let state = desk.ok(
        "look_at_backup",
        json!({ "place": copy, "passphrase": null }),
    );
    assert_eq!(
        state["backup"]["of"],
        json!(null),
        "nobody knows of which file"
    );
    assert!(!state["backup"]["madeAt"].as_str().unwrap().is_empty());
    let target = desk.place("new.chancery");
    desk.ok("back_up_to", json!({ "place": target }));
    desk.ok("open_file", json!({ "place": target, "passphrase": null }));
    desk.add("party", party("State 017"));
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
    let desk = Desk::with_file();
    let db = desk.session.store().unwrap().read();
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
    let mut desk = Desk::with_file();
    let (estonia, latvia) = (
        desk.add("party", party("State 001")),
        desk.add("party", party("State 002")),
    );
    let group = desk.add("body", body("Steering Group"));
    let held = desk.add("meeting", meeting(&group, 1, "2024-04-03"));
    let own = desk.add("delegation", delegation(&held, &estonia));
    desk.add("delegation", delegation(&held, &latvia));
    let of = |field: &str, id: &Value| json!({ "noun": "delegation", "of": { "field": field, "id": id } });
    assert_eq!(desk.ok("list", of("party", &estonia["id"])), json!([own]));
    assert_eq!(desk.ok("list", of("party", &group["id"])), json!([]));
    assert!(desk.call("list", of("person", &group["id"])).is_err());
}

/// `CHANCERY_GOLDEN=write` writes it anew.
#[test]
fn a_new_file_has_the_schema_that_is_printed_in_golden() {
    let mut desk = Desk::with_file();
    desk.ok("close_file", json!({}));
    let db = rusqlite::Connection::open(desk.path("test.chancery")).unwrap();
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
