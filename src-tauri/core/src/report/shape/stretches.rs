//! Which typeface draws which part of a text: all of a letter and its marks from one.

use std::ops::Range;

use icu_normalizer::{
    DecomposingNormalizerBorrowed, properties::CanonicalCombiningClassMapBorrowed,
};

use super::super::error::PaperError;
use super::super::typeface::{EastAsian, Typeface};
use super::{Context, Shaper, missing};
use crate::model::prints_nothing;

/// Marks that stand over two letters.
const DOUBLE_MARKS: std::ops::RangeInclusive<char> = '\u{35C}'..='\u{362}';

/// The letters of a text, each with the marks and joiners that follow it.
fn clusters(text: &str) -> Vec<Range<usize>> {
    let classes = CanonicalCombiningClassMapBorrowed::new();
    let mut clusters: Vec<Range<usize>> = Vec::new();
    let mut joins_next = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let joins = joins_next || classes.get_u8(c) != 0 || prints_nothing(c);
        match clusters.last_mut().filter(|_| joins) {
            Some(last) => last.end = end,
            None => clusters.push(at..end),
        }
        joins_next = DOUBLE_MARKS.contains(&c);
    }
    clusters
}

impl Shaper {
    /// Whose forms of East Asian characters suit a text: those of the script that only one of them
    /// writes; else, for names in shared characters alone, the first that has them all.
    pub fn east_asian(&self, text: &str) -> EastAsian {
        // No character below U+3000 has a first byte like this.
        if text.bytes().all(|byte| byte < 0xE3) {
            return EastAsian::default();
        }
        let holds = |first, last| text.chars().any(|c| (first..=last).contains(&c));
        let has_all = |face| {
            let mut shared = text
                .chars()
                .filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c));
            shared.all(|c| self.has(face, c))
        };
        if holds('\u{3041}', '\u{30FF}') {
            EastAsian::Japanese
        } else if holds('\u{AC00}', '\u{D7A3}') {
            EastAsian::Korean
        } else if !has_all(Typeface::JapaneseRegular) && has_all(Typeface::ChineseRegular) {
            EastAsian::Chinese
        } else {
            EastAsian::Japanese
        }
    }

    /// Shapes `text` in as many words as typefaces take turns.
    pub(super) fn shape_stretches(
        &mut self,
        context: Context,
        text: &str,
        around: &str,
    ) -> Result<(), PaperError> {
        for (face, range) in self.stretches(context, text, around)? {
            let mut own = context;
            own.cut.face = face;
            let part = text.get(range).unwrap_or_default();
            let first = part.chars().next().unwrap_or_default();
            let word = self.shape_in(own, part);
            self.words.push(word.ok_or_else(|| missing(first, around))?);
        }
        Ok(())
    }

    fn stretches(
        &self,
        context: Context,
        text: &str,
        around: &str,
    ) -> Result<Vec<(Typeface, Range<usize>)>, PaperError> {
        let candidates = context.cut.face.fallbacks(context.east_asian);
        let find = |part: &str| {
            let mut candidates = candidates.iter().copied();
            candidates.find(|face| self.covers(*face, part))
        };
        let mut stretches: Vec<(Typeface, Range<usize>)> = Vec::new();
        let mut push = |face, range: Range<usize>| match stretches.last_mut() {
            Some((last, whole)) if *last == face => whole.end = range.end,
            _ => stretches.push((face, range)),
        };
        for cluster in clusters(text) {
            let part = text.get(cluster.clone()).unwrap_or_default();
            if let Some(face) = find(part) {
                push(face, cluster);
                continue;
            }
            // No typeface has the letter with these marks: each from where it can be had.
            for (at, c) in part.char_indices() {
                let range = cluster.start + at..cluster.start + at + c.len_utf8();
                let alone = part.get(at..at + c.len_utf8()).unwrap_or_default();
                push(find(alone).ok_or_else(|| missing(c, around))?, range);
            }
        }
        Ok(stretches)
    }

    /// Whether a typeface has these characters, or the letters and marks they are made of.
    fn covers(&self, face: Typeface, part: &str) -> bool {
        let has_all = |part: &str| part.chars().all(|c| self.has(face, c));
        has_all(part) || has_all(&DecomposingNormalizerBorrowed::new_nfd().normalize(part))
    }

    fn has(&self, face: Typeface, c: char) -> bool {
        // A space that a typeface lacks is made from the one it has.
        c.is_whitespace() || prints_nothing(c) || self.face(face).glyph_index(c).is_some()
    }
}
