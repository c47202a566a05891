//! A file that somebody else has open.

use crate::support::{Room, add, hold, party};
use std::fs;

#[test]
fn a_file_open_elsewhere_is_read_and_its_holder_named() {
    let room = Room::new();
    room.filled("h.chancery");
    let mut desk = hold(&room, "h.chancery");
    party(&mut desk, "Latvia");
    for args in [
        &["show", "h.chancery"][..],
        &["show", "h.chancery", "meetings"],
        &["check", "h.chancery"],
        &["verify", "h.chancery"],
        &["backup", "h.chancery", "-o", "b.chancery"],
    ] {
        let ran = room.ok(args);
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
    assert!(
        room.ok(&["verify", "b.chancery"])
            .out
            .contains("10 changes")
    );
    drop(desk);
    assert_eq!(room.ok(&["show", "h.chancery"]).err, "");
}

#[test]
fn programs_are_told_of_the_holder_in_json() {
    let room = Room::new();
    room.filled("h.chancery");
    let _desk = hold(&room, "h.chancery");
    let ran = room.ok(&["show", "h.chancery", "meetings", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!(told["readOnly"]["by"], "Toomas (luxembourg-2)");
    assert_eq!(ran.json()["meetings"].as_array().unwrap().len(), 2);
}

#[test]
fn somebody_who_goes_on_writing_does_not_keep_others_from_reading() {
    let room = Room::new();
    room.filled("h.chancery");
    let mut desk = hold(&room, "h.chancery");
    std::thread::scope(|scope| {
        let (stop, stopped) = std::sync::mpsc::channel::<()>();
        scope.spawn(move || {
            let mut n = 0;
            while stopped.try_recv().is_err() {
                n += 1;
                party(&mut desk, &format!("Party {n}"));
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
        });
        for _ in 0..5 {
            room.ok(&["verify", "h.chancery"]);
        }
        stop.send(()).unwrap();
    });
}

#[test]
fn a_name_that_somebody_else_holds_is_refused_with_who_has_it() {
    let room = Room::new();
    room.filled("h.chancery");
    let desk = hold(&room, "h.chancery");
    for args in [["new", "h.chancery"], ["sample", "h.chancery"]] {
        room.refused(&args, 1);
    }
    // The name is free, and yet taken: its holder is told.
    fs::rename(room.path("h.chancery"), room.path("moved.chancery")).unwrap();
    for args in [["new", "h.chancery"], ["sample", "h.chancery"]] {
        let err = room.refused(&args, 4);
        assert!(
            err.contains("Toomas (luxembourg-2) has had it open since "),
            "{err}"
        );
        assert!(!room.path("h.chancery").exists());
    }
    let err = room.refused(&["new", "h.chancery", "--json"], 4);
    assert!(err.contains(r#""code":"locked""#), "{err}");
    drop(desk);
}

#[test]
fn a_copy_that_is_read_is_gone_afterwards() {
    let room = Room::new();
    room.filled("h.chancery");
    let mut desk = hold(&room, "h.chancery");
    let scratch = room.path("scratch");
    fs::create_dir(&scratch).unwrap();
    let mut command = room.command(&["show", "h.chancery"]);
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
        &mut desk,
        "party",
        serde_json::json!({ "kind": "state", "name": "Latvia", "otherNames": {} }),
    );
}
