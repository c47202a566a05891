//! A writer that is killed in the middle loses nothing it was told is saved, and leaves nothing half-written.

use crate::support::{Desk, party, pledge};
use serde_json::json;
use std::{
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
    time::Duration,
};

/// Names the folder in which the child writes.
const FOLDER: &str = "CHANCERY_KILLED_WRITER";

/// How many writers are killed: 200, in the long form 10,000.
fn rounds() -> u64 {
    if std::env::var_os("CHANCERY_LONG").is_some() {
        10_000
    } else {
        200
    }
}

/// The child: opens the file and saves for ever; each line it prints was saved before.
/// Without the folder it is named for, it has nothing to do.
#[test]
fn writer() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let mut desk = Desk::in_folder(folder.as_ref());
    let place = desk.place("test.chancery");
    desk.ok("open_file", json!({ "place": place, "passphrase": null }));
    let donor = desk.list("party")[0].clone();
    let mut out = std::io::stdout();
    for n in 0.. {
        let stored = match n % 4 {
            0 => desk.add("party", party(&format!("State {}", desk.session.mint()))),
            1 => desk.add("pledge", pledge(&donor, &format!("Contribution {n}"))),
            2 => {
                let newest = desk.list("pledge").pop().unwrap();
                let title = format!("{} changed", newest["title"].as_str().unwrap());
                desk.change("pledge", &newest, "title", json!(title))
                    .unwrap()
            }
            _ => {
                desk.ok("undo", json!({}));
                desk.ok("redo", json!({}))
            }
        };
        let said = json!({ "id": stored["id"], "revision": stored["revision"] });
        writeln!(out, "saved {said}").unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn two_hundred_killed_writers_lose_nothing_that_was_saved() {
    let mut desk = Desk::with_file();
    desk.add("party", party("Donor"));
    desk.ok("close_file", json!({}));
    // A copy of this program: the one it was started from may be built anew meanwhile.
    let program = desk.path("writer");
    std::fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    // A plain linear congruence: the delays differ from round to round and are the same in every run.
    let mut chance: u64 = 20_240_403;
    let (mut acknowledged, mut cut_off) = (0, 0);
    for round in 0..rounds() {
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let mut child = Command::new(&program)
            .args(["--exact", "kill::writer", "--nocapture"])
            .env(FOLDER, desk.folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        let (begun, begins) = std::sync::mpsc::channel();
        let reader = std::thread::spawn(move || {
            let mut said = Vec::new();
            for line in lines.lines().map_while(Result::ok) {
                if let Some((_, json)) = line.split_once("saved ") {
                    said.push(json.to_owned());
                    begun.send(()).ok();
                }
            }
            said
        });
        // Every fifth is killed wherever it is, while it opens the file too; the others at work.
        if round % 5 > 0 {
            begins
                .recv_timeout(Duration::from_secs(20))
                .expect("the writer begins to save");
        }
        std::thread::sleep(Duration::from_micros((chance >> 33) % 80_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let said = reader.join().unwrap();

        let journal = std::fs::metadata(desk.path("test.chancery-journal")).map_or(0, |m| m.len());
        cut_off += u64::from(journal > 0);
        let place = desk.place("test.chancery");
        let state = desk.ok("open_file", json!({ "place": place, "passphrase": null }));
        assert_eq!(state["rescued"], json!(journal > 0), "round {round}");
        assert_eq!(
            desk.ok("check", json!({}))["whole"],
            json!(true),
            "round {round}"
        );
        let verified = desk.ok("verify", json!({}));
        assert_eq!(verified["whole"], json!(true), "round {round}: {verified}");
        let there: Vec<_> = [desk.list("party"), desk.list("pledge")].concat();
        for line in &said {
            let saved: serde_json::Value = serde_json::from_str(line).unwrap();
            if saved["id"].is_null() {
                continue;
            }
            let found = there.iter().find(|r| r["id"] == saved["id"]);
            let found =
                found.unwrap_or_else(|| panic!("round {round}: {line} was saved and is gone"));
            assert!(
                found["revision"].as_i64() >= saved["revision"].as_i64(),
                "round {round}: {line}"
            );
        }
        acknowledged += said.len();
        desk.ok("close_file", json!({}));
    }
    assert!(
        acknowledged > usize::try_from(rounds()).unwrap(),
        "the campaign met a writer at work only {acknowledged} times"
    );
    println!(
        "{} writers killed, {cut_off} in the middle of a write, {acknowledged} saves all there",
        rounds()
    );
}
