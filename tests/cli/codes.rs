//! Exit codes, as `--help` lists them: each command with each reason.

use crate::support::{TestDir, call, hold, meeting};
use serde_json::json;
use std::fs;

const RATES: &str = "Date,USD\n2001-01-04,2.5\n";

fn dir() -> TestDir {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    fs::write(dir.path("rates.csv"), RATES).unwrap();
    dir
}

/// Commands that read a file, and what they need besides.
const READERS: [&[&str]; 14] = [
    &["show", "h.chancery"],
    &["summary", "h.chancery", "--meeting", "2", "-o", "out.pdf"],
    &["checks", "h.chancery", "--meeting", "2"],
    &["actions", "h.chancery"],
    &["decisions", "h.chancery"],
    &["rates", "h.chancery"],
    &["pledges", "h.chancery"],
    &["pledges", "h.chancery", "-o", "out.csv"],
    &["totals", "h.chancery"],
    &["reconcile", "h.chancery"],
    &[
        "paper",
        "h.chancery",
        "agenda",
        "--meeting",
        "2",
        "-o",
        "agenda.pdf",
    ],
    &["backup", "h.chancery", "-o", "b.chancery"],
    &["check", "h.chancery"],
    &["verify", "h.chancery"],
];

/// Commands that write to a file.
const WRITERS: [&[&str]; 4] = [
    &["invite", "h.chancery", "--meeting", "2", "-o", "out.ics"],
    &["seal", "h.chancery", "--meeting", "2"],
    &[
        "rates",
        "h.chancery",
        "--import",
        "rates.csv",
        "--set",
        "New",
        "--all-currencies",
    ],
    &["merge", "h.chancery", "other.chancery"],
];

#[test]
fn what_is_not_there_is_3() {
    let dir = dir();
    let none = TestDir::new();
    fs::write(none.path("rates.csv"), RATES).unwrap();
    for args in READERS.into_iter().chain(WRITERS) {
        none.refused(args, 3);
    }
    for args in [
        &["merge", "h.chancery", "missing.chancery"][..],
        &["merge", "h.chancery", "missing.chancery", "--dry-run"],
        &[
            "rates",
            "h.chancery",
            "--import",
            "missing.csv",
            "--set",
            "New",
        ],
        &[
            "rates",
            "h.chancery",
            "--import",
            "missing.csv",
            "--set",
            "New",
            "--dry-run",
        ],
        &["show", "h.chancery", "--passphrase-file", "missing.txt"],
        &["summary", "h.chancery", "--meeting", "9", "-o", "out.pdf"],
        &["checks", "h.chancery", "--meeting", "9"],
        &["invite", "h.chancery", "--meeting", "9", "-o", "out.ics"],
        &["seal", "h.chancery", "--meeting", "9"],
        &[
            "paper",
            "h.chancery",
            "agenda",
            "--meeting",
            "9",
            "-o",
            "out.pdf",
        ],
        &[
            "paper",
            "h.chancery",
            "agenda",
            "--meeting",
            "2",
            "--audience",
            "Nobody",
            "-o",
            "out.pdf",
        ],
        &["pledges", "h.chancery", "--state", "Nowhere"],
        &["pledges", "h.chancery", "--team", "Nobody"],
        &["totals", "h.chancery", "--rates", "None"],
        &["reconcile", "h.chancery", "--rates", "None"],
    ] {
        let said = dir.refused(args, 3);
        if let Some(missing) = args.iter().find(|arg| arg.starts_with("missing.")) {
            assert!(said.contains(missing), "{args:?}: {said}");
        }
    }
}

#[test]
fn a_file_that_somebody_else_has_is_read_and_writing_to_it_is_4() {
    let dir = dir();
    fs::copy(dir.path("h.chancery"), dir.path("other.chancery")).unwrap();
    let _desk = hold(&dir, "h.chancery");
    for args in READERS {
        let ran = dir.run(args);
        // Errors of the record itself are found all the same.
        let done = ran.code == 0 || (args[0] == "checks" && ran.code == 6);
        assert!(done, "{args:?}: {ran:?}");
    }
    for args in WRITERS {
        let said = dir.refused(args, 4);
        assert!(said.contains("Toomas (luxembourg-2)"), "{args:?}: {said}");
    }
}

#[test]
fn what_is_refused_is_1() {
    let dir = dir();
    fs::copy(dir.path("h.chancery"), dir.path("other.chancery")).unwrap();
    fs::write(
        dir.path("us.csv"),
        "Date,USD\r\n3/6/2024,1.0874\r\n3/7/2024,1.0895\r\n",
    )
    .unwrap();
    fs::write(dir.path("there.pdf"), "somebody's own").unwrap();
    dir.filled("stranger.chancery");
    for args in [
        &["new", "h.chancery"][..],
        &["sample", "h.chancery"],
        &["seal", "h.chancery", "--meeting", "2"],
        &["rates", "h.chancery", "--import", "us.csv", "--set", "New"],
        &[
            "rates",
            "h.chancery",
            "--import",
            "us.csv",
            "--set",
            "New",
            "--dry-run",
        ],
        &["merge", "h.chancery", "h.chancery"],
        &["merge", "h.chancery", "stranger.chancery"],
        &["invite", "h.chancery", "--meeting", "3", "-o", "out.ics"],
        &["summary", "h.chancery", "--meeting", "2", "-o", "there.pdf"],
        &[
            "paper",
            "h.chancery",
            "agenda",
            "--meeting",
            "2",
            "-o",
            "there.pdf",
        ],
        &["backup", "h.chancery", "-o", "other.chancery"],
        &["pledges", "h.chancery", "-o", "there.pdf"],
    ] {
        dir.refused(args, 1);
    }
    // What none of which is taken into a new set is told, and is no success either.
    let nothing = &[
        "rates",
        "h.chancery",
        "--import",
        "rates.csv",
        "--set",
        "New",
    ];
    for args in [&nothing[..], &[&nothing[..], &["--dry-run"]].concat()] {
        let ran = dir.run(args);
        assert_eq!(ran.code, 1, "{ran:?}");
        assert!(ran.out.contains("No rates to import"), "{ran:?}");
    }
    assert_eq!(
        dir.ok(&["rates", "h.chancery"]).out,
        "No rate set is recorded.\n"
    );
    let same = dir.refused(&["merge", "h.chancery", "h.chancery"], 1);
    assert!(same.contains("This is the same file"), "{same}");
    fs::hard_link(dir.path("h.chancery"), dir.path("link.chancery")).unwrap();
    let same = dir.refused(&["merge", "h.chancery", "link.chancery"], 1);
    assert!(same.contains("This is the same file"), "{same}");
}

#[test]
fn a_command_line_that_is_not_understood_or_fits_two_meetings_is_2() {
    let dir = dir();
    let mut session = hold(&dir, "h.chancery");
    let team = crate::support::body(&mut session, "Another Group");
    meeting(&mut session, &team, 2, "2024-05-03");
    call(&mut session, "close_file", json!({}));
    for args in [
        &["nothing"][..],
        &["show", "h.chancery", "nothing"],
        &["pledges", "h.chancery", "--year", "soon"],
        &["summary", "h.chancery", "--meeting", "2", "-o", "out.pdf"],
        &["checks", "h.chancery", "--meeting", "2"],
        &["invite", "h.chancery", "--meeting", "2", "-o", "out.ics"],
        &["seal", "h.chancery", "--meeting", "2"],
        &[
            "paper",
            "h.chancery",
            "agenda",
            "--meeting",
            "2",
            "-o",
            "out.pdf",
        ],
    ] {
        dir.refused(args, 2);
    }
}

#[test]
fn what_is_damaged_or_no_record_file_is_5() {
    let dir = dir();
    let text = "Summary of the second meeting\n".repeat(300);
    fs::write(dir.path("text.chancery"), text).unwrap();
    fs::copy(dir.path("h.chancery"), dir.path("other.chancery")).unwrap();
    dir.refused(&["merge", "h.chancery", "text.chancery"], 5);
    for args in READERS.into_iter().chain(WRITERS) {
        let args: Vec<&str> = args
            .iter()
            .map(|arg| {
                if *arg == "h.chancery" {
                    "text.chancery"
                } else {
                    arg
                }
            })
            .collect();
        dir.refused(&args, 5);
    }
}

#[test]
fn the_help_lists_every_code() {
    let dir = TestDir::new();
    let help = dir.ok(&["--help"]).out;
    for code in 0..=6 {
        assert!(
            help.contains(&format!("\n  {code}  ")),
            "{code} is not in {help}"
        );
    }
}
