//! `new` and `sample`.

use crate::support::TestDir;
use std::fs;

#[test]
fn a_new_file_is_for_the_coalition_that_was_named() {
    let dir = TestDir::new();
    let ran = dir.ok(&["new", "h.chancery", "--name", "Harbour Coalition"]);
    assert_eq!(
        ran.out,
        "Created h.chancery for Harbour Coalition, without a passphrase: anyone who has the file can read it.\n"
    );
    assert_eq!(ran.err, "");
    assert_eq!(dir.names(), ["h.chancery"]);
    let shown = dir.ok(&["show", "h.chancery"]);
    assert!(shown.line("Coalition").ends_with("  Harbour Coalition"));
    let history = dir.ok(&["show", "h.chancery", "history"]);
    assert!(history.line("1 ").contains("kadri  file created"));
}

#[test]
fn a_new_file_without_a_name_is_called_after_its_file() {
    let dir = TestDir::new();
    let state = dir.ok(&["new", "harbour.chancery", "--json"]).json();
    assert_eq!(state["coalition"], "harbour");
    assert_eq!(state["encrypted"], false);
}

#[test]
fn a_name_that_breaks_a_rule_is_refused_and_no_file_is_made() {
    let dir = TestDir::new();
    let err = dir.refused(&["new", "h.chancery", "--name", " "], 1);
    assert!(err.contains("name: Please fill this in."), "{err}");
    let err = dir.refused(&["new", "h.chancery", "--name", "a\u{202e}b", "--json"], 1);
    assert!(err.contains(r#""code":"invalid""#), "{err}");
    assert_eq!(dir.names(), Vec::<String>::new());
}

#[test]
fn an_encrypted_file_opens_under_its_passphrase_only() {
    let dir = TestDir::new();
    fs::write(dir.path("secret.txt"), "kaks sõna\n").unwrap();
    fs::write(dir.path("other.txt"), "kolm sõna\n").unwrap();
    fs::write(dir.path("empty.txt"), "\n").unwrap();
    let made = dir.ok(&["new", "h.chancery", "--passphrase-file", "secret.txt"]);
    assert!(made.out.contains("encrypted with the passphrase"));
    let bytes = fs::read(dir.path("h.chancery")).unwrap();
    assert!(!bytes.starts_with(b"SQLite format 3"));

    let shown = dir.ok(&["show", "h.chancery", "--passphrase-file", "secret.txt"]);
    assert!(
        shown
            .line("Protection")
            .ends_with("encrypted with a passphrase")
    );
    let mut by_environment = dir.command(&["show", "h.chancery"]);
    let by_environment = by_environment
        .env("CHANCERY_PASSPHRASE", "kaks sõna")
        .output();
    assert!(by_environment.unwrap().status.success());

    let err = dir.refused(&["show", "h.chancery"], 1);
    assert!(err.contains("--passphrase-file"), "{err}");
    let wrong = ["show", "h.chancery", "--passphrase-file", "other.txt"];
    let err = dir.refused(&wrong, 1);
    assert!(err.contains("does not open the file"), "{err}");
    let err = dir.refused(&["new", "i.chancery", "--passphrase-file", "empty.txt"], 2);
    assert!(err.contains("no passphrase in the first line"), "{err}");
    assert!(!dir.path("i.chancery").exists());
}

#[test]
fn a_copy_of_an_encrypted_file_is_encrypted_too() {
    let dir = TestDir::new();
    fs::write(dir.path("secret.txt"), "kaks sõna\n").unwrap();
    let with = ["--passphrase-file", "secret.txt"];
    dir.ok(&["new", "h.chancery", with[0], with[1]]);
    dir.ok(&["backup", "h.chancery", "-o", "b.chancery", with[0], with[1]]);
    dir.refused(&["verify", "b.chancery"], 1);
    dir.ok(&["verify", "b.chancery", with[0], with[1]]);
}

#[test]
fn the_sample_is_the_it_coalition_with_its_second_meeting() {
    let dir = TestDir::new();
    let ran = dir.ok(&["sample", "it.chancery"]);
    assert!(
        ran.out.starts_with("Created it.chancery for IT Coalition"),
        "{}",
        ran.out
    );
    assert_eq!(dir.names(), ["it.chancery"]);
    let meetings = dir.ok(&["show", "it.chancery", "meetings"]);
    assert!(meetings.line("2 ").contains("3 April 2024"));
    assert!(meetings.line("2 ").contains("Luxembourg"));
    let pledges = dir.ok(&["show", "it.chancery", "pledges"]);
    assert!(!pledges.out.contains("EUR 0"), "{}", pledges.out);
    dir.ok(&["check", "it.chancery"]);
    dir.ok(&["verify", "it.chancery"]);
}

#[test]
fn nothing_that_is_there_is_ever_overwritten() {
    let dir = TestDir::new();
    fs::write(dir.path("letter.txt"), "Dear all").unwrap();
    dir.ok(&["new", "h.chancery"]);
    let before = fs::read(dir.path("h.chancery")).unwrap();
    for target in ["letter.txt", "h.chancery"] {
        for args in [
            vec!["new", target],
            vec!["sample", target],
            vec!["backup", "h.chancery", "-o", target],
        ] {
            let err = dir.refused(&args, 1);
            assert!(err.contains("Nothing was overwritten"), "{err}");
            assert!(err.contains(target), "{err}");
        }
    }
    assert_eq!(fs::read(dir.path("letter.txt")).unwrap(), b"Dear all");
    assert_eq!(fs::read(dir.path("h.chancery")).unwrap(), before);
    assert_eq!(dir.names(), ["h.chancery", "letter.txt"]);
}

#[test]
fn a_file_of_another_program_is_never_taken_for_a_lock() {
    let dir = TestDir::new();
    fs::write(dir.path("yarn.lock"), "# yarn lockfile v1\n").unwrap();
    let err = dir.refused(&["new", "yarn"], 1);
    assert!(err.contains("yarn.lock"), "{err}");
    fs::write(dir.path("yarn"), "not a record\n").unwrap();
    let err = dir.refused(&["show", "yarn"], 5);
    assert!(err.contains("was not made by Chancery"), "{err}");
    let kept = fs::read(dir.path("yarn.lock")).unwrap();
    assert_eq!(kept, b"# yarn lockfile v1\n");
}

#[test]
fn a_lock_that_was_left_behind_holds_nobody_up() {
    let dir = TestDir::new();
    dir.ok(&["new", "h.chancery"]);
    for left in [
        "",
        "{\"b",
        "{\"by\":\"Toomas\",\"since\":\"2024-04-03T10:00:00Z\"}",
        "\0\0\0",
    ] {
        fs::write(dir.path("h.chancery.lock"), left).unwrap();
        assert_eq!(dir.ok(&["show", "h.chancery"]).err, "");
        assert_eq!(dir.names(), ["h.chancery"]);
    }
}

#[test]
fn a_run_leaves_no_trace_in_the_list_of_recent_files() {
    let dir = TestDir::new();
    dir.ok(&["new", "h.chancery"]);
    dir.ok(&["show", "h.chancery"]);
    assert!(!dir.path("home").join("settings.json").exists());
}

#[test]
fn the_history_names_a_person_as_they_named_themselves_in_the_settings() {
    let dir = TestDir::new();
    fs::create_dir(dir.path("home")).unwrap();
    fs::write(
        dir.path("home").join("settings.json"),
        r#"{"who":"Kadri Tamm"}"#,
    )
    .unwrap();
    dir.ok(&["new", "h.chancery"]);
    let history = dir.ok(&["show", "h.chancery", "history", "--json"]).json();
    assert_eq!(history["operations"][0]["who"], "Kadri Tamm");
}
