//! A disk that is full, a folder that cannot be written: said plainly, nothing lost, and work goes on.
//!
//! Each test runs itself once more in a mount namespace of its own, where it may mount a small disk.

use crate::support::{TestApp, body, meeting, party};
use chancery_core::Failure;
use serde_json::json;
use std::{fs, path::Path, process::Command};

/// Names the folder on which the small disk is mounted; set inside the namespace.
const FOLDER: &str = "CHANCERY_SMALL_DISK";

/// Runs a test of this file again with a disk of two megabytes; false inside, where it goes on.
fn outside(test: &str) -> bool {
    if std::env::var_os(FOLDER).is_some() {
        return false;
    }
    let folder = tempfile::tempdir().unwrap();
    let program = std::env::current_exe().unwrap();
    let script = r#"mount -t tmpfs -o size=2m tmpfs "$1" || exit
        "$2" --exact "$3" --nocapture; status=$?
        umount -l "$1"; exit $status"#;
    let output = Command::new("unshare")
        .args(apart())
        .args(["sh", "-c", script, "sh"])
        .arg(folder.path())
        .arg(program)
        .arg(test)
        .env(FOLDER, folder.path())
        .output()
        .expect("unshare is part of every Linux");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{said}"
    );
    true
}

/// How a mount namespace is had here: as root, as anybody else, or as root in a changed root.
fn apart() -> &'static [&'static str] {
    const WAYS: [&[&str]; 3] = [
        &["--mount"],
        &["--user", "--map-root-user", "--mount"],
        &["--mount", "--propagation", "unchanged"],
    ];
    let works = |way: &&&[&str]| {
        let tried = Command::new("unshare").args(**way).arg("true").output();
        tried.is_ok_and(|output| output.status.success())
    };
    WAYS.iter()
        .find(works)
        .expect("this machine lets its tests mount a small disk")
}

fn app() -> TestApp {
    TestApp::in_folder(Path::new(&std::env::var_os(FOLDER).unwrap()))
}

fn create(app: &mut TestApp) {
    let place = app.place("test.chancery");
    let coalition = json!({
        "name": "Test Coalition", "acronym": null, "forum": null, "purpose": null, "establishedOn": null,
        "baseCurrency": "EUR", "symbolPattern": null, "markings": [], "beneficiaries": [], "state": "active", "sources": []
    });
    app.ok(
        "create_file",
        json!({ "place": place, "passphrase": null, "coalition": coalition }),
    );
}

/// Leaves no byte free; gives the file that takes the room.
fn fill(app: &TestApp) -> std::path::PathBuf {
    let path = app.path("filler");
    let mut size = 4 << 20;
    let mut file = fs::File::create(&path).unwrap();
    while size > 0 {
        if std::io::Write::write_all(&mut file, &vec![0; size]).is_err() {
            size /= 2;
        }
    }
    path
}

#[test]
fn a_full_disk_loses_nothing_and_work_goes_on_when_there_is_room() {
    if outside("file::disk::a_full_disk_loses_nothing_and_work_goes_on_when_there_is_room") {
        return;
    }
    let mut app = app();
    create(&mut app);
    let group = app.add("body", body("Steering Group"));
    let second = app.add("meeting", meeting(&group, 2, "2024-04-03"));
    let filler = fill(&app);
    let mut saved = 0;
    let failure = loop {
        let id = app.session.mint();
        let fields = party(&format!("State {saved:03}"));
        let input = json!({ "noun": "party", "id": id, "revision": 0, "fields": fields });
        match app.call("save", input) {
            Ok(_) => saved += 1,
            Err(failure) => break failure,
        }
        assert!(saved < 100, "the disk is not full");
    };
    let named = app.path("test.chancery").display().to_string();
    assert_eq!(failure, Failure::DiskFull { path: named });
    assert_eq!(
        app.list("party").len(),
        saved,
        "what was said to be saved, and no more"
    );
    assert_eq!(app.ok("verify", json!({}))["whole"], json!(true));

    let copy = app.place("copy.chancery");
    assert!(matches!(
        app.call("back_up_to", json!({ "place": copy })),
        Err(Failure::DiskFull { .. })
    ));
    let paper = app.place("summary.pdf");
    let export = json!({ "meeting": second["id"], "place": paper, "replace": false });
    assert!(matches!(
        app.call("export_paper", export.clone()),
        Err(Failure::DiskFull { .. })
    ));
    for left in [
        "copy.chancery",
        "copy.chancery.partial",
        "summary.pdf",
        "summary.pdf.partial",
    ] {
        assert!(!app.path(left).exists(), "{left} was left half-written");
    }

    fs::remove_file(filler).unwrap();
    app.add("party", party("State 999"));
    app.ok("export_paper", export);
    app.ok("back_up_to", json!({ "place": copy }));
    app.ok("close_file", json!({}));
    let place = app.place("test.chancery");
    app.ok("open_file", json!({ "place": place, "passphrase": null }));
    assert_eq!(app.list("party").len(), saved + 1);
    assert_eq!(app.ok("check", json!({}))["whole"], json!(true));
}

#[test]
fn a_file_in_a_folder_that_cannot_be_written_is_read() {
    if outside("file::disk::a_file_in_a_folder_that_cannot_be_written_is_read") {
        return;
    }
    let mut app = app();
    create(&mut app);
    app.add("party", party("State 001"));
    app.ok("close_file", json!({}));
    let folder = app.folder.path().to_path_buf();
    let done = Command::new("mount")
        .args(["-o", "remount,ro"])
        .arg(&folder)
        .status()
        .unwrap();
    assert!(done.success());
    // Settings are kept elsewhere, as they would be.
    let home = tempfile::tempdir().unwrap();
    app.session.home = home.path().into();

    let place = app.place("test.chancery");
    let state = app.ok("open_file", json!({ "place": place, "passphrase": null }));
    assert_eq!(state["readOnly"], json!({ "by": "", "since": "" }));
    assert_eq!(app.list("party").len(), 1);
    let id = app.session.mint();
    let save = json!({ "noun": "party", "id": id, "revision": 0, "fields": party("State 002") });
    assert_eq!(app.call("save", save), Err(Failure::ReadOnly));

    let other = app.place("new.chancery");
    let coalition = json!({
        "name": "Other", "acronym": null, "forum": null, "purpose": null, "establishedOn": null,
        "baseCurrency": "EUR", "symbolPattern": null, "markings": [], "beneficiaries": [], "state": "active", "sources": []
    });
    let refused = app.call(
        "create_file",
        json!({ "place": other, "passphrase": null, "coalition": coalition }),
    );
    assert!(matches!(refused, Err(Failure::Disk { .. })), "{refused:?}");
}
