//! What symbols of documents consist of: the parts of a coalition's pattern, the codes of kinds, suffixes.
//! Form and suffixes follow the United Nations' document symbols, which readers know.

use crate::model::*;

closed! {
    /// A part that a pattern may name in braces.
    SymbolPart {
        Coalition = "coalition",
        Body = "body",
        Year = "year",
        Ordinal = "ordinal",
        Kind = "kind",
    }
}

/// The pattern of a coalition that has none of its own.
pub const SYMBOL_PATTERN: &str = "{coalition}/{body}/{year}/{ordinal}/{kind}";

/// What a pattern consists of: a part's name in braces, or letters as they stand.
pub enum PatternPiece<'a> {
    /// The name between braces, which may be that of no [`SymbolPart`].
    Part(&'a str),
    /// Letters as they stand.
    Plain(&'a str),
}

/// The pieces of a pattern, in order.
pub fn parse_pattern(pattern: &str) -> impl Iterator<Item = PatternPiece<'_>> {
    pattern.split('{').enumerate().flat_map(|(at, text)| {
        let (part, plain) = match text.split_once('}') {
            Some((part, plain)) if at > 0 => (Some(PatternPiece::Part(part)), plain),
            _ => (None, text),
        };
        part.into_iter().chain([PatternPiece::Plain(plain)])
    })
}

/// The first thing in braces that no pattern may name.
pub fn find_unknown_part(pattern: &str) -> Option<&str> {
    parse_pattern(pattern).find_map(|piece| match piece {
        PatternPiece::Part(part) if SymbolPart::from_word(part).is_none() => Some(part),
        _ => None,
    })
}

impl PaperKind {
    /// What stands for this kind of paper in a symbol; none for what is no document.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Self::Summary => Some("SUM"),
            Self::Agenda => Some("AG"),
            Self::Participants => Some("LP"),
            Self::Attendance => Some("ATT"),
            Self::Decision => Some("DEC"),
            Self::Actions => Some("ACT"),
            Self::Brief => Some("BR"),
            Self::Plates | Self::Badges => None,
        }
    }
}

impl DocumentKind {
    /// What a document of this kind adds to a symbol: `Rev.1`, `Corr.1`, `Add.1`; nothing for the
    /// first version of a summary.
    pub fn suffix(self, version: i64) -> Option<String> {
        match self {
            Self::Summary => (version > 0).then(|| format!("Rev.{version}")),
            Self::Corrigendum => Some(format!("Corr.{version}")),
            Self::Addendum => Some(format!("Add.{version}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_around_anything_else_are_found() {
        assert_eq!(find_unknown_part("{coalition}/{team}"), Some("team"));
        assert_eq!(find_unknown_part("{coalition}/A{"), None);
        assert_eq!(find_unknown_part(SYMBOL_PATTERN), None);
    }
}
