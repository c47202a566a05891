//! `paper`.

use crate::support::{TestDir, add, hold};
use chancery_core::model::{Closed, PaperKind};
use serde_json::json;
use std::fs;

fn paper<'a>(kind: &'a str, out: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let asked = ["paper", "h.chancery", kind, "--meeting", "2", "-o", out];
    [&asked[..], more].concat()
}

/// A file whose second meeting has two items, one of them internal.
fn dir() -> TestDir {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let mut session = hold(&dir, "h.chancery");
    let all = chancery_core::api::dispatch(&mut session, "list", json!({ "noun": "meeting" }));
    let all = all.unwrap();
    let second = all.as_array().unwrap().iter().find(|m| m["ordinal"] == 2);
    let second = second.unwrap()["id"].clone();
    for (number, title, internal) in [(1, "State of work", false), (2, "Staffing", true)] {
        let fields = json!({
            "meeting": second, "number": number, "title": title, "minutes": "Taken note of.", "internal": internal,
            "standing": false, "absent": [], "state": "taken", "sources": []
        });
        add(&mut session, "agenda_item", fields);
    }
    dir
}

#[test]
fn each_kind_of_paper_is_written_as_a_pdf() {
    let dir = dir();
    for kind in PaperKind::ALL {
        let name = format!("{}.pdf", kind.word());
        let ran = dir.ok(&paper(kind.word(), &name, &[]));
        let start = format!("Wrote {name}: ");
        assert!(ran.line(&start).contains(" page"), "{ran:?}");
        assert!(fs::read(dir.path(&name)).unwrap().starts_with(b"%PDF-"));
    }
    assert_eq!(PaperKind::ALL.len(), 9);
    let err = dir.refused(&paper("menu", "menu.pdf", &[]), 2);
    assert!(err.contains("participants"), "{err}");
}

#[test]
fn all_papers_but_cards_are_also_written_as_documents() {
    let dir = dir();
    for kind in [
        "summary",
        "agenda",
        "participants",
        "attendance",
        "decision",
        "actions",
        "brief",
    ] {
        let name = format!("{kind}.docx");
        let ran = dir.ok(&paper(kind, &name, &[]));
        assert!(ran.out.starts_with(&format!("Wrote {name}.")), "{ran:?}");
        assert!(fs::read(dir.path(&name)).unwrap().starts_with(b"PK"));
    }
}

#[test]
fn cards_are_not_written_as_documents() {
    let dir = dir();
    for kind in ["plates", "badges"] {
        let name = format!("{kind}.DOCX");
        let err = dir.refused(&paper(kind, &name, &[]), 1);
        assert!(err.contains("Name plates and badges"), "{err}");
        assert!(err.contains("a name that ends in .pdf"), "{err}");
        assert!(!dir.path(&name).exists());
    }
}

#[test]
fn an_agenda_is_annotated_only_where_that_is_asked() {
    let dir = dir();
    let plain = dir.ok(&paper("agenda", "plain.docx", &[]));
    let more = dir.ok(&paper("agenda", "more.docx", &["--annotated"]));
    assert_eq!((plain.code, more.code), (0, 0));
    let [plain, more] = ["plain.docx", "more.docx"].map(|name| fs::read(dir.path(name)).unwrap());
    assert_ne!(plain, more);
}

#[test]
fn what_is_left_out_for_an_audience_is_said() {
    let dir = dir();
    let ran = dir.ok(&paper("summary", "p.pdf", &["--audience", "public"]));
    assert!(ran.out.contains("\nLeft out:\n"), "{ran:?}");
    assert!(ran.out.contains("  Actions: 1 entry\n"), "{ran:?}");
    assert!(
        ran.out
            .contains("  Item 2, Staffing (internal; 0 outcomes under it)\n"),
        "{ran:?}"
    );
    assert!(!ran.out.contains("State of work"), "{ran:?}");

    let all = dir.ok(&paper("summary", "i.pdf", &["--audience", "Internal"]));
    assert!(!all.out.contains("Left out"), "{all:?}");
    let json = dir.ok(&paper("summary", "j.pdf", &["--json"])).json();
    assert_eq!(json["leftOut"]["items"][0]["title"], "Staffing");
}

#[test]
fn an_audience_that_is_not_there_is_not_found_and_the_others_are_named() {
    let dir = dir();
    let err = dir.refused(&paper("agenda", "a.pdf", &["--audience", "The press"]), 3);
    for name in ["The press", "Internal", "Partners", "Public"] {
        assert!(err.contains(name), "{err}");
    }
    assert!(!dir.path("a.pdf").exists());
}

#[test]
fn a_paper_that_its_audience_or_marking_does_not_allow_is_refused() {
    let dir = dir();
    for (kind, more) in [
        ("summary", ["--marking", "NATO RESTRICTED"].as_slice()),
        (
            "agenda",
            &["--audience", "Public", "--marking", "TLP:AMBER"],
        ),
        ("badges", &["--audience", "Public"]),
    ] {
        let ran = dir.run(&paper(kind, "no.pdf", more));
        assert_ne!(ran.code, 0, "{kind} {more:?}: {ran:?}");
        assert_eq!(ran.out, "");
        assert!(!ran.err.is_empty());
        assert!(!dir.path("no.pdf").exists(), "{kind} {more:?}");
    }
    dir.ok(&paper(
        "agenda",
        "a.pdf",
        &["--audience", "Public", "--marking", "TLP:CLEAR"],
    ));
}

#[test]
fn an_earlier_paper_of_any_kind_is_replaced_only_when_that_is_said() {
    let dir = dir();
    dir.ok(&paper("agenda", "a.pdf", &[]));
    let before = fs::read(dir.path("a.pdf")).unwrap();
    let err = dir.refused(&paper("attendance", "a.pdf", &[]), 1);
    assert!(err.contains("Nothing was overwritten"), "{err}");
    assert_eq!(fs::read(dir.path("a.pdf")).unwrap(), before);
    dir.ok(&paper("attendance", "a.pdf", &["--force"]));
    assert_ne!(fs::read(dir.path("a.pdf")).unwrap(), before);
}
