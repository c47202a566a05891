//! The one file that knows printpdf: content streams and font dictionaries.
//! No conformance preset of printpdf is used, nor its subsetting, annotations or bookmarks.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId};
use printpdf::{
    Codepoint, Color, DictItem, FontId, FontMetrics, Mm, Op, PaintMode, ParsedFont, PdfDocument,
    PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, Rect, Rgb, TextItem, TextMatrix,
};

use super::super::error::PaperError;
use super::super::layout::measure::PAGE_HEIGHT;
use super::super::pages::{Area, Artifact, ContentMark, Draw, Ink, Item, Page, Pages, TextRun};
use super::super::shape::in_em;
use super::super::typeface::Typeface;
use super::glyphs::{Font, GlyphStep, PlacedGlyph};

/// How many pages are turned into content streams at a time, to bound the memory it takes.
const BATCH: usize = 4;

/// Kerning finer than this, in thousandths of an em, waits until it adds up: it could not be seen.
const FINEST_SHIFT: i32 = 4;

/// The content streams of the pages in order, not compressed, made a few pages at a time.
pub(super) fn content_streams<'a>(
    pages: &'a Pages,
    words: &'a [Vec<GlyphStep>],
) -> impl Iterator<Item = Result<Vec<u8>, PaperError>> + 'a {
    pages.pages.chunks(BATCH).flat_map(move |batch| {
        let printed = batch
            .iter()
            .map(|page| sheet(PageOps::of(page, pages, words)));
        match contents(printed.collect()) {
            Ok(streams) => streams.into_iter().map(Ok).collect(),
            Err(error) => vec![Err(error)],
        }
    })
}

fn contents(printed: Vec<PdfPage>) -> Result<Vec<Vec<u8>>, PaperError> {
    let mut document = lopdf_document(PdfDocument::new("").with_pages(printed))?;
    let ids: Vec<ObjectId> = document.page_iter().collect();
    ids.into_iter()
        .map(|id| take_content(&mut document, id))
        .collect()
}

/// The fonts as objects with their numbers, and the number of the dictionary of all. printpdf embeds a font only if it sees a page show its glyphs,
/// and learns there which characters they stand for; so one page shows each glyph once, and that
/// page is taken out again.
pub(super) fn font_objects(fonts: &[Font]) -> Result<(Document, ObjectId), PaperError> {
    let mut pdf = PdfDocument::new("");
    let mut ops = vec![Op::StartTextSection];
    for font in fonts {
        let id = FontId(font.typeface.tag().to_owned());
        pdf.resources
            .fonts
            .map
            .insert(id.clone(), PdfFont::new(parse_font(font)));
        ops.push(Op::SetFont {
            font: PdfFontHandle::External(id),
            size: Pt(1.0),
        });
        let glyphs = font.glyphs.values().map(|glyph| Codepoint {
            gid: glyph.code,
            offset: 0.0,
            cid: Some(glyph.text.clone()),
        });
        ops.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(glyphs.collect())],
        });
    }
    ops.push(Op::EndTextSection);
    let mut document = lopdf_document(pdf.with_pages(vec![sheet(ops)]))?;
    let page = document
        .page_iter()
        .next()
        .ok_or_else(|| unexpected("no page"))?;
    take_content(&mut document, page)?;
    let page = document
        .objects
        .remove(&page)
        .ok_or_else(|| unexpected("no page"))?;
    let resources = reference(&page, b"Resources")?;
    let resources = document.objects.remove(&resources);
    let resources = resources.ok_or_else(|| unexpected("no resources"))?;
    for name in [b"XObject".as_slice(), b"ExtGState", b"Shading"] {
        document.objects.remove(&reference(&resources, name)?);
    }
    for name in [b"Root".as_slice(), b"Info"] {
        let id = document.trailer.get(name).and_then(Object::as_reference);
        let object = id.ok().and_then(|id| document.objects.remove(&id));
        let object = object.ok_or_else(|| unexpected("no catalog"))?;
        if let Ok(pages) = reference(&object, b"Pages") {
            document.objects.remove(&pages);
        }
    }
    let fonts = reference(&resources, b"Font")?;
    Ok((document, fonts))
}

/// Six capitals before the name say that the font holds a part of its glyphs.
fn subset_name(typeface: Typeface) -> String {
    format!("CHAN{}+{}", typeface.tag(), typeface.postscript_name())
}

fn parse_font(font: &Font) -> ParsedFont {
    let metrics = &font.metrics;
    let widths = font.glyphs.values().map(|glyph| (glyph.code, glyph.width));
    let mut parsed = ParsedFont::with_glyph_data(
        font.program.clone(),
        0,
        Some(subset_name(font.typeface)),
        BTreeMap::new(),
        widths.collect(),
        metrics.em,
        FontMetrics {
            ascent: metrics.ascent,
            descent: metrics.descent,
        },
    );
    let [left, bottom, right, top] = metrics.bounds;
    parsed.pdf_font_metrics.x_min = left;
    parsed.pdf_font_metrics.y_min = bottom;
    parsed.pdf_font_metrics.x_max = right;
    parsed.pdf_font_metrics.y_max = top;
    parsed.pdf_font_metrics.us_weight_class = metrics.weight;
    parsed.pdf_font_metrics.caret_slope_rise = metrics.slant.0;
    parsed.pdf_font_metrics.caret_slope_run = metrics.slant.1;
    parsed
}

/// `secure` would drop the operators that show several glyphs in one string.
fn lopdf_document(pdf: &PdfDocument) -> Result<Document, PaperError> {
    let options = PdfSaveOptions {
        secure: false,
        ..PdfSaveOptions::default()
    };
    let mut warnings = Vec::new();
    let document = pdf.to_lopdf_document(&options, &mut warnings);
    match warnings.first() {
        None => Ok(document),
        Some(warning) => Err(PaperError::Writer(format!("{warning:?}"))),
    }
}

fn take_content(document: &mut Document, page: ObjectId) -> Result<Vec<u8>, PaperError> {
    let page = document
        .objects
        .get(&page)
        .ok_or_else(|| unexpected("no page"))?;
    let content = reference(page, b"Contents")?;
    match document.objects.remove(&content) {
        Some(Object::Stream(stream)) => Ok(stream.content),
        _ => Err(unexpected("a page without content")),
    }
}

fn reference(object: &Object, key: &[u8]) -> Result<ObjectId, PaperError> {
    let dictionary = object
        .as_dict()
        .map_err(|_| unexpected("not a dictionary"))?;
    let value = dictionary.get(key).and_then(Object::as_reference);
    value.map_err(|_| unexpected("a reference is missing"))
}

fn unexpected(what: &str) -> PaperError {
    PaperError::Writer(format!("printpdf's document: {what}"))
}

/// Its size does not matter: only its content is taken out again.
fn sheet(ops: Vec<Op>) -> PdfPage {
    PdfPage::new(Mm(210.0), Mm(297.0), ops)
}

fn rect(area: Area) -> Rect {
    Rect {
        x: points(area.x),
        y: points(PAGE_HEIGHT - area.y - area.height),
        width: points(area.width),
        height: points(area.height),
        mode: Some(PaintMode::Fill),
        winding_order: None,
    }
}

/// A thousandth of a point is finer than any printer.
fn points(value: f32) -> Pt {
    Pt((value * 1000.0).round() / 1000.0)
}

/// The operations of one page while they are written, and what they have set so far.
struct PageOps<'a> {
    ops: Vec<Op>,
    pages: &'a Pages,
    words: &'a [Vec<GlyphStep>],
    ink: Option<Ink>,
    font: Option<(Typeface, f32)>,
    line: Vec<DictItem>,
    /// How far back the pen still has to move, in thousandths of an em.
    pending_shift: i32,
}

impl<'a> PageOps<'a> {
    fn of(page: &Page, pages: &'a Pages, words: &'a [Vec<GlyphStep>]) -> Vec<Op> {
        let mut this = Self {
            ops: Vec::new(),
            pages,
            words,
            ink: None,
            font: None,
            line: Vec::new(),
            pending_shift: 0,
        };
        let mut mcid = 0;
        for item in &page.items {
            this.item(item, &mut mcid);
        }
        this.ops
    }

    fn item(&mut self, item: &Item, mcid: &mut i64) {
        let (tag, properties) = match item.mark {
            ContentMark::Tagged(_) => {
                let properties = vec![("MCID", DictItem::Int(*mcid))];
                *mcid += 1;
                ("P", properties)
            }
            ContentMark::Artifact(Artifact::Header) => ("Artifact", pagination("Header")),
            ContentMark::Artifact(Artifact::Footer) => ("Artifact", pagination("Footer")),
            ContentMark::Artifact(Artifact::Layout) => ("Artifact", vec![("Type", name("Layout"))]),
        };
        self.begin(tag, properties);
        let mut in_text = false;
        for draw in &item.draws {
            let text = matches!(draw, Draw::Text(_));
            if text != in_text {
                self.ops.push(if text {
                    Op::StartTextSection
                } else {
                    Op::EndTextSection
                });
                in_text = text;
            }
            match draw {
                Draw::Text(run) => self.run(run),
                Draw::Rect { area, ink } => {
                    self.set_ink(*ink);
                    let rectangle = rect(*area);
                    self.ops.push(Op::DrawRectangle { rectangle });
                }
            }
        }
        if in_text {
            self.ops.push(Op::EndTextSection);
        }
        self.ops.push(Op::EndMarkedContent);
    }

    fn run(&mut self, run: &TextRun) {
        self.set_ink(run.ink);
        let (x, y) = (points(run.x), points(PAGE_HEIGHT - run.y));
        let matrix = if run.upside_down {
            TextMatrix::Raw([-1.0, 0.0, 0.0, -1.0, x.0, y.0])
        } else {
            TextMatrix::Translate(x, y)
        };
        self.ops.push(Op::SetTextMatrix { matrix });
        for id in &run.words {
            let word = self.pages.word(*id);
            self.set_font(word.face, run.size);
            // The glyphs of such words are placed one by one.
            let tracking = if word.rtl { 0 } else { run.tracking };
            for step in self.words.get(*id).into_iter().flatten() {
                match step {
                    GlyphStep::Show(codes) if tracking == 0 => self.show(codes),
                    GlyphStep::Show(codes) => {
                        for code in codes.chunks_exact(2) {
                            self.show(code);
                            self.pending_shift -= tracking;
                        }
                    }
                    GlyphStep::Shift(shift) => self.pending_shift += shift,
                    GlyphStep::ActualText(text, glyphs) => {
                        self.actual_text(text, glyphs, run.size, tracking)
                    }
                }
            }
        }
        self.end_line();
        self.pending_shift = 0;
    }

    /// Adds glyph codes to the string that is being shown, the pen moved first if it has to.
    fn show(&mut self, codes: &[u8]) {
        if self.pending_shift.abs() >= FINEST_SHIFT {
            self.line.push(DictItem::Int(self.pending_shift.into()));
            self.pending_shift = 0;
        }
        if let Some(DictItem::String { data, .. }) = self.line.last_mut() {
            data.extend_from_slice(codes);
        } else {
            self.line.push(DictItem::String {
                data: codes.to_vec(),
                literal: true,
            });
        }
    }

    /// Glyphs around which the characters they stand for are written: one glyph that serves two
    /// characters, or several glyphs for one.
    fn actual_text(&mut self, text: &str, glyphs: &[PlacedGlyph], size: f32, tracking: i32) {
        self.end_line();
        let mut data = vec![0xfe, 0xff];
        data.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
        let actual = DictItem::String {
            data,
            literal: false,
        };
        self.begin("Span", vec![("ActualText", actual)]);
        // Marks over the letters before them.
        let tracking = if text.is_empty() { 0 } else { tracking };
        for glyph in glyphs {
            if glyph.up != 0 {
                self.end_line();
                self.rise(in_em(glyph.up) * size);
            }
            self.pending_shift -= glyph.right;
            self.show(&glyph.code);
            self.pending_shift += glyph.right + glyph.shift - tracking;
            if glyph.up != 0 {
                self.end_line();
                self.rise(0.0);
            }
        }
        self.end_line();
        self.ops.push(Op::EndMarkedContent);
    }

    fn rise(&mut self, points: f32) {
        self.ops.push(Op::SetLineOffset { multiplier: points });
    }

    /// Shows what has been gathered. printpdf's own operation writes one string per glyph, which
    /// makes a page three times as long.
    fn end_line(&mut self) {
        if !self.line.is_empty() {
            self.ops.push(Op::Unknown {
                key: "TJ".to_owned(),
                value: vec![DictItem::Array(std::mem::take(&mut self.line))],
            });
        }
    }

    fn set_font(&mut self, typeface: Typeface, size: f32) {
        if self.font != Some((typeface, size)) {
            self.end_line();
            self.font = Some((typeface, size));
            self.ops.push(Op::SetFont {
                font: PdfFontHandle::External(FontId(typeface.tag().to_owned())),
                size: Pt(size),
            });
        }
    }

    fn set_ink(&mut self, ink: Ink) {
        if self.ink != Some(ink) {
            self.ink = Some(ink);
            let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
            let col = Color::Rgb(Rgb {
                r: part(ink.0),
                g: part(ink.1),
                b: part(ink.2),
                icc_profile: None,
            });
            self.ops.push(Op::SetFillColor { col });
        }
    }

    fn begin(&mut self, tag: &str, properties: Vec<(&str, DictItem)>) {
        let map = properties
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value));
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map: map.collect() },
        });
    }
}

fn pagination(subtype: &str) -> Vec<(&'static str, DictItem)> {
    vec![("Type", name("Pagination")), ("Subtype", name(subtype))]
}

fn name(text: &str) -> DictItem {
    DictItem::Name(text.as_bytes().to_vec())
}
