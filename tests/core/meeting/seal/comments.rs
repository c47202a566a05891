//! What was accepted of the comments, held against the paper as it is now.

use super::{Held, LATER, with};
use crate::{read_back::read_back, support::fields_of};
use serde_json::{Value, json};

/// The accepted comments on the newest version, as text and whether its paragraph changed.
fn accepted(held: &mut Held) -> Vec<(String, Value)> {
    let page = held
        .app
        .ok("documents", json!({ "id": held.meeting["id"] }));
    let rows = page["documents"].as_array().unwrap();
    let row = rows.last().unwrap()["accepted"].as_array().unwrap().clone();
    row.iter()
        .map(|one| {
            let text = one["comment"]["text"].as_str().unwrap();
            (text.to_owned(), one["changed"].clone())
        })
        .collect()
}

fn circulated() -> (Held, Value) {
    let mut held = Held::new();
    let draft = held.start();
    held.step("clear", &draft, json!({}));
    held.step("circulate", &draft, json!({ "commentsBy": LATER }));
    (held, draft)
}

fn comment(held: &mut Held, on: &Value, paragraph: Value, text: &str) -> Value {
    let fields = json!({
        "document": on["id"], "party": held.party["id"], "paragraph": paragraph, "text": text,
        "receivedOn": null, "state": "open", "answer": null
    });
    held.app.add("comment", fields)
}

#[test]
fn an_accepted_comment_is_followed_into_the_next_version_until_its_paragraph_changes() {
    let (mut held, first) = circulated();
    let page = held.app.ok("meeting", json!({ "id": held.meeting["id"] }));
    let item = held.app.list("agenda_item")[0].clone();
    let number = page["paragraphs"][item["id"].as_str().unwrap()].to_string();
    let named = comment(&mut held, &first, json!(number), "Name the chair.");
    let rejected = comment(&mut held, &first, json!(number), "Leave it out.");
    let whole = comment(&mut held, &first, Value::Null, "Too long.");
    let nowhere = comment(&mut held, &first, json!("99"), "Which?");
    assert!(accepted(&mut held).is_empty());
    for (one, state) in [
        (&named, "accepted"),
        (&rejected, "rejected"),
        (&whole, "accepted"),
        (&nowhere, "accepted"),
    ] {
        held.app
            .change("comment", one, "state", json!(state))
            .unwrap();
    }
    held.step("revise", &first, json!({}));
    let found = |held: &mut Held| {
        let mut found = accepted(held);
        found.sort_by(|a, b| a.0.cmp(&b.0));
        found
    };
    let said = |name: Value, whole: Value| {
        [
            ("Name the chair.".to_owned(), name),
            ("Too long.".to_owned(), whole),
            ("Which?".to_owned(), Value::Null),
        ]
    };
    assert_eq!(found(&mut held), said(json!(false), json!(false)));
    held.app
        .change("agenda_item", &item, "minutes", json!("State 001 opened."))
        .unwrap();
    assert_eq!(found(&mut held), said(json!(true), json!(true)));
    held.app.ok("undo", json!({}));
    assert_eq!(found(&mut held), said(json!(false), json!(false)));
}

#[test]
fn comments_are_about_the_text_that_was_circulated_and_the_text_of_older_files_is_not_known() {
    let (mut held, first) = circulated();
    let before = held
        .app
        .ok("get", json!({ "noun": "document", "id": first["id"] }));
    assert!(before["paragraphsSha256"].is_string());
    held.step("begin_silence", &first, json!({ "until": LATER }));
    let after = held
        .app
        .ok("get", json!({ "noun": "document", "id": first["id"] }));
    assert_eq!(after["paragraphsSha256"], before["paragraphsSha256"]);
    // It comes with the steps: nobody types it.
    let mut typed = fields_of(&after);
    typed["paragraphsSha256"] = Value::Null;
    let save = json!({ "noun": "document", "id": after["id"], "revision": after["revision"], "fields": typed });
    assert!(held.app.call("save", save).is_err());
    assert_eq!(held.app.ok("verify", json!({}))["whole"], true);
}

#[test]
fn an_approved_paper_is_not_said_to_be_under_silence_though_its_moment_lies_ahead() {
    let (mut held, first) = circulated();
    let text = |held: &mut Held| {
        let place = held.app.place("paper.pdf");
        let input = json!({ "meeting": held.meeting["id"], "place": place, "replace": true });
        held.app.ok("export_paper", input);
        let pdf = std::fs::read(held.app.path("paper.pdf")).unwrap();
        read_back(&pdf).to_lowercase().replace('\u{a0}', " ")
    };
    held.step("begin_silence", &first, json!({ "until": LATER }));
    assert!(text(&mut held).contains("under silence until"));
    let approved = with(&first, json!({ "allAgreed": true }));
    held.app.ok("approve", approved);
    let said = text(&mut held);
    assert!(!said.contains("under silence"), "{said}");
    held.step("seal", &first, json!({}));
    let said = text(&mut held);
    assert!(!said.contains("under silence"), "{said}");
    assert!(said.contains("silence procedure until"), "{said}");
}
