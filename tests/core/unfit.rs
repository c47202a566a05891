//! A text that no paper can print is found and named by the checks, whatever field of whatever record it is in that
//! reaches a paper: each field of each noun is tried, so that none is forgotten.

use crate::{
    papers_record::Meeting,
    printed::{filled, papers, texts},
    support::{TestApp, fields_of},
};
use chancery_core::{model::*, store, with_nouns};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A field of a record, and the mark in its text by which it is known on paper.
struct Marked {
    noun: &'static str,
    id: Value,
    field: String,
    mark: String,
}

/// Puts a mark into every text there is, as far as it may be entered.
fn mark_all(app: &mut TestApp) -> Vec<Marked> {
    let mut all = Vec::new();
    for noun in NOUNS {
        for stored in app.list(noun) {
            for field in texts(&stored) {
                let mark = format!("q{}q", all.len());
                let now = app.ok("get", json!({ "noun": noun, "id": stored["id"] }));
                if app.change(noun, &now, &field, json!(mark)).is_ok() {
                    all.push(Marked {
                        noun,
                        id: stored["id"].clone(),
                        field,
                        mark,
                    });
                }
            }
        }
    }
    all
}

macro_rules! putting {
    ($($name:ident: $fields:ident),* $(,)?) => {
        /// Writes fields as an older version of the program did, which asked nothing.
        fn put(tx: &store::Tx, noun: &str, stored: &Value, fields: Value) -> chancery_core::Result<()> {
            let id = stored["id"].as_str().unwrap();
            let revision = stored["revision"].as_i64().unwrap();
            match noun {
                $(stringify!($name) => {
                    let id: Id<$fields> = id.parse().unwrap();
                    let fields: $fields = serde_json::from_value(fields).unwrap();
                    tx.save(id, revision, &fields).map(|_| ())
                })*
                other => panic!("no noun {other}"),
            }
        }
    };
}
with_nouns!(putting);

/// Writes a text into a field, past all checks.
fn write(app: &mut TestApp, of: &Marked, text: &str) {
    let stored = app.ok("get", json!({ "noun": of.noun, "id": of.id }));
    let mut fields = fields_of(&stored);
    fields[&of.field] = json!(text);
    let op = app.session.op("an older version of the program");
    let store = app.session.store_mut().unwrap();
    store
        .write(&op, |tx| put(tx, of.noun, &stored, fields))
        .unwrap();
}

/// The records in which the checks find a text with this mark that cannot be printed.
fn found(findings: &Value, mark: &str) -> Vec<Value> {
    let all = findings.as_array().unwrap().iter();
    let own = all.filter(|f| f["rule"] == "unprintable");
    let own = own.filter(|f| f["values"]["text"].as_str().unwrap().contains(mark));
    own.map(|f| f["record"].clone()).collect()
}

#[test]
fn a_text_that_cannot_be_printed_is_named_in_every_field_that_reaches_a_paper() {
    let Meeting { mut app, third } = filled();
    let marked = mark_all(&mut app);
    let read = papers(&mut app, &third);
    let mut reaching = BTreeSet::new();
    let mut silent = Vec::new();
    for one in &marked {
        let kinds = read.iter().filter(|(_, text)| text.contains(&one.mark));
        let kinds: Vec<&str> = kinds.map(|(kind, _)| kind.as_str()).collect();
        if kinds.is_empty() {
            continue;
        }
        reaching.insert((one.noun, one.field.clone()));
        write(&mut app, one, &format!("{} ☎", one.mark));
        let mut look = |command: &str, input: Value, list: &str| {
            let said = app.ok(command, input);
            let said = if list.is_empty() { &said } else { &said[list] };
            found(said, &one.mark) == [one.id.clone()]
        };
        let meeting = kinds.iter().any(|kind| *kind != "pledges");
        if meeting && !look("checks", json!({ "id": third["id"] }), "") {
            silent.push(format!("{}.{} of {kinds:?}", one.noun, one.field));
        }
        let register = kinds.contains(&"pledges");
        if register && !look("pledge_findings", json!({}), "first") {
            silent.push(format!("{}.{} of the register", one.noun, one.field));
        }
        write(&mut app, one, &one.mark);
    }
    assert!(silent.is_empty(), "in silence:\n{}", silent.join("\n"));
    assert!(reaching.len() > 30, "only {reaching:?}");
}
