//! What the file holds: the same bytes for the same paper, and words that can be taken out again.

use super::material::*;
use chancery_core::report::block::*;
use lopdf::{Dictionary, Document, Object};
use std::{io::Write, process::Command};

fn open(paper: &Paper) -> Document {
    Document::load_mem(&file(paper)).unwrap()
}

fn get<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> &'a Object {
    let value = dictionary
        .get(key.as_bytes())
        .unwrap_or_else(|_| panic!("no {key}"));
    document.dereference(value).unwrap().1
}

fn named(document: &Document, key: &str) -> Dictionary {
    get(document, document.catalog().unwrap(), key)
        .as_dict()
        .unwrap()
        .clone()
}

/// What a program makes of the file.
pub fn said(program: &str, arguments: &[&str], paper: &Paper) -> String {
    let mut copy = tempfile::NamedTempFile::new().unwrap();
    copy.write_all(&file(paper)).unwrap();
    let output = Command::new(program)
        .args(arguments)
        .arg(copy.path())
        .arg("-")
        .output();
    let output = output.unwrap_or_else(|error| panic!("{program} (poppler-utils): {error}"));
    String::from_utf8(output.stdout).unwrap()
}

/// Words with single spaces between them.
pub fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_same_paper_gives_the_same_bytes_twice_in_one_process() {
    let paper = everything();
    let first = file(&paper);
    file(&super::material::paper(lines(3)));
    assert!(first == file(&paper));
}

#[test]
fn another_paper_has_another_identity() {
    let identity = |paper: &Paper| open(paper).trailer.get(b"ID").unwrap().clone();
    let mut other = everything();
    other.meta.subject.push('.');
    assert_ne!(identity(&everything()), identity(&other));
}

#[test]
fn words_in_ukrainian_estonian_and_greek_come_out_as_they_went_in() {
    let text = even(&said("pdftotext", &["-enc", "UTF-8"], &everything()));
    for words in [UKRAINIAN, ESTONIAN, GREEK, "first of five offices"] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn the_no_break_spaces_of_an_amount_are_in_the_file() {
    let mut paper = paper(vec![numbered("1.", words(format!("Announced: {AMOUNT}.")))]);
    paper.running = Running::default();
    let document = open(&paper);
    // poppler makes plain spaces of them, so the tables that say what glyphs stand for are read.
    let tables: Vec<String> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"ToUnicode").ok())
        .map(|table| document.dereference(table).unwrap().1.as_stream().unwrap())
        .map(|table| String::from_utf8(table.get_plain_content().unwrap()).unwrap())
        .collect();
    let no_breaks = tables
        .iter()
        .filter(|table| table.contains("<00A0>"))
        .count();
    let spaces = tables
        .iter()
        .filter(|table| table.contains("<0020>"))
        .count();
    assert_eq!((no_breaks, spaces > no_breaks), (1, true), "{tables:?}");
    let structure = structure(&paper);
    assert!(
        even(&structure).contains("Announced: EUR 12 450 000."),
        "{structure}"
    );
}

#[test]
fn letters_with_marks_come_out_as_they_went_in() {
    let text = even(&said("pdftotext", &["-enc", "UTF-8"], &everything()));
    assert!(text.contains("e\u{301} and q\u{301}\u{323}"), "{text}");
}

#[test]
fn nothing_is_drawn_that_is_neither_tagged_nor_an_artifact() {
    let document = open(&everything());
    for page in document.page_iter() {
        let mut depth = 0;
        let bytes = document.get_page_content(page);
        for operation in lopdf::content::Content::decode(&bytes).unwrap().operations {
            match operation.operator.as_str() {
                "BDC" => depth += 1,
                "EMC" => depth -= 1,
                "TJ" | "Tj" | "f" => assert!(depth > 0),
                _ => {}
            }
        }
        assert_eq!(depth, 0);
    }
}

#[test]
fn info_and_xmp_say_the_same() {
    let document = open(&everything());
    let catalog = document.catalog().unwrap();
    let packet = get(&document, catalog, "Metadata").as_stream().unwrap();
    assert!(
        packet.dict.get(b"Filter").is_err(),
        "the packet is readable as it stands"
    );
    let packet = std::str::from_utf8(&packet.content).unwrap();
    for said in [
        "A paper &amp; its &lt;marks&gt;",
        "Secretariat of the Test Coalition",
        "<xmp:CreateDate>2024-04-03T09:30:00Z</xmp:CreateDate>",
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ] {
        assert!(packet.contains(said), "{said}");
    }
    let info = document
        .trailer
        .get(b"Info")
        .unwrap()
        .as_reference()
        .unwrap();
    let info = document.get_dictionary(info).unwrap();
    let value = |key: &str| lopdf::decode_text_string(get(&document, info, key)).unwrap();
    assert_eq!(value("Subject"), "A paper & its <marks>");
    assert_eq!(value("Author"), "Secretariat of the Test Coalition");
    assert_eq!(value("CreationDate"), "D:20240403093000Z");
}

#[test]
fn the_outline_is_nested_like_the_headings() {
    let document = open(&everything());
    let outline = named(&document, "Outlines");
    let title =
        |entry: &Dictionary| lopdf::decode_text_string(get(&document, entry, "Title")).unwrap();
    let first = |entry: &Dictionary| get(&document, entry, "First").as_dict().unwrap().clone();
    let discussion = first(&outline);
    let part = first(&discussion);
    let deep = first(&part);
    let titles = [title(&discussion), title(&part), title(&deep)];
    assert_eq!(titles, ["Discussion", "Part", "Part of a part"]);
    assert_eq!(get(&document, &outline, "Count").as_i64().unwrap(), 3);
    let next = get(&document, &discussion, "Next").as_dict().unwrap();
    assert_eq!(title(next), "Contributions");
}

#[test]
fn attachments_are_whole_and_related_to_the_paper() {
    let document = open(&everything());
    let files = get(&document, document.catalog().unwrap(), "AF")
        .as_array()
        .unwrap();
    let relation = |at: usize| {
        let file = document
            .dereference(&files[at])
            .unwrap()
            .1
            .as_dict()
            .unwrap();
        let content = get(&document, file, "EF").as_dict().unwrap();
        let content = get(&document, content, "F").as_stream().unwrap();
        assert_eq!(content.get_plain_content().unwrap(), b"{}");
        get(&document, file, "AFRelationship")
            .as_name()
            .unwrap()
            .to_vec()
    };
    assert_eq!(
        (relation(0), relation(1)),
        (b"Source".to_vec(), b"Data".to_vec())
    );
    let names = named(&document, "Names");
    let names = get(&document, &names, "EmbeddedFiles").as_dict().unwrap();
    let names = get(&document, names, "Names").as_array().unwrap();
    assert_eq!(
        names[0].as_str().unwrap(),
        b"figures.json",
        "a name tree is sorted"
    );
}

#[test]
fn addresses_are_written_in_ascii() {
    let document = open(&everything());
    let addresses: Vec<String> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"A").ok()?.as_dict().ok())
        .filter_map(|action| Some(lopdf::decode_text_string(action.get(b"URI").ok()?).unwrap()))
        .collect();
    let encoded = "https://example.org/%D1%81%D0%BB%D0%BE%D0%B2%D0%BE?a=1&b=(2)";
    assert!(
        addresses.iter().any(|address| address == encoded),
        "{addresses:?}"
    );
}

#[test]
fn those_who_listen_are_told_what_each_thing_is() {
    let structure = structure(&everything());
    for told in [
        "H1 (block)\n    \"Summary of the first meeting of the Test Group\"",
        "H4 (block)",
        "/ListNumbering /Decimal",
        "/Scope /Row",
        "/Scope /Column",
        "TFoot",
        "BlockQuote",
        "Reference (inline)",
        "Note <note-0000000001>",
        "Figure",
    ] {
        assert!(structure.contains(told), "{told}\n{structure}");
    }
}

fn structure(paper: &Paper) -> String {
    let mut copy = tempfile::NamedTempFile::new().unwrap();
    copy.write_all(&file(paper)).unwrap();
    let output = Command::new("pdfinfo")
        .arg("-struct-text")
        .arg(copy.path())
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}
