//! A paper as one long column of strips, before it is cut into pages. A strip is what no page
//! break goes through: a line, a table row, a chart.

use super::super::pages::{Area, ContentMark, Draw, Ink, Item};
use super::super::tree::{LinkId, NodeId, SlotId};

/// What no page break goes through.
#[derive(Debug, Default)]
pub(super) struct Strip {
    /// Space above, left out at the top of a page.
    pub gap: f32,
    /// Its own height.
    pub height: f32,
    /// The next strip stands on the same page.
    pub keep: bool,
    /// The next strip had rather stand on the same page, unless much of that page would stay empty for it.
    pub rather_keep: bool,
    /// It begins a page.
    pub breaks: bool,
    /// What is drawn, y from the strip's top edge; with the slot of what is tagged.
    pub items: Vec<(Item, Option<SlotId>)>,
    /// Links whose areas are measured from the strip's top edge.
    pub links: Vec<LinkId>,
    /// Which table head is repeated if it comes first on a page.
    pub head: Option<usize>,
    /// What is to know where it came to stand.
    pub anchors: Vec<Anchor>,
}

/// What is to know where a strip came to stand.
#[derive(Debug, Clone, Copy)]
pub(super) enum Anchor {
    /// The heading at this place of the outline.
    Heading(usize),
    /// The note with this number.
    Note(u32),
    /// The figure of this node.
    Figure(NodeId),
    /// The field at this place among all fields.
    Field(usize),
    /// The number of the page of a heading, which is drawn by this node.
    PageNumber {
        /// The heading's place in the outline.
        entry: usize,
        node: NodeId,
    },
}

impl Strip {
    /// Adds something that is not content.
    pub fn decorate(&mut self, area: Area, ink: Ink) {
        let item = Item {
            mark: ContentMark::Artifact(super::super::pages::Artifact::Layout),
            draws: vec![Draw::Rect { area, ink }],
        };
        self.items.push((item, None));
    }

    /// Puts `next` directly below, as part of this strip. Its links are moved by the caller.
    pub fn append(&mut self, next: Self) {
        let by = self.height;
        self.height += next.height;
        self.keep = next.keep;
        for (mut item, slot) in next.items {
            item.move_down(by);
            self.items.push((item, slot));
        }
        self.links.extend(next.links);
        self.anchors.extend(next.anchors);
    }
}

impl Item {
    /// Moves all that is drawn down.
    pub(super) fn move_down(&mut self, by: f32) {
        for draw in &mut self.draws {
            match draw {
                Draw::Text(run) => run.y += by,
                Draw::Rect { area, .. } => area.y += by,
            }
        }
    }
}
