//! What a program that follows the standard reads out of a paper: the words in the order of the
//! structure, by what glyphs stand for and what is said to be there instead of them.

use lopdf::{Dictionary, Document, Object, ObjectId, content::Content};
use std::collections::BTreeMap;

type Codes = BTreeMap<u16, String>;
/// The words of each tagged piece of a page.
type Pieces = BTreeMap<(ObjectId, i64), String>;

/// The content of a paper without what is repeated, one element of the structure a line.
pub fn read_back(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    let mut pieces = Pieces::new();
    for page in document.page_iter() {
        let fonts = document.get_page_fonts(page).unwrap();
        let codes: BTreeMap<Vec<u8>, Codes> = fonts
            .into_iter()
            .map(|(name, font)| (name, codes(&document, font)))
            .collect();
        let content = Content::decode(&document.get_page_content(page)).unwrap();
        read_page(&content, &codes, page, &mut pieces);
    }
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let mut text = String::new();
    read_element(&document, root, None, &pieces, &mut text);
    text
}

/// What hangs on an element: other elements, pieces of its page, pieces of other pages.
fn read_element(
    document: &Document,
    element: &Object,
    page: Option<ObjectId>,
    pieces: &Pieces,
    text: &mut String,
) {
    let element = document.dereference(element).unwrap().1;
    match element {
        Object::Integer(piece) => text.push_str(&pieces[&(page.unwrap(), *piece)]),
        Object::Array(kids) => {
            for kid in kids {
                read_element(document, kid, page, pieces, text);
            }
        }
        Object::Dictionary(element) => {
            let own = element.get(b"Pg").and_then(Object::as_reference).ok();
            let page = own.or(page);
            if let Ok(piece) = element.get(b"MCID") {
                read_element(document, piece, page, pieces, text);
            } else if let Ok(kids) = element.get(b"K") {
                read_element(document, kids, page, pieces, text);
                text.push('\n');
            }
        }
        _ => {}
    }
}

/// What an open piece of marked content does to the text inside.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Tagged,
    Artifact,
    Replaced,
}

fn read_page(
    content: &Content,
    fonts: &BTreeMap<Vec<u8>, Codes>,
    page: ObjectId,
    pieces: &mut Pieces,
) {
    let mut text = String::new();
    let mut piece = 0;
    let mut open = Vec::new();
    let mut font = None;
    for operation in &content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BDC" => {
                let properties = operands[1].as_dict().unwrap();
                let actual = properties.get(b"ActualText");
                let artifact = operands[0].as_name().unwrap() == b"Artifact";
                open.push(match actual {
                    Ok(actual) => {
                        if !open.contains(&Open::Artifact) {
                            text.push_str(&utf16(&actual.as_str().unwrap()[2..]));
                        }
                        Open::Replaced
                    }
                    Err(_) if artifact => Open::Artifact,
                    Err(_) => {
                        piece = properties.get(b"MCID").unwrap().as_i64().unwrap();
                        Open::Tagged
                    }
                });
            }
            "EMC" => {
                let ended = open.pop();
                if ended == Some(Open::Tagged) {
                    pieces.insert((page, piece), std::mem::take(&mut text));
                }
            }
            "Tf" => font = fonts.get(operands[0].as_name().unwrap()),
            "TJ" if open.iter().all(|open| *open == Open::Tagged) => {
                let strings = operands[0].as_array().unwrap().iter();
                for string in strings.filter_map(|object| object.as_str().ok()) {
                    for code in string.chunks_exact(2) {
                        let code = u16::from_be_bytes([code[0], code[1]]);
                        text.push_str(&font.unwrap()[&code]);
                    }
                }
            }
            _ => {}
        }
    }
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes
        .chunks_exact(2)
        .map(|two| u16::from_be_bytes([two[0], two[1]]));
    String::from_utf16(&units.collect::<Vec<_>>()).unwrap()
}

/// The table that says what the glyphs of a font stand for.
fn codes(document: &Document, font: &Dictionary) -> Codes {
    let table = font
        .get(b"ToUnicode")
        .and_then(Object::as_reference)
        .unwrap();
    let table = document.get_object(table).unwrap().as_stream().unwrap();
    let table = String::from_utf8(table.get_plain_content().unwrap()).unwrap();
    let hex = |text: &str| -> Vec<u8> {
        let digits = text.trim_matches(['<', '>']);
        (0..digits.len() / 2)
            .map(|at| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).unwrap())
            .collect()
    };
    let mut codes = Codes::new();
    for section in table.split("beginbfchar").skip(1) {
        let section = section.split("endbfchar").next().unwrap();
        let items: Vec<&str> = section.split('<').skip(1).collect();
        for pair in items.chunks_exact(2) {
            let [code, stands] =
                [pair[0], pair[1]].map(|part| hex(part.split('>').next().unwrap()));
            codes.insert(u16::from_be_bytes([code[0], code[1]]), utf16(&stands));
        }
    }
    assert!(
        !codes.is_empty() && !table.contains("beginbfrange"),
        "{table}"
    );
    codes
}
