//! The papers that the judges look at, in a folder: `papers FOLDER`.
//!
//! A meeting with something for every section of its summary, whose paper is written as a PDF in every
//! state of its life, and in some also for word processors; its other papers; a corrigendum and an addendum.
//! All that is on record is artificial.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    reason = "a program of the tests that stops says where"
)]

mod app;
mod record;

use app::TestApp;
use serde_json::{Value, json};
use std::path::PathBuf;

type Tried<T> = Result<T, String>;

fn main() -> Tried<()> {
    let folder = std::env::args_os().nth(1).ok_or("usage: papers FOLDER")?;
    let mut app = TestApp::new(PathBuf::from(folder))?;
    let record = record::fill(&mut app)?;
    for kind in [
        "agenda",
        "participants",
        "attendance",
        "decision",
        "actions",
        "brief",
    ] {
        for ending in ["pdf", "docx"] {
            let asked = json!({ "meeting": record.meeting["id"], "kind": kind });
            app.write("export_paper", asked, &format!("{kind}.{ending}"))?;
        }
    }
    for ending in ["pdf", "docx"] {
        let asked = json!({ "meeting": record.meeting["id"], "kind": "agenda", "annotated": true });
        app.write("export_paper", asked, &format!("annotated.{ending}"))?;
    }
    for kind in ["plates", "badges"] {
        let asked = json!({ "meeting": record.meeting["id"], "kind": kind });
        app.write("export_paper", asked, &format!("{kind}.pdf"))?;
    }
    for ending in ["pdf", "docx"] {
        let asked = json!({ "meeting": record.long["id"], "kind": "summary" });
        app.write("export_paper", asked, &format!("long.{ending}"))?;
    }
    let issued = summary(&mut app, &record)?;
    follow(&mut app, &issued, "corrigendum")?;
    follow(&mut app, &issued, "addendum")
}

/// The life of the summary, with every turn it can take.
fn summary(app: &mut TestApp, record: &record::Record) -> Tried<Value> {
    let begun = json!({ "meeting": record.meeting["id"], "symbol": null, "audience": null });
    let mut paper = app.ask("start_document", begun)?;
    for (field, value) in [
        ("signOff", json!(true)),
        ("language", json!("fr")),
        ("commentsTo", json!("secretariat@example.org")),
    ] {
        paper = app.change("document", &paper, field, value)?;
    }
    for ending in ["pdf", "docx"] {
        app.document("draft", ending, &paper)?;
    }
    let later = "2027-03-01T17:00[Europe/Tallinn]";
    let objection = json!({ "party": record.parties[4]["id"], "text": "Paragraph 4: say eight." });
    for (state, command, more) in [
        ("cleared", "clear", json!({})),
        ("circulated", "circulate", json!({ "commentsBy": later })),
        ("revised", "revise", json!({})),
        ("cleared-again", "clear", json!({})),
        ("silence", "begin_silence", json!({ "until": later })),
        ("broken", "break_silence", objection),
        ("revised-again", "revise", json!({})),
        ("cleared-at-last", "clear", json!({})),
        ("approved", "approve", json!({ "allAgreed": true })),
        ("issued", "seal", json!({})),
    ] {
        paper = app.step(command, &paper, more)?;
        app.document(state, "pdf", &paper)?;
        if ["revised", "silence", "issued"].contains(&state) {
            app.document(state, "docx", &paper)?;
        }
    }
    Ok(paper)
}

/// A paper that follows the issued summary, issued too.
fn follow(app: &mut TestApp, issued: &Value, kind: &str) -> Tried<()> {
    let begun = json!({ "changes": issued["id"], "kind": kind });
    let paper = app.ask("correct", begun)?;
    if kind == "corrigendum" {
        for (place, reads, should) in [
            (
                "Paragraph 1",
                "seven observer countries",
                "eight observer countries",
            ),
            ("Decision 2.2", "by May 2024", "by June 2024"),
            (
                "Annex I, State 009",
                "Person 009-0, Deputy Minister for Digital Transformation, Cyber Defence and International Cooperation",
                "Person 009-0, Minister",
            ),
        ] {
            let one = json!({ "document": paper["id"], "place": place, "reads": reads, "shouldRead": should });
            app.add("correction", one)?;
        }
    } else {
        let text = "State 012 asked that its statement be added.\n\n\
            It would host the third meeting of the expert team on networks, and asked others to name experts by then.";
        app.change("document", &paper, "text", json!(text))?;
    }
    app.document(&format!("{kind}-draft"), "pdf", &paper)?;
    for (command, more) in [
        ("clear", json!({})),
        ("approve", json!({ "allAgreed": true })),
        ("seal", json!({})),
    ] {
        app.step(command, &paper, more)?;
    }
    app.document(kind, "pdf", &paper)?;
    app.document(kind, "docx", &paper)
}
