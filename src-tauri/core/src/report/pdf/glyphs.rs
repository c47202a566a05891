//! Which glyphs a paper uses, their fonts cut down to them, and words as the strings of glyph
//! codes that a content stream shows.

use std::collections::BTreeMap;

use rustybuzz::ttf_parser::{Face, GlyphId};
use subsetter::{GlyphRemapper, subset};

use super::super::error::PaperError;
use super::super::pages::{Draw, Pages, TextRun};
use super::super::shape::{Glyph, Word};
use super::super::typeface::Typeface;

/// One typeface cut down to the glyphs of one paper.
pub(super) struct Font {
    pub typeface: Typeface,
    /// The smaller font file.
    pub program: Vec<u8>,
    /// Measures for its descriptor.
    pub metrics: Metrics,
    /// The glyphs by their number in the font file.
    pub glyphs: BTreeMap<u16, Code>,
}

/// A glyph as the paper's font knows it.
pub(super) struct Code {
    /// Its number in the smaller font.
    pub code: u16,
    /// Its width in font units.
    pub width: u16,
    /// The characters it stands for when nothing else is said: those it stands for first.
    pub text: String,
}

/// What a font descriptor says, in font units.
pub(super) struct Metrics {
    /// Units per em.
    pub em: u16,
    /// Above the baseline.
    pub ascent: i16,
    /// Below the baseline, negative.
    pub descent: i16,
    /// Height of capitals.
    pub capitals: i16,
    /// Left, bottom, right and top of all glyphs.
    pub bounds: [i16; 4],
    /// 400 is regular.
    pub weight: u16,
    /// Slant in degrees, as rise and run of the caret.
    pub slant: (i16, i16),
}

/// The runs of a paper in order, repeated lines included.
fn runs(pages: &Pages) -> impl Iterator<Item = &TextRun> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    items
        .flat_map(|item| &item.draws)
        .filter_map(|draw| match draw {
            Draw::Text(run) => Some(run),
            Draw::Rect { .. } => None,
        })
}

/// Which words stand on a page: some were shaped to be measured alone.
fn used_words(pages: &Pages) -> Vec<bool> {
    let mut used = vec![false; pages.words.len()];
    for id in runs(pages).flat_map(|run| &run.words) {
        if let Some(used) = used.get_mut(*id) {
            *used = true;
        }
    }
    used
}

/// The fonts of a paper, in the order of their declaration, and its words as steps, in their own
/// order. A typeface without a word is left out; a word that stands on no page has no steps.
pub(super) fn prepare(pages: &Pages) -> Result<(Vec<Font>, Vec<Vec<GlyphStep>>), PaperError> {
    let used = used_words(pages);
    let mut glyphs: BTreeMap<Typeface, BTreeMap<u16, String>> = BTreeMap::new();
    for (word, _) in pages.words.iter().zip(&used).filter(|(_, used)| **used) {
        let glyphs = glyphs.entry(word.face).or_default();
        for glyph in &word.glyphs {
            let text = word.text.get(glyph.cluster.clone()).unwrap_or_default();
            glyphs.entry(glyph.id).or_insert_with(|| text.to_owned());
        }
    }
    let fonts = glyphs.into_iter().map(|(face, glyphs)| font(face, glyphs));
    let fonts = fonts.collect::<Result<Vec<_>, _>>()?;
    let steps = pages.words.iter().zip(used).map(|(word, used)| {
        if used {
            encode(word, &fonts)
        } else {
            Ok(Vec::new())
        }
    });
    let steps = steps.collect::<Result<_, _>>()?;
    Ok((fonts, steps))
}

fn font(typeface: Typeface, used: BTreeMap<u16, String>) -> Result<Font, PaperError> {
    let failed = || PaperError::Writer(format!("font {}", typeface.postscript_name()));
    let face = Face::parse(typeface.file(), 0).map_err(|_| failed())?;
    let mut remapper = GlyphRemapper::new();
    let mut glyphs = BTreeMap::new();
    for (id, text) in used {
        let code = Code {
            code: remapper.remap(id),
            width: face.glyph_hor_advance(GlyphId(id)).ok_or_else(failed)?,
            text,
        };
        glyphs.insert(id, code);
    }
    let program = subset(typeface.file(), 0, &remapper).map_err(|_| failed())?;
    let bounds = face.global_bounding_box();
    let caret = face.tables().hhea;
    Ok(Font {
        typeface,
        program,
        metrics: Metrics {
            em: face.units_per_em(),
            ascent: face.ascender(),
            descent: face.descender(),
            capitals: face.capital_height().unwrap_or(face.ascender()),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max],
            weight: face.weight().to_number(),
            slant: slant(&face, caret.ascender),
        },
        glyphs,
    })
}

/// Rise and run of the caret, from the italic angle.
fn slant(face: &Face<'_>, rise: i16) -> (i16, i16) {
    let tangent = -face.italic_angle().to_radians().tan();
    let mut run = 0;
    while f32::from(run) < f32::from(rise) * tangent {
        run += 1;
    }
    (rise, run)
}

/// One step of showing a word.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum GlyphStep {
    /// Glyph codes, two bytes each.
    Show(Vec<u8>),
    /// Moves the pen back by thousandths of an em.
    Shift(i32),
    /// Glyphs that stand for these characters together, with rise and shifts of their own.
    ActualText(String, Vec<PlacedGlyph>),
}

/// A glyph away from the baseline or the pen; distances in thousandths of an em.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PlacedGlyph {
    /// The glyph's code.
    pub code: [u8; 2],
    /// To the right of the pen.
    pub right: i32,
    /// Above the baseline.
    pub up: i32,
    /// How much less the pen moves than the glyph is wide.
    pub shift: i32,
}

fn encode(word: &Word, fonts: &[Font]) -> Result<Vec<GlyphStep>, PaperError> {
    let lost = || PaperError::Writer(format!("a glyph of “{}”", word.text));
    let font = fonts
        .iter()
        .find(|font| font.typeface == word.face)
        .ok_or_else(lost)?;
    if word.rtl {
        return encode_right_to_left(word, font).ok_or_else(lost);
    }
    let mut steps = Vec::new();
    for cluster in word.glyphs.chunk_by(|a, b| a.cluster == b.cluster) {
        let text = cluster
            .first()
            .and_then(|glyph| word.text.get(glyph.cluster.clone()));
        let text = text.ok_or_else(lost)?;
        if let [glyph] = cluster {
            let code = font.glyphs.get(&glyph.id).ok_or_else(lost)?;
            if code.text == text && glyph.dx == 0 && glyph.dy == 0 {
                show(&mut steps, code.code, shift(glyph, code, font));
                continue;
            }
        }
        let mut pen = 0;
        let placed: Vec<_> = cluster
            .iter()
            .map(|glyph| {
                let x = pen;
                pen += glyph.advance;
                (x, glyph)
            })
            .collect();
        steps.extend(actual_text(text, &placed, pen, font).ok_or_else(lost)?);
    }
    Ok(steps)
}

/// A word that is read from right to left: its glyphs in the order in which it is read, each put where
/// it stands, so that what is copied out of the paper is in order.
fn encode_right_to_left(word: &Word, font: &Font) -> Option<Vec<GlyphStep>> {
    let mut placed = Vec::with_capacity(word.glyphs.len());
    let mut end = 0;
    for glyph in &word.glyphs {
        placed.push((end, glyph));
        end += glyph.advance;
    }
    placed.sort_by_key(|(_, glyph)| glyph.cluster.start);
    let mut steps = Vec::new();
    let mut pen = 0;
    for cluster in placed.chunk_by(|(_, a), (_, b)| a.cluster == b.cluster) {
        let (_, first) = cluster.first()?;
        let text = word.text.get(first.cluster.clone())?;
        if let [(x, glyph)] = cluster {
            let code = font.glyphs.get(&glyph.id)?;
            if code.text == text && glyph.dx == 0 && glyph.dy == 0 {
                if pen != *x {
                    steps.push(GlyphStep::Shift(pen - x));
                }
                show(&mut steps, code.code, 0);
                pen = x + width(code, font);
                continue;
            }
        }
        // As seen from where the cluster ends, so that the pen comes to stand there.
        let left = cluster.iter().map(|(x, _)| *x).min()?;
        let advance: i32 = cluster.iter().map(|(_, glyph)| glyph.advance).sum();
        if pen != left {
            steps.push(GlyphStep::Shift(pen - left));
        }
        let own: Vec<_> = cluster
            .iter()
            .map(|(x, glyph)| (x - left, *glyph))
            .collect();
        steps.extend(actual_text(text, &own, advance, font)?);
        pen = left + advance;
    }
    if pen != end {
        steps.push(GlyphStep::Shift(pen - end));
    }
    Some(steps)
}

/// Glyphs that stand for some characters together, each with its distance from where the first begins.
/// What takes no room of its own is drawn apart, as a piece that stands for nothing: what it is drawn
/// with is wider than nothing, and a reader would take the rest of the width for a space.
fn actual_text(
    text: &str,
    glyphs: &[(i32, &Glyph)],
    advance: i32,
    font: &Font,
) -> Option<Vec<GlyphStep>> {
    let (marks, letters): (Vec<_>, Vec<_>) =
        glyphs.iter().partition(|(_, glyph)| glyph.advance == 0);
    let (letters, marks) = if letters.is_empty() {
        (marks, letters)
    } else {
        (letters, marks)
    };
    let mut steps = Vec::with_capacity(2);
    let mut pen = 0;
    for (text, glyphs, end) in [(text, letters, advance), ("", marks, advance)] {
        let mut lifted = Vec::with_capacity(glyphs.len());
        for (at, (x, glyph)) in glyphs.iter().enumerate() {
            let code = font.glyphs.get(&glyph.id)?;
            let right = x + glyph.dx - pen;
            let next = glyphs.get(at + 1).map_or(end, |(x, _)| *x);
            lifted.push(PlacedGlyph {
                code: code.code.to_be_bytes(),
                right,
                up: glyph.dy,
                shift: pen + width(code, font) - next,
            });
            pen = next;
        }
        if !lifted.is_empty() {
            steps.push(GlyphStep::ActualText(text.to_owned(), lifted));
        }
    }
    Some(steps)
}

fn show(steps: &mut Vec<GlyphStep>, code: u16, shift: i32) {
    if let Some(GlyphStep::Show(codes)) = steps.last_mut() {
        codes.extend(code.to_be_bytes());
    } else {
        steps.push(GlyphStep::Show(code.to_be_bytes().to_vec()));
    }
    if shift != 0 {
        steps.push(GlyphStep::Shift(shift));
    }
}

/// How much less the pen moves than the glyph is wide: its kerning.
fn shift(glyph: &Glyph, code: &Code, font: &Font) -> i32 {
    width(code, font) - glyph.advance
}

/// In thousandths of an em.
fn width(code: &Code, font: &Font) -> i32 {
    i32::from(code.width) * 1000 / i32::from(font.metrics.em)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// printpdf cuts the widths of glyphs down to whole thousandths of an em.
    #[test]
    fn widths_are_exact_because_every_typeface_has_a_thousand_units() {
        for typeface in Typeface::ALL {
            let face = Face::parse(typeface.file(), 0).expect("the embedded fonts are whole");
            assert_eq!(face.units_per_em(), 1000, "{typeface:?}");
        }
    }
}
