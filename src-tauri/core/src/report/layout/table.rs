//! Tables: how wide the columns are, and their rows.

use super::super::block::{Align, Cell, Span, Style, Table};
use super::super::error::PaperError;
use super::super::shape::FigureStyle;
use super::super::tree::{NodeId, Role, Scope};
use super::context::{LayoutContext, TextColumn, TextRow, as_artifact, rule};
use super::inline::Inline;
use super::lines::break_lines;
use super::measure::{
    BLACK, CAPTION, CELL, GUTTER, HAIR, HEAD_RULE, MARGIN, RIGHT, ROW_RULE, SPLIT_ROW, Setting,
};
use super::strip::Strip;

/// Space above and below the words of a row.
const ROW_PAD: (f32, f32) = (2.3, 2.7);
/// The same where there is to be room for a signature: 11 mm for a row of one line.
const SIGNED_PAD: (f32, f32) = (9.4, 9.8);
/// Space above and below the words of the head row.
const HEAD_PAD: (f32, f32) = (2.0, 3.6);

/// One column's place on the page.
#[derive(Debug, Clone, Copy)]
struct Track {
    x: f32,
    width: f32,
    right: bool,
    /// Set on figures of one width.
    tabular: bool,
    /// Where lines end that end in a figure.
    figures: Option<f32>,
}

/// The part of a table that a row belongs to.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::report) enum RowKind {
    Head,
    Body,
    Totals,
}

impl LayoutContext<'_> {
    /// A table with its head, rows and totals.
    pub(super) fn table(&mut self, table: &Table) -> Result<(), PaperError> {
        let summary = table.summary.clone();
        let node = self.tree.add(self.parent, Role::Table { summary });
        self.table_caption(table, node)?;
        let tracks = self.tracks(table)?;
        let gap = self.gap(2.0);
        self.table_head(table, node, &tracks, gap)?;
        let head = Some(self.heads.len() - 1);
        let body = self.tree.add(node, Role::TableBody);
        let count = table.rows.len();
        for (at, cells) in table.rows.iter().enumerate() {
            // Two rows follow the head, and two stand above the totals.
            let keep = (at == 0 && count > 1) || (at + 2 >= count && table.totals.is_some());
            for mut strip in self.table_row(table, cells, body, &tracks, RowKind::Body)? {
                strip.head = head;
                self.push(strip);
            }
            if keep {
                self.keep_last();
            }
        }
        if let Some(cells) = &table.totals {
            let foot = self.tree.add(node, Role::TableFoot);
            for mut strip in self.table_row(table, cells, foot, &tracks, RowKind::Totals)? {
                strip.head = head;
                self.push(strip);
            }
        }
        self.after = 10.0;
        Ok(())
    }

    fn table_caption(&mut self, table: &Table, node: NodeId) -> Result<(), PaperError> {
        let Some(caption) = &table.caption else {
            return Ok(());
        };
        let caption_node = self.tree.add(node, Role::Caption);
        let inline = Inline::plain(caption, CAPTION);
        let column = self.column(inline, caption_node, MARGIN, RIGHT)?;
        let gap = self.gap(4.0);
        let first = self.strips.len();
        self.rows(vec![column], CAPTION, gap);
        for strip in self.strips_from(first) {
            strip.keep = true;
        }
        self.after = 2.0;
        Ok(())
    }

    /// The head row, which is also kept to be repeated.
    fn table_head(
        &mut self,
        table: &Table,
        node: NodeId,
        tracks: &[Track],
        gap: f32,
    ) -> Result<(), PaperError> {
        let words: Vec<Cell> = table
            .columns
            .iter()
            .map(|column| vec![Span::bold(&column.head)])
            .collect();
        let group = self.tree.add(node, Role::TableHead);
        for mut strip in self.table_row(table, &words, group, tracks, RowKind::Head)? {
            self.heads.push((as_artifact(&strip), strip.height));
            strip.gap = gap;
            strip.keep = true;
            self.push(strip);
        }
        Ok(())
    }

    fn table_row(
        &mut self,
        table: &Table,
        cells: &[Cell],
        group: NodeId,
        tracks: &[Track],
        kind: RowKind,
    ) -> Result<Vec<Strip>, PaperError> {
        let row = self.tree.add(group, Role::Row);
        let mut columns = Vec::with_capacity(cells.len());
        for (at, (cell, track)) in cells.iter().zip(tracks).enumerate() {
            let role = match kind {
                RowKind::Head => Role::HeadCell(Scope::Column),
                _ if at == 0 && table.row_heads => Role::HeadCell(Scope::Row),
                _ => Role::Cell,
            };
            let node = self.tree.add(row, role);
            let setting = cell_setting(track.tabular, kind);
            let inline = Inline::new(cell, setting, self.notes, self.language);
            if let Some(tag) = inline.language {
                self.tree.set_language(node, tag);
            }
            columns.push(TextColumn {
                lines: break_lines(&mut self.shaper, &inline.styled, track.width)?,
                inline,
                node,
                edge: if track.right {
                    track.x + track.width
                } else {
                    track.x
                },
                right: track.right,
                figures: track.figures.filter(|_| kind != RowKind::Head),
                skip: 0,
            });
        }
        let lines = columns
            .iter()
            .map(|column| column.lines.len())
            .max()
            .unwrap_or(0);
        if kind == RowKind::Head {
            for column in &mut columns {
                column.skip = lines - column.lines.len();
            }
        }
        let pad = if kind == RowKind::Head {
            HEAD_PAD
        } else if table.signature_rows {
            SIGNED_PAD
        } else {
            ROW_PAD
        };
        let mut strips = self.row(TextRow {
            columns,
            setting: CELL,
            pad,
            split: kind == RowKind::Body && lines as f32 * CELL.leading > SPLIT_ROW,
        });
        if let Some(first) = strips.first_mut().filter(|_| kind == RowKind::Totals) {
            first.decorate(rule(HEAD_RULE / 2.0, HEAD_RULE), BLACK);
        }
        if let Some(last) = strips.last_mut() {
            let (weight, ink) = match kind {
                RowKind::Head => (HEAD_RULE, BLACK),
                RowKind::Body | RowKind::Totals => (ROW_RULE, HAIR),
            };
            last.decorate(rule(last.height, weight), ink);
        }
        Ok(strips)
    }

    /// Where the columns stand.
    fn tracks(&mut self, table: &Table) -> Result<Vec<Track>, PaperError> {
        let widths = self.widths(table)?;
        let mut x = MARGIN;
        let mut tracks = Vec::with_capacity(widths.len());
        for (at, (column, width)) in table.columns.iter().zip(widths).enumerate() {
            let figures = match column.align {
                Align::Figure => Some(x + self.widest_figure(table, at, width)?),
                Align::Left | Align::Right => None,
            };
            tracks.push(Track {
                x,
                width,
                right: column.align == Align::Right,
                tabular: column.align != Align::Left,
                figures,
            });
            x += width + GUTTER;
        }
        Ok(tracks)
    }

    /// The widest line of a column that ends in a figure.
    fn widest_figure(&mut self, table: &Table, at: usize, width: f32) -> Result<f32, PaperError> {
        let body = table.rows.iter().map(|row| (row, RowKind::Body));
        let totals = table.totals.iter().map(|row| (row, RowKind::Totals));
        let mut widest: f32 = 0.0;
        for (row, kind) in body.chain(totals) {
            let cell = row.get(at).map_or(&[][..], Vec::as_slice);
            let inline = Inline::new(cell, cell_setting(true, kind), self.notes, self.language);
            for line in break_lines(&mut self.shaper, &inline.styled, width)? {
                if self.ends_in_figure(&line) {
                    widest = widest.max(line.width);
                }
            }
        }
        Ok(widest)
    }
}

pub(super) fn cell_setting(tabular: bool, kind: RowKind) -> Setting {
    let figures = if tabular {
        FigureStyle::Tabular
    } else {
        FigureStyle::Text
    };
    let style = if kind == RowKind::Body {
        Style::Regular
    } else {
        Style::Bold
    };
    CELL.figures(figures).style(style)
}
