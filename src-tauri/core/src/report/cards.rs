//! Name plates and badges, before anyone decides where they stand on a sheet.

/// Cards of one size, as many to a sheet of A4 as it holds, with marks to cut along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cards {
    /// Width and height in millimetres, at most those of the sheet; of a folded card as it stands.
    pub size: (u16, u16),
    /// Folded to stand on a table: the words once more, upside down, on its back.
    pub folded: bool,
    /// The cards in reading order.
    pub cards: Vec<Card>,
}

/// One card. Whatever is too long is set smaller, and broken, until it fits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// Small, at the top edge; may be empty.
    pub above: String,
    /// Large, in the middle; may not be blank.
    pub name: String,
    /// Below the name, each on lines of its own.
    pub below: Vec<String>,
    /// Small, at the foot; may be empty.
    pub foot: String,
}
