//! The styles of a document: the house style under the names that word processors know.

use super::super::block::{Meta, Style};
use super::super::error::PaperError;
use super::super::layout::measure::{
    BLACK, BLUE, CAPTION, CELL, FACT, FOOT, GREY, HAIR, HEAD_RULE, MASTHEAD, MEASURE, NOTE, NUMBER,
    PALE, QUOTE, QUOTE_BAR, QUOTE_INDENT, ROW_RULE, SUBTITLE, Setting, TEXT, TITLE, heading,
};
use super::super::pages::Ink;
use super::units::{SPACES, eighths, twips};
use crate::xml::Xml;

/// Typefaces that word processors bring along, or replace by ones of the same widths.
const SERIF: &str = "Cambria";
const SANS: &str = "Calibri";

/// A style of paragraphs.
struct Paragraph {
    id: &'static str,
    name: &'static str,
    setting: Setting,
    /// Space above and below.
    space: (f32, f32),
    /// Left edge, and how far the first line stands out from it.
    indent: (f32, f32),
    /// Stays with the next paragraph.
    keep: bool,
    /// The level of a heading, from 0.
    outline: Option<u8>,
}

/// All styles of a paper whose text stands in by `hang`.
pub(super) fn write(meta: &Meta, hang: f32) -> Result<Vec<u8>, PaperError> {
    let mut xml = Xml::new();
    xml.open("w:styles", &SPACES);
    defaults(&mut xml, &meta.language);
    for style in paragraphs(hang) {
        paragraph(&mut xml, &style);
    }
    characters(&mut xml);
    tables(&mut xml);
    xml.open(
        "w:style",
        &[
            ("w:type", "numbering"),
            ("w:default", "1"),
            ("w:styleId", "NoList"),
        ],
    );
    xml.set("w:name", "No List");
    xml.close();
    Ok(xml.finish()?)
}

fn defaults(xml: &mut Xml, language: &str) {
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    character_format(xml, TEXT, None);
    xml.set("w:lang", language);
    xml.close();
    xml.close();
    xml.empty("w:pPrDefault", &[]);
    xml.close();
}

fn paragraphs(hang: f32) -> Vec<Paragraph> {
    let style = |id, name, setting, space| Paragraph {
        id,
        name,
        setting,
        space,
        indent: (0.0, 0.0),
        keep: false,
        outline: None,
    };
    let kept = |style: Paragraph| Paragraph {
        keep: true,
        ..style
    };
    let hung = |style: Paragraph, left, hanging| Paragraph {
        indent: (left, hanging),
        ..style
    };
    let mut all = vec![
        style("Normal", "Normal", TEXT, (0.0, 6.0)),
        kept(style("Title", "Title", TITLE, (20.0, 4.0))),
        kept(style("Subtitle", "Subtitle", SUBTITLE, (4.0, 14.0))),
    ];
    let headings = [
        ("Heading1", "heading 1"),
        ("Heading2", "heading 2"),
        ("Heading3", "heading 3"),
    ];
    for (level, (id, name)) in (1..).zip(headings) {
        let (setting, above, below) = heading(level);
        let outline = Some(level - 1);
        all.push(Paragraph {
            outline,
            ..kept(style(id, name, setting, (above, below)))
        });
    }
    let quote = style("Quote", "Quote", QUOTE, (4.0, 8.0));
    all.extend([
        hung(style("BodyText", "Body Text", TEXT, (0.0, 6.0)), hang, 0.0),
        hung(
            style("NumberedParagraph", "Numbered Paragraph", TEXT, (0.0, 6.0)),
            hang,
            hang,
        ),
        hung(quote, hang + QUOTE_INDENT, 0.0),
        style("ListBullet", "List Bullet", TEXT, (0.0, 2.0)),
        style("ListNumber", "List Number", TEXT, (0.0, 2.0)),
        style("Caption", "caption", CAPTION, (4.0, 2.0)),
        style("Fact", "Fact", FACT, (0.0, 2.0)),
        style("TableText", "Table Text", CELL, (2.3, 2.7)),
        kept(style(
            "TableHead",
            "Table Head",
            CELL.style(Style::Bold),
            (2.0, 3.6),
        )),
        style(
            "TableTotal",
            "Table Total",
            CELL.style(Style::Bold),
            (2.3, 2.7),
        ),
        style("Note", "Note", NOTE, (0.0, 0.0)),
        style("Signature", "Signature", FACT, (0.0, 0.0)),
        kept(style(
            "ContentsTitle",
            "Contents Title",
            heading(1).0,
            (14.0, 5.0),
        )),
        style("TOC1", "toc 1", FACT, (0.0, 2.0)),
        hung(style("TOC2", "toc 2", FACT, (0.0, 2.0)), 14.0, 0.0),
        style("Masthead", "Masthead", MASTHEAD, (0.0, 0.0)),
        style("Header", "header", FOOT, (0.0, 0.0)),
        style("Footer", "footer", FOOT, (0.0, 0.0)),
    ]);
    all
}

fn paragraph(xml: &mut Xml, style: &Paragraph) {
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", style.id)];
    if style.id == "Normal" {
        attributes.push(("w:default", "1"));
    }
    xml.open("w:style", &attributes);
    xml.set("w:name", style.name);
    if style.id != "Normal" {
        xml.set("w:basedOn", "Normal");
    }
    if style.outline.is_some() || style.id == "Title" {
        xml.set("w:next", "BodyText");
    }
    xml.empty("w:qFormat", &[]);
    xml.open("w:pPr", &[]);
    if style.keep {
        xml.empty("w:keepNext", &[]);
        xml.empty("w:keepLines", &[]);
    }
    match style.id {
        "ListBullet" => numbering(xml, super::settings::BULLETS),
        "Quote" => {
            xml.open("w:pBdr", &[]);
            rule(xml, "w:left", QUOTE_BAR, PALE, QUOTE_INDENT - QUOTE_BAR);
            xml.close();
        }
        "TOC1" | "TOC2" => page_number_tab(xml),
        _ => {}
    }
    let (above, below) = (twips(style.space.0), twips(style.space.1));
    let leading = twips(style.setting.leading);
    xml.empty(
        "w:spacing",
        &[
            ("w:before", &above),
            ("w:after", &below),
            ("w:line", &leading),
            ("w:lineRule", "atLeast"),
        ],
    );
    if style.indent != (0.0, 0.0) {
        let (left, hanging) = (twips(style.indent.0), twips(style.indent.1));
        xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
    }
    if style.id == "Header" {
        xml.set("w:jc", "right");
    }
    if let Some(level) = style.outline {
        xml.set("w:outlineLvl", &level.to_string());
    }
    xml.close();
    xml.open("w:rPr", &[]);
    character_format(xml, style.setting, None);
    xml.close();
    xml.close();
}

/// Words of their own kind inside a paragraph.
fn characters(xml: &mut Xml) {
    let style = |xml: &mut Xml, id: &str, name: &str, look: &dyn Fn(&mut Xml)| {
        xml.open("w:style", &[("w:type", "character"), ("w:styleId", id)]);
        xml.set("w:name", name);
        xml.empty("w:qFormat", &[]);
        xml.open("w:rPr", &[]);
        look(xml);
        xml.close();
        xml.close();
    };
    style(xml, "ParagraphNumber", "Paragraph Number", &|xml| {
        character_format(xml, NUMBER, None)
    });
    style(xml, "FactLabel", "Fact Label", &|xml| {
        character_format(xml, FACT.ink(GREY), None);
    });
    style(xml, "NoteReference", "Note Reference", &|xml| {
        xml.set("w:vertAlign", "superscript");
    });
    style(xml, "Hyperlink", "Hyperlink", &|xml| {
        xml.set("w:color", &colour(BLUE));
    });
}

/// The table that all others come from, and the house's.
fn tables(xml: &mut Xml) {
    let opened = |xml: &mut Xml, id: &str, name: &str| {
        let mut attributes = vec![("w:type", "table"), ("w:styleId", id)];
        if id == "TableNormal" {
            attributes.push(("w:default", "1"));
        }
        xml.open("w:style", &attributes);
        xml.set("w:name", name);
    };
    opened(xml, "TableNormal", "Normal Table");
    xml.open("w:tblPr", &[]);
    xml.empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
    xml.close();
    xml.close();
    opened(xml, "PaperTable", "Paper Table");
    xml.set("w:basedOn", "TableNormal");
    xml.empty("w:qFormat", &[]);
    xml.open("w:tblPr", &[]);
    xml.open("w:tblBorders", &[]);
    rule(xml, "w:bottom", ROW_RULE, HAIR, 0.0);
    rule(xml, "w:insideH", ROW_RULE, HAIR, 0.0);
    xml.close();
    xml.close();
    for (kind, side) in [("firstRow", "w:bottom"), ("lastRow", "w:top")] {
        xml.open("w:tblStylePr", &[("w:type", kind)]);
        xml.open("w:tcPr", &[]);
        xml.open("w:tcBorders", &[]);
        rule(xml, side, HEAD_RULE, BLACK, 0.0);
        xml.close();
        xml.close();
        xml.close();
    }
    xml.close();
}

/// Cells whose words begin and end at their edges.
pub(super) fn no_margins(xml: &mut Xml) {
    xml.open("w:tblCellMar", &[]);
    for side in ["w:left", "w:right"] {
        xml.empty(side, &[("w:w", "0"), ("w:type", "dxa")]);
    }
    xml.close();
}

/// The list that a paragraph belongs to.
pub(super) fn numbering(xml: &mut Xml, list: usize) {
    xml.open("w:numPr", &[]);
    xml.set("w:ilvl", "0");
    xml.set("w:numId", &list.to_string());
    xml.close();
}

/// A rule of this weight, so far from the words.
pub(super) fn rule(xml: &mut Xml, side: &'static str, weight: f32, ink: Ink, space: f32) {
    xml.empty(
        side,
        &[
            ("w:val", "single"),
            ("w:sz", &eighths(weight)),
            ("w:space", &format!("{space:.0}")),
            ("w:color", &colour(ink)),
        ],
    );
}

/// Typeface, weight, colour and size, and how far the letters are set apart.
pub(super) fn character_format(xml: &mut Xml, setting: Setting, tracking: Option<&str>) {
    let face = if setting.serif { SERIF } else { SANS };
    let faces = [("w:ascii", face), ("w:hAnsi", face), ("w:cs", face)];
    xml.empty("w:rFonts", &faces);
    match setting.style {
        Style::Regular => {}
        Style::Bold => xml.empty("w:b", &[]),
        Style::Italic => xml.empty("w:i", &[]),
    }
    xml.set("w:color", &colour(setting.ink));
    if let Some(tracking) = tracking {
        xml.set("w:spacing", tracking);
    }
    xml.set("w:sz", &format!("{:.0}", setting.size * 2.0));
}

fn colour(Ink(red, green, blue): Ink) -> String {
    format!("{red:02X}{green:02X}{blue:02X}")
}

/// Where the numbers of the pages stand, with dots up to them.
fn page_number_tab(xml: &mut Xml) {
    xml.open("w:tabs", &[]);
    let end = twips(MEASURE);
    let tab = [("w:val", "right"), ("w:leader", "dot"), ("w:pos", &*end)];
    xml.empty("w:tab", &tab);
    xml.close();
}

/// Where tabs lead.
pub(super) fn tabs(xml: &mut Xml, stops: [f32; 3]) {
    xml.open("w:tabs", &[]);
    for stop in stops {
        xml.empty("w:tab", &[("w:val", "left"), ("w:pos", &twips(stop))]);
    }
    xml.close();
}
