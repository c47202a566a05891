//! The column of strips cut into pages, by the rules of what stays together.

use super::super::pages::{Artifact, FigurePlace, Item, Mark, NotePlace, Page};
use super::contents::Numbered;
use super::desk::{Desk, artifact};
use super::measure::{BOTTOM, MARGIN, RIGHT};
use super::strip::{Anchor, Strip};

/// What is known once every strip has its page.
#[derive(Default)]
pub(super) struct Placed {
    /// The pages without their running lines.
    pub pages: Vec<Page>,
    /// Where the notes stand.
    pub notes: Vec<NotePlace>,
    /// Where the figures stand.
    pub figures: Vec<FigurePlace>,
    /// Where the table of contents has its numbers.
    pub numbered: Vec<Numbered>,
}

/// Puts every strip of the desk on a page; the first page begins at `first_top`.
pub(super) fn paginate(desk: &mut Desk<'_>, first_top: f32) -> Placed {
    let strips = std::mem::take(&mut desk.strips);
    let heads: Vec<f32> = desk.heads.iter().map(|(_, height)| *height).collect();
    let mut ends = page_ends(&strips, &heads, first_top).into_iter();
    let mut end = ends.next();
    let mut placed = Placed::default();
    let mut y = first_top;
    placed.pages.push(Page::default());
    for (at, strip) in strips.into_iter().enumerate() {
        let mut first = at == 0;
        if end == Some(at) {
            placed.pages.push(Page::default());
            end = ends.next();
            y = MARGIN;
            first = true;
            let head = strip.head.and_then(|head| desk.heads.get(head));
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
        place(strip, y, &mut placed, desk);
        y += height;
    }
    placed
}

/// Before which strips a new page begins, in order.
pub(super) fn page_ends(strips: &[Strip], heads: &[f32], first_top: f32) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    let mut y = first_top;
    let mut may_break = None;
    let mut at = 0;
    while let Some(strip) = strips.get(at) {
        let gap = if at == start { 0.0 } else { strip.gap };
        let over = y + gap + strip.height > BOTTOM + 0.01;
        let end = if at > start && strip.breaks {
            Some(at)
        } else if at > start && over {
            Some(may_break.unwrap_or(at))
        } else {
            None
        };
        if let Some(end) = end {
            ends.push(end);
            start = end;
            at = end;
            may_break = None;
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
            may_break = Some(at);
        }
    }
    ends
}

fn place(strip: Strip, y: f32, placed: &mut Placed, desk: &mut Desk<'_>) {
    let page = placed.pages.len() - 1;
    for (mut item, slot) in strip.items {
        item.move_down(y);
        let at = push(&mut placed.pages, item);
        if let Some(slot) = slot {
            desk.tree.place(slot, (page, at));
        }
    }
    for link in strip.links {
        if let Some(link) = desk.links.get_mut(link) {
            link.page = page;
            link.area = link.area.down(y);
        }
    }
    for anchor in strip.anchors {
        match anchor {
            Anchor::Heading(entry) => {
                if let Some(entry) = desk.outline.get_mut(entry) {
                    (entry.page, entry.y) = (page, y);
                }
            }
            Anchor::Field(field) => {
                if let Some(field) = desk.fields.get_mut(field) {
                    field.page = page;
                    field.area = field.area.down(y);
                }
            }
            Anchor::PageNumber { entry, node } => placed.numbered.push(Numbered {
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
    match page.items.last_mut().filter(|last| joins(last, &item)) {
        Some(last) => last.draws.extend(item.draws),
        None => page.items.push(item),
    }
    page.items.len() - 1
}

fn joins(last: &Item, next: &Item) -> bool {
    matches!(
        last.mark,
        Mark::Tagged(_) | Mark::Artifact(Artifact::Layout)
    ) && last.mark == next.mark
}
