//! The state of a layout: blocks become strips, rows of text columns with their place in the structure.

use super::super::block::Table;
use super::super::error::PaperError;
use super::super::pages::{
    Area, Artifact, ContentMark, Draw, Item, OutlineEntry, PageLink, SignatureField,
};
use super::super::shape::Shaper;
use super::super::tree::{NodeId, Tree};
use super::inline::{Inline, Notes};
use super::lines::TextLine;
use super::measure::{MARGIN, RIGHT, Setting};
use super::strip::Strip;
use std::{cell::OnceCell, collections::BTreeMap};

/// The state of a layout, which grows while the blocks are set one after the other.
pub(in crate::report) struct LayoutContext<'p> {
    /// The paper's language.
    pub(super) language: &'p str,
    /// What references show.
    pub(super) notes: &'p Notes,
    /// Words shaped so far.
    pub(super) shaper: Shaper,
    /// Structure made so far.
    pub(super) tree: Tree,
    /// The strips so far.
    pub(super) strips: Vec<Strip>,
    /// Table heads to repeat: items and height.
    pub(super) heads: Vec<(Vec<Draw>, f32)>,
    /// Links so far.
    pub(super) links: Vec<PageLink>,
    /// Headings so far.
    pub(super) outline: Vec<OutlineEntry>,
    /// Fields to be signed so far.
    pub(super) fields: Vec<SignatureField>,
    /// Where the table of contents stands, if there is to be one.
    pub(super) contents: Option<ContentsPlace>,
    /// All tables of the paper, by their heads.
    pub(super) tables: AllTables<'p>,
    /// How far text stands in from paragraph numbers; 0 in a paper without any.
    pub(in crate::report) hang: f32,
    /// The node that the next block belongs to.
    pub(super) parent: NodeId,
    /// Open sections with the levels of their headings.
    pub(super) sections: Vec<(u8, NodeId)>,
    /// Space that the last block wants below it.
    pub(super) after: f32,
    /// The next strip begins a page.
    pub(super) break_next: bool,
}

/// Where the table of contents will stand.
pub(in crate::report) struct ContentsPlace {
    pub title: String,
    /// Before which strip.
    pub strip: usize,
    /// The node that was kept free for it.
    pub node: NodeId,
}

/// Tables of one paper under the same heads. They have the same columns, so that what stands in one is found at
/// the same place in the next.
#[derive(Default)]
pub(super) struct TablesWithSameHeads<'p> {
    pub tables: Vec<&'p Table>,
    /// Once they are found.
    pub widths: OnceCell<Vec<f32>>,
}

/// All tables of a paper, by their heads.
pub(super) type AllTables<'p> = BTreeMap<Vec<&'p str>, TablesWithSameHeads<'p>>;

/// A column of lines inside a row.
pub(super) struct TextColumn<'a> {
    pub inline: Inline<'a>,
    /// Its words in lines.
    pub lines: Vec<TextLine>,
    /// The node they belong to.
    pub node: NodeId,
    /// Left edge, or right edge if right-aligned.
    pub edge: f32,
    /// Lines end at the edge.
    pub right: bool,
    /// Where lines end that end in a figure.
    pub figures: Option<f32>,
    /// Empty lines above.
    pub skip: usize,
}

/// Columns of lines side by side.
pub(super) struct TextRow<'a> {
    /// The columns, in reading order.
    pub columns: Vec<TextColumn<'a>>,
    /// What the lines' distance and baseline come from.
    pub setting: Setting,
    /// Space inside, above and below the lines.
    pub pad: (f32, f32),
    /// May be split over two pages.
    pub split: bool,
}

impl LayoutContext<'_> {
    /// Spans as a left-aligned column from `x` to `end`, content of `node`.
    pub(super) fn column<'a>(
        &mut self,
        inline: Inline<'a>,
        node: NodeId,
        x: f32,
        end: f32,
    ) -> Result<TextColumn<'a>, PaperError> {
        let lines = super::lines::break_lines(&mut self.shaper, &inline.styled, end - x)?;
        if let Some(tag) = inline.language {
            self.tree.set_language(node, tag);
        }
        Ok(TextColumn {
            inline,
            lines,
            node,
            edge: x,
            right: false,
            figures: None,
            skip: 0,
        })
    }

    /// Space above the next strip: the larger of what the last block wants and `before`.
    pub(super) fn gap(&mut self, before: f32) -> f32 {
        std::mem::take(&mut self.after).max(before)
    }

    /// Adds a strip below the others.
    pub(super) fn push(&mut self, mut strip: Strip) {
        strip.breaks = std::mem::take(&mut self.break_next);
        self.strips.push(strip);
    }

    /// The strips from this one on.
    pub(super) fn strips_from(&mut self, first: usize) -> &mut [Strip] {
        self.strips.get_mut(first..).unwrap_or_default()
    }

    /// The strips of a row, one per line, or one for all if it may not be split.
    pub(super) fn row(&mut self, row: TextRow<'_>) -> Vec<Strip> {
        let count = row.columns.iter().map(|c| c.skip + c.lines.len()).max();
        let count = count.unwrap_or(0);
        let baseline = self.baseline(row.setting);
        let mut made = vec![Vec::new(); row.columns.len()];
        let mut strips: Vec<Strip> = Vec::new();
        for at in 0..count {
            let top = if at == 0 { row.pad.0 } else { 0.0 };
            let bottom = if at + 1 == count { row.pad.1 } else { 0.0 };
            let mut strip = Strip {
                height: top + row.setting.leading + bottom,
                keep: at + 1 < count && (at == 0 || at + 2 == count),
                ..Strip::default()
            };
            for (column, made) in row.columns.iter().zip(&mut made) {
                let line = at
                    .checked_sub(column.skip)
                    .and_then(|at| column.lines.get(at));
                if let Some(line) = line {
                    self.line(&mut strip, column, line, top + baseline, made);
                }
            }
            match strips.last_mut().filter(|_| !row.split) {
                Some(last) => {
                    for link in &strip.links {
                        if let Some(link) = self.links.get_mut(*link) {
                            link.area = link.area.down(last.height);
                        }
                    }
                    last.append(strip);
                }
                None => strips.push(strip),
            }
        }
        strips
    }

    /// From the top of a line to its baseline.
    pub(super) fn baseline(&self, setting: Setting) -> f32 {
        let (ascent, descent) = self.shaper.extent(setting.cut(setting.style).face);
        let half = (setting.leading - (ascent - descent) * setting.size) / 2.0;
        half + ascent * setting.size
    }

    /// One line of a column into a strip, each run to the node it belongs to.
    fn line(
        &mut self,
        strip: &mut Strip,
        column: &TextColumn<'_>,
        line: &TextLine,
        baseline: f32,
        made: &mut Vec<Option<NodeId>>,
    ) {
        let figures = column.figures.filter(|_| self.ends_in_figure(line));
        let left = match figures {
            Some(end) => end - line.width,
            None if column.right => column.edge - line.width,
            None => column.edge,
        };
        for (owner, run) in &line.runs {
            let node = column
                .inline
                .node(*owner, column.node, made, &mut self.tree);
            let mut run = run.clone();
            run.x += left;
            run.y = baseline;
            if let Some(target) = column.inline.target(*owner) {
                let words = run.words.iter().map(|id| self.shaper.word(*id));
                let (width, _) = words.fold((0.0, 0.0), |(_, pen), word| {
                    (pen + word.trimmed * run.size, pen + word.advance * run.size)
                });
                let contents = self.contents(&target);
                self.tree.add_link(node, self.links.len());
                strip.links.push(self.links.len());
                self.links.push(PageLink {
                    node,
                    page: 0,
                    area: Area {
                        x: run.x,
                        y: baseline - run.size,
                        width,
                        height: run.size * 1.3,
                    },
                    target,
                    contents,
                });
            }
            self.draw(strip, node, Draw::Text(run));
        }
    }

    /// Whether the last character of a line is a digit.
    pub(super) fn ends_in_figure(&self, line: &TextLine) -> bool {
        let words = line.runs.iter().flat_map(|(_, run)| &run.words);
        let mut texts = words.map(|id| self.shaper.word(*id).text.trim_end());
        let last = texts.rfind(|text| !text.is_empty());
        last.is_some_and(|text| text.ends_with(|c: char| c.is_ascii_digit()))
    }

    /// Adds content of `node` to a strip, to the item before it if that is of the same node.
    pub(super) fn draw(&mut self, strip: &mut Strip, node: NodeId, draw: Draw) {
        let mark = ContentMark::Tagged(node);
        if let Some((item, _)) = strip.items.last_mut().filter(|(item, _)| item.mark == mark) {
            item.draws.push(draw);
            return;
        }
        let slot = self.tree.add_slot(node);
        let draws = vec![draw];
        strip.items.push((Item { mark, draws }, Some(slot)));
    }

    fn contents(&self, target: &super::super::pages::Target) -> String {
        match target {
            super::super::pages::Target::Address(address) => address.clone(),
            super::super::pages::Target::Note(number) => {
                let note = self.notes.get(number);
                note.map_or_else(String::new, |note| note.text.clone())
            }
            super::super::pages::Target::Heading(at) => {
                let heading = self.outline.get(*at);
                heading.map_or_else(String::new, |heading| heading.text.clone())
            }
        }
    }
}

/// A rule over the whole width of the text, its lower edge at `bottom`.
pub(super) fn rule(bottom: f32, weight: f32) -> Area {
    Area {
        x: MARGIN,
        y: bottom - weight,
        width: RIGHT - MARGIN,
        height: weight,
    }
}

/// The items of a strip, drawn once more as something that is not content.
pub(super) fn as_artifact(strip: &Strip) -> Vec<Draw> {
    let items = strip.items.iter();
    items.flat_map(|(item, _)| item.draws.clone()).collect()
}

/// Something that is not content.
pub(super) fn artifact(kind: Artifact, draws: Vec<Draw>) -> (Item, Option<usize>) {
    let mark = ContentMark::Artifact(kind);
    (Item { mark, draws }, None)
}
