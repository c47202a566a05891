//! Lines in which words run from right to left (Unicode Standard Annex 9). The paper itself runs from
//! left to right.

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};

/// The embedding levels of the bytes of a text; none where everything runs from left to right.
pub(super) fn levels_of(text: &str) -> Option<Vec<Level>> {
    // No character below U+0590 has a first byte like this.
    if text.bytes().all(|byte| byte < 0xD6) || !text.chars().any(runs_left) {
        return None;
    }
    Some(BidiInfo::new(text, Some(Level::ltr())).levels)
}

/// Whether a character may bring right-to-left text: the blocks that Unicode sets aside for it.
fn runs_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8FF}'
            | '\u{200F}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFE}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}'
    )
}

/// The parts of a stretch of text that stand on one level each.
pub(super) fn split_by_level(levels: &[Level], range: Range<usize>) -> Vec<(Level, Range<usize>)> {
    let mut parts: Vec<(Level, Range<usize>)> = Vec::new();
    for at in range {
        let level = levels.get(at).copied().unwrap_or_else(Level::ltr);
        match parts.last_mut().filter(|(last, _)| *last == level) {
            Some((_, part)) => part.end = at + 1,
            None => parts.push((level, at..at + 1)),
        }
    }
    parts
}

/// The places of words from left to right; `levels` are theirs as they are read. Space at the end of
/// a line stays there.
pub(super) fn visual_order(levels: &[Level], trailing: usize) -> Vec<usize> {
    let mut levels = levels.to_vec();
    let words = levels.len().saturating_sub(trailing);
    for level in levels.iter_mut().skip(words) {
        *level = Level::ltr();
    }
    BidiInfo::reorder_visual(&levels)
}
