//! `show`, for people and for programs.

use crate::support::{TestDir, add, call, hold};
use serde_json::json;
use std::fs;

const WHATS: [&str; 10] = [
    "overview",
    "coalition",
    "meetings",
    "members",
    "people",
    "teams",
    "pledges",
    "actions",
    "sources",
    "history",
];

#[test]
fn everything_can_be_shown_to_people_and_to_programs() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    for what in WHATS {
        let human = dir.ok(&["show", "h.chancery", what]);
        assert!(
            human.out.ends_with('\n') && human.out.len() > 10,
            "{human:?}"
        );
        assert!(
            human.out.lines().all(|line| line.trim_end() == line),
            "{human:?}"
        );
        for raw in ["cli.", "noun.", "null", "amount."] {
            assert!(!human.out.contains(raw), "{raw} in {human:?}");
        }
        let json = dir.ok(&["show", "h.chancery", what, "--json"]).json();
        assert!(json.is_object(), "{what}: {json}");
    }
}

#[test]
fn a_file_in_which_nothing_is_recorded_says_so_in_words() {
    let dir = TestDir::new();
    dir.ok(&["new", "h.chancery"]);
    for what in WHATS {
        let human = dir.ok(&["show", "h.chancery", what]);
        assert!(
            !human.out.split_whitespace().any(|word| word == "0"),
            "{human:?}"
        );
    }
    let overview = dir.ok(&["show", "h.chancery"]);
    assert!(overview.line("Members today").ends_with("none recorded"));
    assert!(overview.line("Forum").ends_with("not stated"));
    assert!(
        overview
            .out
            .contains("No meeting is recorded in this file.")
    );
}

#[test]
fn the_overview_counts_what_stands_without_a_figure() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let overview = dir.ok(&["show", "h.chancery"]);
    assert!(
        overview
            .line("Pledges")
            .ends_with("2, of them 1 without a figure")
    );
    assert!(overview.line("Led by").ends_with("Estonia"));
    assert!(overview.line("Members today").ends_with(" 1"));
    assert!(overview.line("Open actions").ends_with(" 1"));
    let json = dir.ok(&["show", "h.chancery", "--json"]).json();
    assert_eq!(json["overview"]["pledgesWithoutAmount"], 1);
    assert_eq!(json["file_state"]["coalition"], "Harbour Coalition");
}

#[test]
fn a_meeting_that_is_called_off_is_listed_with_its_reason_where_there_is_one() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let mut session = hold(&dir, "h.chancery");
    let body = call(&mut session, "list", json!({ "noun": "body" }))[0]["id"].take();
    for (ordinal, state, reason) in [
        (4, "cancelled", json!("the hosts have no dir")),
        (5, "postponed", json!(null)),
    ] {
        let fields = json!({
            "body": body, "ordinal": ordinal, "startsOn": "2024-09-05", "chairParties": [], "chairPersons": [],
            "language": "en", "state": state, "stateReason": reason, "sources": []
        });
        add(&mut session, "meeting", fields);
    }
    drop(session);
    let shown = dir.ok(&["show", "h.chancery", "meetings"]);
    assert!(
        shown.line("4").contains("cancelled: the hosts have no dir"),
        "{shown:?}"
    );
    assert!(shown.line("5").contains("postponed  "), "{shown:?}");
}

#[test]
fn a_table_stands_in_columns_under_its_heads() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let pledges = dir.ok(&["show", "h.chancery", "pledges"]);
    let lines: Vec<&str> = pledges.out.lines().collect();
    assert_eq!(
        lines,
        [
            "Announced     By       Amount               Channel     Pledge",
            "---------     --       ------               -------     ------",
            "3 April 2024  Estonia  about EUR 1 000 000  not stated  Cranes",
            "3 April 2024  Estonia  not disclosed        not stated  Training",
        ]
    );
}

#[test]
fn dates_and_counts_are_said_as_they_are_known() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let meetings = dir.ok(&["show", "h.chancery", "meetings"]);
    assert!(
        meetings
            .line("3 ")
            .contains("June 2024     not stated  held   none recorded")
    );
    assert!(meetings.line("2 ").contains("3 April 2024"));
    let actions = dir.ok(&["show", "h.chancery", "actions"]);
    assert_eq!(
        actions.line("2.1"),
        "2.1  open   by May 2024  Estonia      Send the plan"
    );
    let members = dir.ok(&["show", "h.chancery", "members"]);
    assert_eq!(
        members.line("Estonia"),
        "Estonia  lead  19 September 2023  not stated"
    );
}

#[test]
fn bodies_whose_names_are_not_known_keep_their_number() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let mut session = hold(&dir, "h.chancery");
    let teams = json!({
        "kind": "expertTeam", "name": "Thematic expert teams", "unnamedCount": 4, "leads": [],
        "state": "active", "sources": []
    });
    add(&mut session, "body", teams);
    drop(session);
    let shown = dir.ok(&["show", "h.chancery", "teams"]);
    let line = shown.line("expert team");
    assert!(
        line.contains("Thematic expert teams (4, names not stated)"),
        "{line}"
    );
}

#[test]
fn what_was_taken_back_is_shown_as_taken_back() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let mut session = hold(&dir, "h.chancery");
    call(&mut session, "undo", json!({}));
    drop(session);
    let history = dir.ok(&["show", "h.chancery", "history"]);
    let newest = history.out.lines().nth(2).unwrap();
    assert!(
        newest.contains("Toomas") && newest.ends_with("Undone: action saved"),
        "{newest}"
    );
    assert!(history.line("1 ").ends_with("file created"));
}

#[test]
fn reading_a_file_leaves_it_byte_for_byte_as_it_was() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let before = fs::read(dir.path("h.chancery")).unwrap();
    for what in WHATS {
        dir.ok(&["show", "h.chancery", what]);
    }
    dir.ok(&["check", "h.chancery"]);
    dir.ok(&["verify", "h.chancery"]);
    dir.ok(&["backup", "h.chancery", "-o", "b.chancery"]);
    assert_eq!(fs::read(dir.path("h.chancery")).unwrap(), before);
    assert_eq!(dir.names(), ["b.chancery", "h.chancery"]);
}

#[test]
fn what_cannot_be_understood_is_a_matter_of_usage() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    for args in [
        vec![],
        vec!["show"],
        vec!["show", "h.chancery", "everything"],
        vec![
            "summary",
            "h.chancery",
            "--meeting",
            "second",
            "-o",
            "a.pdf",
        ],
        vec!["summary", "h.chancery", "--meeting", "2"],
        vec!["erase", "h.chancery"],
        vec!["new", "a.chancery", "--force"],
    ] {
        dir.refused(&args, 2);
    }
}

#[test]
fn every_command_has_help_with_an_example() {
    let dir = TestDir::new();
    let help = dir.ok(&["--help"]).out;
    for line in [
        "0  done",
        "1  refused",
        "2  the command line",
        "3  no such file",
        "4  somebody",
        "5  the file is damaged",
    ] {
        assert!(help.contains(line), "{line} in {help}");
    }
    for command in [
        "new", "sample", "show", "summary", "backup", "check", "verify",
    ] {
        assert!(
            help.contains(&format!("\n  {command} ")),
            "{command} in {help}"
        );
        let own = dir.ok(&[command, "--help"]).out;
        assert!(
            own.contains(&format!("chancery-cli {command} it.chancery")),
            "{own}"
        );
        assert!(!own.contains("cli."), "{own}");
    }
}

#[test]
fn an_output_that_nobody_reads_to_its_end_is_no_failure() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let mut command = dir.command(&["show", "h.chancery", "history"]);
    let mut child = command
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr), (Some(0), vec![]));
}

#[test]
fn tables_are_no_wider_than_the_terminal_and_every_word_stays() {
    let dir = TestDir::new();
    dir.ok(&["sample", "s.chancery"]);
    let commands: [&[&str]; 7] = [
        &["show", "s.chancery", "meetings"],
        &["show", "s.chancery", "pledges"],
        &["show", "s.chancery", "teams"],
        &["pledges", "s.chancery"],
        &["actions", "s.chancery"],
        &["decisions", "s.chancery"],
        &["totals", "s.chancery"],
    ];
    let words = |text: &str| {
        let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        words.sort();
        words
    };
    for args in commands {
        let wide = dir.ok(args).out;
        let narrow = dir.command(args).env("COLUMNS", "100").output().unwrap();
        let narrow = String::from_utf8(narrow.stdout).unwrap();
        assert_eq!(words(&narrow), words(&wide), "{args:?}");
        let table = narrow.split("\n\n").next().unwrap();
        let widest = table
            .lines()
            .map(|line| line.chars().count())
            .max()
            .unwrap();
        assert!(widest <= 100, "{args:?}: {widest}\n{narrow}");
    }
}
