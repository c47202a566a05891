//! A paper that is set: what is drawn where on each page, and what each drawn thing is.
//! Units are points; x grows to the right, y grows downwards from the top of the page.

use super::shape::{Word, WordId};
use super::tree::{NodeId, Tree};

/// A set paper. [`super::layout`] makes it, [`super::pdf`] writes it.
#[derive(Debug)]
pub struct Pages {
    pub(super) language: String,
    pub(super) words: Vec<Word>,
    pub(super) pages: Vec<Page>,
    pub(super) links: Vec<PageLink>,
    pub(super) tree: Tree,
    pub(super) outline: Vec<OutlineEntry>,
    pub(super) notes: Vec<NotePlace>,
    pub(super) figures: Vec<FigurePlace>,
    pub(super) fields: Vec<SignatureField>,
}

#[derive(Debug, Default)]
pub(super) struct Page {
    /// What is drawn, in order.
    pub items: Vec<Item>,
}

/// Things drawn together. There is no third kind: what is drawn either belongs to the structure
/// or is said to be an artifact.
#[derive(Debug)]
pub(super) struct Item {
    pub mark: ContentMark,
    pub draws: Vec<Draw>,
}

/// What a drawn thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ContentMark {
    /// Content of this node.
    Tagged(NodeId),
    /// Not content.
    Artifact(Artifact),
}

/// Why something is not content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Artifact {
    /// Stands at the top of every page.
    Header,
    /// Stands at the foot of every page.
    Footer,
    /// Rules and repeated table heads.
    Layout,
}

/// One thing drawn.
#[derive(Debug, Clone)]
pub(super) enum Draw {
    /// A run of words on one baseline.
    Text(TextRun),
    /// A filled rectangle, which rules are too.
    Rect { area: Area, ink: Ink },
}

/// Words in one size and ink on one baseline.
#[derive(Debug, Clone)]
pub(super) struct TextRun {
    /// Left edge.
    pub x: f32,
    /// Baseline.
    pub y: f32,
    /// Size in points.
    pub size: f32,
    pub ink: Ink,
    /// Extra space after each glyph, in thousandths of an em.
    pub tracking: i32,
    /// Upside down: it runs from `x` to the left.
    pub upside_down: bool,
    pub words: Vec<WordId>,
}

/// A rectangle on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

impl Area {
    /// The same area, further down.
    pub fn down(self, by: f32) -> Self {
        Self {
            y: self.y + by,
            ..self
        }
    }
}

/// A colour as red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink(pub u8, pub u8, pub u8);

/// An active area.
#[derive(Debug, Clone)]
pub(super) struct PageLink {
    /// The node of the words that lead somewhere.
    pub node: NodeId,
    /// Page, from 0; set when the words are placed.
    pub page: usize,
    /// Where it is.
    pub area: Area,
    /// Where it leads.
    pub target: Target,
    /// What it leads to, in words.
    pub contents: String,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// An address.
    Address(String),
    /// The note with this number.
    Note(u32),
    /// The heading at this place of the outline.
    Heading(usize),
}

/// A heading, for the outline.
#[derive(Debug, Clone)]
pub(super) struct OutlineEntry {
    /// 1, 2 or 3.
    pub level: u8,
    pub text: String,
    /// Page, from 0.
    pub page: usize,
    /// Top edge.
    pub y: f32,
}

/// Where a note stands.
#[derive(Debug, Clone)]
pub(super) struct NotePlace {
    pub number: u32,
    /// Page, from 0.
    pub page: usize,
    /// Top edge.
    pub y: f32,
}

/// Where a figure stands.
#[derive(Debug, Clone)]
pub(super) struct FigurePlace {
    pub node: NodeId,
    /// The area it takes.
    pub area: Area,
}

/// A field to be signed.
#[derive(Debug, Clone)]
pub(super) struct SignatureField {
    pub node: NodeId,
    /// Page, from 0; set when it is placed.
    pub page: usize,
    /// Where it is.
    pub area: Area,
    /// What is asked for, in words.
    pub prompt: String,
}

/// A line as it stands on a page, for checks and for comparing back ends.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedText {
    /// Left edge in points.
    pub x: f32,
    /// Baseline in points from the top.
    pub y: f32,
    /// Size in points.
    pub size: f32,
    pub text: String,
    /// Repeated or decorative, not content.
    pub artifact: bool,
}

impl Pages {
    /// How many pages there are.
    pub fn count(&self) -> usize {
        self.pages.len()
    }

    /// The runs of words on one page (from 0), in reading order; none beyond the last page.
    pub fn text_on(&self, page: usize) -> Vec<PlacedText> {
        let items = self.pages.get(page).map(|page| page.items.as_slice());
        let mut placed = Vec::new();
        for item in items.unwrap_or_default() {
            for draw in &item.draws {
                if let Draw::Text(run) = draw {
                    placed.push(PlacedText {
                        x: run.x,
                        y: run.y,
                        size: run.size,
                        text: run.words.iter().map(|id| &*self.word(*id).text).collect(),
                        artifact: matches!(item.mark, ContentMark::Artifact(_)),
                    });
                }
            }
        }
        placed
    }

    pub(super) fn word(&self, id: WordId) -> &Word {
        self.words
            .get(id)
            .expect("a run holds the words of its own paper alone")
    }
}
