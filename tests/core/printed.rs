//! Whatever may be entered can be printed: letters of every list and names in every script, in every
//! field of every noun, come out of every paper that says the field, or are refused at the field.

use crate::{
    paper::scripts::{NAMES, din_91379},
    papers_record::{Meeting, a_meeting},
    read_back::read_back,
    support::{TestApp, fields_of, party, pledge},
};
use chancery_core::{Failure, model::*, store};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// So many letters go into one field at a time.
const LETTERS: usize = 240;

/// A meeting with something of every noun that papers print.
pub fn filled() -> Meeting {
    let Meeting { mut app, third } = a_meeting();
    let estonia = app.list("party")[0].clone();
    let source = app.add(
        "source",
        json!({
            "publisher": "An office", "title": "A press release", "publishedOn": "2024-07-04", "address": null,
            "relaying": null, "quote": null, "certainty": "stated"
        }),
    );
    let mut given = pledge(&estonia, "Radios");
    given["meeting"] = third["id"].clone();
    given["sources"] = json!([source["id"]]);
    app.add("pledge", given);
    app.add("party", party("State 017"));
    Meeting { app, third }
}

/// Every text of a record that may be typed: those that are texts now, and those that are empty.
pub fn texts(stored: &Value) -> Vec<String> {
    let fields = fields_of(stored);
    let fields = fields.as_object().unwrap().iter();
    fields
        .filter(|(_, value)| value.is_string() || value.is_null())
        .map(|(name, _)| name.clone())
        .collect()
}

/// Tries to put these words into every field there is; gives those that were taken, by their mark.
fn enter(app: &mut TestApp, words: impl Fn(usize) -> String) -> BTreeMap<String, String> {
    let mut entered = BTreeMap::new();
    let mut at = 0;
    for noun in NOUNS {
        for stored in app.list(noun) {
            let id = &stored["id"];
            for field in texts(&stored) {
                at += 1;
                let mark = format!("q{at}q");
                let text = format!("{mark}{}", words(at));
                let get = json!({ "noun": noun, "id": id });
                let now = app.ok("get", get);
                match app.change(noun, &now, &field, json!(text)) {
                    Ok(saved) => {
                        assert_eq!(saved[&field], json!(text), "{noun}.{field}");
                        entered.insert(mark, text);
                    }
                    Err(Failure::Invalid { problems }) => {
                        let named = problems.iter().any(|p| p.field.starts_with(field.as_str()));
                        assert!(named, "{noun}.{field}: {problems:?}");
                    }
                    Err(other) => panic!("{noun}.{field}: {other:?}"),
                }
            }
        }
    }
    entered
}

/// Every paper of the meeting, and the register of pledges, as they are read.
pub fn papers(app: &mut TestApp, meeting: &Value) -> Vec<(String, String)> {
    let internal = app.list("audience");
    let mut read = Vec::new();
    for kind in PaperKind::ALL {
        let place = app.place("paper.pdf");
        let input = json!({
            "meeting": meeting["id"], "kind": kind, "place": place, "replace": true,
            "audience": internal.iter().find(|a| a["internal"] == true).map(|a| a["id"].clone())
        });
        app.ok("export_paper", input);
        let pdf = std::fs::read(app.path("paper.pdf")).unwrap();
        read.push((kind.word().to_owned(), read_back(&pdf)));
    }
    let place = app.place("pledges.pdf");
    app.ok(
        "export_pledges",
        json!({ "place": place, "replace": true, "convert": null, "knownOn": null, "organisation": null }),
    );
    let pdf = std::fs::read(app.path("pledges.pdf")).unwrap();
    read.push(("pledges".into(), read_back(&pdf)));
    read
}

/// Without space: papers break lines where they must.
/// Without blanks, and without the joiner that only shapes its neighbours: no glyph stands for it.
fn bare(text: &str) -> String {
    let joins = |c: &char| *c == '\u{200c}';
    text.chars()
        .filter(|c| !c.is_whitespace() && !joins(c))
        .collect()
}

#[test]
fn every_letter_and_every_script_is_printed_from_every_field_that_reaches_paper() {
    let Meeting { mut app, third } = filled();
    let letters: Vec<String> = din_91379()
        .into_iter()
        // What marks words up in minutes, and marks that need a letter.
        .filter(|letter| {
            !letter.is_ascii() && !('\u{300}'..='\u{36f}').contains(&letter.chars().next().unwrap())
        })
        .collect();
    let chunks: Vec<String> = letters
        .chunks(LETTERS)
        .map(|chunk| {
            chunk
                .chunks(8)
                .map(|few| few.concat())
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    let names: Vec<&str> = NAMES.iter().map(|(_, name)| *name).collect();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let passes = chunks.len() + 1;
    for pass in 0..passes {
        let words = |at: usize| match chunks.get(pass) {
            Some(chunk) => format!("{chunk} {}", names[(at + pass) % names.len()]),
            None => names.join(" "),
        };
        let entered = enter(&mut app, words);
        assert!(entered.len() > 60, "{}", entered.len());
        for (kind, text) in papers(&mut app, &third) {
            let text = bare(&text);
            for (mark, entered) in &entered {
                let Some(at) = text.find(mark) else { continue };
                *kinds.entry(kind.clone()).or_default() += 1;
                let found: String = text[at..]
                    .chars()
                    .take(bare(entered).chars().count())
                    .collect();
                assert_eq!(found, bare(entered), "{kind}");
            }
        }
    }
    for kind in PaperKind::ALL
        .iter()
        .map(|kind| kind.word())
        .chain(["pledges"])
    {
        let found = kinds.get(kind).copied().unwrap_or(0);
        assert!(found >= passes, "{kind} printed {found} fields: {kinds:?}");
    }
}

#[test]
fn a_character_that_no_paper_can_print_is_refused_at_every_field() {
    let Meeting { mut app, .. } = filled();
    let entered = enter(&mut app, |_| " ☎\u{fe0f}🙂".into());
    assert!(entered.is_empty(), "{entered:?}");
}

#[test]
fn tabs_and_rare_line_ends_become_blanks_in_lines_and_line_ends_in_texts() {
    let Meeting { mut app, .. } = filled();
    let saved = app.add(
        "party",
        party("A\tlong\u{2028}name\u{2029}of\u{b}a\u{c}state\u{85}here"),
    );
    assert_eq!(saved["name"], "A long name of a state here");
    let item = app.list("agenda_item")[0].clone();
    let minutes = "One\u{2028}two\u{2029}three\r\n- item\n\t- sub\titem\u{ad}s";
    let saved = app
        .change("agenda_item", &item, "minutes", json!(minutes))
        .unwrap();
    assert_eq!(
        saved["minutes"],
        "One\ntwo\nthree\n- item\n    - sub item\u{ad}s"
    );
}

#[test]
fn what_no_paper_can_print_in_an_older_file_is_found_by_the_checks_and_named() {
    let Meeting { mut app, third } = a_meeting();
    let named = app
        .list("party")
        .into_iter()
        .find(|p| p["name"] == "Latvia")
        .unwrap();
    let mut fields: PartyFields = serde_json::from_value(fields_of(&named)).unwrap();
    fields.name = "Latvia ☎".into();
    let op = app.session.op("an older version of the program");
    let id: Id<PartyFields> = named["id"].as_str().unwrap().parse().unwrap();
    let write = |tx: &store::Tx| tx.save(id, 1, &fields);
    app.session.store_mut().unwrap().write(&op, write).unwrap();
    let findings = app.ok("checks", json!({ "id": third["id"] }));
    let found: Vec<&Value> = findings
        .as_array()
        .unwrap()
        .iter()
        .filter(|f| f["rule"] == "unprintable")
        .collect();
    assert_eq!(found.len(), 1, "{findings}");
    assert_eq!(found[0]["record"], named["id"]);
    assert_eq!(found[0]["grade"], "error");
    assert_eq!(found[0]["values"]["code"], "U+260E");
}
