//! Pages into a file: PDF 1.7 as PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1).
//! printpdf makes the content streams and the fonts; the steps below make the document round them.

mod attach;
mod describe;
mod file;
mod glyphs;
mod objects;
mod outline;
mod page_objects;
mod print;
mod profile;
mod signature;
mod structure;

use lopdf::{Document, Object, dictionary};

use super::block::Meta;
use super::error::PaperError;
use super::pages::Pages;
use file::File;
use objects::{name, text};

/// Writes set pages as a PDF. The same pages and the same `meta` give the same bytes.
///
/// # Errors
/// [`PaperError::Writer`] if a typeface or a library fails, which is a fault of the program.
pub fn pdf(pages: &Pages, meta: &Meta) -> Result<Vec<u8>, PaperError> {
    let (fonts, words) = glyphs::prepare(pages)?;
    let (mut printed, font_list) = print::font_objects(&fonts)?;
    set_capital_heights(&mut printed, &fonts);
    let mut file = File::new(printed.max_id);
    for (id, object) in printed.objects {
        file.write_reserved(id, object)?;
    }
    let mut page_objects = page_objects::add_links(&mut file, pages)?;
    let form = signature::add_fields(&mut file, pages, &mut page_objects)?;
    let streams = print::content_streams(pages, &words);
    let page_tree = page_objects::add_pages(&mut file, pages, &page_objects, font_list, streams)?;
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => page_tree,
        "Lang" => text(&pages.language),
        "MarkInfo" => dictionary! { "Marked" => true },
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "PageLabels" => page_labels(),
        "Metadata" => describe::add_xmp(&mut file, meta)?,
        "OutputIntents" => vec![describe::output_intent(&mut file)?.into()],
        "StructTreeRoot" => structure::add_structure(&mut file, pages, &page_objects)?,
        "PageMode" => name("UseNone"),
    };
    if let Some(outline) = outline::add_outline(&mut file, pages, &page_objects)? {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", name("UseOutlines"));
    }
    if let Some(form) = form {
        catalog.set("AcroForm", form);
    }
    if let Some(attached) = attach::add_attachments(&mut file, meta)? {
        catalog.set("Names", attached.names);
        catalog.set("AF", attached.files);
    }
    let root = file.add(catalog)?;
    let info = describe::add_info(&mut file, meta)?;
    file.finish(root, info)
}

/// How many pages a PDF has.
///
/// # Errors
/// [`PaperError::Writer`] if it is no PDF.
pub fn page_count(pdf: &[u8]) -> Result<usize, PaperError> {
    let read = Document::load_mem(pdf).map_err(|e| PaperError::Writer(e.to_string()))?;
    Ok(read.get_pages().len())
}

/// Pages are called 1, 2, 3 by readers' software as by the foot line.
fn page_labels() -> Object {
    let decimal: Object = dictionary! { "S" => "D" }.into();
    dictionary! { "Nums" => vec![0.into(), decimal] }.into()
}

/// printpdf gives the ascent as the height of capitals.
fn set_capital_heights(document: &mut Document, fonts: &[glyphs::Font]) {
    for object in document.objects.values_mut() {
        if let Object::Dictionary(descriptor) = object
            && descriptor.has_type(b"FontDescriptor")
            && let Ok(full) = descriptor.get(b"FontName").and_then(Object::as_name)
            && let Some(font) = fonts
                .iter()
                .find(|font| full.ends_with(font.typeface.postscript_name().as_bytes()))
        {
            let height = f32::from(font.metrics.capitals) / f32::from(font.metrics.em);
            descriptor.set("CapHeight", objects::number(height * 1000.0));
        }
    }
}
