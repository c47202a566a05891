//! What stands at the top and the foot of every page.

use super::super::block::Running;
use super::super::error::PaperError;
use super::super::layout::measure::{MARKING_TRACKING, MEASURE};
use super::super::layout::running::marking_setting;
use super::super::shape::in_em;
use super::styles;
use super::units::{SPACES, twips};
use crate::xml::Xml;

/// The marking.
pub(super) fn header(running: &Running) -> Result<Vec<u8>, PaperError> {
    let mut xml = Xml::new();
    xml.open("w:hdr", &SPACES);
    paragraph(&mut xml, "Header");
    marking(&mut xml, &running.marking);
    xml.close();
    Ok(xml.finish()?)
}

/// The foot line with the number of the page, and the marking once more: at its end, or above it
/// where they don't go on one line.
pub(super) fn footer(running: &Running, one_line: bool) -> Result<Vec<u8>, PaperError> {
    let mut xml = Xml::new();
    xml.open("w:ftr", &SPACES);
    if !one_line {
        paragraph(&mut xml, "Header");
        marking(&mut xml, &running.marking);
        xml.close();
    }
    paragraph(&mut xml, "Footer");
    words(&mut xml, &running.foot);
    if !running.foot.is_empty() && !running.page_of.is_empty() {
        words(&mut xml, " · ");
    }
    let mut rest = running.page_of.as_str();
    while let Some((before, field, after)) = next_field(rest) {
        words(&mut xml, before);
        xml.open("w:fldSimple", &[("w:instr", field)]);
        words(&mut xml, "1");
        xml.close();
        rest = after;
    }
    words(&mut xml, rest);
    if one_line && !running.marking.trim().is_empty() {
        xml.open("w:r", &[]);
        xml.empty("w:tab", &[]);
        xml.close();
        marking(&mut xml, &running.marking);
    }
    xml.close();
    Ok(xml.finish()?)
}

/// The words before the next placeholder, the field it stands for, and what follows.
fn next_field(text: &str) -> Option<(&str, &'static str, &str)> {
    let fields = [("{n}", "PAGE"), ("{total}", "NUMPAGES")];
    let found = fields
        .iter()
        .filter_map(|(place, field)| Some((text.find(place)?, *place, *field)));
    let (at, place, field) = found.min_by_key(|(at, ..)| *at)?;
    Some((text.get(..at)?, field, text.get(at + place.len()..)?))
}

fn paragraph(xml: &mut Xml, style: &str) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.set("w:pStyle", style);
    if style == "Footer" {
        xml.open("w:tabs", &[]);
        let end = twips(MEASURE);
        xml.empty("w:tab", &[("w:val", "right"), ("w:pos", &end)]);
        xml.close();
    }
    xml.close();
}

fn words(xml: &mut Xml, text: &str) {
    if !text.is_empty() {
        xml.open("w:r", &[]);
        xml.line("w:t", &[("xml:space", "preserve")], text);
        xml.close();
    }
}

fn marking(xml: &mut Xml, marking: &str) {
    if marking.trim().is_empty() {
        return;
    }
    let setting = marking_setting(marking);
    let tracking = in_em(MARKING_TRACKING) * setting.size;
    xml.open("w:r", &[]);
    xml.open("w:rPr", &[]);
    styles::character_format(xml, setting, Some(&twips(tracking)));
    xml.close();
    xml.line("w:t", &[("xml:space", "preserve")], marking);
    xml.close();
}
