//! A file that somebody else has open.

use crate::support::{TestDir, add, hold, party};
use std::fs;

#[test]
fn a_file_open_elsewhere_is_read_and_its_holder_named() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let mut session = hold(&dir, "h.chancery");
    party(&mut session, "Latvia");
    for args in [
        &["show", "h.chancery"][..],
        &["show", "h.chancery", "meetings"],
        &["check", "h.chancery"],
        &["verify", "h.chancery"],
        &["backup", "h.chancery", "-o", "b.chancery"],
    ] {
        let ran = dir.ok(args);
        assert!(
            ran.err
                .starts_with("Toomas (luxembourg-2) has had this file open since "),
            "{ran:?}"
        );
        assert!(
            ran.err
                .trim_end()
                .ends_with("A verified copy of it is read."),
            "{ran:?}"
        );
        assert_eq!(ran.err.lines().count(), 1);
    }
    // What was saved a moment ago is in the copy.
    assert!(dir.ok(&["verify", "b.chancery"]).out.contains("10 changes"));
    drop(session);
    assert_eq!(dir.ok(&["show", "h.chancery"]).err, "");
}

#[test]
fn programs_are_told_of_the_holder_in_json() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let _desk = hold(&dir, "h.chancery");
    let ran = dir.ok(&["show", "h.chancery", "meetings", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!(told["readOnly"]["by"], "Toomas (luxembourg-2)");
    assert_eq!(ran.json()["meetings"].as_array().unwrap().len(), 2);
}

#[test]
fn somebody_who_goes_on_writing_does_not_keep_others_from_reading() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let mut session = hold(&dir, "h.chancery");
    std::thread::scope(|scope| {
        let (stop, stopped) = std::sync::mpsc::channel::<()>();
        scope.spawn(move || {
            let mut n = 0;
            while stopped.try_recv().is_err() {
                n += 1;
                party(&mut session, &format!("Party {n}"));
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
        });
        for _ in 0..5 {
            dir.ok(&["verify", "h.chancery"]);
        }
        stop.send(()).unwrap();
    });
}

#[test]
fn a_name_that_somebody_else_holds_is_refused_with_who_has_it() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let session = hold(&dir, "h.chancery");
    for args in [["new", "h.chancery"], ["sample", "h.chancery"]] {
        dir.refused(&args, 1);
    }
    // The name is free, and yet taken: its holder is told.
    fs::rename(dir.path("h.chancery"), dir.path("moved.chancery")).unwrap();
    for args in [["new", "h.chancery"], ["sample", "h.chancery"]] {
        let err = dir.refused(&args, 4);
        assert!(
            err.contains("Toomas (luxembourg-2) has had it open since "),
            "{err}"
        );
        assert!(!dir.path("h.chancery").exists());
    }
    let err = dir.refused(&["new", "h.chancery", "--json"], 4);
    assert!(err.contains(r#""code":"locked""#), "{err}");
    drop(session);
}

#[test]
fn a_copy_that_is_read_is_gone_afterwards() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let mut session = hold(&dir, "h.chancery");
    let scratch = dir.path("scratch");
    fs::create_dir(&scratch).unwrap();
    let mut command = dir.command(&["show", "h.chancery"]);
    assert!(
        command
            .env("TMPDIR", &scratch)
            .output()
            .unwrap()
            .status
            .success()
    );
    assert_eq!(fs::read_dir(&scratch).unwrap().count(), 0);
    add(
        &mut session,
        "party",
        serde_json::json!({ "kind": "state", "name": "Latvia", "otherNames": {} }),
    );
}
