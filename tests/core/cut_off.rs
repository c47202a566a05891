//! A write that was cut off is brought back to the last whole one: in the file by who writes to it, in
//! a copy by who only reads.

use crate::support::{Desk, party};
use chancery_core::api::files::{self, Open};
use rusqlite::Connection;
use serde_json::json;
use std::fs;

/// A file of two hundred parties of which half are renamed, as a power cut in the middle of it leaves it.
fn cut_off(passphrase: Option<&str>) -> Desk {
    let mut desk = Desk::with_file_under(passphrase);
    for n in 1..=200 {
        desk.add("party", party(&format!("State {n:03}")));
    }
    desk.ok("close_file", json!({}));
    let (file, journal) = (
        desk.path("test.chancery"),
        desk.path("test.chancery-journal"),
    );
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
    desk
}

#[test]
fn reading_beside_the_journal_of_a_write_that_was_cut_off_changes_neither() {
    for passphrase in [None, Some("a quiet harbour at dusk")] {
        let mut desk = cut_off(passphrase);
        let bytes = |desk: &Desk| {
            let names = ["test.chancery", "test.chancery-journal"];
            names.map(|name| fs::read(desk.path(name)).unwrap())
        };
        let before = bytes(&desk);
        assert!(!before[1].is_empty(), "there is a journal");
        let open = Open {
            place: desk.place("test.chancery"),
            passphrase: passphrase.map(Into::into),
        };
        files::open_to_read(&mut desk.session, open).unwrap();
        let names = desk.list("party");
        let whole = names.iter().map(|p| p["name"].as_str().unwrap());
        assert!(whole.clone().all(|name| name.starts_with("State ")));
        assert_eq!(whole.count(), 200);
        desk.ok("close_file", json!({}));
        assert!(
            before == bytes(&desk),
            "the file and its journal are as they were"
        );
        assert!(!desk.path("recovery").exists());
        // Who writes to it brings it back, with both kept aside.
        let place = desk.place("test.chancery");
        let asked = json!({ "place": place, "passphrase": passphrase });
        let state = desk.ok("open_file", asked);
        assert_eq!(state["rescued"], true);
        assert!(desk.path("recovery").exists());
    }
}
