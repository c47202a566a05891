//! The embedded typefaces: Source Serif 4 for text, Source Sans 3 for tables and running lines, and
//! Noto Sans for what both lack: rarer letters, and names in other scripts. All are under the SIL Open
//! Font License (`core/fonts/`).

use super::block::Style;

macro_rules! typefaces {
    ($($name:ident, $tag:literal, $file:literal, $postscript:literal;)*) => {
        /// One embedded font file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the names say family and style")]
        pub enum Typeface { $($name),* }

        impl Typeface {
            /// All of them, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Two capitals that name it in a paper's resources.
            pub fn tag(self) -> &'static str {
                match self { $(Self::$name => $tag),* }
            }

            /// Name of the font program, as PostScript knows it.
            pub fn postscript_name(self) -> &'static str {
                match self { $(Self::$name => $postscript),* }
            }

            /// The font file.
            pub fn file(self) -> &'static [u8] {
                match self { $(Self::$name => include_bytes!(concat!("../../fonts/", $file, ".ttf"))),* }
            }
        }
    };
}

typefaces! {
    SerifRegular, "SR", "SourceSerif4-Regular", "SourceSerif4-Regular";
    SerifSemiBold, "SB", "SourceSerif4-SemiBold", "SourceSerif4-SemiBold";
    SerifItalic, "SI", "SourceSerif4-Italic", "SourceSerif4-Italic";
    SansRegular, "NR", "SourceSans3-Regular", "SourceSans3-Regular";
    SansSemiBold, "NB", "SourceSans3-SemiBold", "SourceSans3-SemiBold";
    SansItalic, "NI", "SourceSans3-Italic", "SourceSans3-Italic";
    RareRegular, "XR", "noto/NotoSans-Regular", "NotoSans-Regular";
    GeorgianRegular, "GR", "noto/NotoSansGeorgian-Regular", "NotoSansGeorgian-Regular";
    GeorgianSemiBold, "GB", "noto/NotoSansGeorgian-SemiBold", "NotoSansGeorgian-SemiBold";
    ArmenianRegular, "AR", "noto/NotoSansArmenian-Regular", "NotoSansArmenian-Regular";
    ArmenianSemiBold, "AB", "noto/NotoSansArmenian-SemiBold", "NotoSansArmenian-SemiBold";
    HebrewRegular, "HR", "noto/NotoSansHebrew-Regular", "NotoSansHebrew-Regular";
    HebrewSemiBold, "HB", "noto/NotoSansHebrew-SemiBold", "NotoSansHebrew-SemiBold";
    ArabicRegular, "BR", "noto/NotoSansArabic-Regular", "NotoSansArabic-Regular";
    ArabicSemiBold, "BB", "noto/NotoSansArabic-SemiBold", "NotoSansArabic-SemiBold";
    ThaiRegular, "TR", "noto/NotoSansThai-Regular", "NotoSansThai-Regular";
    ThaiSemiBold, "TB", "noto/NotoSansThai-SemiBold", "NotoSansThai-SemiBold";
    DevanagariRegular, "DR", "noto/NotoSansDevanagari-Regular", "NotoSansDevanagari-Regular";
    DevanagariSemiBold, "DB", "noto/NotoSansDevanagari-SemiBold", "NotoSansDevanagari-SemiBold";
    JapaneseRegular, "JR", "noto/NotoSansJP-Regular", "NotoSansJP-Regular";
    ChineseRegular, "CR", "noto/NotoSansSC-Regular", "NotoSansSC-Regular";
    KoreanRegular, "KR", "noto/NotoSansKR-Regular", "NotoSansKR-Regular";
}

/// Whose form of the characters that East Asian scripts share is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum EastAsian {
    /// As in Japan.
    #[default]
    Japanese,
    /// As in the People's Republic of China.
    Chinese,
    /// As in Korea.
    Korean,
}

impl EastAsian {
    /// The three typefaces, the one to ask first before the others.
    fn typefaces(self) -> [Typeface; 3] {
        match self {
            Self::Japanese => [
                Typeface::JapaneseRegular,
                Typeface::ChineseRegular,
                Typeface::KoreanRegular,
            ],
            Self::Chinese => [
                Typeface::ChineseRegular,
                Typeface::JapaneseRegular,
                Typeface::KoreanRegular,
            ],
            Self::Korean => [
                Typeface::KoreanRegular,
                Typeface::JapaneseRegular,
                Typeface::ChineseRegular,
            ],
        }
    }
}

impl Typeface {
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

    /// The typefaces to ask, in this order, for a character: this one, the same style in the other
    /// family, then the other scripts in the nearest weight. They have no italics.
    pub fn fallbacks(self, east_asian: EastAsian) -> Vec<Self> {
        let mut all = vec![self, self.sibling(), Self::RareRegular];
        all.extend(
            if matches!(self, Self::SerifSemiBold | Self::SansSemiBold) {
                [
                    Self::GeorgianSemiBold,
                    Self::ArmenianSemiBold,
                    Self::HebrewSemiBold,
                    Self::ArabicSemiBold,
                    Self::ThaiSemiBold,
                    Self::DevanagariSemiBold,
                ]
            } else {
                [
                    Self::GeorgianRegular,
                    Self::ArmenianRegular,
                    Self::HebrewRegular,
                    Self::ArabicRegular,
                    Self::ThaiRegular,
                    Self::DevanagariRegular,
                ]
            },
        );
        all.extend(east_asian.typefaces());
        all
    }

    /// The same style in the other family, for a character this one lacks.
    fn sibling(self) -> Self {
        match self {
            Self::SerifRegular => Self::SansRegular,
            Self::SerifSemiBold => Self::SansSemiBold,
            Self::SerifItalic => Self::SansItalic,
            Self::SansRegular => Self::SerifRegular,
            Self::SansSemiBold => Self::SerifSemiBold,
            Self::SansItalic => Self::SerifItalic,
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Typeface;
    use crate::model::{is_printable, prints_nothing};
    use rustybuzz::Face;
    use std::collections::{BTreeMap, BTreeSet};

    /// Without the two noncharacters at its end, to which typefaces may give a glyph.
    const PLANE: std::ops::RangeInclusive<char> = '\u{21}'..='\u{fffd}';

    /// What every style of some family has. The serif always has the sans beside it.
    fn held() -> BTreeSet<char> {
        let mut families: BTreeMap<&str, BTreeSet<char>> = BTreeMap::new();
        for typeface in Typeface::ALL {
            let name = typeface.postscript_name().split('-').next().unwrap();
            if name == "SourceSerif4" {
                continue;
            }
            let face = Face::from_slice(typeface.file(), 0).unwrap();
            let own: BTreeSet<char> = PLANE.filter(|c| face.glyph_index(*c).is_some()).collect();
            match families.get_mut(name) {
                Some(common) => common.retain(|c| own.contains(c)),
                None => {
                    families.insert(name, own);
                }
            }
        }
        families.into_values().flatten().collect()
    }

    #[test]
    fn what_may_be_entered_is_what_the_typefaces_hold() {
        let held = held();
        let seen = |c: &char| !c.is_whitespace() && !c.is_control() && !prints_nothing(*c);
        for c in PLANE.filter(seen) {
            let code = crate::model::code_point(c);
            assert_eq!(
                is_printable(c),
                held.contains(&c),
                "{code}: scripts/typefaces.py"
            );
        }
        assert!(held.len() > 14_000);
        assert!(!is_printable('🙂') && !is_printable('\u{7}'));
    }
}
