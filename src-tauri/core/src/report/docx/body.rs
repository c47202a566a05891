//! The blocks of a paper, one after the other.

use super::super::block::{
    Block, Figure, ItemList, Marks, Masthead, MastheadLine, Paper, Span, Style,
};
use super::super::error::PaperError;
use super::super::layout::LayoutContext;
use super::super::layout::measure::{
    BLACK, MARGIN, MASTHEAD_RULE, MEASURE, PAGE_HEIGHT, PAGE_WIDTH,
};
use super::format::{ParagraphFormat, RunFormat};
use super::units::{SPACES, twips};
use super::{package, settings, styles};
use crate::xml::Xml;

/// How far the marking stands from the top edge, and the foot line from the bottom.
const EDGE: f32 = 22.0;
/// How much of the masthead is for its left side.
const MASTHEAD_LEFT: f32 = 0.55;

/// The headings of a table of contents: level, words, number of the page.
pub(super) type Contents = Vec<(u8, String, usize)>;

/// A document in the making.
pub(super) struct Body<'a> {
    pub xml: Xml,
    pub paper: &'a Paper,
    /// What widths are measured on.
    pub context: LayoutContext<'a>,
    /// What the table of contents holds, until it is written; none for a paper without one.
    pub contents: Option<Contents>,
    /// Addresses that links lead to, so far.
    pub links: Vec<String>,
    /// Lists with numbers, so far.
    numbered_lists: usize,
    /// The paragraphs stay with what comes next.
    together: bool,
    /// The next paragraph begins a page.
    break_next: bool,
    /// A table came last: another one must not touch it.
    after_table: bool,
    /// How far the next paragraph keeps clear of what came last, unless it is a heading.
    clear: Option<f32>,
}

/// A written document and what stands in other parts for it.
pub(super) struct WrittenBody {
    pub document: Vec<u8>,
    pub links: Vec<String>,
    pub numbered_lists: usize,
}

/// Writes the document of a paper.
pub(super) fn write<'a>(
    paper: &'a Paper,
    context: LayoutContext<'a>,
    contents: Option<Contents>,
) -> Result<WrittenBody, PaperError> {
    let mut body = Body {
        xml: Xml::new(),
        paper,
        context,
        contents,
        links: Vec::new(),
        numbered_lists: 0,
        together: false,
        break_next: false,
        after_table: false,
        clear: None,
    };
    body.xml.open("w:document", &SPACES);
    body.xml.open("w:body", &[]);
    body.masthead(&paper.head);
    body.blocks(&paper.blocks)?;
    if body.after_table {
        body.space();
    }
    section(&mut body.xml);
    Ok(WrittenBody {
        document: body.xml.finish()?,
        links: body.links,
        numbered_lists: body.numbered_lists,
    })
}

/// A4 with equal margins, and what runs along every page.
fn section(xml: &mut Xml) {
    xml.open("w:sectPr", &[]);
    for (name, id) in [
        ("w:headerReference", package::HEADER),
        ("w:footerReference", package::FOOTER),
    ] {
        xml.empty(name, &[("w:type", "default"), ("r:id", id)]);
    }
    let (width, height) = (twips(PAGE_WIDTH), twips(PAGE_HEIGHT));
    xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
    let (margin, edge) = (twips(MARGIN), twips(EDGE));
    xml.empty(
        "w:pgMar",
        &[
            ("w:top", &margin),
            ("w:right", &margin),
            ("w:bottom", &margin),
            ("w:left", &margin),
            ("w:header", &edge),
            ("w:footer", &edge),
            ("w:gutter", "0"),
        ],
    );
    xml.close();
}

impl Body<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Result<(), PaperError> {
        blocks.iter().try_for_each(|block| self.block(block))
    }

    fn block(&mut self, block: &Block) -> Result<(), PaperError> {
        match block {
            Block::Title(text) => self.line("Title", text),
            Block::Subtitle(spans) => self.paragraph("Subtitle", spans),
            Block::Facts(facts) => self.facts(facts)?,
            Block::Heading { level, text } => {
                let style = match level {
                    1 => "Heading1",
                    2 => "Heading2",
                    _ => "Heading3",
                };
                self.line(style, text);
            }
            Block::Paragraph { number, spans } => match number {
                Some(number) => self.numbered(number, spans),
                None => self.paragraph("BodyText", spans),
            },
            Block::Quote(spans) => self.paragraph("Quote", spans),
            Block::Table(table) => self.table(table)?,
            Block::List(list) => self.list(list),
            Block::Figure(figure) => self.figure(figure)?,
            Block::Notes(notes) => self.notes(notes),
            Block::Together(blocks) => {
                if let Some((last, others)) = blocks.split_last() {
                    let around = std::mem::replace(&mut self.together, true);
                    self.blocks(others)?;
                    self.together = around;
                    self.block(last)?;
                }
            }
            // A word processor cuts no cards: their words, line by line, to be worked on.
            Block::Cards(cards) => {
                for card in &cards.cards {
                    self.paragraph("BodyText", &[Span::bold(&card.name)]);
                    for line in &card.below {
                        self.line("BodyText", line);
                    }
                }
            }
            Block::Contents(title) => self.contents(title),
            Block::SignOff(sign_off) => self.sign_off(sign_off),
            Block::PageBreak => self.begin_page(),
        }
        Ok(())
    }

    /// Opens a paragraph; closing it is the caller's.
    pub(super) fn open(&mut self, style: &str, format: ParagraphFormat) {
        let xml = &mut self.xml;
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.set("w:pStyle", style);
        if self.together || format.keep {
            xml.empty("w:keepNext", &[]);
        }
        if std::mem::take(&mut self.break_next) {
            xml.empty("w:pageBreakBefore", &[]);
        }
        if let Some(list) = format.list {
            styles::numbering(xml, list);
        }
        if let Some(stops) = format.stops {
            styles::tabs(xml, stops);
        }
        self.after_table = false;
        let clear = self.clear.take();
        if let Some(above) = clear.filter(|_| !style.starts_with("Heading")) {
            xml.empty("w:spacing", &[("w:before", &twips(above))]);
        }
        if let Some((left, hanging)) = format.indent {
            let (left, hanging) = (twips(left), twips(hanging));
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
        }
        if format.right {
            xml.set("w:jc", "right");
        }
        xml.close();
    }

    /// The next paragraph begins a page.
    pub(super) fn begin_page(&mut self) {
        self.break_next = true;
    }

    /// A paragraph of these spans.
    pub(super) fn paragraph(&mut self, style: &str, spans: &[Span]) {
        self.open(style, ParagraphFormat::default());
        self.spans(spans, style == "Quote");
        self.xml.close();
    }

    /// A paragraph of plain words.
    pub(super) fn line(&mut self, style: &str, text: &str) {
        self.open(style, ParagraphFormat::default());
        self.run(text, RunFormat::default());
        self.xml.close();
    }

    /// A tab, which leads to where the paragraph stands in.
    pub(super) fn tab(&mut self) {
        self.xml.open("w:r", &[]);
        self.xml.empty("w:tab", &[]);
        self.xml.close();
    }

    /// What keeps two tables apart, or comes after a last one.
    pub(super) fn space(&mut self) {
        self.clear = None;
        self.line("TableText", "");
    }

    /// A table was opened or closed: two of them never touch.
    pub(super) fn table_begins(&mut self) {
        if self.after_table {
            self.space();
        }
        self.clear = None;
    }

    /// What follows keeps clear of the table that was written last.
    pub(super) fn table_ended(&mut self) {
        self.after_table = true;
        self.keep_clear(10.0);
    }

    /// What follows stands at least so far below.
    pub(super) fn keep_clear(&mut self, points: f32) {
        self.clear = Some(points);
    }

    fn numbered(&mut self, number: &str, spans: &[Span]) {
        self.open("NumberedParagraph", ParagraphFormat::default());
        let kind = Some("ParagraphNumber");
        self.run(
            number,
            RunFormat {
                kind,
                ..RunFormat::default()
            },
        );
        self.tab();
        self.spans(spans, false);
        self.xml.close();
    }

    fn list(&mut self, list: &ItemList) {
        let (style, own) = match list.marks {
            Marks::Bullets => ("ListBullet", None),
            Marks::Numbers => {
                self.numbered_lists += 1;
                let own = settings::FIRST_NUMBERED + self.numbered_lists - 1;
                ("ListNumber", Some(own))
            }
        };
        for item in &list.items {
            let format = ParagraphFormat {
                list: own,
                ..ParagraphFormat::default()
            };
            self.open(style, format);
            self.spans(item, false);
            self.xml.close();
        }
        self.keep_clear(6.0);
    }

    /// A chart as a table of its bars; one whose bars have several parts is also told in words.
    fn figure(&mut self, figure: &Figure) -> Result<(), PaperError> {
        if !figure.caption.is_empty() {
            self.open(
                "Caption",
                ParagraphFormat {
                    keep: true,
                    ..ParagraphFormat::default()
                },
            );
            self.run(&figure.caption, RunFormat::default());
            self.xml.close();
        }
        if figure.chart.parts.len() > 1 {
            self.line("BodyText", &figure.alternative);
        }
        self.bars(figure)
    }

    /// Two sides without frame, a rule below.
    fn masthead(&mut self, head: &Masthead) {
        if head.left.is_empty() && head.right.is_empty() {
            return;
        }
        let left = MEASURE * MASTHEAD_LEFT;
        let xml = &mut self.xml;
        xml.open("w:tbl", &[]);
        xml.open("w:tblPr", &[]);
        xml.empty("w:tblW", &[("w:w", &twips(MEASURE)), ("w:type", "dxa")]);
        xml.open("w:tblBorders", &[]);
        styles::rule(xml, "w:bottom", MASTHEAD_RULE, BLACK, 0.0);
        xml.close();
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        styles::no_margins(xml);
        xml.close();
        self.grid(&[left, MEASURE - left]);
        let rows = head.left.len().max(head.right.len());
        for at in 0..rows {
            // The rule keeps clear of the last line.
            let below = if at + 1 == rows { "160" } else { "0" };
            self.xml.open("w:tr", &[]);
            self.masthead_cell(left, head.left.get(at), false, below);
            self.masthead_cell(MEASURE - left, head.right.get(at), true, below);
            self.xml.close();
        }
        self.xml.close();
    }

    fn masthead_cell(&mut self, width: f32, line: Option<&MastheadLine>, right: bool, below: &str) {
        let xml = &mut self.xml;
        xml.open("w:tc", &[]);
        xml.open("w:tcPr", &[]);
        xml.empty("w:tcW", &[("w:w", &twips(width)), ("w:type", "dxa")]);
        xml.open("w:tcMar", &[]);
        xml.empty("w:bottom", &[("w:w", below), ("w:type", "dxa")]);
        xml.close();
        xml.close();
        let format = ParagraphFormat {
            right,
            ..ParagraphFormat::default()
        };
        self.open("Masthead", format);
        if let Some(line) = line {
            let style = if line.strong {
                Style::Bold
            } else {
                Style::Regular
            };
            let run = RunFormat {
                style,
                ..RunFormat::default()
            };
            self.run(&line.text, run);
        }
        self.xml.close();
        self.xml.close();
    }
}
