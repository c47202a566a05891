//! The columns of a table, before anyone decides how wide they are.

/// One column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Words in the head row.
    pub head: String,
    /// Where the text stands; the head follows it.
    pub align: Align,
    /// How wide it is.
    pub width: Width,
}

impl Column {
    /// Left-aligned text that takes this share of the room.
    pub fn text(head: impl Into<String>, share: u16) -> Self {
        Self {
            head: head.into(),
            align: Align::Left,
            width: Width::Share(share),
        }
    }

    /// Left-aligned text as wide as its widest cell.
    pub fn fitted(head: impl Into<String>) -> Self {
        Self {
            head: head.into(),
            align: Align::Left,
            width: Width::Fit,
        }
    }

    /// Amounts, and the words that stand where there is none, with this share of the room.
    pub fn amount(head: impl Into<String>, share: u16) -> Self {
        Self {
            align: Align::Figure,
            ..Self::text(head, share)
        }
    }

    /// Right-aligned numbers, as wide as the widest.
    pub fn number(head: impl Into<String>) -> Self {
        Self {
            head: head.into(),
            align: Align::Right,
            width: Width::Fit,
        }
    }
}

/// Where a column's text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    Right,
    /// Lines that end in a figure end under each other; words stand at the left, as does the head.
    Figure,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// As wide as its widest cell, while the other columns keep room to stand.
    Fit,
    /// This share of what the fitted columns leave; 0 counts as 1.
    Share(u16),
}
