//! Page one: symbol, marking, date and language of the paper, how far it has come, what is asked.

use super::{head, of, summary_of};
use crate::{
    seal::{Held, LATER},
    support::{TestApp, body, meeting},
};
use chancery_core::{
    model::*,
    report::{PaperOptions, block::Paper, corrections},
    store,
};
use serde_json::{Value, json};

fn corrigendum(held: &Held, document: &Value) -> Paper {
    let id: Id<DocumentFields> = document["id"].as_str().unwrap().parse().unwrap();
    let db = held.app.session.store().unwrap().read();
    let meeting = store::get(db, id).unwrap().fields.meeting;
    let record = store::summary_record(db, meeting).unwrap();
    let list = store::list_of(db, "document", id).unwrap();
    corrections(&record, id, &list, &held.app.session.words).unwrap()
}

#[test]
fn page_one_says_what_paper_it_is_and_what_is_asked_of_its_readers() {
    let mut held = Held::new();
    let meeting = held.app.list("meeting").into_iter();
    let meeting = meeting.into_iter().find(|m| m["ordinal"] == 2).unwrap();
    held.app
        .change("meeting", &meeting, "marking", json!("TLP:AMBER"))
        .unwrap();
    let draft = held.start();
    let draft = held
        .app
        .change(
            "document",
            &draft,
            "commentsTo",
            json!("office@example.org"),
        )
        .unwrap();
    let shown = |held: &Held| head(&summary_of(&held.app, &held.meeting));
    let symbol = "TC/SG/2024/2/SUM";
    let marked = "Distribution: TLP:AMBER";
    assert_eq!(
        shown(&held),
        [symbol, marked, "2 February 2026", "English", "Draft"]
    );
    held.step("clear", &draft, json!({}));
    held.step("circulate", &draft, json!({ "commentsBy": LATER }));
    assert_eq!(
        shown(&held),
        [
            symbol,
            marked,
            "2 February 2026",
            "English",
            "Draft",
            "For comments by 1 March 2026, 17:00 (Europe/Tallinn), to office@example.org"
        ]
    );
    held.app.pass(48);
    let second = held.step("revise", &draft, json!({}));
    // What was said of the paper goes on; the day it bears does not.
    assert_eq!(second["commentsTo"], json!("office@example.org"));
    held.step("clear", &second, json!({}));
    held.step("begin_silence", &second, json!({ "until": LATER }));
    assert_eq!(
        shown(&held),
        [
            "TC/SG/2024/2/SUM/Rev.1",
            marked,
            "4 February 2026",
            "English",
            "Draft, revision 1",
            "Under silence until 1 March 2026, 17:00 (Europe/Tallinn)"
        ]
    );
    held.app.pass(24 * 60);
    held.step("approve", &second, json!({ "allAgreed": false }));
    let last = shown(&held).last().cloned();
    assert_eq!(last.as_deref(), Some("Revision 1"));
}

#[test]
fn the_language_of_the_original_is_said_as_it_is_recorded_and_not_otherwise() {
    let mut held = Held::new();
    let draft = held.start();
    let language = |held: &Held| head(&summary_of(&held.app, &held.meeting))[2].clone();
    assert_eq!(language(&held), "English");
    let draft = held
        .app
        .change("document", &draft, "language", json!("fr"))
        .unwrap();
    assert_eq!(language(&held), "English · Original: French");
    held.app
        .change("document", &draft, "language", json!("en"))
        .unwrap();
    assert_eq!(language(&held), "Original: English");
}

#[test]
fn a_paper_bears_the_date_of_the_document_and_not_of_the_meeting() {
    let mut held = Held::new();
    let draft = held.start();
    let draft = held
        .app
        .change("document", &draft, "datedOn", json!("2024-04-30"))
        .unwrap();
    let paper = summary_of(&held.app, &held.meeting);
    assert_eq!(head(&paper)[1], "30 April 2024");
    assert_eq!(paper.running.foot, "TC/SG/2024/2/SUM · 30 April 2024");
    for (command, more) in [
        ("clear", json!({})),
        ("approve", json!({ "allAgreed": true })),
        ("seal", json!({})),
    ] {
        held.step(command, &draft, more);
    }
    held.app.pass(72);
    let begun = json!({ "changes": draft["id"], "kind": "corrigendum" });
    let corrected = held.app.ok("correct", begun);
    let paper = corrigendum(&held, &corrected);
    assert_eq!(
        head(&paper),
        [
            "TC/SG/2024/2/SUM/Corr.1",
            "5 February 2026",
            "English",
            "Draft"
        ]
    );
    assert_eq!(
        paper.running.foot,
        "TC/SG/2024/2/SUM/Corr.1 · 5 February 2026"
    );
}

#[test]
fn every_paper_can_have_a_symbol_and_a_person_may_write_another() {
    let mut held = Held::new();
    let asked = json!({ "meeting": held.meeting["id"], "kind": "agenda" });
    assert_eq!(held.app.ok("usual_symbol", asked.clone()), json!(null));
    let coalition = held.app.list("coalition")[0].clone();
    let pattern = json!("{coalition}/{body}/{ordinal}/{kind}");
    held.app
        .change("coalition", &coalition, "symbolPattern", pattern)
        .unwrap();
    assert_eq!(held.app.ok("usual_symbol", asked), json!("TC/SG/2/AG"));
    let shown = |symbol: Option<&str>, kind| {
        let wish = PaperOptions {
            kind,
            symbol,
            ..PaperOptions::default()
        };
        let paper = of(&held.app, &held.meeting, &wish);
        (head(&paper)[0].clone(), paper.running.foot)
    };
    let date = "2 February 2026";
    assert_eq!(
        shown(None, PaperKind::Participants),
        ("TC/SG/2/LP".into(), format!("TC/SG/2/LP · {date}"))
    );
    assert_eq!(
        shown(Some("X 9"), PaperKind::Participants).0,
        "X 9".to_owned()
    );
    assert_eq!(
        shown(Some(""), PaperKind::Actions),
        (date.into(), format!("Test Coalition · {date}"))
    );
}

#[test]
fn a_symbol_of_two_lines_is_refused() {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Steering Group"));
    let first = app.add("meeting", meeting(&group, 1, "2024-04-03"));
    let asked = json!({ "meeting": first["id"], "kind": "agenda", "symbol": "A\nB" });
    assert!(app.paper("preview", asked).is_err());
}
