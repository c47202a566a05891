//! A paper for word processors: its parts, its styles, and what readers cite.

use super::material::*;
use chancery_core::report::{self, PaperError, block::*};
use quick_xml::{Reader, XmlVersion, events::Event};
use std::{
    collections::BTreeSet,
    io::{Cursor, Read},
};

/// An element or words, as they come.
enum Piece {
    Open(String, Vec<(String, String)>),
    Close(String),
    Words(String),
}

/// A paragraph: its style and its words, tabs as tabs.
#[derive(Debug, Default, PartialEq)]
struct Paragraph {
    style: String,
    text: String,
}

fn parts(file: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn part(file: &[u8], name: &str) -> String {
    let mut all = parts(file).into_iter();
    all.find(|(part, _)| part == name).unwrap().1
}

/// Reads XML to its end; what is not well-formed stops the test.
fn pieces(xml: &str) -> Vec<Piece> {
    let mut reader = Reader::from_str(xml);
    let mut all = Vec::new();
    let mut depth = 0_usize;
    loop {
        let opened = |start: &quick_xml::events::BytesStart| {
            let name = start.name().as_ref().to_owned();
            let attributes = start.attributes().map(|a| {
                let a = a.unwrap();
                let key = a.key.as_ref().to_owned();
                let value = a.normalized_value(XmlVersion::Explicit1_0).unwrap();
                (key, value.into_owned())
            });
            (name, attributes.collect::<Vec<_>>())
        };
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(start) => {
                depth += 1;
                let (name, attributes) = opened(&start);
                all.push(Piece::Open(name, attributes));
            }
            Event::Empty(start) => {
                let (name, attributes) = opened(&start);
                all.push(Piece::Open(name.clone(), attributes));
                all.push(Piece::Close(name));
            }
            Event::End(end) => {
                depth -= 1;
                let name = end.name().as_ref().to_owned();
                all.push(Piece::Close(name));
            }
            Event::Text(text) => all.push(Piece::Words(text.to_string())),
            Event::GeneralRef(entity) => {
                let word = match &*entity {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("unknown entity {other}"),
                };
                all.push(Piece::Words(word.into()));
            }
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    all
}

fn paragraphs(xml: &str) -> Vec<Paragraph> {
    let mut all = Vec::new();
    let mut now = Paragraph::default();
    let mut in_run = false;
    for piece in pieces(xml) {
        match piece {
            Piece::Open(name, attributes) => match name.as_str() {
                "w:p" => now = Paragraph::default(),
                "w:pStyle" => now.style = attributes[0].1.clone(),
                "w:r" => in_run = true,
                "w:tab" if in_run => now.text.push('\t'),
                _ => {}
            },
            Piece::Close(name) if name == "w:p" => all.push(std::mem::take(&mut now)),
            Piece::Close(name) if name == "w:r" => in_run = false,
            Piece::Words(words) => now.text.push_str(&words),
            Piece::Close(_) => {}
        }
    }
    all
}

/// The values that an attribute of an element takes, in order.
fn values(xml: &str, element: &str, attribute: &str) -> Vec<String> {
    let mut all = Vec::new();
    for piece in pieces(xml) {
        if let Piece::Open(name, attributes) = piece
            && name == element
        {
            let found = attributes.into_iter().filter(|(key, _)| key == attribute);
            all.extend(found.map(|(_, value)| value));
        }
    }
    all
}

fn styled<'a>(all: &'a [Paragraph], style: &str) -> Vec<&'a str> {
    let found = all.iter().filter(|p| p.style == style);
    found.map(|p| p.text.as_str()).collect()
}

#[test]
fn the_same_paper_gives_the_same_document_in_every_thread() {
    let first = report::docx(&everything()).unwrap();
    let others: Vec<_> = (0..3)
        .map(|_| std::thread::spawn(|| report::docx(&everything()).unwrap()))
        .collect();
    for other in others {
        assert!(first == other.join().unwrap());
    }
}

#[test]
fn every_part_of_a_document_is_well_formed_and_none_is_missing() {
    let file = report::docx(&everything()).unwrap();
    let all = parts(&file);
    let names: BTreeSet<_> = all.iter().map(|(name, _)| format!("/{name}")).collect();
    assert_eq!(all[0].0, "[Content_Types].xml");
    for (_, xml) in &all {
        pieces(xml);
    }
    for named in values(&all[0].1, "Override", "PartName") {
        assert!(names.contains(&named), "{named}");
    }
    let relations = part(&file, "word/_rels/document.xml.rels");
    let ids = values(&relations, "Relationship", "Id");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    let document = part(&file, "word/document.xml");
    for element in ["w:hyperlink", "w:headerReference", "w:footerReference"] {
        let asked = values(&document, element, "r:id");
        assert!(!asked.is_empty(), "{element}");
        assert!(asked.iter().all(|id| ids.contains(id)), "{element}");
    }
    let targets = values(&relations, "Relationship", "Target");
    assert!(targets.contains(&"https://example.org/слово?a=1&b=(2)".into()));
}

#[test]
fn every_style_that_a_document_uses_is_defined_once() {
    let file = report::docx(&everything()).unwrap();
    let defined = values(&part(&file, "word/styles.xml"), "w:style", "w:styleId");
    let set: BTreeSet<_> = defined.iter().collect();
    assert_eq!(set.len(), defined.len());
    for name in ["word/document.xml", "word/header1.xml", "word/footer1.xml"] {
        let xml = part(&file, name);
        for element in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
            for used in values(&xml, element, "w:val") {
                assert!(set.contains(&used), "{used}");
            }
        }
    }
    let text = paragraphs(&part(&file, "word/document.xml"));
    assert_eq!(
        styled(&text, "Title"),
        ["Summary of the first meeting of the Test Group"]
    );
    assert_eq!(
        styled(&text, "Heading1"),
        ["Discussion", "Contributions", "Sources"]
    );
    assert_eq!(styled(&text, "Heading2"), ["Part"]);
    assert_eq!(styled(&text, "Heading3"), ["Part of a part"]);
    assert_eq!(styled(&text, "Caption").len(), 2);
}

#[test]
fn the_numbers_that_readers_cite_are_words_that_no_change_renumbers() {
    let file = report::docx(&everything()).unwrap();
    let document = part(&file, "word/document.xml");
    let text = paragraphs(&document);
    let numbered = styled(&text, "NumberedParagraph");
    let numbers: Vec<_> = numbered
        .iter()
        .map(|p| p.split_once('\t').unwrap().0)
        .collect();
    assert_eq!(numbers, ["1.", "2.", "10.12"]);
    // Only the lists count by themselves, and each list with numbers begins at 1.
    let lists = values(&document, "w:numId", "w:val");
    assert_eq!(lists, ["2", "2"]);
    let numbering = part(&file, "word/numbering.xml");
    assert_eq!(values(&numbering, "w:startOverride", "w:val"), ["1"]);
}

#[test]
fn references_lead_to_the_note_with_their_number() {
    let file = report::docx(&everything()).unwrap();
    let document = part(&file, "word/document.xml");
    let names = values(&document, "w:bookmarkStart", "w:name");
    assert_eq!(names, ["note_1", "note_2"]);
    let ids = values(&document, "w:bookmarkStart", "w:id");
    assert_eq!(ids, values(&document, "w:bookmarkEnd", "w:id"));
    let led = values(&document, "w:hyperlink", "w:anchor");
    assert_eq!(led, ["note_1", "note_2", "note_2"]);
}

#[test]
fn the_head_of_a_table_is_repeated_and_amounts_stand_at_the_right() {
    let rows = vec![row(&["State 1", "training", AMOUNT])];
    let totals = row(&["Total", "", AMOUNT]);
    let blocks = vec![Block::Table(table(rows, Some(totals)))];
    let file = report::docx(&paper(blocks)).unwrap();
    let document = part(&file, "word/document.xml");
    assert_eq!(document.matches("<w:tblHeader/>").count(), 1);
    // Head, row and totals of the last column, and the right side of the masthead's two lines.
    assert_eq!(document.matches("<w:jc w:val=\"right\"/>").count(), 3 + 2);
    let text = paragraphs(&document);
    assert_eq!(styled(&text, "TableHead"), ["State", "Purpose", "Sum"]);
    assert_eq!(styled(&text, "TableTotal"), ["Total", "", AMOUNT]);
    let masthead = 2;
    let widths: Vec<u32> = values(&document, "w:gridCol", "w:w")[masthead..]
        .iter()
        .map(|w| w.parse().unwrap())
        .collect();
    let whole: u32 = widths.iter().sum();
    assert!((9060..=9080).contains(&whole), "{widths:?}");
}

#[test]
fn marking_and_page_number_stand_on_every_page() {
    let file = report::docx(&everything()).unwrap();
    let document = part(&file, "word/document.xml");
    assert_eq!(
        values(&document, "w:headerReference", "w:type"),
        ["default"]
    );
    assert!(!document.contains("titlePg"));
    let header = paragraphs(&part(&file, "word/header1.xml"));
    assert_eq!(header[0].text, "TLP:GREEN · DRAFT");
    let footer = part(&file, "word/footer1.xml");
    assert_eq!(
        paragraphs(&footer)[0].text,
        "TC/1 · 3 April 2024 · page 1 of 1\tTLP:GREEN · DRAFT"
    );
    assert_eq!(
        values(&footer, "w:fldSimple", "w:instr"),
        ["PAGE", "NUMPAGES"]
    );
}

#[test]
fn a_document_tracks_changes_and_says_what_it_is() {
    let file = report::docx(&everything()).unwrap();
    assert!(part(&file, "word/settings.xml").contains("<w:trackRevisions/>"));
    let core = part(&file, "docProps/core.xml");
    assert!(core.contains("<dc:creator>Secretariat of the Test Coalition</dc:creator>"));
    assert!(core.contains("A paper &amp; its &lt;marks&gt;"));
    assert_eq!(core.matches("2024-04-03T09:30:00Z").count(), 2);
    let styles = part(&file, "word/styles.xml");
    assert_eq!(values(&styles, "w:lang", "w:val"), ["en"]);
    let document = part(&file, "word/document.xml");
    let languages: BTreeSet<_> = values(&document, "w:lang", "w:val").into_iter().collect();
    assert_eq!(
        languages.into_iter().collect::<Vec<_>>(),
        ["el", "et", "uk"]
    );
    assert!(document.contains(AMOUNT));
    assert_eq!(values(&document, "w:pgSz", "w:w"), ["11906"]);
    assert_eq!(values(&document, "w:pgMar", "w:left"), ["1417"]);
}

#[test]
fn a_chart_is_told_in_words() {
    let file = report::docx(&paper(vec![Block::Figure(figure())])).unwrap();
    let text = paragraphs(&part(&file, "word/document.xml"));
    let said: Vec<_> = text.iter().map(|p| p.text.as_str()).collect();
    for words in [figure().alternative, figure().caption, "not known".into()] {
        assert!(said.contains(&words.as_str()), "{words}");
    }
}

#[test]
fn what_no_document_can_hold_is_refused() {
    let blocks = vec![paragraph("A bell \u{7} rings.")];
    let refused = report::docx(&paper(blocks));
    assert!(matches!(
        refused,
        Err(PaperError::NoGlyph {
            character: '\u{7}',
            ..
        })
    ));
    let blocks = vec![numbered("1.", vec![Span::note(7)])];
    assert_eq!(report::docx(&paper(blocks)), Err(PaperError::NoSuchNote(7)));
}
