//! Text into lines: where a line may break (UAX #14) and how much fits.

use std::ops::Range;

use unicode_bidi::Level;

use super::super::error::PaperError;
use super::super::pages::TextRun;
use super::super::shape::{Shaper, WordId};
use super::bidi::visual_order;
use super::segments::{StyledText, segments};

/// One line, from its left edge.
#[derive(Debug, Clone, Default)]
pub(super) struct TextLine {
    /// The runs, each with its owner; x from the line's left edge, y from its baseline.
    pub runs: Vec<(usize, TextRun)>,
    /// Width without trailing space.
    pub width: f32,
    pen: f32,
    /// Kept while some of the text runs from right to left.
    mixed: Vec<(usize, WordId, Level)>,
}

impl TextLine {
    fn push(&mut self, shaper: &Shaper, style: &StyledText<'_>, words: Range<WordId>) {
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
                self.runs.push((style.owner, style.run(self.pen, id)));
            }
            self.pen += word.advance * style.size;
        }
    }

    /// The same words in the order in which they are seen.
    fn reorder(&mut self, shaper: &Shaper, styled: &[StyledText<'_>]) {
        let is_space = |id| shaper.word(id).text.trim().is_empty();
        let words = std::mem::take(&mut self.mixed);
        if words.iter().all(|(_, _, level)| level.is_ltr()) {
            return;
        }
        let spaces = words.iter().rev();
        let trailing = spaces.take_while(|(_, id, _)| is_space(*id)).count();
        let levels: Vec<Level> = words.iter().map(|(_, _, level)| *level).collect();
        let mut lefts = vec![0.0; words.len()];
        let mut pen = 0.0;
        for at in visual_order(&levels, trailing) {
            if let (Some((part, id, _)), Some(left)) = (words.get(at), lefts.get_mut(at)) {
                let size = styled.get(*part).map_or(0.0, |style| style.size);
                *left = pen;
                pen += shaper.word(*id).advance * size;
            }
        }
        self.runs.clear();
        let mut end = 0.0;
        for ((part, id, _), left) in words.into_iter().zip(lefts) {
            let Some(style) = styled.get(part) else {
                continue;
            };
            let last = self.runs.last_mut();
            match last.filter(|(owner, _)| *owner == style.owner && left == end) {
                Some((_, run)) => run.words.push(id),
                None => self.runs.push((style.owner, style.run(left, id))),
            }
            end = left + shaper.word(id).advance * style.size;
        }
    }
}

impl StyledText<'_> {
    fn run(&self, x: f32, word: WordId) -> TextRun {
        TextRun {
            x,
            y: 0.0,
            size: self.size,
            ink: self.ink,
            tracking: 0,
            upside_down: false,
            words: vec![word],
        }
    }
}

/// Breaks `styled` into lines no wider than `width`. Never returns an empty list.
pub(super) fn break_lines(
    shaper: &mut Shaper,
    styled: &[StyledText<'_>],
    width: f32,
) -> Result<Vec<TextLine>, PaperError> {
    let mut lines = Vec::new();
    let mut line = TextLine::default();
    let mut hyphen = None;
    for segment in segments(shaper, styled, width)? {
        let hyphenated = segment.hyphen.map_or(0.0, |(_, _, width)| width);
        if line.pen > 0.0 && line.pen + segment.trimmed + hyphenated > width + 0.01 {
            if let Some((part, word, _)) = hyphen.take()
                && let Some(style) = styled.get(part)
            {
                line.push(shaper, style, word..word + 1);
                if !line.mixed.is_empty() {
                    line.mixed.push((part, word, Level::ltr()));
                }
            }
            line.reorder(shaper, styled);
            lines.push(std::mem::take(&mut line));
        }
        for (part, words, level) in segment.parts {
            if let Some(style) = styled.get(part) {
                line.push(shaper, style, words.clone());
                if segment.is_mixed {
                    line.mixed.extend(words.map(|id| (part, id, level)));
                }
            }
        }
        hyphen = segment.hyphen;
        if segment.ends_line {
            line.reorder(shaper, styled);
            lines.push(std::mem::take(&mut line));
        }
    }
    if !line.runs.is_empty() || lines.is_empty() {
        line.reorder(shaper, styled);
        lines.push(line);
    }
    Ok(lines)
}

/// Like [`break_lines`], but with lines of about one length: the narrowest measure that needs no
/// more lines. For titles and headings, so that no word stands alone in the last line.
pub(super) fn balance_lines(
    shaper: &mut Shaper,
    styled: &[StyledText<'_>],
    width: f32,
) -> Result<Vec<TextLine>, PaperError> {
    let mut best = break_lines(shaper, styled, width)?;
    let count = best.len();
    if count > 1 {
        // No narrower than the longest word, which would be broken.
        let (_, longest) = natural_width(shaper, styled)?;
        let (mut low, mut high) = ((width / 2.0).max(longest.min(width)), width);
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
    styled: &[StyledText<'_>],
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

/// The widths of the stretches that a line cannot break: with and without the space after them, and
/// whether a line ends there.
pub(super) fn stretch_widths(
    shaper: &mut Shaper,
    styled: &[StyledText<'_>],
) -> Result<Vec<(f32, f32, bool)>, PaperError> {
    let segments = segments(shaper, styled, f32::INFINITY)?;
    let widths = segments.iter().map(|s| (s.width, s.trimmed, s.ends_line));
    Ok(widths.collect())
}
