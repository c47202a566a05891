//! Which characters papers can print.

use std::sync::OnceLock;
use uuid::Uuid;

/// A text with a character that no paper can print, and the record it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnprintableText {
    /// The kind of record.
    pub noun: &'static str,
    /// The identity of the record.
    pub record: Uuid,
    /// The text.
    pub text: String,
}

/// What the embedded typefaces hold between them, as stretches of code points in order, one a line.
/// Written by `scripts/typefaces.py`; a test holds it against the typefaces.
const STRETCHES: &str = include_str!("../../../data/printable.txt");

/// Whether papers can print this character. Spaces of every width can be, and what prints nothing by
/// itself: line breaks, soft hyphens, joiners, marks of direction, variation selectors.
pub fn is_printable(c: char) -> bool {
    if matches!(c, ' '..='~' | '\n' | '\t' | '\r') || is_space(c) || prints_nothing(c) {
        return true;
    }
    static PARSED: OnceLock<Vec<(u32, u32)>> = OnceLock::new();
    let stretches = PARSED.get_or_init(|| {
        let parsed: Option<_> = STRETCHES.lines().map(parse_stretch).collect();
        parsed.expect("the file is written by a script and read by a test")
    });
    let code = u32::from(c);
    let next = stretches.partition_point(|(first, _)| *first <= code);
    let stretch = next.checked_sub(1).and_then(|at| stretches.get(at));
    stretch.is_some_and(|(_, last)| code <= *last)
}

/// The first character of a text that papers cannot print.
pub fn find_unprintable(text: &str) -> Option<char> {
    text.chars().find(|c| !is_printable(*c))
}

/// Characters that shape or break what stands around them and print nothing themselves.
pub fn prints_nothing(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2060}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
    )
}

/// How a character is named where it can't be shown: `U+202E`.
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// Spaces that a typeface may lack: they are set as wide as they are meant to be.
fn is_space(c: char) -> bool {
    matches!(
        c,
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

fn parse_stretch(line: &str) -> Option<(u32, u32)> {
    let (first, last) = line.split_once('-').unwrap_or((line, line));
    let parse = |code| u32::from_str_radix(code, 16).ok();
    Some((parse(first)?, parse(last)?))
}
