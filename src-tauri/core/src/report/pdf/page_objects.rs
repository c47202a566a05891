//! The pages as objects, with their content and the links on them.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::super::error::PaperError;
use super::super::layout::measure::{PAGE_HEIGHT, PAGE_WIDTH};
use super::super::pages::{NotePlace, PageLink, Pages, Target};
use super::file::{File, plain_stream};
use super::objects::{height, integer, name, rectangle, text};

/// Where the pages and their links are among the objects.
pub(super) struct PageObjects {
    pages: Vec<ObjectId>,
    annotations: Vec<(ObjectId, ObjectId)>,
    /// The fields to be signed, each with its page.
    pub fields: Vec<(ObjectId, ObjectId)>,
}

impl PageObjects {
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

/// Gives every page a number, and adds the links.
pub(super) fn add_links(file: &mut File, pages: &Pages) -> Result<PageObjects, PaperError> {
    let mut page_objects = PageObjects {
        pages: pages.pages.iter().map(|_| file.reserve()).collect(),
        annotations: Vec::with_capacity(pages.links.len()),
        fields: Vec::with_capacity(pages.fields.len()),
    };
    let notes: BTreeMap<u32, &NotePlace> =
        pages.notes.iter().map(|note| (note.number, note)).collect();
    for (at, link) in pages.links.iter().enumerate() {
        let mut annotation = annotation(link, &page_objects, pages, &notes);
        annotation.set("StructParent", integer(pages.pages.len() + at));
        let id = file.add(annotation)?;
        page_objects
            .annotations
            .push((page_objects.page(link.page), id));
    }
    Ok(page_objects)
}

/// Adds the pages, whose content streams are made as they are asked for. Gives back their tree.
pub(super) fn add_pages(
    file: &mut File,
    pages: &Pages,
    page_objects: &PageObjects,
    fonts: ObjectId,
    streams: impl Iterator<Item = Result<Vec<u8>, PaperError>>,
) -> Result<ObjectId, PaperError> {
    let tree = file.reserve();
    let resources = file.add(dictionary! { "Font" => fonts })?;
    let mut links: BTreeMap<usize, Vec<Object>> = BTreeMap::new();
    for (link, (_, annotation)) in pages.links.iter().zip(&page_objects.annotations) {
        links
            .entry(link.page)
            .or_default()
            .push((*annotation).into());
    }
    for (field, (_, annotation)) in pages.fields.iter().zip(&page_objects.fields) {
        let on_page = links.entry(field.page).or_default();
        on_page.push((*annotation).into());
    }
    for ((at, id), content) in page_objects.pages.iter().enumerate().zip(streams) {
        let content = file.add(plain_stream(content?))?;
        let mut page = dictionary! {
            "Type" => "Page",
            "Parent" => tree,
            "MediaBox" => vec![0.into(), 0.into(), PAGE_WIDTH.into(), PAGE_HEIGHT.into()],
            "Resources" => resources,
            "Contents" => content,
            "StructParents" => integer(at),
            "Tabs" => "S",
        };
        if let Some(links) = links.remove(&at) {
            page.set("Annots", links);
        }
        file.write_reserved(*id, page)?;
    }
    let kids: Vec<Object> = page_objects.pages.iter().map(|id| (*id).into()).collect();
    let count = integer(kids.len());
    file.write_reserved(
        tree,
        dictionary! { "Type" => "Pages", "Count" => count, "Kids" => kids },
    )?;
    Ok(tree)
}

fn annotation(
    link: &PageLink,
    page_objects: &PageObjects,
    pages: &Pages,
    notes: &BTreeMap<u32, &NotePlace>,
) -> Dictionary {
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
            let place = notes
                .get(number)
                .expect("layout refuses a reference without a note");
            annotation.set("Dest", destination(page_objects.page(place.page), place.y));
        }
        Target::Heading(at) => {
            let place = pages.outline.get(*at);
            let place = place.expect("a table of contents has the headings of its own paper");
            annotation.set("Dest", destination(page_objects.page(place.page), place.y));
        }
    }
    annotation
}

/// A place to go to: a page, and a height on it.
pub(super) fn destination(page: ObjectId, y: f32) -> Object {
    let left = Object::Null;
    Object::Array(vec![
        page.into(),
        name("XYZ"),
        left,
        height(y),
        Object::Null,
    ])
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
