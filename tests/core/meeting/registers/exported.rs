//! The registers as files: read back as they were, the same bytes twice, papers that everyone can read.

use super::{TODAY, action, decision, rows, two_meetings, with};
use crate::{
    paper::judged::{judge, judgement},
    summary::{says, text},
    support::{TestApp, fields_of, party},
};
use calamine::{Data, DataType, Reader, Xlsx, open_workbook};
use chancery_core::{
    Failure,
    model::Grouping,
    report::{self, Register, block::Paper},
    store,
    wording::Phrases,
};
use chrono::NaiveDate;
use serde_json::{Value, json};

/// A file with an action and its register.
fn filled() -> TestApp {
    let mut app = TestApp::with_file();
    let (second, third) = two_meetings(&mut app);
    let state = app.add("party", party("State 017"));
    for (text, more) in [
        (
            "=HYPERLINK(\"http://example.org\")",
            json!({ "ownerParty": state["id"], "dueOn": "2026-01-15" }),
        ),
        (
            "Send; \"the\" plan\nin two parts",
            json!({ "dueOn": "2026-05" }),
        ),
        (
            "Close",
            json!({ "state": "done", "closedOn": "2026-01-20", "outcome": "-1 of it" }),
        ),
    ] {
        app.add("action", with(action(&second, text), more));
    }
    let first = app.list("action")[0].clone();
    app.add(
        "carry_over",
        json!({ "action": first["id"], "meeting": third["id"] }),
    );
    let old = app.add("decision", decision(&second, "@all meet monthly"));
    let new = app.add("decision", decision(&third, "Meet weekly"));
    app.change("decision", &old, "supersededBy", new["id"].clone())
        .unwrap();
    app
}

fn ids(app: &mut TestApp, register: &str) -> Vec<Value> {
    let rows = rows(app, register, json!({}));
    rows.iter().map(|row| row["id"].clone()).collect()
}

fn export(app: &mut TestApp, register: &str, name: &str) -> Vec<u8> {
    let ids = ids(app, register);
    let place = app.place(name);
    let input = json!({
        "register": register, "ids": ids, "grouping": null, "place": place, "replace": true
    });
    let written = app.ok("export_register", input);
    assert_eq!(written["rows"], ids.len());
    std::fs::read(app.path(name)).unwrap()
}

#[test]
fn a_csv_is_read_back_as_it_was_and_holds_no_formula() {
    let mut app = filled();
    let bytes = export(&mut app, "actions", "a.csv");
    assert!(
        bytes.starts_with("\u{feff}".as_bytes()),
        "Excel reads it as UTF-8"
    );
    let mut reader = csv::Reader::from_reader(&bytes[3..]);
    let heads: Vec<String> = reader.headers().unwrap().iter().map(Into::into).collect();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let cell = |row: usize, head: &str| {
        let at = heads.iter().position(|h| h == head).unwrap();
        rows[row][at].to_owned()
    };
    assert_eq!(cell(0, "Action"), "'=HYPERLINK(\"http://example.org\")");
    assert_eq!(cell(0, "Due"), "2026-01-15");
    assert_eq!(cell(0, "Overdue"), "yes");
    assert_eq!(cell(0, "Carried over"), "1");
    assert_eq!(cell(1, "Action"), "Send; \"the\" plan\nin two parts");
    assert_eq!(cell(1, "Due"), "2026-05");
    assert_eq!(cell(1, "Responsible"), "", "nobody yet");
    assert_eq!(cell(2, "Outcome"), "'-1 of it");
    assert_eq!(cell(2, "Meeting"), "Test Group, second meeting");
    let decisions = String::from_utf8(export(&mut app, "decisions", "d.csv")).unwrap();
    assert!(decisions.contains("'@all meet monthly"), "{decisions}");
    for line in decisions
        .lines()
        .chain(String::from_utf8(bytes).unwrap().lines())
    {
        let starts = ["=", "+", "-", "@", "\t", "\r"];
        let cells = line.trim_start_matches('\u{feff}').split(',');
        for cell in cells {
            let cell = cell.trim_start_matches('"');
            assert!(!starts.iter().any(|s| cell.starts_with(s)), "{line}");
        }
    }
}

#[test]
fn a_workbook_holds_numbers_as_numbers_and_days_as_days() {
    let mut app = filled();
    export(&mut app, "actions", "a.xlsx");
    let mut book: Xlsx<_> = open_workbook(app.path("a.xlsx")).unwrap();
    let sheet = book.worksheet_range("Actions").unwrap();
    let rows: Vec<&[Data]> = sheet.rows().collect();
    let cell = |row: usize, head: &str| {
        let at = rows[0].iter().position(|h| h == head).unwrap();
        &rows[row][at]
    };
    let day = NaiveDate::from_ymd_opt(2026, 1, 15).unwrap();
    assert_eq!(cell(1, "Due").as_date(), Some(day));
    assert_eq!(
        cell(1, "Action"),
        &Data::String("=HYPERLINK(\"http://example.org\")".into())
    );
    assert_eq!(cell(1, "Carried over"), &Data::Float(1.0));
    assert_eq!(cell(2, "Carried over"), &Data::Float(0.0));
    assert_eq!(cell(2, "Due"), &Data::String("May 2026".into()));
    assert_eq!(cell(2, "Responsible"), &Data::Empty);
    assert_eq!(
        cell(3, "Closed on").as_date(),
        day.checked_add_days(chrono::Days::new(5))
    );
    assert_eq!(cell(1, "No."), &Data::String("2.1".into()));
    export(&mut app, "decisions", "d.xlsx");
    let mut book: Xlsx<_> = open_workbook(app.path("d.xlsx")).unwrap();
    let sheet = book.worksheet_range("Decisions").unwrap();
    let said: Vec<String> = sheet
        .rows()
        .nth(2)
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(
        said.contains(&"3.1 (Test Group, third meeting)".to_owned()),
        "{said:?}"
    );
}

#[test]
fn the_same_register_gives_the_same_bytes() {
    let mut app = filled();
    for name in ["a.xlsx", "a.csv", "a.pdf"] {
        for register in ["actions", "decisions"] {
            let first = export(&mut app, register, name);
            std::thread::sleep(std::time::Duration::from_millis(1100));
            assert!(
                first == export(&mut app, register, name),
                "{register} {name}"
            );
        }
    }
}

#[test]
fn a_file_of_another_kind_is_never_replaced() {
    let mut app = filled();
    let ids = ids(&mut app, "actions");
    for (name, holds) in [
        ("a.xlsx", b"%PDF-1.7".as_slice()),
        ("a.csv", b"PK\x03\x04\x00"),
        ("a.pdf", b"words"),
    ] {
        std::fs::write(app.path(name), holds).unwrap();
        let place = app.place(name);
        let input = json!({
            "register": "actions", "ids": ids, "grouping": null, "place": place, "replace": true
        });
        let refused = app.call("export_register", input);
        assert!(
            matches!(refused, Err(Failure::Exists { .. })),
            "{refused:?}"
        );
        assert_eq!(std::fs::read(app.path(name)).unwrap(), holds);
    }
    for (name, ids) in [
        ("a.txt", json!(ids)),
        ("b.csv", json!([app.session.mint()])),
    ] {
        let place = app.place(name);
        let input = json!({
            "register": "actions", "ids": ids, "grouping": null, "place": place, "replace": true
        });
        let refused = app.call("export_register", input).unwrap_err();
        assert!(
            matches!(refused, Failure::Usage { .. } | Failure::NotFound { .. }),
            "{refused:?}"
        );
        assert!(!app.path(name).exists());
    }
}

/// The two papers: the action list by owner, the decisions of all meetings.
fn papers(app: &TestApp) -> [Paper; 2] {
    let db = app.session.store().unwrap().read();
    let coalition = store::coalition(db).unwrap();
    let on = TODAY.parse().unwrap();
    let actions = store::action_rows(db, "en", on, false).unwrap();
    let decisions = store::decision_rows(db).unwrap();
    let words = &app.session.words;
    let grouping = Some(Grouping::Owner);
    let (of, coalition) = (None, &coalition);
    [
        report::action_list(
            &Register {
                coalition,
                of,
                symbol: None,
                on,
                grouping,
                rows: &actions,
            },
            words,
        ),
        report::decision_list(
            &Register {
                coalition,
                of,
                symbol: None,
                on,
                grouping: None,
                rows: &decisions,
            },
            words,
        ),
    ]
}

#[test]
fn how_often_an_action_was_carried_over_is_said_in_words() {
    let app = TestApp::new();
    let say = Phrases::new(&app.session.words);
    let said = [1, 2, 3].map(|times| say.carried_over(times));
    assert_eq!(
        said,
        [
            "carried over once",
            "carried over twice",
            "carried over three times"
        ]
    );
}

#[test]
fn an_action_list_says_what_is_owed_and_a_decision_list_what_holds() {
    let mut app = filled();
    let meetings = app.list("meeting");
    for (stored, marking) in meetings.iter().zip(["TLP:GREEN", "TLP:AMBER"]) {
        app.change("meeting", stored, "marking", json!(marking))
            .unwrap();
    }
    let [actions, decisions] = papers(&app).map(|paper| text(&paper));
    says(
        &actions,
        "Test Coalition\nAs of 2 February 2026\nTLP:GREEN\nTest Coalition · 2 February 2026\nActions\n",
    );
    says(
        &actions,
        "As of 2 February 2026: 3 actions, 2 open, 1 overdue",
    );
    says(
        &actions,
        "State 017\nNo. | Action | Due | State\n2.1 | =HYPERLINK",
    );
    says(
        &actions,
        " | 15 January 2026 | open\noverdue\ncarried over once",
    );
    says(&actions, "Responsible not recorded\n");
    says(
        &actions,
        "Outcome: -1 of it\nTest Group, second meeting | not recorded | done\n20 January 2026",
    );
    says(&decisions, "TLP:AMBER");
    says(
        &decisions,
        "Test Group, third meeting, 12 January 2026\n3.1 Meet weekly Supersedes decision 2.1 (Test Group, second meeting).",
    );
    says(
        &decisions,
        "2.1 @all meet monthly Superseded by decision 3.1 (Test Group, third meeting).",
    );
}

#[test]
fn the_list_of_one_meeting_names_it_once() {
    let app = filled();
    let db = app.session.store().unwrap().read();
    let coalition = store::coalition(db).unwrap();
    let mut rows = store::decision_rows(db).unwrap();
    rows.retain(|row| row.number == "2.1");
    let register = Register {
        coalition: &coalition,
        of: Some(&rows[0].meeting),
        symbol: None,
        on: TODAY.parse().unwrap(),
        grouping: None,
        rows: &rows,
    };
    let text = text(&report::decision_list(&register, &app.session.words));
    says(&text, "Decisions of the second meeting of the Test Group\n");
    says(&text, "\n2.1 @all meet monthly");
    assert!(!text.contains("Test Group, second meeting"), "{text}");
    let none = Register {
        rows: &[],
        ..register
    };
    says(
        &self::text(&report::decision_list(&none, &app.session.words)),
        "No decisions are recorded.",
    );
}

#[test]
fn the_lists_are_archivable_and_accessible() {
    let Some(judge) = judge() else { return };
    let app = filled();
    let mut files = Vec::new();
    for (at, paper) in papers(&app).iter().enumerate() {
        let path = app.path(&format!("{at}.pdf"));
        std::fs::write(&path, report::print(paper).unwrap().pdf).unwrap();
        files.push(path);
    }
    let (content, said) = judgement(&judge, &files);
    assert!(content, "{said}");
}

#[test]
fn one_action_done_with_its_outcome_is_one_step_to_undo() {
    let mut app = filled();
    let stored = app.list("action")[0].clone();
    let fields = with(
        fields_of(&stored),
        json!({ "state": "done", "closedOn": TODAY, "outcome": "Sent" }),
    );
    let save = json!({ "noun": "action", "id": stored["id"], "revision": stored["revision"], "fields": fields });
    app.ok("save", save);
    app.ok("undo", json!({}));
    let now = app.ok("get", json!({ "noun": "action", "id": stored["id"] }));
    assert_eq!(
        (&now["state"], &now["outcome"]),
        (&json!("open"), &Value::Null)
    );
}
