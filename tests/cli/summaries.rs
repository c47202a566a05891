//! `summary`.

use crate::support::{TestDir, add, body, call, hold, meeting};
use serde_json::json;
use std::fs;

const SECOND: [&str; 6] = ["summary", "h.chancery", "--meeting", "2", "-o", "sg2.pdf"];

fn with(more: &[&'static str]) -> Vec<&'static str> {
    [&SECOND[..], more].concat()
}

#[test]
fn the_summary_of_a_meeting_is_written_as_a_pdf() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let ran = dir.ok(&SECOND);
    assert!(ran.out.starts_with("Wrote sg2.pdf: "), "{ran:?}");
    let pdf = fs::read(dir.path("sg2.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    assert_eq!(dir.names(), ["h.chancery", "sg2.pdf"]);
    let json = dir.ok(&with(&["--force", "--json"])).json();
    assert_eq!(json["bytes"], pdf.len());
    assert_eq!(json["file"]["name"], "sg2.pdf");
    assert!(json["pages"].as_u64().unwrap() > 0);
}

#[test]
fn two_runs_write_the_same_bytes() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    dir.ok(&SECOND);
    dir.ok(&["summary", "h.chancery", "--meeting", "2", "-o", "again.pdf"]);
    assert_eq!(
        fs::read(dir.path("sg2.pdf")).unwrap(),
        fs::read(dir.path("again.pdf")).unwrap()
    );
}

#[test]
fn an_earlier_paper_is_replaced_only_when_that_is_said() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    fs::write(dir.path("sg2.pdf"), "%PDF-1.7 an earlier one").unwrap();
    let err = dir.refused(&SECOND, 1);
    assert!(err.contains("Nothing was overwritten"), "{err}");
    assert_eq!(
        fs::read(dir.path("sg2.pdf")).unwrap(),
        b"%PDF-1.7 an earlier one"
    );
    dir.ok(&with(&["--force"]));
    assert!(fs::read(dir.path("sg2.pdf")).unwrap().len() > 1000);
}

#[test]
fn force_never_replaces_anything_but_a_paper() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let record = fs::read(dir.path("h.chancery")).unwrap();
    fs::write(dir.path("letter.txt"), "Dear all").unwrap();
    fs::create_dir(dir.path("folder")).unwrap();
    for target in ["h.chancery", "letter.txt", "folder"] {
        let args = [
            "summary",
            "h.chancery",
            "--meeting",
            "2",
            "-o",
            target,
            "--force",
        ];
        let err = dir.refused(&args, 1);
        assert!(err.contains("Nothing was overwritten"), "{err}");
    }
    assert_eq!(fs::read(dir.path("h.chancery")).unwrap(), record);
    assert_eq!(fs::read(dir.path("letter.txt")).unwrap(), b"Dear all");
}

#[test]
fn a_meeting_that_is_not_recorded_is_not_found_and_the_others_are_named() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let err = dir.refused(
        &["summary", "h.chancery", "--meeting", "7", "-o", "a.pdf"],
        3,
    );
    assert!(
        err.contains("  Harbour Group, no. 2, 3 April 2024"),
        "{err}"
    );
    let err = dir.refused(&with(&["--body", "Plenary"]), 3);
    assert!(err.contains("“Plenary”"), "{err}");
    assert!(!dir.path("a.pdf").exists());
}

#[test]
fn when_several_bodies_have_such_a_meeting_they_are_named_and_one_is_asked_for() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let mut session = hold(&dir, "h.chancery");
    let other = body(&mut session, "Fleet Group");
    meeting(&mut session, &other, 2, "2024-05-02");
    drop(session);
    let err = dir.refused(&SECOND, 2);
    assert!(err.contains("Harbour Group, no. 2, 3 April 2024"), "{err}");
    assert!(err.contains("Fleet Group, no. 2, 2 May 2024"), "{err}");
    // Both are steering groups, so their kind does not tell them apart either.
    dir.refused(&with(&["--body", "Steering group"]), 2);
    dir.ok(&with(&["--body", "fleet group"]));
    dir.ok(&[
        "summary",
        "h.chancery",
        "--meeting",
        "3",
        "--body",
        "STEERING GROUP",
        "-o",
        "3.pdf",
    ]);
}

#[test]
fn the_summary_of_a_file_open_elsewhere_is_made_from_a_copy() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let _desk = hold(&dir, "h.chancery");
    let ran = dir.ok(&SECOND);
    assert!(ran.err.contains("Toomas (luxembourg-2)"), "{ran:?}");
}

#[test]
fn a_name_that_ends_with_docx_asks_for_a_document() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let args = ["summary", "h.chancery", "--meeting", "2", "-o", "sg2.docx"];
    assert_eq!(dir.ok(&args).out, "Wrote sg2.docx.\n");
    let document = fs::read(dir.path("sg2.docx")).unwrap();
    assert!(document.starts_with(b"PK\x03\x04"));
    dir.refused(&args, 1);
    let json = dir.ok(&[&args[..], &["--force", "--json"]].concat()).json();
    assert!(json["pages"].is_null());
    assert!(fs::read(dir.path("sg2.docx")).unwrap() == document);
    // A PDF under that name is no earlier document.
    fs::write(dir.path("sg2.docx"), "%PDF-1.7").unwrap();
    dir.refused(&[&args[..], &["--force"]].concat(), 1);
}

#[test]
fn an_invitation_is_written_for_calendars() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let args = ["invite", "h.chancery", "--meeting", "2", "-o", "sg2.ics"];
    assert_eq!(dir.ok(&args).out, "Wrote sg2.ics: the invitation.\n");
    let calendar = fs::read_to_string(dir.path("sg2.ics")).unwrap();
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n"));
    assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    dir.refused(&args, 1);
    let json = dir.ok(&[&args[..], &["--force", "--json"]].concat()).json();
    assert_eq!(json["sequence"], 0);
    assert_eq!(json["method"], "request");
}

#[test]
fn a_time_without_a_time_zone_is_written_only_when_it_is_said_so() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let mut session = hold(&dir, "h.chancery");
    let group = body(&mut session, "Another Group");
    let fields = json!({
        "body": group["id"], "ordinal": 7, "startsOn": "2026-05-12", "startsAt": "09:00:00", "chairParties": [],
        "chairPersons": [], "language": "en", "state": "planned", "sources": []
    });
    add(&mut session, "meeting", fields);
    call(&mut session, "close_file", json!({}));
    let args = ["invite", "h.chancery", "--meeting", "7", "-o", "g.ics"];
    let said = dir.refused(&args, 1);
    assert!(
        said.contains("no time zone") && said.contains("--floating"),
        "{said}"
    );
    assert!(!dir.path("g.ics").exists());
    dir.ok(&[&args[..], &["--floating"]].concat());
    let text = fs::read_to_string(dir.path("g.ics")).unwrap();
    assert!(text.contains("DTSTART:20260512T090000"), "{text}");
}
