//! Pages into a file: PDF 1.7 as PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1).
//! printpdf makes the content streams and the fonts; the steps below make the document round them.

mod attach;
mod describe;
mod glyphs;
mod objects;
mod outline;
mod print;
mod profile;
mod save;
mod sheets;
mod structure;

use lopdf::{Document, Object, dictionary};

use super::block::Meta;
use super::error::PaperError;
use super::pages::Pages;
use objects::{name, text};

/// Writes set pages as a PDF. The same pages and the same `meta` give the same bytes.
///
/// # Errors
/// [`PaperError::Writer`] if a typeface or a library fails, which is a fault of the program.
pub fn pdf(pages: &Pages, meta: &Meta) -> Result<Vec<u8>, PaperError> {
    let fonts = glyphs::fonts(pages)?;
    let printed = print::print(pages, &fonts)?;
    let (mut document, sheets) = sheets::add_sheets(printed, pages)?;
    document.version = "1.7".to_owned();
    set_capital_heights(&mut document, &fonts);
    describe::set_info(&mut document, meta)?;
    let mut catalog = dictionary! {
        "Lang" => text(&pages.language),
        "MarkInfo" => dictionary! { "Marked" => true, "Suspects" => false },
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "PageLabels" => page_labels(),
        "Metadata" => describe::add_xmp(&mut document, meta),
        "OutputIntents" => vec![describe::output_intent(&mut document).into()],
        "StructTreeRoot" => structure::add_structure(&mut document, pages, &sheets),
        "PageMode" => name("UseNone"),
    };
    if let Some(outline) = outline::add_outline(&mut document, pages, &sheets) {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", name("UseOutlines"));
    }
    if let Some(attached) = attach::add_attachments(&mut document, meta) {
        catalog.set("Names", attached.names);
        catalog.set("AF", attached.files);
    }
    extend_catalog(&mut document, catalog)?;
    save::compress(&mut document)?;
    save::save(&mut document)
}

/// Pages are called 1, 2, 3 by readers' software as by the foot line.
fn page_labels() -> Object {
    let decimal: Object = dictionary! { "S" => "D" }.into();
    dictionary! { "Nums" => vec![0.into(), decimal] }.into()
}

/// Puts the entries into the catalog that printpdf made, which keeps only its pages.
fn extend_catalog(document: &mut Document, entries: lopdf::Dictionary) -> Result<(), PaperError> {
    let catalog = document.catalog_mut();
    let catalog = catalog.map_err(|error| PaperError::Writer(error.to_string()))?;
    catalog.remove(b"PageLayout");
    for (key, value) in entries {
        catalog.set(key, value);
    }
    Ok(())
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
