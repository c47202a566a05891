//! `new` and `sample`.

use crate::support::Room;
use std::fs;

#[test]
fn a_new_file_is_for_the_coalition_that_was_named() {
    let room = Room::new();
    let ran = room.ok(&["new", "h.chancery", "--name", "Harbour Coalition"]);
    assert_eq!(
        ran.out,
        "Made h.chancery for Harbour Coalition, without a passphrase: anyone who has the file can read it.\n"
    );
    assert_eq!(ran.err, "");
    assert_eq!(room.names(), ["h.chancery"]);
    let shown = room.ok(&["show", "h.chancery"]);
    assert!(shown.line("Coalition").ends_with("  Harbour Coalition"));
    let history = room.ok(&["show", "h.chancery", "history"]);
    assert!(history.line("1 ").contains("kadri  file created"));
}

#[test]
fn a_new_file_without_a_name_is_called_after_its_file() {
    let room = Room::new();
    let state = room.ok(&["new", "harbour.chancery", "--json"]).json();
    assert_eq!(state["coalition"], "harbour");
    assert_eq!(state["encrypted"], false);
}

#[test]
fn a_name_that_breaks_a_rule_is_refused_and_no_file_is_made() {
    let room = Room::new();
    let err = room.refused(&["new", "h.chancery", "--name", " "], 1);
    assert!(err.contains("name: Please fill this in."), "{err}");
    let err = room.refused(&["new", "h.chancery", "--name", "a\u{202e}b", "--json"], 1);
    assert!(err.contains(r#""code":"invalid""#), "{err}");
    assert_eq!(room.names(), Vec::<String>::new());
}

#[test]
fn an_encrypted_file_opens_under_its_passphrase_only() {
    let room = Room::new();
    fs::write(room.path("secret.txt"), "kaks sõna\n").unwrap();
    fs::write(room.path("other.txt"), "kolm sõna\n").unwrap();
    fs::write(room.path("empty.txt"), "\n").unwrap();
    let made = room.ok(&["new", "h.chancery", "--passphrase-file", "secret.txt"]);
    assert!(made.out.contains("encrypted with the passphrase"));
    let bytes = fs::read(room.path("h.chancery")).unwrap();
    assert!(!bytes.starts_with(b"SQLite format 3"));

    let shown = room.ok(&["show", "h.chancery", "--passphrase-file", "secret.txt"]);
    assert!(
        shown
            .line("Protection")
            .ends_with("encrypted by a passphrase")
    );
    let mut by_environment = room.command(&["show", "h.chancery"]);
    let by_environment = by_environment
        .env("CHANCERY_PASSPHRASE", "kaks sõna")
        .output();
    assert!(by_environment.unwrap().status.success());

    let err = room.refused(&["show", "h.chancery"], 1);
    assert!(err.contains("--passphrase-file"), "{err}");
    let wrong = ["show", "h.chancery", "--passphrase-file", "other.txt"];
    let err = room.refused(&wrong, 1);
    assert!(err.contains("does not open the file"), "{err}");
    let err = room.refused(&["new", "i.chancery", "--passphrase-file", "empty.txt"], 2);
    assert!(err.contains("no passphrase in the first line"), "{err}");
    assert!(!room.path("i.chancery").exists());
}

#[test]
fn a_copy_of_an_encrypted_file_is_encrypted_too() {
    let room = Room::new();
    fs::write(room.path("secret.txt"), "kaks sõna\n").unwrap();
    let with = ["--passphrase-file", "secret.txt"];
    room.ok(&["new", "h.chancery", with[0], with[1]]);
    room.ok(&["backup", "h.chancery", "-o", "b.chancery", with[0], with[1]]);
    room.refused(&["verify", "b.chancery"], 1);
    room.ok(&["verify", "b.chancery", with[0], with[1]]);
}

#[test]
fn the_sample_is_the_it_coalition_with_its_second_meeting() {
    let room = Room::new();
    let ran = room.ok(&["sample", "it.chancery"]);
    assert!(
        ran.out.starts_with("Made it.chancery for IT Coalition"),
        "{}",
        ran.out
    );
    assert_eq!(room.names(), ["it.chancery"]);
    let meetings = room.ok(&["show", "it.chancery", "meetings"]);
    assert!(meetings.line("2 ").contains("3 April 2024"));
    assert!(meetings.line("2 ").contains("Luxembourg"));
    let pledges = room.ok(&["show", "it.chancery", "pledges"]);
    assert!(!pledges.out.contains("EUR 0"), "{}", pledges.out);
    room.ok(&["check", "it.chancery"]);
    room.ok(&["verify", "it.chancery"]);
}

#[test]
fn nothing_that_is_there_is_ever_overwritten() {
    let room = Room::new();
    fs::write(room.path("letter.txt"), "Dear all").unwrap();
    room.ok(&["new", "h.chancery"]);
    let before = fs::read(room.path("h.chancery")).unwrap();
    for target in ["letter.txt", "h.chancery"] {
        for args in [
            vec!["new", target],
            vec!["sample", target],
            vec!["backup", "h.chancery", "-o", target],
        ] {
            let err = room.refused(&args, 1);
            assert!(err.contains("Nothing was overwritten"), "{err}");
            assert!(err.contains(target), "{err}");
        }
    }
    assert_eq!(fs::read(room.path("letter.txt")).unwrap(), b"Dear all");
    assert_eq!(fs::read(room.path("h.chancery")).unwrap(), before);
    assert_eq!(room.names(), ["h.chancery", "letter.txt"]);
}

#[test]
fn a_file_of_another_program_is_never_taken_for_a_lock() {
    let room = Room::new();
    fs::write(room.path("yarn.lock"), "# yarn lockfile v1\n").unwrap();
    let err = room.refused(&["new", "yarn"], 1);
    assert!(err.contains("yarn.lock"), "{err}");
    fs::write(room.path("yarn"), "not a record\n").unwrap();
    let err = room.refused(&["show", "yarn"], 5);
    assert!(err.contains("was not made by Chancery"), "{err}");
    let kept = fs::read(room.path("yarn.lock")).unwrap();
    assert_eq!(kept, b"# yarn lockfile v1\n");
}

#[test]
fn a_lock_that_was_left_behind_holds_nobody_up() {
    let room = Room::new();
    room.ok(&["new", "h.chancery"]);
    for left in [
        "",
        "{\"b",
        "{\"by\":\"Toomas\",\"since\":\"2024-04-03T10:00:00Z\"}",
        "\0\0\0",
    ] {
        fs::write(room.path("h.chancery.lock"), left).unwrap();
        assert_eq!(room.ok(&["show", "h.chancery"]).err, "");
        assert_eq!(room.names(), ["h.chancery"]);
    }
}

#[test]
fn a_run_leaves_no_trace_in_the_list_of_recent_files() {
    let room = Room::new();
    room.ok(&["new", "h.chancery"]);
    room.ok(&["show", "h.chancery"]);
    assert!(!room.path("home").join("settings.json").exists());
}

#[test]
fn the_history_names_a_person_as_they_named_themselves_in_the_settings() {
    let room = Room::new();
    fs::create_dir(room.path("home")).unwrap();
    fs::write(
        room.path("home").join("settings.json"),
        r#"{"who":"Kadri Tamm"}"#,
    )
    .unwrap();
    room.ok(&["new", "h.chancery"]);
    let history = room.ok(&["show", "h.chancery", "history", "--json"]).json();
    assert_eq!(history["operations"][0]["who"], "Kadri Tamm");
}
