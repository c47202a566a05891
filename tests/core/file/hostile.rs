//! Files and circumstances that mean harm, or only look like it: refused in words, and nothing is lost.

use crate::support::{TestApp, body, meeting, party};
use chancery_core::Failure;
use rusqlite::Connection;
use serde_json::{Value, json};
use std::fs;

fn closed_file() -> TestApp {
    let mut app = TestApp::with_file();
    app.add("party", party("State 001"));
    app.ok("close_file", json!({}));
    app
}

fn open(app: &mut TestApp, name: &str) -> Result<Value, Failure> {
    let place = app.place(name);
    app.call("open_file", json!({ "place": place, "passphrase": null }))
}

#[test]
fn a_file_that_brings_tables_or_triggers_of_its_own_is_refused() {
    let mut app = closed_file();
    for (n, sql) in [
        "CREATE TABLE \"a AFTER INSERT ON main.party BEGIN SELECT 1; END; --\" (id TEXT)",
        "CREATE TRIGGER mine AFTER UPDATE ON pledge BEGIN UPDATE pledge SET title = 'changed'; END",
        "CREATE VIEW mine AS SELECT 1",
        "DROP TRIGGER operation_is_never_changed",
    ]
    .into_iter()
    .enumerate()
    {
        let name = format!("hostile-{n}.chancery");
        fs::copy(app.path("test.chancery"), app.path(&name)).unwrap();
        Connection::open(app.path(&name))
            .unwrap()
            .execute_batch(sql)
            .unwrap();
        let before = fs::read(app.path(&name)).unwrap();
        assert!(
            matches!(open(&mut app, &name), Err(Failure::Damaged { .. })),
            "{sql}"
        );
        assert_eq!(fs::read(app.path(&name)).unwrap(), before);
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_is_replaced_while_it_is_open_takes_no_more_saves() {
    let mut app = TestApp::with_file();
    app.add("party", party("State 001"));
    fs::rename(app.path("test.chancery"), app.path("moved.chancery")).unwrap();
    fs::copy(app.path("moved.chancery"), app.path("test.chancery")).unwrap();
    let id = app.session.mint();
    let save = json!({ "noun": "party", "id": id, "revision": 0, "fields": party("State 002") });
    assert!(matches!(app.call("save", save), Err(Failure::Disk { .. })));
    assert_eq!(
        app.list("party").len(),
        1,
        "what was not saved is not shown as saved"
    );
}

#[test]
fn a_paper_never_takes_the_place_of_a_record_file() {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Steering Group"));
    let second = app.add("meeting", meeting(&group, 2, "2024-04-03"));
    let copy = app.place("copy.chancery");
    app.ok("back_up_to", json!({ "place": copy }));
    for name in ["test.chancery", "copy.chancery"] {
        let place = app.place(name);
        let export = json!({ "meeting": second["id"], "place": place, "replace": true });
        assert!(
            matches!(
                app.call("export_paper", export),
                Err(Failure::Exists { .. })
            ),
            "{name}"
        );
    }
    let paper = app.place("summary.pdf");
    for replace in [false, true] {
        app.ok(
            "export_paper",
            json!({ "meeting": second["id"], "place": paper, "replace": replace }),
        );
    }
    app.add("party", party("State 001"));
    assert_eq!(app.ok("verify", json!({}))["whole"], json!(true));
}

#[test]
fn a_damaged_file_is_put_aside_and_restored_from_its_backup() {
    let mut app = TestApp::with_file();
    for n in 0..50 {
        app.add("party", party(&format!("State {n:03}")));
    }
    let copy = app.place("copy.chancery");
    app.ok("back_up_to", json!({ "place": copy }));
    app.ok("close_file", json!({}));
    let db = Connection::open(app.path("test.chancery")).unwrap();
    db.execute(
        "UPDATE party SET short_name = 'X' WHERE name = 'State 007'",
        [],
    )
    .unwrap();
    drop(db);
    open(&mut app, "test.chancery").unwrap();
    assert_eq!(app.ok("verify", json!({}))["whole"], json!(false));
    assert!(matches!(
        app.call("back_up", json!({})),
        Err(Failure::Damaged { .. })
    ));
    let restored = app.ok("restore", json!({ "place": copy, "passphrase": null }));
    assert_eq!(restored["safety"]["report"]["proved"], json!(false));
    assert_eq!(app.ok("verify", json!({}))["whole"], json!(true));
    assert_eq!(app.list("party").len(), 50);
}

#[cfg(unix)]
#[test]
fn one_file_is_one_file_whatever_path_leads_to_it() {
    let mut app = closed_file();
    std::os::unix::fs::symlink(app.path("test.chancery"), app.path("link.chancery")).unwrap();
    open(&mut app, "link.chancery").unwrap();
    let state = open(&mut app, "test.chancery").unwrap();
    assert_eq!(
        state["readOnly"],
        json!(null),
        "it is not found taken by itself"
    );
    assert_eq!(state["file"]["name"], json!("test.chancery"));
    assert!(!app.path("link.chancery.lock").exists());
    app.add("party", party("State 002"));
}

#[test]
fn a_file_that_does_not_open_leaves_the_one_before_open() {
    let mut app = TestApp::with_file();
    fs::write(app.path("text.chancery"), "Dear colleagues").unwrap();
    assert!(open(&mut app, "text.chancery").is_err());
    app.add("party", party("State 001"));
}

#[test]
fn the_number_of_a_removed_decision_is_not_given_again() {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Steering Group"));
    let second = app.add("meeting", meeting(&group, 2, "2024-04-03"));
    let mut decide = |text: &str| {
        let fields = json!({
            "meeting": second["id"], "agendaItem": null, "number": "", "text": text, "state": "adopted",
            "silenceUntil": null, "supersededBy": null, "sources": []
        });
        app.add("decision", fields)
    };
    let first = decide("To meet.");
    let gone = decide("To meet again.");
    assert_eq!(
        [&first["number"], &gone["number"]],
        [&json!("2.1"), &json!("2.2")]
    );
    app.ok(
        "remove",
        json!({ "noun": "decision", "id": gone["id"], "revision": 1 }),
    );
    let fields = json!({
        "meeting": second["id"], "agendaItem": null, "number": "", "text": "To part.", "state": "adopted",
        "silenceUntil": null, "supersededBy": null, "sources": []
    });
    assert_eq!(app.add("decision", fields)["number"], json!("2.3"));
}

#[test]
fn a_role_is_held_on_its_last_day() {
    use chancery_core::model::{DateStated, RoleFields};
    let day = |text: &str| text.parse::<DateStated>().unwrap();
    let role = RoleFields {
        to_on: Some(day("2024-04-03")),
        ..RoleFields::default()
    };
    assert!(role.held_on(day("2024-04-03").latest()));
    assert!(!role.held_on(day("2024-04-04").latest()));
}

#[test]
fn a_date_that_would_not_read_back_is_no_date() {
    use chancery_core::model::DateStated;
    for text in [
        "-2024-04-3",
        "2024-4-003",
        "+2024-04-3",
        "20240403",
        "2024-13",
        "0000-00-00",
    ] {
        assert!(text.parse::<DateStated>().is_err(), "{text}");
    }
}

#[test]
fn a_history_that_was_tampered_with_is_told_of_where_it_breaks_even_if_it_is_no_json_any_more() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let fields = json!({
        "kind": "steeringGroup", "name": "Steering Group", "leads": [state["id"]], "state": "active", "sources": []
    });
    let group = app.add("body", fields);
    app.ok("close_file", json!({}));
    let db = Connection::open(app.path("test.chancery")).unwrap();
    let sql = "SELECT sql FROM sqlite_schema WHERE name = 'change_is_never_changed'";
    let guard: String = db.query_row(sql, [], |row| row.get(0)).unwrap();
    db.execute_batch("DROP TRIGGER change_is_never_changed; ")
        .unwrap();
    let sql = "UPDATE change SET after = 'no JSON' WHERE record_table = 'body_leads'";
    assert_eq!(db.execute(sql, []).unwrap(), 1);
    db.execute_batch(&guard).unwrap();
    drop(db);
    open(&mut app, "test.chancery").unwrap();
    let report = app.ok("verify", json!({}));
    assert_eq!(report["whole"], json!(false));
    let last = app.ok("operations", json!({ "limit": 1 }))[0]["sequence"].clone();
    assert_eq!(report["brokenAt"], last);
    let link = format!(
        "body_leads {}/{}",
        group["id"].as_str().unwrap(),
        state["id"].as_str().unwrap()
    );
    assert!(
        report["strays"].as_array().unwrap().contains(&json!(link)),
        "{report}"
    );
}
