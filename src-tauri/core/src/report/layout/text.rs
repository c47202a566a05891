//! Titles, headings, paragraphs and quotes.

use super::super::block::{Masthead, MastheadLine, Span, Style};
use super::super::error::PaperError;
use super::super::pages::{Area, OutlineEntry};
use super::super::tree::{NodeId, Role, Tree};
use super::context::{LayoutContext, TextColumn, TextRow, rule};
use super::inline::Inline;
use super::lines::balance_lines;
use super::measure::{
    BLACK, GUTTER, MARGIN, MASTHEAD, MASTHEAD_RULE, MEASURE, NUMBER, PALE, QUOTE, QUOTE_BAR,
    QUOTE_INDENT, RIGHT, SUBTITLE, Setting, TEXT, TITLE, heading,
};
use super::strip::{Anchor, Strip};

impl LayoutContext<'_> {
    /// The head of the first page, with the rule below it.
    pub(super) fn masthead(&mut self, head: &Masthead) -> Result<(), PaperError> {
        let rows = head.left.len().max(head.right.len());
        if rows == 0 {
            return Ok(());
        }
        let middle = MARGIN + MEASURE * 0.55;
        let left = self.masthead_column(&head.left, MARGIN, middle - GUTTER, false)?;
        let right = self.masthead_column(&head.right, middle, RIGHT, true)?;
        let mut whole = Strip::default();
        let mut left = left.into_iter();
        let mut right = right.into_iter();
        for _ in 0..rows {
            let row = TextRow {
                columns: left.next().into_iter().chain(right.next()).collect(),
                setting: MASTHEAD,
                pad: (0.0, 0.0),
                split: false,
            };
            for strip in self.row(row) {
                whole.append(strip);
            }
        }
        whole.height += 8.0 + MASTHEAD_RULE;
        whole.decorate(rule(whole.height, MASTHEAD_RULE), BLACK);
        whole.keep = true;
        self.push(whole);
        self.after = 20.0;
        Ok(())
    }

    fn masthead_column<'a>(
        &mut self,
        lines: &'a [MastheadLine],
        x: f32,
        end: f32,
        right: bool,
    ) -> Result<Vec<TextColumn<'a>>, PaperError> {
        let mut columns = Vec::with_capacity(lines.len());
        for line in lines {
            let style = if line.strong {
                Style::Bold
            } else {
                Style::Regular
            };
            let inline = Inline::plain(&line.text, MASTHEAD.style(style));
            let node = self.tree.add(Tree::ROOT, Role::Paragraph);
            let mut column = self.column(inline, node, x, end)?;
            column.right = right;
            column.edge = if right { end } else { x };
            columns.push(column);
        }
        Ok(columns)
    }

    /// The paper's title.
    pub(super) fn title(&mut self, text: &str) -> Result<(), PaperError> {
        let node = self.tree.add(self.parent, Role::Heading(1));
        let gap = self.gap(20.0);
        self.set_balanced(text, TITLE, node, gap)?;
        self.after = 4.0;
        Ok(())
    }

    /// The line below the title.
    pub(super) fn subtitle(&mut self, spans: &[Span]) -> Result<(), PaperError> {
        let node = self.tree.add(self.parent, Role::Paragraph);
        let inline = Inline::new(spans, SUBTITLE, self.notes, self.language);
        let column = self.column(inline, node, MARGIN, RIGHT)?;
        let gap = self.gap(4.0);
        self.rows(vec![column], SUBTITLE, gap);
        self.keep_last();
        self.after = 14.0;
        Ok(())
    }

    /// A heading, which opens a section of its own.
    pub(super) fn heading(&mut self, level: u8, text: &str) -> Result<(), PaperError> {
        while self.sections.last().is_some_and(|(open, _)| *open >= level) {
            self.sections.pop();
        }
        let around = self.sections.last().map_or(Tree::ROOT, |(_, node)| *node);
        self.parent = self.tree.add(around, Role::Section);
        self.sections.push((level, self.parent));
        let node = self.tree.add(self.parent, Role::Heading(level + 1));
        let (setting, above, below) = heading(level);
        let gap = self.gap(above);
        let first = self.strips.len();
        self.set_balanced(text, setting, node, gap)?;
        if let Some(strip) = self.strips.get_mut(first) {
            strip.anchors.push(Anchor::Heading(self.outline.len()));
        }
        self.outline.push(OutlineEntry {
            level,
            text: text.to_owned(),
            page: 0,
            y: 0.0,
        });
        self.after = below;
        Ok(())
    }

    /// Running text, its number hanging in the margin.
    pub(super) fn paragraph(
        &mut self,
        number: Option<&str>,
        spans: &[Span],
    ) -> Result<(), PaperError> {
        let node = self.tree.add(self.parent, Role::Paragraph);
        let mut columns = Vec::new();
        let spaced = number.map(|number| format!("{number} "));
        if let Some(number) = &spaced {
            let inline = Inline::plain(number, NUMBER);
            columns.push(self.column(inline, node, MARGIN, MARGIN + self.hang)?);
        }
        let inline = Inline::new(spans, TEXT, self.notes, self.language);
        columns.push(self.column(inline, node, MARGIN + self.hang, RIGHT)?);
        let gap = self.gap(0.0);
        self.rows(columns, TEXT, gap);
        self.after = 6.0;
        Ok(())
    }

    /// Quoted words, with a bar beside them.
    pub(super) fn quote(&mut self, spans: &[Span]) -> Result<(), PaperError> {
        let quote = self.tree.add(self.parent, Role::Quote);
        let node = self.tree.add(quote, Role::Paragraph);
        let inline = Inline::new(spans, QUOTE, self.notes, self.language);
        let x = MARGIN + self.hang;
        let column = self.column(inline, node, x + QUOTE_INDENT, RIGHT)?;
        let gap = self.gap(4.0);
        let first = self.strips.len();
        self.rows(vec![column], QUOTE, gap);
        let strips = self.strips_from(first);
        let last = strips.len();
        for (at, strip) in strips.iter_mut().enumerate() {
            // Each piece of the bar reaches a little into the next line, so that no seam shows.
            let seam = if at + 1 < last { 0.5 } else { 0.0 };
            let bar = Area {
                x,
                y: 0.0,
                width: QUOTE_BAR,
                height: strip.height + seam,
            };
            strip.decorate(bar, PALE);
        }
        self.keep_before(first);
        self.after = 8.0;
        Ok(())
    }

    /// Columns as strips, one per line.
    pub(super) fn rows(&mut self, columns: Vec<TextColumn<'_>>, setting: Setting, gap: f32) {
        let row = TextRow {
            columns,
            setting,
            pad: (0.0, 0.0),
            split: true,
        };
        let mut strips = self.row(row);
        if let Some(first) = strips.first_mut() {
            first.gap = gap;
        }
        for strip in strips {
            self.push(strip);
        }
    }

    /// The last strip stays with the one that comes next.
    pub(super) fn keep_last(&mut self) {
        if let Some(strip) = self.strips.last_mut() {
            strip.keep = true;
        }
    }

    /// The strip before this one stays with it.
    fn keep_before(&mut self, at: usize) {
        let before = at.checked_sub(1).and_then(|at| self.strips.get_mut(at));
        if let Some(strip) = before {
            strip.keep = true;
        }
    }

    /// Lines of about one length that stay with what comes next.
    fn set_balanced(
        &mut self,
        text: &str,
        setting: Setting,
        node: NodeId,
        gap: f32,
    ) -> Result<(), PaperError> {
        let inline = Inline::plain(text, setting);
        let lines = balance_lines(&mut self.shaper, &inline.styled, MEASURE)?;
        let column = TextColumn {
            inline,
            lines,
            node,
            edge: MARGIN,
            right: false,
            figures: None,
            skip: 0,
        };
        let first = self.strips.len();
        self.rows(vec![column], setting, gap);
        for strip in self.strips_from(first) {
            strip.keep = true;
        }
        Ok(())
    }
}
