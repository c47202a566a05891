//! A program that is killed while it seals leaves a summary that is sealed, or one that is not.

use super::Held;
use crate::support::Desk;
use serde_json::{Value, json};
use std::{
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

const FOLDER: &str = "CHANCERY_SEALER";

/// The other process: seals the one approved summary of the file. Without the folder it is named
/// for, it has nothing to do.
#[test]
fn sealer() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let mut desk = Desk::in_folder(folder.as_ref());
    open(&mut desk);
    let document = desk.list("document")[0].clone();
    desk.ok("seal", json!({ "document": document["id"] }));
}

fn open(desk: &mut Desk) -> Value {
    let place = desk.place("test.chancery");
    desk.ok("open_file", json!({ "place": place, "passphrase": null }))
}

fn seal_and_kill(program: &Path, folder: &Path, after: Duration) {
    let mut child = Command::new(program)
        .args(["--exact", "seal::killed::sealer", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
}

/// How long a sealing takes that nobody kills.
fn whole_sealing(program: &Path, folder: &Path) -> Duration {
    let begun = Instant::now();
    let sealed = Command::new(program)
        .args(["--exact", "seal::killed::sealer"])
        .env(FOLDER, folder)
        .stdout(std::process::Stdio::null())
        .status();
    assert!(sealed.unwrap().success());
    begun.elapsed()
}

/// The file as it was before the first sealing.
fn afresh(desk: &Desk, kept: &Path) {
    for left in ["test.chancery-journal", "test.chancery.lock"] {
        let _gone = std::fs::remove_file(desk.path(left));
    }
    std::fs::copy(kept, desk.path("test.chancery")).unwrap();
}

#[test]
fn a_killed_sealing_is_whole_or_has_not_been() {
    let mut held = Held::new();
    held.approved();
    held.desk.ok("close_file", json!({}));
    let mut desk = held.desk;
    let (program, kept) = (desk.path("sealer"), desk.path("kept"));
    std::fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    std::fs::copy(desk.path("test.chancery"), &kept).unwrap();
    let folder = desk.folder.path().to_owned();
    let mut span = whole_sealing(&program, &folder).mul_f32(1.5);
    afresh(&desk, &kept);
    let (mut sealed, mut not) = (0, 0);
    for round in 1..=180_u32 {
        // Each kill falls a little later, over the time that a sealing takes on this machine. When the
        // machine was busier than when that was measured, none was done: then once more, over a longer time.
        let place = (round - 1) % 60 + 1;
        if place == 1 && round > 1 {
            if sealed > 0 {
                break;
            }
            span *= 3;
        }
        seal_and_kill(&program, &folder, span * place / 60);
        open(&mut desk);
        let document = desk.list("document")[0].clone();
        let verified = desk.ok("verify", json!({}));
        assert_eq!(verified["whole"], json!(true), "round {round}: {verified}");
        assert_eq!(desk.ok("check", json!({}))["whole"], json!(true));
        let meeting = desk.list("meeting")[0].clone();
        let changed = desk.change("meeting", &meeting, "city", json!("Tallinn"));
        match document["state"].as_str().unwrap() {
            "issued" => {
                sealed += 1;
                assert!(changed.is_err(), "round {round}: sealed, and changed");
                desk.ok("document_paper", json!({ "document": document["id"] }));
            }
            "approved" => {
                not += 1;
                assert!(changed.is_ok(), "round {round}: {changed:?}");
                assert_eq!(document["sha256"], json!(null));
            }
            other => panic!("round {round}: {other}"),
        }
        desk.ok("close_file", json!({}));
        afresh(&desk, &kept);
    }
    println!("{sealed} sealed, {not} not");
    assert!(sealed > 0 && not > 0, "{sealed} sealed, {not} not");
}
