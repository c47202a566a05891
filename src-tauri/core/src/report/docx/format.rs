//! How paragraphs and runs differ from their styles.

use super::super::block::Style;

/// How a paragraph differs from its style.
#[derive(Clone, Copy, Default)]
pub(super) struct ParagraphFormat {
    /// Left edge, and how far the first line stands out from it.
    pub indent: Option<(f32, f32)>,
    /// Ends at the right edge.
    pub right: bool,
    /// Stays with the next paragraph.
    pub keep: bool,
    /// The list with numbers it belongs to.
    pub list: Option<usize>,
    /// Where its tabs lead.
    pub stops: Option<[f32; 3]>,
}

/// How a run differs from its paragraph.
#[derive(Clone, Copy, Default)]
pub(super) struct RunFormat<'a> {
    /// A style of characters.
    pub kind: Option<&'a str>,
    /// Bold or italic.
    pub style: Style,
    /// The paragraph is in italics, so that italics stand upright.
    pub slanted: bool,
    /// Another language.
    pub language: Option<&'a str>,
}
