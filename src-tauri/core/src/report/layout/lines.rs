//! Text into lines: where a line may break (UAX #14) and how much fits.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::super::error::PaperError;
use super::super::pages::{Ink, Run};
use super::super::shape::{Cut, Shaper, in_em};

/// Words in one style, before they are broken into lines.
#[derive(Debug, Clone)]
pub(super) struct Styled<'a> {
    /// The words.
    pub text: &'a str,
    /// Typeface and figures.
    pub cut: Cut,
    /// Size in points.
    pub size: f32,
    /// Colour.
    pub ink: Ink,
    /// Which owner among those of the block it belongs to.
    pub owner: usize,
    /// Whether no line may begin with it.
    pub clings: bool,
}

/// Characters that end a line and are not drawn.
const LINE_ENDS: [char; 7] = [
    '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
];

/// One line, from its left edge.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// The runs, each with its owner; x from the line's left edge, y from its baseline.
    pub runs: Vec<(usize, Run)>,
    /// Width without trailing space.
    pub width: f32,
    pen: f32,
}

impl Line {
    fn push(&mut self, shaper: &Shaper, style: &Styled<'_>, words: Range<usize>) {
        for id in words {
            let word = shaper.word(id);
            self.width = self.pen + word.trimmed * style.size;
            let fits = self
                .runs
                .last_mut()
                .filter(|(owner, _)| *owner == style.owner);
            if let Some((_, run)) = fits {
                run.words.push(id);
            } else {
                let run = Run {
                    x: self.pen,
                    y: 0.0,
                    size: style.size,
                    ink: style.ink,
                    tracking: 0,
                    turned: false,
                    words: vec![id],
                };
                self.runs.push((style.owner, run));
            }
            self.pen += word.advance * style.size;
        }
    }
}

/// A stretch between two places where a line may break.
struct Segment {
    parts: Vec<(usize, Range<usize>)>,
    width: f32,
    trimmed: f32,
    ends_line: bool,
}

/// Breaks `styled` into lines no wider than `width`. Never returns an empty list.
pub(super) fn break_lines(
    shaper: &mut Shaper,
    styled: &[Styled<'_>],
    width: f32,
) -> Result<Vec<Line>, PaperError> {
    let mut lines = Vec::new();
    let mut line = Line::default();
    for segment in segments(shaper, styled, width)? {
        if line.pen > 0.0 && line.pen + segment.trimmed > width + 0.01 {
            lines.push(std::mem::take(&mut line));
        }
        for (part, words) in segment.parts {
            if let Some(style) = styled.get(part) {
                line.push(shaper, style, words);
            }
        }
        if segment.ends_line {
            lines.push(std::mem::take(&mut line));
        }
    }
    if !line.runs.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    Ok(lines)
}

/// Like [`break_lines`], but with lines of about one length: the narrowest measure that needs no
/// more lines. For titles and headings, so that no word stands alone in the last line.
pub(super) fn balance_lines(
    shaper: &mut Shaper,
    styled: &[Styled<'_>],
    width: f32,
) -> Result<Vec<Line>, PaperError> {
    let mut best = break_lines(shaper, styled, width)?;
    let count = best.len();
    if count > 1 {
        let (mut low, mut high) = (width / 2.0, width);
        while high - low > 4.0 {
            let middle = f32::midpoint(low, high);
            let lines = break_lines(shaper, styled, middle)?;
            if lines.len() > count {
                low = middle;
            } else {
                high = middle;
                best = lines;
            }
        }
    }
    Ok(best)
}

/// Width of the text on one line, and of its widest unbreakable stretch.
pub(super) fn natural_width(
    shaper: &mut Shaper,
    styled: &[Styled<'_>],
) -> Result<(f32, f32), PaperError> {
    let mut widest: f32 = 0.0;
    let mut stretch: f32 = 0.0;
    let mut pen = 0.0;
    for segment in segments(shaper, styled, f32::INFINITY)? {
        widest = widest.max(pen + segment.trimmed);
        stretch = stretch.max(segment.trimmed);
        pen = if segment.ends_line {
            0.0
        } else {
            pen + segment.width
        };
    }
    Ok((widest, stretch))
}

fn segments(
    shaper: &mut Shaper,
    styled: &[Styled<'_>],
    width: f32,
) -> Result<Vec<Segment>, PaperError> {
    let text: String = styled.iter().map(|style| style.text).collect();
    let mut bounds = Vec::with_capacity(styled.len());
    let mut end = 0;
    for style in styled {
        let start = end;
        end += style.text.len();
        bounds.push(start..end);
    }
    let mut segments = Vec::new();
    let mut start = 0;
    let mut first_part = 0;
    for (at, kind) in linebreaks(&text) {
        let clings =
            |(style, bound): (&Styled<'_>, &Range<usize>)| style.clings && bound.start == at;
        if kind == BreakOpportunity::Allowed && styled.iter().zip(&bounds).any(clings) {
            continue;
        }
        while bounds
            .get(first_part)
            .is_some_and(|bound| bound.end <= start)
        {
            first_part += 1;
        }
        let mut pieces = Vec::new();
        let ahead = bounds.get(first_part..).unwrap_or_default();
        for (part, bound) in (first_part..).zip(ahead) {
            if bound.start >= at {
                break;
            }
            let piece = start.max(bound.start)..at.min(bound.end);
            pieces.push((part, text.get(piece).unwrap_or_default()));
        }
        let ends_line = kind == BreakOpportunity::Mandatory && at < text.len();
        if let Some((_, piece)) = pieces.last_mut().filter(|_| ends_line || at == text.len()) {
            *piece = piece.trim_end_matches(LINE_ENDS);
        }
        push_segment(shaper, styled, &pieces, &text, width, &mut segments)?;
        if ends_line && let Some(last) = segments.last_mut() {
            last.ends_line = true;
        }
        start = at;
    }
    Ok(segments)
}

/// Adds a segment, cut wherever it must be if it is wider than a whole line.
fn push_segment(
    shaper: &mut Shaper,
    styled: &[Styled<'_>],
    pieces: &[(usize, &str)],
    around: &str,
    width: f32,
    segments: &mut Vec<Segment>,
) -> Result<(), PaperError> {
    let whole = segment(shaper, styled, pieces, around)?;
    if whole.trimmed <= width {
        segments.push(whole);
        return Ok(());
    }
    for (part, text) in pieces {
        let Some(style) = styled.get(*part) else {
            continue;
        };
        let mut rest = *text;
        while !rest.is_empty() {
            let fits = fitting(shaper, style, rest, around, width)?;
            let (head, tail) = rest.split_at_checked(fits).unwrap_or((rest, ""));
            segments.push(segment(shaper, styled, &[(*part, head)], around)?);
            rest = tail;
        }
    }
    Ok(())
}

/// How many bytes from the start of `text` fit into `width`: at least one cluster.
fn fitting(
    shaper: &mut Shaper,
    style: &Styled<'_>,
    text: &str,
    around: &str,
    width: f32,
) -> Result<usize, PaperError> {
    let words = shaper.shape(style.cut, text, around)?;
    let mut pen = 0.0;
    let mut before = 0;
    let mut fits = 0;
    for id in words {
        let word = shaper.word(id);
        for glyph in &word.glyphs {
            pen += in_em(glyph.advance) * style.size;
            if pen > width && fits > 0 {
                return Ok(fits);
            }
            fits = before + glyph.cluster.end;
        }
        before += word.text.len();
    }
    Ok(text.len())
}

fn segment(
    shaper: &mut Shaper,
    styled: &[Styled<'_>],
    pieces: &[(usize, &str)],
    around: &str,
) -> Result<Segment, PaperError> {
    let mut parts = Vec::with_capacity(pieces.len());
    let (mut width, mut trimmed) = (0.0, 0.0);
    for (part, text) in pieces {
        let Some(style) = styled.get(*part) else {
            continue;
        };
        if text.is_empty() {
            continue;
        }
        let words = shaper.shape(style.cut, text, around)?;
        for word in shaper.words_in(words.clone()) {
            trimmed = width + word.trimmed * style.size;
            width += word.advance * style.size;
        }
        parts.push((*part, words));
    }
    Ok(Segment {
        parts,
        width,
        trimmed,
        ends_line: false,
    })
}
