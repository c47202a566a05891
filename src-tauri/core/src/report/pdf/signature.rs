//! Empty fields to be signed (ISO 32000-1, 12.7.4.5). A program that signs adds to the file and
//! changes nothing of it, so what is archivable and accessible before is so afterwards.

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::super::error::PaperError;
use super::super::layout::measure::{HAIR, ROW_RULE};
use super::super::pages::{Area, Ink, Pages, SignatureField};
use super::file::File;
use super::objects::{integer, number, rectangle, text};
use super::page_objects::PageObjects;

/// The file has fields to be signed, and may have signatures in them (table 219).
const SIGNATURES_EXIST: i64 = 1;
/// The field is printed with the page (table 165).
const PRINT: i64 = 4;

/// Adds the fields to the sheets they stand on; gives back the form that holds them, or nothing for
/// a paper that nobody signs.
pub(super) fn add_fields(
    file: &mut File,
    pages: &Pages,
    page_objects: &mut PageObjects,
) -> Result<Option<ObjectId>, PaperError> {
    for (at, field) in pages.fields.iter().enumerate() {
        let page = page_objects.page(field.page);
        let appearance = file.add(appearance(field.area))?;
        let mut widget = widget(field, at, page, appearance);
        let place = pages.pages.len() + pages.links.len() + at;
        widget.set("StructParent", integer(place));
        let id = file.add(widget)?;
        page_objects.fields.push((page, id));
    }
    if page_objects.fields.is_empty() {
        return Ok(None);
    }
    let fields: Vec<Object> = page_objects
        .fields
        .iter()
        .map(|(_, id)| (*id).into())
        .collect();
    let form = dictionary! { "Fields" => fields, "SigFlags" => SIGNATURES_EXIST };
    file.add(form).map(Some)
}

/// A field and the place where it is seen, in one.
fn widget(field: &SignatureField, at: usize, page: ObjectId, appearance: ObjectId) -> Dictionary {
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => text(&format!("sign-{}", at + 1)),
        "TU" => text(&field.prompt),
        "Rect" => rectangle(field.area),
        "F" => PRINT,
        "P" => page,
        "AP" => dictionary! { "N" => appearance },
    }
}

/// A thin frame, so that the field is found.
fn appearance(area: Area) -> Stream {
    let Ink(red, green, blue) = HAIR;
    let ink = [red, green, blue].map(|part| format!("{:.3}", f32::from(part) / 255.0));
    let half = ROW_RULE / 2.0;
    let (width, height) = (area.width - ROW_RULE, area.height - ROW_RULE);
    let content = format!(
        "/Artifact BMC\nq\n{} RG\n{ROW_RULE} w\n{half} {half} {width} {height} re\nS\nQ\nEMC\n",
        ink.join(" ")
    );
    let bounds = [0.0, 0.0, area.width, area.height].map(number).to_vec();
    let form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => bounds,
        "Resources" => Dictionary::new(),
    };
    Stream::new(form, content.into_bytes())
}
