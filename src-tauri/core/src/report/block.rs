//! What a paper says, block by block, before anyone decides where it stands on a page.
//! The same blocks become PDF and DOCX. Nothing here measures, draws, or knows a coalition.

mod head;
mod sign_off;

pub use super::cards::{Card, Cards};
pub use super::column::{Align, Column, Width};
use chrono::{DateTime, Utc};
pub use head::{Masthead, MastheadLine, Running};
pub use sign_off::{SignOff, Signatory};

/// A whole paper: who it comes from, what runs along its pages, and its blocks in reading order.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// Title, language, author, date and attachments of the file itself.
    pub meta: Meta,
    /// The head of the first page.
    pub head: Masthead,
    /// What stands at the top and the foot of every page.
    pub running: Running,
    /// The content in reading order. One [`Block::Title`] comes before the first heading.
    pub blocks: Vec<Block>,
}

/// What a reader's software shows and searches about the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Meta {
    /// Shown in the window's title bar; may not be blank.
    pub title: String,
    /// Main language as a BCP 47 tag (`en`, `uk`, `pt-BR`); may not be blank.
    pub language: String,
    /// Who issues the paper, such as the secretariat's name.
    pub author: String,
    /// One line on what the paper is about; may be empty.
    pub subject: String,
    /// The moment the paper is dated from, in both the created and the modified field.
    pub dated_at: DateTime<Utc>,
    /// Files carried inside the paper, in this order.
    pub attachments: Vec<Attachment>,
}

/// A file carried inside the paper, such as the record's own data.
#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    /// File name with its ending, unique within the paper.
    pub name: String,
    /// What it holds, in a few words for people.
    pub description: String,
    /// Media type, such as `application/json` or `text/csv`.
    pub media_type: String,
    /// How it relates to the paper.
    pub relation: Relation,
    pub bytes: Vec<u8>,
}

/// How an attachment relates to the paper (`AFRelationship` of ISO 19005-3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The paper was made from it.
    Source,
    /// Figures behind a table or a chart.
    Data,
    /// The same content in another form.
    Alternative,
    /// More than the paper says.
    Supplement,
}

/// One piece of content.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The paper's title, once.
    Title(String),
    /// The line below the title.
    Subtitle(Vec<Span>),
    /// Labelled facts in two columns, such as the meeting's date and place.
    Facts(Vec<Fact>),
    /// A heading below the title: 1 for a section, 2 and 3 for parts of it. No level is skipped.
    Heading {
        /// 1, 2 or 3.
        level: u8,
        text: String,
    },
    /// Running text.
    Paragraph {
        /// Hangs in the margin, such as `1.` or `2.1`.
        number: Option<String>,
        spans: Vec<Span>,
    },
    /// Words quoted from someone, set apart.
    Quote(Vec<Span>),
    /// Rows and columns.
    Table(Table),
    /// Items, one under the other.
    List(ItemList),
    /// A chart, drawn from its values.
    Figure(Figure),
    /// Numbered notes, which [`Span::Note`] points to. Numbers are unique in the paper.
    Notes(Vec<Note>),
    /// These blocks stay on one page if one page can hold them.
    Together(Vec<Block>),
    /// Name plates or badges, on pages of their own without running lines between them.
    Cards(Cards),
    /// Where a paper of many pages has its table of contents, under this heading; nothing in a
    /// shorter one.
    Contents(String),
    /// Lines to sign on, by hand or in the file.
    SignOff(SignOff),
    /// What follows begins on a new page.
    PageBreak,
}

/// One labelled fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Such as `Place`.
    pub label: String,
    /// Such as `Luxembourg`.
    pub value: Vec<Span>,
}

/// A piece of text within a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Span {
    /// Words in one style and one language.
    Text(Text),
    /// A raised number that leads to the note with this number. Write no space before it.
    Note(u32),
}

/// Words in one style and one language.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text {
    /// The words. `\n` begins a new line; no-break spaces are kept.
    pub content: String,
    /// How they are set.
    pub style: Style,
    /// BCP 47 tag if not the paper's own language.
    pub language: Option<String>,
    /// Address these words lead to.
    pub link: Option<String>,
}

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub enum Style {
    #[default]
    Regular,
    /// Semi-bold.
    Bold,
    Italic,
}

impl Span {
    /// Upright words.
    pub fn text(content: impl Into<String>) -> Self {
        Self::styled(Style::Regular, content)
    }

    /// Words in semi-bold.
    pub fn bold(content: impl Into<String>) -> Self {
        Self::styled(Style::Bold, content)
    }

    /// Words in italics.
    pub fn italic(content: impl Into<String>) -> Self {
        Self::styled(Style::Italic, content)
    }

    /// A reference to a note.
    pub fn note(number: u32) -> Self {
        Self::Note(number)
    }

    /// Whether nothing of it is seen.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Text(text) if text.content.is_empty())
    }

    /// The words alone; none of a note.
    pub fn words(&self) -> &str {
        match self {
            Self::Text(text) => &text.content,
            Self::Note(_) => "",
        }
    }

    /// The same words, said to be in another language (BCP 47). A note reference stays as it is.
    #[must_use]
    pub fn in_language(self, tag: impl Into<String>) -> Self {
        match self {
            Self::Text(text) => Self::Text(Text {
                language: Some(tag.into()),
                ..text
            }),
            Self::Note(_) => self,
        }
    }

    /// The same words, leading to an address. A note reference stays as it is.
    #[must_use]
    pub fn linked_to(self, address: impl Into<String>) -> Self {
        match self {
            Self::Text(text) => Self::Text(Text {
                link: Some(address.into()),
                ..text
            }),
            Self::Note(_) => self,
        }
    }

    fn styled(style: Style, content: impl Into<String>) -> Self {
        Self::Text(Text {
            content: content.into(),
            style,
            ..Text::default()
        })
    }
}

/// A table. Its head row is repeated on every page it reaches.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Line above the table; most tables stand under a heading that says enough.
    pub caption: Option<String>,
    /// What the table shows, for people who listen to it; not printed.
    pub summary: Option<String>,
    /// Columns from left to right, at least one.
    pub columns: Vec<Column>,
    /// Rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// The last row, set apart; stays on the page of the rows before it.
    pub totals: Option<Vec<Cell>>,
    /// The first cell of a row names the row, as the state does in a table of states.
    pub row_heads: bool,
    /// Rows stand high enough to be signed by hand.
    pub signature_rows: bool,
}

/// What stands in one cell; empty is an empty cell.
pub type Cell = Vec<Span>;

#[derive(Debug, Clone, PartialEq)]
pub struct ItemList {
    /// What stands before an item.
    pub marks: Marks,
    pub items: Vec<Vec<Span>>,
}

/// What stands before the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    Bullets,
    /// 1. 2. 3.
    Numbers,
}

/// A chart with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What the chart says, in words, for people who do not see it; may not be blank.
    pub alternative: String,
    /// Line below the chart; may be empty.
    pub caption: String,
    pub chart: BarChart,
}

/// Level bars, each built of parts in the same order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BarChart {
    /// Names of the parts, such as the stages; shown as a legend when there are two or more.
    pub parts: Vec<String>,
    /// The bars from top to bottom.
    pub bars: Vec<Bar>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bar {
    /// Name at the left, such as the state.
    pub label: String,
    /// One value per part, all in one unit.
    pub values: Vec<u64>,
    /// Printed at the end of the bar, such as `EUR 1 000 000`.
    pub text: String,
}

/// A numbered note.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The number that [`Span::Note`] carries.
    pub number: u32,
    /// The words, with links where there are addresses.
    pub spans: Vec<Span>,
}

/// Calls `found` for every note.
pub(super) fn each_note<'a>(blocks: &'a [Block], found: &mut dyn FnMut(&'a Note)) {
    for block in blocks {
        match block {
            Block::Notes(notes) => notes.iter().for_each(&mut *found),
            Block::Together(blocks) => each_note(blocks, found),
            _ => {}
        }
    }
}
