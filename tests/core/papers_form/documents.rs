//! Annexes, captions, the lines to sign on, and the files inside.

use super::{everything, headings, item, of, summary_of};
use crate::{
    seal::Held,
    summary::{says, text},
};
use chancery_core::{
    model::*,
    report::{
        PaperOptions,
        block::{Block, Paper},
        docx, print,
    },
};
use lopdf::{Document, Object};
use serde_json::{Value, json};
use std::io::Read;

fn captions(paper: &Paper) -> Vec<String> {
    let captions = paper.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => table.caption.clone(),
        _ => None,
    });
    captions.collect()
}

#[test]
fn annexes_and_tables_are_numbered_in_the_order_in_which_they_stand() {
    let mut held = Held::new();
    let meeting = held.meeting["id"].clone();
    held.app.add("meeting_document", json!({
        "meeting": meeting, "symbol": "TC/SG/2/3", "title": "Figures", "party": held.party["id"], "sources": []
    }));
    let all = everything();
    let wish = PaperOptions {
        audience: Some(&all),
        ..PaperOptions::default()
    };
    let paper = of(&held.app, &held.meeting, &wish);
    let headings = headings(&paper);
    let annexes: Vec<&String> = headings.iter().filter(|h| h.starts_with("Annex")).collect();
    assert_eq!(
        annexes,
        [
            "Annex I. Participants",
            "Annex II. Documents before the meeting"
        ]
    );
    assert_eq!(headings.last().map(String::as_str), Some("Sources"));
    let text = text(&paper);
    says(&text, "TC/SG/2/3 | Figures | State 001 | \n | Plan |  | 1");
    for (at, caption) in captions(&paper).iter().enumerate() {
        assert!(
            caption.starts_with(&format!("Table {}. ", at + 1)),
            "{caption}"
        );
    }
    assert!(captions(&paper).len() >= 5, "{:?}", captions(&paper));
    print(&paper).unwrap();
}

/// The meeting with two who chaired, whose summary is to be signed.
fn signed() -> Held {
    let mut held = Held::new();
    let other = held.app.add("party", crate::support::party("State 002"));
    let people = held.app.list("person");
    let meetings = held.app.list("meeting");
    let meeting = meetings.iter().find(|m| m["ordinal"] == 2).unwrap();
    let changed = held
        .app
        .change("meeting", meeting, "chairParties", json!([other["id"]]))
        .unwrap();
    held.app
        .change(
            "meeting",
            &changed,
            "chairPersons",
            json!([people[0]["id"]]),
        )
        .unwrap();
    let attendee = held.app.list("attendee")[0].clone();
    held.app
        .change("attendee", &attendee, "titleThen", json!("Minister"))
        .unwrap();
    let draft = held.start();
    held.app
        .change("document", &draft, "signOff", json!(true))
        .unwrap();
    held
}

#[test]
fn the_chairs_have_lines_to_sign_on_where_the_document_asks_for_them() {
    let held = signed();
    let paper = summary_of(&held.app, &held.meeting);
    let text = text(&paper);
    says(
        &text,
        "Signatures of the co-chairs\nChair; Minister; State 001\nState 002; ",
    );
    let without = PaperOptions {
        kind: PaperKind::Agenda,
        ..PaperOptions::default()
    };
    let agenda = of(&held.app, &held.meeting, &without);
    assert!(!headings(&agenda).iter().any(|h| h.contains("Signature")));
    // A program for word processors has the same names, and no field.
    let file = docx(&paper).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut xml = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    part.read_to_string(&mut xml).unwrap();
    assert!(xml.contains(">State 002<") && xml.contains(">Minister<"));
}

#[test]
fn the_file_has_an_empty_field_to_be_signed_for_each_of_them() {
    let held = signed();
    let paper = summary_of(&held.app, &held.meeting);
    let printed = print(&paper).unwrap();
    assert_eq!(printed, print(&paper).unwrap());
    let file = Document::load_mem(&printed.pdf).unwrap();
    let form = file.catalog().unwrap().get(b"AcroForm").unwrap();
    let form = file.dereference(form).unwrap().1.as_dict().unwrap();
    assert_eq!(form.get(b"SigFlags").unwrap().as_i64().unwrap(), 1);
    let fields = form.get(b"Fields").unwrap().as_array().unwrap();
    let said: Vec<(String, String)> = fields
        .iter()
        .map(|field| {
            let field = file.dereference(field).unwrap().1.as_dict().unwrap();
            assert_eq!(field.get(b"FT").unwrap().as_name().unwrap(), b"Sig");
            assert!(field.get(b"V").is_err(), "nobody has signed yet");
            assert!(field.get(b"StructParent").is_ok());
            let look = field
                .get(b"AP")
                .unwrap()
                .as_dict()
                .unwrap()
                .get(b"N")
                .unwrap();
            assert!(matches!(
                file.dereference(look).unwrap().1,
                Object::Stream(_)
            ));
            let text = |key: &[u8]| {
                let text = field.get(key).unwrap().as_str().unwrap();
                String::from_utf8(text.to_vec()).unwrap()
            };
            (text(b"T"), text(b"TU"))
        })
        .collect();
    let expected = [
        ("sign-1", "Signature of Chair"),
        ("sign-2", "Signature of State 002"),
    ];
    assert_eq!(said, expected.map(|(t, u)| (t.to_owned(), u.to_owned())));
    let none = Held::new();
    let plain = print(&summary_of(&none.app, &none.meeting)).unwrap();
    let plain = Document::load_mem(&plain.pdf).unwrap();
    assert!(plain.catalog().unwrap().get(b"AcroForm").is_err());
}

#[test]
fn the_data_is_explained_and_holds_names_and_no_identities() {
    let mut held = Held::new();
    let meeting = held.meeting.clone();
    held.app
        .add("agenda_item", item(&meeting, 3, "Training", None));
    let paper = summary_of(&held.app, &meeting);
    let file = |name: &str| -> String {
        let attached = paper.meta.attachments.iter();
        let found = attached.into_iter().find(|a| a.name == name).unwrap();
        String::from_utf8(found.bytes.clone()).unwrap()
    };
    let readme = file("README.txt");
    for attachment in &paper.meta.attachments {
        let told = readme.contains(&attachment.name) || attachment.name == "README.txt";
        assert!(told, "{}:\n{readme}", attachment.name);
    }
    let data: Value = serde_json::from_str(&file("summary.json")).unwrap();
    let schema: Value = serde_json::from_str(&file("summary.schema.json")).unwrap();
    for name in data.as_object().unwrap().keys() {
        assert!(schema["properties"][name].is_object(), "{name}");
    }
    for required in schema["required"].as_array().unwrap() {
        assert!(data.get(required.as_str().unwrap()).is_some(), "{required}");
    }
    assert_eq!(data["documents"][0]["submittedBy"], json!(null));
    assert_eq!(data["decisions"][0]["item"], json!(1));
    let text = data.to_string();
    for noun in ["party", "agenda_item", "decision", "pledge"] {
        for row in held.app.list(noun) {
            assert!(!text.contains(row["id"].as_str().unwrap()), "{noun}");
        }
    }
}
