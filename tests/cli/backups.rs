//! `backup`, `check`, `verify`.

use crate::support::TestDir;
use std::fs;

#[test]
fn a_backup_is_a_file_of_its_own_that_holds_the_same() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let ran = dir.ok(&["backup", "h.chancery", "-o", "b.chancery"]);
    assert!(
        ran.out
            .starts_with("Backed up to b.chancery and verified: 9 changes"),
        "{}",
        ran.out
    );
    assert!(ran.line("  meeting").ends_with(" 2"));
    fs::remove_file(dir.path("h.chancery")).unwrap();
    let verified = dir.ok(&["verify", "b.chancery", "--json"]).json();
    assert_eq!(verified["operations"], 9);
    assert!(
        dir.ok(&["show", "b.chancery", "pledges"])
            .out
            .contains("Cranes")
    );
}

#[test]
fn a_backup_tells_programs_what_was_proved() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let json = dir
        .ok(&["backup", "h.chancery", "-o", "b.chancery", "--json"])
        .json();
    let head = dir.ok(&["verify", "h.chancery", "--json"]).json()["head"].clone();
    assert_eq!(json["report"]["head"]["hash"], head);
    assert_eq!(json["file"]["name"], "b.chancery");
    assert_eq!(
        json["report"]["bytes"],
        fs::metadata(dir.path("b.chancery")).unwrap().len()
    );
}

#[test]
fn a_backup_into_a_folder_that_is_not_there_says_which() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let err = dir.refused(&["backup", "h.chancery", "-o", "nowhere/b.chancery"], 1);
    assert!(err.contains("nowhere/b.chancery"), "{err}");
}

#[test]
fn a_whole_file_is_said_to_be_whole() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let check = dir.ok(&["check", "h.chancery"]);
    assert!(
        check.out.starts_with("The file is intact. It holds:\n"),
        "{}",
        check.out
    );
    assert!(check.line("  pledge ").ends_with(" 2"));
    assert_eq!(
        dir.ok(&["check", "h.chancery", "--json"]).json()["whole"],
        true
    );
    let verify = dir.ok(&["verify", "h.chancery"]);
    let head = dir.ok(&["verify", "h.chancery", "--json"]).json()["head"].clone();
    assert!(
        verify.out.contains("9 changes, the last one "),
        "{}",
        verify.out
    );
    assert!(verify.out.trim_end().ends_with(head.as_str().unwrap()));
}

/// The same bytes with every `from` that does not stand in quotes replaced: in the record, not in its history.
fn forge(bytes: &mut [u8], from: &[u8], to: &[u8]) -> usize {
    let mut found = 0;
    for at in 1..bytes.len() - from.len() {
        if bytes[at..].starts_with(from) && bytes[at - 1] != b'"' {
            bytes[at..at + from.len()].copy_from_slice(to);
            found += 1;
        }
    }
    found
}

#[test]
fn a_record_changed_behind_the_history_is_found() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let mut bytes = fs::read(dir.path("h.chancery")).unwrap();
    assert!(forge(&mut bytes, b"Training", b"Trainers") > 0);
    fs::write(dir.path("forged.chancery"), bytes).unwrap();
    assert!(
        dir.ok(&["show", "forged.chancery", "pledges"])
            .out
            .contains("Trainers")
    );
    let ran = dir.run(&["verify", "forged.chancery"]);
    assert_eq!(ran.code, 5, "{ran:?}");
    assert!(
        ran.out.contains("Does not match the history: pledge "),
        "{ran:?}"
    );
    let ran = dir.run(&["verify", "forged.chancery", "--json"]);
    assert_eq!(ran.code, 5, "{ran:?}");
    assert!(ran.out.contains(r#""whole": false"#), "{ran:?}");
    dir.refused(&["backup", "forged.chancery", "-o", "b.chancery"], 5);
    assert!(!dir.path("b.chancery").exists());
}

#[test]
fn a_file_with_a_page_overwritten_is_not_whole() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let sound = fs::read(dir.path("h.chancery")).unwrap();
    let pages = sound.len() / 4096;
    for page in (1..pages).step_by(7) {
        let mut bytes = sound.clone();
        bytes[page * 4096..(page + 1) * 4096].fill(0xA5);
        fs::write(dir.path("d.chancery"), bytes).unwrap();
        let ran = dir.run(&["check", "d.chancery"]);
        assert_eq!(ran.code, 5, "page {page} of {pages}: {ran:?}");
        let said = format!("{}{}", ran.out, ran.err);
        assert!(said.contains("backup"), "page {page}: {said}");
    }
}
