//! The column of strips cut into pages, by the rules of what stays together.

use super::super::pages::{Artifact, ContentMark, FigurePlace, Item, NotePlace, Page};
use super::super::tree::NodeId;
use super::context::{LayoutContext, artifact};
use super::measure::{BODY_HEIGHT, BOTTOM, MARGIN, RIGHT, TEXT};
use super::strip::{Anchor, Strip};

/// What is known once every strip has its page.
#[derive(Default)]
pub(super) struct Pagination {
    /// The pages without their running lines.
    pub pages: Vec<Page>,
    /// Where the notes stand.
    pub notes: Vec<NotePlace>,
    /// Where the figures stand.
    pub figures: Vec<FigurePlace>,
    /// Where the table of contents has its numbers.
    pub numbered: Vec<ContentsNumber>,
}

/// The number of a page, where it belongs: page, height of its line, heading and node.
pub(in crate::report) struct ContentsNumber {
    pub page: usize,
    pub y: f32,
    pub entry: usize,
    pub node: NodeId,
}

/// Puts every strip of the layout on a page; the first page begins at `first_top`.
pub(super) fn paginate(context: &mut LayoutContext<'_>, first_top: f32) -> Pagination {
    let strips = std::mem::take(&mut context.strips);
    let heads: Vec<f32> = context.heads.iter().map(|(_, height)| *height).collect();
    let mut ends = page_ends(&strips, &heads, first_top);
    fill_short_pages(&strips, &mut ends);
    let mut ends = ends.into_iter();
    let mut end = ends.next();
    let mut placed = Pagination::default();
    let mut y = first_top;
    placed.pages.push(Page::default());
    for (at, strip) in strips.into_iter().enumerate() {
        let mut first = at == 0;
        if end == Some(at) {
            placed.pages.push(Page::default());
            end = ends.next();
            y = MARGIN;
            first = true;
            let head = strip.head.and_then(|head| context.heads.get(head));
            if let Some((draws, height)) = head {
                let (mut item, _) = artifact(Artifact::Layout, draws.clone());
                item.move_down(y);
                push(&mut placed.pages, item);
                y += height;
            }
        }
        if !first {
            y += strip.gap;
        }
        let height = strip.height;
        place(strip, y, &mut placed, context);
        y += height;
    }
    placed
}

/// The most of a page that stays empty for strips that had rather stand together: a third.
const MOST_EMPTY: f32 = BODY_HEIGHT / 3.0;

/// Before which strips a new page begins, in order.
pub(super) fn page_ends(strips: &[Strip], heads: &[f32], first_top: f32) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    let mut y = first_top;
    let mut may_break = None;
    let mut may_part = None;
    let mut at = 0;
    while let Some(strip) = strips.get(at) {
        let gap = if at == start { 0.0 } else { strip.gap };
        let over = y + gap + strip.height > BOTTOM + 0.01;
        let end = if at > start && strip.breaks {
            Some(at)
        } else if at > start && over {
            let full = |(_, below): &(usize, f32)| BOTTOM - below <= MOST_EMPTY;
            Some(
                may_break
                    .filter(full)
                    .or(may_part)
                    .map_or(at, |(end, _)| end),
            )
        } else {
            None
        };
        if let Some(end) = end {
            ends.push(end);
            start = end;
            at = end;
            may_break = None;
            may_part = None;
            let head = strips.get(end).and_then(|strip| strip.head);
            y = MARGIN
                + head
                    .and_then(|head| heads.get(head))
                    .copied()
                    .unwrap_or(0.0);
            continue;
        }
        y += gap + strip.height;
        at += 1;
        if !strip.keep {
            may_part = Some((at, y));
            if !strip.rather_keep {
                may_break = may_part;
            }
        }
    }
    ends
}

/// A page on which a text ends holds at least this much: six lines, if lines may be moved to it.
const LEAST_HELD: f32 = 6.0 * TEXT.leading;

/// Moves lines from the page before to one that would hold less than six, if it is the last or one
/// begins after it on purpose, and if the lines may be parted there.
fn fill_short_pages(strips: &[Strip], ends: &mut [usize]) {
    for at in 0..ends.len() {
        let start = at.checked_sub(1).and_then(|at| ends.get(at)).copied();
        let (start, end) = (start.unwrap_or(0), ends.get(at).copied().unwrap_or(0));
        let next = ends.get(at + 1).copied().unwrap_or(strips.len());
        let begun = |end: usize| strips.get(end).is_some_and(|strip| strip.breaks);
        if begun(end) || (next < strips.len() && !begun(next)) {
            continue;
        }
        let held = |from: usize| -> f32 {
            let held = strips.get(from..next).unwrap_or_default().iter();
            held.map(|strip| strip.height).sum()
        };
        if held(end) + 0.01 >= LEAST_HELD {
            continue;
        }
        let may_break = |at: &usize| {
            let before = at.checked_sub(1).and_then(|at| strips.get(at));
            before.is_some_and(|strip| !strip.keep && !strip.rather_keep)
                && held(*at) + 0.01 >= LEAST_HELD
        };
        // No further back than the middle of the page: a page half empty is no better.
        let earliest = start + (end - start) / 2;
        let better = (earliest + 1..end).rev().find(may_break);
        if let (Some(better), Some(end)) = (better, ends.get_mut(at)) {
            *end = better;
        }
    }
}

fn place(strip: Strip, y: f32, placed: &mut Pagination, context: &mut LayoutContext<'_>) {
    let page = placed.pages.len() - 1;
    for (mut item, slot) in strip.items {
        item.move_down(y);
        let at = push(&mut placed.pages, item);
        if let Some(slot) = slot {
            context.tree.place(slot, (page, at));
        }
    }
    for link in strip.links {
        if let Some(link) = context.links.get_mut(link) {
            link.page = page;
            link.area = link.area.down(y);
        }
    }
    for anchor in strip.anchors {
        match anchor {
            Anchor::Heading(entry) => {
                if let Some(entry) = context.outline.get_mut(entry) {
                    (entry.page, entry.y) = (page, y);
                }
            }
            Anchor::Field(field) => {
                if let Some(field) = context.fields.get_mut(field) {
                    field.page = page;
                    field.area = field.area.down(y);
                }
            }
            Anchor::PageNumber { entry, node } => placed.numbered.push(ContentsNumber {
                page,
                y,
                entry,
                node,
            }),
            Anchor::Note(number) => placed.notes.push(NotePlace { number, page, y }),
            Anchor::Figure(node) => placed.figures.push(FigurePlace {
                node,
                area: super::super::pages::Area {
                    x: MARGIN,
                    y,
                    width: RIGHT - MARGIN,
                    height: strip.height,
                },
            }),
        }
    }
}

/// Adds an item to the last page, to the item before it if both are the same; tells which it is.
fn push(pages: &mut [Page], item: Item) -> usize {
    let page = pages
        .last_mut()
        .expect("the first page is made before the first strip");
    match page.items.last_mut().filter(|last| can_join(last, &item)) {
        Some(last) => last.draws.extend(item.draws),
        None => page.items.push(item),
    }
    page.items.len() - 1
}

fn can_join(last: &Item, next: &Item) -> bool {
    matches!(
        last.mark,
        ContentMark::Tagged(_) | ContentMark::Artifact(Artifact::Layout)
    ) && last.mark == next.mark
}
