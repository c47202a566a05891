//! The table of contents of a paper that has many pages: its headings with the numbers of the pages
//! they came to stand on.
//!
//! It is made after all else is set, since only then the number of pages is known, and the numbers
//! are drawn after the pages are cut. Nothing is set twice for it.

use super::super::error::PaperError;
use super::super::pages::{Area, ContentMark, Draw, OutlineEntry, PageLink, Target};
use super::super::shape::FigureStyle;
use super::super::tree::{NodeId, Role};
use super::context::{ContentsPlace, LayoutContext};
use super::inline::Inline;
use super::lines::break_lines;
use super::measure::{BOTTOM, FACT, GREY, MARGIN, RIGHT, heading};
use super::paginate::{Pagination, page_ends};
use super::strip::{Anchor, Strip};

/// From how many pages on a paper has a table of contents.
pub(in crate::report) const CONTENTS_FROM: usize = 10;
/// How many lines of it stand on one page. Above that it has the sections alone.
const MOST_LINES: usize = 44;
/// Space above a line.
const ABOVE: f32 = 2.0;
/// How far a part stands in from its section.
const INDENT: f32 = 14.0;
/// Room for the number of a page.
const NUMBER_ROOM: f32 = 28.0;
/// Side of a dot between words and number, and from one to the next.
const DOT: (f32, f32) = (0.7, 4.0);

/// The headings that a table of contents has.
pub(in crate::report) fn entries(outline: &[OutlineEntry]) -> Vec<usize> {
    let most = if outline.iter().filter(|e| e.level <= 2).count() <= MOST_LINES {
        2
    } else {
        1
    };
    let listed = outline.iter().enumerate().filter(|(_, e)| e.level <= most);
    listed.map(|(at, _)| at).collect()
}

impl LayoutContext<'_> {
    /// Keeps a place free for the table of contents.
    pub(super) fn reserve_contents(&mut self, title: &str) {
        self.contents = Some(ContentsPlace {
            title: title.to_owned(),
            strip: self.strips.len(),
            node: self.tree.add(self.parent, Role::Section),
        });
    }

    /// Makes the table of contents if the paper has so many pages; what follows it begins a page.
    pub(super) fn set_contents(&mut self, first_top: f32) -> Result<(), PaperError> {
        let Some(place) = self.contents.take() else {
            return Ok(());
        };
        let heads: Vec<f32> = self.heads.iter().map(|(_, height)| *height).collect();
        let pages = page_ends(&self.strips, &heads, first_top).len() + 1;
        let listed = entries(&self.outline);
        if pages < CONTENTS_FROM || listed.is_empty() {
            self.tree.detach(place.node);
            return Ok(());
        }
        let mut rest = self.strips.split_off(place.strip);
        if let Some(next) = rest.first_mut() {
            next.breaks = true;
        }
        let (setting, above, below) = heading(1);
        // Where page one has no room for all of it, it has a page of its own.
        let before: f32 = self.strips.iter().map(|s| s.gap + s.height).sum();
        let lines = listed.len() as f32 * (FACT.leading + ABOVE);
        self.break_next = first_top + before + above + setting.leading + below + lines > BOTTOM;
        let title = self.tree.add(place.node, Role::Paragraph);
        let column = self.column(Inline::plain(&place.title, setting), title, MARGIN, RIGHT)?;
        self.rows(vec![column], setting, above);
        self.keep_last();
        let toc = self.tree.add(place.node, Role::Contents);
        let mut gap = below;
        for at in listed {
            let entry = self.outline.get(at).cloned();
            if let Some(entry) = entry {
                self.contents_line(toc, at, &entry, gap)?;
            }
            gap = ABOVE;
        }
        self.strips.extend(rest);
        Ok(())
    }

    /// A heading that leads to where it stands, with dots up to the number of its page.
    fn contents_line(
        &mut self,
        toc: NodeId,
        at: usize,
        entry: &OutlineEntry,
        gap: f32,
    ) -> Result<(), PaperError> {
        let item = self.tree.add(toc, Role::ContentsItem);
        let reference = self.tree.add(item, Role::Reference);
        let node = self.tree.add(reference, Role::Link);
        let x = MARGIN + f32::from(entry.level.saturating_sub(1)) * INDENT;
        let inline = Inline::plain(&entry.text, FACT);
        let column = self.column(inline, node, x, RIGHT - NUMBER_ROOM)?;
        let last_line = column.lines.last().map_or(0.0, |line| line.width);
        let first = self.strips.len();
        self.rows(vec![column], FACT, gap);
        let baseline = self.baseline(FACT);
        let link = self.links.len();
        let lines = self.strips_from(first).len();
        if let Some(strip) = self.strips.last_mut() {
            dots(strip, x + last_line, baseline);
            strip.anchors.push(Anchor::PageNumber { entry: at, node });
        }
        let Some(strip) = self.strips.get_mut(first) else {
            return Ok(());
        };
        let area = Area {
            x,
            y: 0.0,
            width: RIGHT - x,
            height: lines as f32 * FACT.leading,
        };
        strip.links.push(link);
        self.tree.add_link(node, link);
        self.links.push(PageLink {
            node,
            page: 0,
            area,
            target: Target::Heading(at),
            contents: entry.text.clone(),
        });
        Ok(())
    }
}

/// Dots from the words on to the number.
fn dots(strip: &mut Strip, from: f32, baseline: f32) {
    let (side, step) = DOT;
    // All dots of a table stand below each other: they are counted from its right edge.
    let mut x = RIGHT - NUMBER_ROOM;
    while x > from + 2.0 * step {
        let area = Area {
            x,
            y: baseline - side,
            width: side,
            height: side,
        };
        strip.decorate(area, GREY);
        x -= step;
    }
}

impl LayoutContext<'_> {
    /// Draws the numbers of the pages, now that every heading has its page.
    pub(super) fn number_contents(&mut self, placed: &mut Pagination) -> Result<(), PaperError> {
        let baseline = self.baseline(FACT);
        for one in std::mem::take(&mut placed.numbered) {
            let page = self.outline.get(one.entry).map_or(0, |entry| entry.page);
            let words = (page + 1).to_string();
            let inline = Inline::plain(&words, FACT.figures(FigureStyle::Tabular));
            let lines = break_lines(&mut self.shaper, &inline.styled, NUMBER_ROOM)?;
            let items = placed.pages.get_mut(one.page).map(|page| &mut page.items);
            let mut of_line = items.into_iter().flatten();
            let Some(item) = of_line.rfind(|item| item.mark == ContentMark::Tagged(one.node))
            else {
                continue;
            };
            for line in lines {
                for (_, mut run) in line.runs {
                    run.x += RIGHT - line.width;
                    run.y = one.y + baseline;
                    item.draws.push(Draw::Text(run));
                }
            }
        }
        Ok(())
    }
}
