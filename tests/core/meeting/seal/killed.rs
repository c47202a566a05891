//! A program that is killed while it seals leaves a summary that is sealed, or one that is not.

use super::Held;
use crate::support::TestApp;
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
    let mut app = TestApp::in_folder(folder.as_ref());
    open(&mut app);
    let document = app.list("document")[0].clone();
    app.ok("seal", json!({ "document": document["id"] }));
}

fn open(app: &mut TestApp) -> Value {
    let place = app.place("test.chancery");
    app.ok("open_file", json!({ "place": place, "passphrase": null }))
}

fn seal_and_kill(program: &Path, folder: &Path, after: Duration) {
    let mut child = Command::new(program)
        .args(["--exact", "meeting::seal::killed::sealer", "--nocapture"])
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
        .args(["--exact", "meeting::seal::killed::sealer"])
        .env(FOLDER, folder)
        .stdout(std::process::Stdio::null())
        .status();
    assert!(sealed.unwrap().success());
    begun.elapsed()
}

/// The file as it was before the first sealing.
fn afresh(app: &TestApp, kept: &Path) {
    for left in ["test.chancery-journal", "test.chancery.lock"] {
        let _gone = std::fs::remove_file(app.path(left));
    }
    std::fs::copy(kept, app.path("test.chancery")).unwrap();
}

#[test]
fn a_killed_sealing_is_whole_or_has_not_been() {
    let mut held = Held::new();
    held.approved();
    held.app.ok("close_file", json!({}));
    let mut app = held.app;
    let (program, kept) = (app.path("sealer"), app.path("kept"));
    std::fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    std::fs::copy(app.path("test.chancery"), &kept).unwrap();
    let folder = app.folder.path().to_owned();
    let mut span = whole_sealing(&program, &folder).mul_f32(1.5);
    afresh(&app, &kept);
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
        open(&mut app);
        let document = app.list("document")[0].clone();
        let verified = app.ok("verify", json!({}));
        assert_eq!(verified["whole"], json!(true), "round {round}: {verified}");
        assert_eq!(app.ok("check", json!({}))["whole"], json!(true));
        let meeting = app.list("meeting")[0].clone();
        let changed = app.change("meeting", &meeting, "city", json!("Tallinn"));
        match document["state"].as_str().unwrap() {
            "issued" => {
                sealed += 1;
                assert!(changed.is_err(), "round {round}: sealed, and changed");
                let asked = json!({ "document": document["id"] });
                app.paper("document_paper", asked).unwrap();
            }
            "approved" => {
                not += 1;
                assert!(changed.is_ok(), "round {round}: {changed:?}");
                assert_eq!(document["sha256"], json!(null));
            }
            other => panic!("round {round}: {other}"),
        }
        app.ok("close_file", json!({}));
        afresh(&app, &kept);
    }
    println!("{sealed} sealed, {not} not");
    assert!(sealed > 0 && not > 0, "{sealed} sealed, {not} not");
}
