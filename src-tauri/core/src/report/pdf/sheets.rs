//! The pages as objects, with their content and the links on them.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::super::error::PaperError;
use super::super::layout::measure::{PAGE_HEIGHT, PAGE_WIDTH};
use super::super::pages::{Link, NotePlace, Pages, Target};
use super::objects::{height, integer, name, rectangle, text};
use super::print::Printed;

/// Where the pages and their links are among the objects.
pub(super) struct Sheets {
    pages: Vec<ObjectId>,
    annotations: Vec<(ObjectId, ObjectId)>,
}

impl Sheets {
    /// A page.
    pub fn page(&self, page: usize) -> ObjectId {
        *self.pages.get(page).expect("every page has an id")
    }

    /// The page and the annotation of a link.
    pub fn annotation(&self, link: usize) -> (ObjectId, ObjectId) {
        *self
            .annotations
            .get(link)
            .expect("every link has an annotation")
    }
}

/// Adds the pages, their content and their links; gives back the document.
pub(super) fn add_sheets(printed: Printed, pages: &Pages) -> Result<(Document, Sheets), PaperError> {
    let mut document = printed.document;
    let parent = pages_id(&document).map_err(|error| PaperError::Writer(error.to_string()))?;
    let ids: Vec<ObjectId> = pages.pages.iter().map(|_| document.new_object_id()).collect();
    let resources = document.add_object(dictionary! { "Font" => printed.fonts });
    let mut sheets = Sheets {
        pages: ids,
        annotations: Vec::with_capacity(pages.links.len()),
    };
    let mut of_page: BTreeMap<usize, Vec<Object>> = BTreeMap::new();
    let notes: BTreeMap<u32, &NotePlace> =
        pages.notes.iter().map(|note| (note.number, note)).collect();
    for (at, link) in pages.links.iter().enumerate() {
        let mut annotation = annotation(link, &sheets, &notes);
        annotation.set("StructParent", integer(pages.pages.len() + at));
        let id = document.add_object(annotation);
        sheets.annotations.push((sheets.page(link.page), id));
        of_page.entry(link.page).or_default().push(id.into());
    }
    for (at, content) in printed.streams.into_iter().enumerate() {
        let content = document.add_object(Stream::new(Dictionary::new(), content));
        let mut page = dictionary! {
            "Type" => "Page",
            "Parent" => parent,
            "MediaBox" => vec![0.into(), 0.into(), PAGE_WIDTH.into(), PAGE_HEIGHT.into()],
            "Resources" => resources,
            "Contents" => content,
            "StructParents" => integer(at),
            "Tabs" => "S",
        };
        if let Some(links) = of_page.remove(&at) {
            page.set("Annots", links);
        }
        document.set_object(sheets.page(at), page);
    }
    let kids: Vec<Object> = sheets.pages.iter().map(|id| (*id).into()).collect();
    let tree = dictionary! { "Type" => "Pages", "Count" => integer(kids.len()), "Kids" => kids };
    document.set_object(parent, tree);
    Ok((document, sheets))
}

fn pages_id(document: &Document) -> lopdf::Result<ObjectId> {
    document.catalog()?.get(b"Pages")?.as_reference()
}

fn annotation(link: &Link, sheets: &Sheets, notes: &BTreeMap<u32, &NotePlace>) -> Dictionary {
    let mut annotation = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => rectangle(link.area),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "F" => 4,
        "Contents" => text(&link.contents),
    };
    match &link.target {
        Target::Address(address) => {
            let uri = text(&ascii_address(address));
            annotation.set("A", dictionary! { "S" => "URI", "URI" => uri });
        }
        Target::Note(number) => {
            let place = notes.get(number).expect("layout refuses a reference without a note");
            annotation.set("Dest", destination(sheets.page(place.page), place.y));
        }
    }
    annotation
}

/// A place to go to: a page, and a height on it.
pub(super) fn destination(page: ObjectId, y: f32) -> Object {
    let left = Object::Null;
    Object::Array(vec![page.into(), name("XYZ"), left, height(y), Object::Null])
}

/// An address in ASCII, other characters percent-encoded, as PDF wants it.
fn ascii_address(address: &str) -> String {
    let mut ascii = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            ascii.push(char::from(byte));
        } else {
            ascii.push_str(&format!("%{byte:02X}"));
        }
    }
    ascii
}
