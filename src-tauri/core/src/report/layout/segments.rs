//! A text cut where its lines may break, each piece shaped.

use std::borrow::Cow;
use std::ops::Range;

use unicode_bidi::Level;
use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::super::error::PaperError;
use super::super::pages::Ink;
use super::super::shape::{Context, Cut, Shaper, WordId, in_em};
use super::super::typeface::EastAsian;
use super::bidi::{levels_of, split_by_level};
use super::no_break::belongs_together;

/// Words in one style, before they are broken into lines.
#[derive(Debug, Clone)]
pub(super) struct StyledText<'a> {
    pub text: &'a str,
    /// Typeface and figures.
    pub cut: Cut,
    /// Size in points.
    pub size: f32,
    pub ink: Ink,
    /// Which owner among those of the block it belongs to.
    pub owner: usize,
    /// Whether no line may begin with it.
    pub no_break_before: bool,
}

/// Characters that end a line and are not drawn.
const LINE_ENDS: [char; 7] = [
    '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
];
/// Prints a hyphen at the end of a line, else nothing.
const SOFT_HYPHEN: char = '\u{ad}';
/// Tell where a line may or may not break, and print nothing.
const BREAK_MARKS: [char; 4] = [SOFT_HYPHEN, '\u{200b}', '\u{2060}', '\u{feff}'];

/// A stretch between two places where a line may break.
#[derive(Default)]
pub(super) struct Segment {
    /// Words by their style and level, as they are read.
    pub parts: Vec<(usize, Range<WordId>, Level)>,
    /// In points.
    pub width: f32,
    /// Without the space at its end.
    pub trimmed: f32,
    /// A line ends after it, however much room is left.
    pub ends_line: bool,
    /// Stands in a text of which a part runs from right to left.
    pub is_mixed: bool,
    /// Drawn if the line ends here: in which style, and how wide.
    pub hyphen: Option<(usize, WordId, f32)>,
}

impl StyledText<'_> {
    fn context(&self, level: Level, east_asian: EastAsian) -> Context {
        Context {
            cut: self.cut,
            rtl: level.is_rtl(),
            east_asian,
        }
    }
}

/// What is asked of a text as a whole before its pieces are shaped.
struct UnbrokenText<'a> {
    styled: &'a [StyledText<'a>],
    text: &'a str,
    /// Where each style begins and ends in it.
    bounds: Vec<Range<usize>>,
    levels: Option<Vec<Level>>,
    east_asian: EastAsian,
}

/// Where lines of a text may or must break. The rules of Unicode 13, by which the places are found, keep an opening
/// bracket with a closing quotation mark before it; later ones do not.
fn breaks(text: &str) -> Vec<(usize, BreakOpportunity)> {
    const BETWEEN: &str = "” (";
    let mut all: Vec<_> = linebreaks(text).collect();
    let more = text
        .match_indices(BETWEEN)
        .map(|(at, _)| at + BETWEEN.len() - 1);
    for at in more {
        if let Err(place) = all.binary_search_by_key(&at, |(at, _)| *at) {
            all.insert(place, (at, BreakOpportunity::Allowed));
        }
    }
    all
}

/// What lies between the places where lines may break; what is wider than `width` in pieces.
pub(super) fn segments(
    shaper: &mut Shaper,
    styled: &[StyledText<'_>],
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
    let whole = UnbrokenText {
        styled,
        text: &text,
        bounds,
        levels: levels_of(&text),
        east_asian: shaper.east_asian(&text),
    };
    let mut segments = Vec::new();
    let mut start = 0;
    let mut first_part = 0;
    for (at, kind) in breaks(&text) {
        let no_break_before = |(style, bound): (&StyledText<'_>, &Range<usize>)| {
            style.no_break_before && bound.start == at
        };
        let held =
            || styled.iter().zip(&whole.bounds).any(no_break_before) || belongs_together(&text, at);
        if kind == BreakOpportunity::Allowed && held() {
            continue;
        }
        while whole
            .bounds
            .get(first_part)
            .is_some_and(|bound| bound.end <= start)
        {
            first_part += 1;
        }
        let ends_line = kind == BreakOpportunity::Mandatory && at < text.len();
        let drawn = if ends_line || at == text.len() {
            let line = text.get(start..at).unwrap_or_default();
            start + line.trim_end_matches(LINE_ENDS).len()
        } else {
            at
        };
        let pieces = whole.pieces(first_part, start..drawn);
        whole.push_segment(shaper, &pieces, width, &mut segments)?;
        if let Some(last) = segments.last_mut() {
            last.ends_line = ends_line;
            last.is_mixed = whole.levels.is_some();
            if text
                .get(start..at)
                .unwrap_or_default()
                .ends_with(SOFT_HYPHEN)
            {
                last.hyphen = whole.hyphen(shaper, &pieces)?;
            }
        }
        start = at;
    }
    Ok(segments)
}

/// Part of a style's words, on one level.
type TextPiece<'a> = (usize, Cow<'a, str>, Level);

impl UnbrokenText<'_> {
    /// A stretch by styles and levels, without what only says where lines break. Space at the end of
    /// what runs from right to left is a piece of its own, since it may come to stand elsewhere.
    fn pieces(&self, first_part: usize, range: Range<usize>) -> Vec<TextPiece<'_>> {
        let mut pieces = Vec::new();
        let ahead = self.bounds.get(first_part..).unwrap_or_default();
        for (part, bound) in (first_part..).zip(ahead) {
            if bound.start >= range.end.max(range.start + 1) {
                break;
            }
            let piece = range.start.max(bound.start)..range.end.min(bound.end);
            let Some(levels) = &self.levels else {
                pieces.push((part, self.without_break_marks(piece), Level::ltr()));
                continue;
            };
            for (level, piece) in split_by_level(levels, piece) {
                let words = self.without_break_marks(piece);
                let bare = words.trim_end().len();
                match words.split_at_checked(bare) {
                    Some((bare, space)) if level.is_rtl() && !space.is_empty() => {
                        pieces.push((part, bare.to_owned().into(), level));
                        pieces.push((part, space.to_owned().into(), level));
                    }
                    _ => pieces.push((part, words, level)),
                }
            }
        }
        pieces
    }

    fn without_break_marks(&self, range: Range<usize>) -> Cow<'_, str> {
        let text = self.text.get(range).unwrap_or_default();
        if text.contains(BREAK_MARKS) || text.contains('\t') {
            text.replace(BREAK_MARKS, "").replace('\t', " ").into()
        } else {
            text.into()
        }
    }

    fn hyphen(
        &self,
        shaper: &mut Shaper,
        pieces: &[TextPiece<'_>],
    ) -> Result<Option<(usize, WordId, f32)>, PaperError> {
        let Some((part, _, level)) = pieces.last() else {
            return Ok(None);
        };
        let Some(style) = self.styled.get(*part).filter(|_| level.is_ltr()) else {
            return Ok(None);
        };
        let word = shaper.shape_hyphen(style.context(Level::ltr(), self.east_asian))?;
        Ok(Some((*part, word, shaper.word(word).advance * style.size)))
    }

    /// Adds a segment, cut wherever it must be if it is wider than a whole line: first at its spaces,
    /// then anywhere.
    fn push_segment(
        &self,
        shaper: &mut Shaper,
        pieces: &[TextPiece<'_>],
        width: f32,
        segments: &mut Vec<Segment>,
    ) -> Result<(), PaperError> {
        let whole = self.segment(shaper, pieces)?;
        if whole.trimmed <= width {
            segments.push(whole);
            return Ok(());
        }
        for (part, text, level) in pieces {
            for words in text.split_inclusive([' ', '\u{a0}']) {
                let mut rest = words;
                while !rest.is_empty() {
                    let fits = self.fitting_length(shaper, (*part, rest, *level), width)?;
                    let (head, tail) = rest.split_at_checked(fits).unwrap_or((rest, ""));
                    segments.push(self.segment(shaper, &[(*part, head.into(), *level)])?);
                    rest = tail;
                }
            }
        }
        Ok(())
    }

    /// How many bytes from the start of `text` fit into `width`: at least one cluster.
    fn fitting_length(
        &self,
        shaper: &mut Shaper,
        (part, text, level): (usize, &str, Level),
        width: f32,
    ) -> Result<usize, PaperError> {
        let Some(style) = self.styled.get(part) else {
            return Ok(text.len());
        };
        let context = style.context(level, self.east_asian);
        let words = shaper.shape(context, text, self.text)?;
        let mut pen = 0.0;
        let mut before = 0;
        let mut fits = 0;
        for id in words {
            let word = shaper.word(id);
            let mut glyphs: Vec<_> = word.glyphs.iter().collect();
            glyphs.sort_by_key(|glyph| glyph.cluster.start);
            for glyph in glyphs {
                let is_space = |part: &str| part.trim().is_empty();
                if word.text.get(glyph.cluster.clone()).is_some_and(is_space) {
                    fits = before + glyph.cluster.end;
                    continue;
                }
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
        &self,
        shaper: &mut Shaper,
        pieces: &[TextPiece<'_>],
    ) -> Result<Segment, PaperError> {
        let mut segment = Segment::default();
        for (part, text, level) in pieces {
            let Some(style) = self.styled.get(*part).filter(|_| !text.is_empty()) else {
                continue;
            };
            let context = style.context(*level, self.east_asian);
            let words = shaper.shape(context, text, self.text)?;
            for word in shaper.words_in(words.clone()) {
                segment.trimmed = segment.width + word.trimmed * style.size;
                segment.width += word.advance * style.size;
            }
            segment.parts.push((*part, words, *level));
        }
        Ok(segment)
    }
}
