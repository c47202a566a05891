//! The table of contents, from ten pages on.

use super::{item, summary_of};
use crate::support::{TestApp, body, meeting};
use chancery_core::report::{docx, layout, pdf, print};
use lopdf::{Document, Object};
use serde_json::Value;
use std::io::Read;

const WORDS: &str = "The chair went through the list, and several delegations said that what they had promised stood. ";

/// A meeting with so many items of half a page each.
fn long(items: i64) -> (TestApp, Value) {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Steering Group"));
    let first = app.add("meeting", meeting(&group, 1, "2024-04-03"));
    let minutes = vec![WORDS.repeat(6); 3].join("\n\n");
    for number in 1..=items {
        let title = format!("Subject {number:03}");
        app.add("agenda_item", item(&first, number, &title, Some(&minutes)));
    }
    (app, first)
}

#[test]
fn a_paper_of_ten_pages_has_a_table_of_contents_with_the_pages_of_its_headings() {
    has_contents(20, 0);
    has_contents(36, 1);
}

/// The summary of so many items has its table of contents on this page, from 0.
fn has_contents(items: i64, page: usize) {
    let (app, first) = long(items);
    let paper = summary_of(&app, &first);
    let pages = layout(&paper).unwrap();
    assert!(pages.count() >= 10);
    let lines = pages.text_on(page);
    assert!(lines.iter().any(|l| l.text == "Contents"));
    let on = |page: usize, text: &str| {
        let lines = pages.text_on(page);
        lines.iter().any(|l| l.text.trim() == text && !l.artifact)
    };
    for number in [1, 7, items] {
        let title = format!("Item {number}: Subject {number:03}");
        let line = lines
            .iter()
            .find(|l| l.text.trim() == title)
            .unwrap_or_else(|| panic!("{title}: {lines:?}"));
        let beside = |l: &&chancery_core::report::PlacedText| {
            (l.y - line.y).abs() < 0.1 && l.x > line.x && l.text != line.text
        };
        let page: usize = lines
            .iter()
            .find(beside)
            .unwrap()
            .text
            .trim()
            .parse()
            .unwrap();
        assert!(on(page - 1, &title), "{title} is not on page {page}");
    }
    let file = Document::load_mem(&pdf(&pages, &paper.meta).unwrap()).unwrap();
    let kinds = |wanted: &[u8]| {
        let objects = file.objects.values();
        let named = |o: &&Object| {
            let kind = o
                .as_dict()
                .and_then(|d| d.get(b"S"))
                .and_then(Object::as_name);
            kind.is_ok_and(|kind| kind == wanted)
        };
        objects.filter(named).count()
    };
    assert_eq!(kinds(b"TOC"), 1);
    assert!(kinds(b"TOCI") >= usize::try_from(items).unwrap());
    assert_eq!(print(&paper).unwrap(), print(&paper).unwrap());
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx(&paper).unwrap())).unwrap();
    let mut xml = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    part.read_to_string(&mut xml).unwrap();
    assert!(xml.contains("TOC \\o"), "no field");
}

#[test]
fn a_short_paper_has_none_and_nothing_is_left_of_it() {
    let (app, first) = long(3);
    let paper = summary_of(&app, &first);
    let pages = layout(&paper).unwrap();
    assert!(pages.count() < 10);
    assert!(pages.text_on(0).iter().all(|l| l.text != "Contents"));
    let file = pdf(&pages, &paper.meta).unwrap();
    let file = Document::load_mem(&file).unwrap();
    for object in file.objects.values() {
        let kind = object
            .as_dict()
            .and_then(|d| d.get(b"S"))
            .and_then(Object::as_name);
        assert!(kind.is_err() || !matches!(kind.unwrap(), b"NonStruct" | b"TOC"));
    }
}
