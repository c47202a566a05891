//! A writer that is killed in the middle loses nothing it was told is saved, and leaves nothing half-written.

use crate::child::{Writer, prepared};
use serde_json::{Value, json};
use std::time::Duration;

/// How many writers are killed: 200, in the long form 10,000.
fn rounds() -> usize {
    if std::env::var_os("CHANCERY_LONG").is_some() {
        10_000
    } else {
        200
    }
}

#[test]
fn two_hundred_killed_writers_lose_nothing_that_was_saved() {
    let (mut app, program) = prepared();
    // A plain linear congruence: the delays differ from round to round and are the same in every run.
    let mut chance: u64 = 20_240_403;
    let (mut acknowledged, mut cut_off) = (0, 0);
    for round in 0..rounds() {
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let writer = Writer::start(&program, app.folder.path());
        // Every fifth is killed wherever it is, while it opens the file too; the others at work.
        if round % 5 > 0 {
            assert!(writer.begins(), "round {round}: the writer begins to save");
        }
        std::thread::sleep(Duration::from_micros((chance >> 33) % 80_000));
        let said = writer.kill();

        let journal = std::fs::metadata(app.path("test.chancery-journal")).map_or(0, |m| m.len());
        cut_off += usize::from(journal > 0);
        let place = app.place("test.chancery");
        let state = app.ok("open_file", json!({ "place": place, "passphrase": null }));
        assert_eq!(state["rescued"], json!(journal > 0), "round {round}");
        assert_eq!(
            app.ok("check", json!({}))["whole"],
            json!(true),
            "round {round}"
        );
        let verified = app.ok("verify", json!({}));
        assert_eq!(verified["whole"], json!(true), "round {round}: {verified}");
        let there: Vec<Value> = [app.list("party"), app.list("pledge")].concat();
        for line in &said {
            let saved: Value = serde_json::from_str(line).unwrap();
            let found = there.iter().find(|r| r["id"] == saved["id"]);
            let found =
                found.unwrap_or_else(|| panic!("round {round}: {line} was saved and is gone"));
            assert!(
                found["revision"].as_i64() >= saved["revision"].as_i64(),
                "round {round}: {line}"
            );
        }
        acknowledged += said.len();
        app.ok("close_file", json!({}));
    }
    assert!(
        acknowledged > rounds(),
        "the campaign met a writer at work only {acknowledged} times"
    );
    println!(
        "{} writers killed, {cut_off} in the middle of a write, {acknowledged} saves all there",
        rounds()
    );
}
