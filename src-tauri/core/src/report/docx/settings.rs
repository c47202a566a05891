//! How a word processor treats the document, and the marks of its lists.

use super::super::block::Meta;
use super::super::error::PaperError;
use super::super::layout::measure::LIST_INDENT;
use super::units::{SPACES, twips};
use crate::xml::Xml;

/// The list with bullets.
pub(super) const BULLETS: usize = 1;
/// The first list with numbers; each has a numbering of its own, which begins at 1.
pub(super) const FIRST_NUMBERED: usize = 2;

/// Changes are tracked from the first keystroke on; laid out as by Word 2013 and later.
pub(super) fn settings(meta: &Meta) -> Result<Vec<u8>, PaperError> {
    let mut xml = Xml::new();
    xml.open("w:settings", &SPACES);
    xml.empty("w:trackRevisions", &[]);
    xml.set("w:defaultTabStop", "720");
    xml.open("w:compat", &[]);
    xml.empty(
        "w:compatSetting",
        &[
            ("w:name", "compatibilityMode"),
            ("w:uri", "http://schemas.microsoft.com/office/word"),
            ("w:val", "15"),
        ],
    );
    xml.close();
    xml.set("w:themeFontLang", &meta.language);
    Ok(xml.finish()?)
}

/// The marks of lists, whose text stands in by `hang`.
pub(super) fn numbering(numbered_lists: usize, hang: f32) -> Result<Vec<u8>, PaperError> {
    let mut xml = Xml::new();
    xml.open("w:numbering", &SPACES);
    let numbered = LIST_INDENT + 6.0;
    for (id, form, mark, style, indent) in [
        ("0", "bullet", "•", "ListBullet", LIST_INDENT),
        ("1", "decimal", "%1.", "ListNumber", numbered),
    ] {
        xml.open("w:abstractNum", &[("w:abstractNumId", id)]);
        xml.set("w:multiLevelType", "singleLevel");
        xml.open("w:lvl", &[("w:ilvl", "0")]);
        xml.set("w:start", "1");
        xml.set("w:numFmt", form);
        if id == "0" {
            xml.set("w:pStyle", style);
        }
        xml.set("w:lvlText", mark);
        xml.set("w:lvlJc", "left");
        xml.open("w:pPr", &[]);
        let (left, hanging) = (twips(hang + indent), twips(indent));
        xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
        xml.close();
        xml.close();
        xml.close();
    }
    xml.open("w:num", &[("w:numId", &BULLETS.to_string())]);
    xml.set("w:abstractNumId", "0");
    xml.close();
    for at in 0..numbered_lists {
        xml.open("w:num", &[("w:numId", &(FIRST_NUMBERED + at).to_string())]);
        xml.set("w:abstractNumId", "1");
        xml.open("w:lvlOverride", &[("w:ilvl", "0")]);
        xml.set("w:startOverride", "1");
        xml.close();
        xml.close();
    }
    Ok(xml.finish()?)
}
