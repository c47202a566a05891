//! A write that was cut off is brought back to the last whole one: in the file by who writes to it, in
//! a copy by who only reads.

use crate::support::{TestApp, party};
use chancery_core::api::{files, place_input::Open};
use rusqlite::Connection;
use serde_json::json;
use std::fs;

/// A file of two hundred parties of which half are renamed, as a power cut in the middle of it leaves it.
fn cut_off(passphrase: Option<&str>) -> TestApp {
    let mut app = TestApp::with_file_under(passphrase);
    for n in 1..=200 {
        app.add("party", party(&format!("State {n:03}")));
    }
    app.ok("close_file", json!({}));
    let (file, journal) = (app.path("test.chancery"), app.path("test.chancery-journal"));
    let db = Connection::open(&file).unwrap();
    if let Some(passphrase) = passphrase {
        db.pragma_update(None, "key", passphrase).unwrap();
    }
    // A cache of one page: what is changed goes to the file before the commit.
    db.execute_batch(
        "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN;
         UPDATE party SET name = 'Half ' || name;",
    )
    .unwrap();
    let left = (fs::read(&file).unwrap(), fs::read(&journal).unwrap());
    drop(db);
    fs::write(&file, &left.0).unwrap();
    fs::write(&journal, &left.1).unwrap();
    app
}

#[test]
fn reading_beside_the_journal_of_a_write_that_was_cut_off_changes_neither() {
    for passphrase in [None, Some("a quiet harbour at dusk")] {
        let mut app = cut_off(passphrase);
        let bytes = |app: &TestApp| {
            let names = ["test.chancery", "test.chancery-journal"];
            names.map(|name| fs::read(app.path(name)).unwrap())
        };
        let before = bytes(&app);
        assert!(!before[1].is_empty(), "there is a journal");
        let open = Open {
            place: app.place("test.chancery"),
            passphrase: passphrase.map(Into::into),
        };
        files::open_to_read(&mut app.session, open).unwrap();
        let names = app.list("party");
        let whole = names.iter().map(|p| p["name"].as_str().unwrap());
        assert!(whole.clone().all(|name| name.starts_with("State ")));
        assert_eq!(whole.count(), 200);
        app.ok("close_file", json!({}));
        assert!(
            before == bytes(&app),
            "the file and its journal are as they were"
        );
        assert!(!app.path("recovery").exists());
        // Who writes to it brings it back, with both kept aside.
        let place = app.place("test.chancery");
        let asked = json!({ "place": place, "passphrase": passphrase });
        let state = app.ok("open_file", asked);
        assert_eq!(state["rescued"], true);
        assert!(app.path("recovery").exists());
    }
}
