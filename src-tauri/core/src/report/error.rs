//! Why a paper is not made. A paper that could not be read by everyone is refused, not patched.

use thiserror::Error;

/// Why a paper is refused. Each names the place, so that a person can find and mend it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PaperError {
    /// The file's title is blank, or no [`Block::Title`](super::block::Block::Title) comes first.
    #[error("the paper has no title")]
    NoTitle,
    /// The paper's language is blank.
    #[error("the paper has no language")]
    NoLanguage,
    /// A language is not a BCP 47 tag.
    #[error("“{0}” is not a language tag")]
    BadLanguage(String),
    /// A heading is deeper than the one above it by more than one, or outside 1 to 3.
    #[error(
        "the heading “{text}” has level {found}, but {expected} is the deepest that may stand here"
    )]
    HeadingGap {
        text: String,
        found: u8,
        /// The deepest level allowed there.
        expected: u8,
    },
    /// A heading, label or column head without words.
    #[error("there is a {0} without words")]
    NoWords(&'static str),
    /// A chart says nothing to those who do not see it.
    #[error("the figure “{caption}” has no alternative text")]
    NoAlternative {
        /// The caption, which may be empty.
        caption: String,
    },
    /// A chart with more bars than a page can hold.
    #[error("the figure “{caption}” has {bars} bars, and a page holds {most}")]
    FigureTooTall {
        caption: String,
        /// How many it has.
        bars: usize,
        /// How many fit.
        most: usize,
    },
    /// A chart whose bars do not have one value per part.
    #[error("the bar “{bar}” has {found} values for {expected} parts")]
    UnevenBar {
        /// The bar's label.
        bar: String,
        /// Values it has.
        found: usize,
        /// Parts of the chart.
        expected: usize,
    },
    /// A table row with more or fewer cells than there are columns, or a table without columns.
    #[error("the table “{table}” has {columns} columns, but a row of {cells} cells")]
    UnevenTable {
        /// The first column's head, or the caption.
        table: String,
        /// How many columns it has.
        columns: usize,
        /// How many cells the row has.
        cells: usize,
    },
    /// A reference to a note that is not in the paper.
    #[error("there is a reference to note {0}, but no such note")]
    NoSuchNote(u32),
    /// Two notes with one number.
    #[error("there are two notes with the number {0}")]
    SameNoteTwice(u32),
    /// Two attachments with one name, or one without a name.
    #[error("the attachment name “{0}” is empty or used twice")]
    AttachmentName(String),
    /// No embedded typeface can draw this character.
    #[error("no typeface of the paper can draw “{character}” ({code}) in “{around}”", code = code_point(*character))]
    NoGlyph {
        character: char,
        /// The words around it.
        around: String,
    },
    /// A typeface, the subsetter or the PDF library failed, which is a fault of the program.
    #[error("the paper could not be written: {0}")]
    Writer(String),
}

fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

impl From<crate::xml::XmlError> for PaperError {
    fn from(error: crate::xml::XmlError) -> Self {
        match error {
            crate::xml::XmlError::Refused { character, around } => {
                Self::NoGlyph { character, around }
            }
            crate::xml::XmlError::Writer(words) => Self::Writer(words),
        }
    }
}
