//! The embedded typefaces: Source Serif 4 for text, Source Sans 3 for tables and running lines.
//! Both hold Latin, Greek and Cyrillic; both are under the SIL Open Font License (`core/fonts/`).

use super::block::Style;

/// One embedded font file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Typeface {
    /// Source Serif 4 Regular.
    SerifRegular,
    /// Source Serif 4 SemiBold.
    SerifSemiBold,
    /// Source Serif 4 Italic.
    SerifItalic,
    /// Source Sans 3 Regular.
    SansRegular,
    /// Source Sans 3 SemiBold.
    SansSemiBold,
    /// Source Sans 3 Italic.
    SansItalic,
}

impl Typeface {
    /// All of them, in the order of their declaration.
    pub const ALL: [Self; 6] = [
        Self::SerifRegular,
        Self::SerifSemiBold,
        Self::SerifItalic,
        Self::SansRegular,
        Self::SansSemiBold,
        Self::SansItalic,
    ];

    /// The serif in this style.
    pub fn serif(style: Style) -> Self {
        match style {
            Style::Regular => Self::SerifRegular,
            Style::Bold => Self::SerifSemiBold,
            Style::Italic => Self::SerifItalic,
        }
    }

    /// The sans in this style.
    pub fn sans(style: Style) -> Self {
        match style {
            Style::Regular => Self::SansRegular,
            Style::Bold => Self::SansSemiBold,
            Style::Italic => Self::SansItalic,
        }
    }

    /// The same style in the other family, for a character this one lacks.
    pub fn sibling(self) -> Self {
        match self {
            Self::SerifRegular => Self::SansRegular,
            Self::SerifSemiBold => Self::SansSemiBold,
            Self::SerifItalic => Self::SansItalic,
            Self::SansRegular => Self::SerifRegular,
            Self::SansSemiBold => Self::SerifSemiBold,
            Self::SansItalic => Self::SerifItalic,
        }
    }

    /// Name of the font program, as PostScript knows it.
    pub fn postscript_name(self) -> &'static str {
        match self {
            Self::SerifRegular => "SourceSerif4-Regular",
            Self::SerifSemiBold => "SourceSerif4-SemiBold",
            Self::SerifItalic => "SourceSerif4-Italic",
            Self::SansRegular => "SourceSans3-Regular",
            Self::SansSemiBold => "SourceSans3-SemiBold",
            Self::SansItalic => "SourceSans3-Italic",
        }
    }

    /// The font file.
    pub fn file(self) -> &'static [u8] {
        match self {
            Self::SerifRegular => include_bytes!("../../fonts/SourceSerif4-Regular.ttf"),
            Self::SerifSemiBold => include_bytes!("../../fonts/SourceSerif4-SemiBold.ttf"),
            Self::SerifItalic => include_bytes!("../../fonts/SourceSerif4-Italic.ttf"),
            Self::SansRegular => include_bytes!("../../fonts/SourceSans3-Regular.ttf"),
            Self::SansSemiBold => include_bytes!("../../fonts/SourceSans3-SemiBold.ttf"),
            Self::SansItalic => include_bytes!("../../fonts/SourceSans3-Italic.ttf"),
        }
    }
}
