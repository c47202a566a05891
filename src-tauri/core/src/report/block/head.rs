//! The head of the first page, and what is repeated on every page.

/// The head of the first page: lines on the left, lines on the right, a rule below.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Masthead {
    /// Such as the coalition's name (strong) and its forum.
    pub left: Vec<MastheadLine>,
    /// Such as the symbol (strong), and the date with the original language.
    pub right: Vec<MastheadLine>,
}

/// One line of a masthead.
#[derive(Debug, Clone, PartialEq)]
pub struct MastheadLine {
    pub text: String,
    /// Set in semi-bold.
    pub strong: bool,
}

impl MastheadLine {
    /// A line in the regular weight.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            strong: false,
        }
    }

    /// A line that stands out.
    pub fn strong(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            strong: true,
        }
    }
}

/// What is repeated on every page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Running {
    /// Distribution marking and status at the top and the foot, right-aligned, such as
    /// `TLP:GREEN · DRAFT`; empty for none. A marking with a TLP label is set in 12 pt.
    pub marking: String,
    /// Start of the foot line, such as `ITC/SG/2024/2/SUM · 3 April 2024`; may be empty.
    pub foot: String,
    /// End of the foot line with `{n}` and `{total}` in it, such as `page {n} of {total}`.
    pub page_of: String,
}
