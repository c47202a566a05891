//! Tables: how wide the columns are, and their rows.

use super::super::block::{Align, Cell, Span, Style, Table, Width};
use super::super::error::PaperError;
use super::super::shape::Figures;
use super::super::tree::{NodeId, Role, Scope};
use super::desk::{Column, Desk, Row, as_artifact, rule};
use super::inline::Inline;
use super::lines::{break_lines, natural_width};
use super::measure::{
    BLACK, CAPTION, CELL, GUTTER, HAIR, HEAD_RULE, LEAST_COLUMN, MARGIN, MEASURE, RIGHT, ROW_RULE,
    SPLIT_ROW, Setting,
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
}

/// What kind of row is set.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Head,
    Body,
    Totals,
}

impl Desk<'_> {
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
            for mut strip in self.table_row(table, cells, body, &tracks, Kind::Body)? {
                strip.head = head;
                self.push(strip);
            }
            if keep {
                self.keep_last();
            }
        }
        if let Some(cells) = &table.totals {
            let foot = self.tree.add(node, Role::TableFoot);
            for mut strip in self.table_row(table, cells, foot, &tracks, Kind::Totals)? {
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
        for mut strip in self.table_row(table, &words, group, tracks, Kind::Head)? {
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
        kind: Kind,
    ) -> Result<Vec<Strip>, PaperError> {
        let row = self.tree.add(group, Role::Row);
        let mut columns = Vec::with_capacity(cells.len());
        for (at, (cell, track)) in cells.iter().zip(tracks).enumerate() {
            let role = match kind {
                Kind::Head => Role::HeadCell(Scope::Column),
                _ if at == 0 && table.row_heads => Role::HeadCell(Scope::Row),
                _ => Role::Cell,
            };
            let node = self.tree.add(row, role);
            let setting = cell_setting(track.right, kind);
            let inline = Inline::new(cell, setting, self.notes, self.language);
            if let Some(tag) = inline.language {
                self.tree.set_language(node, tag);
            }
            columns.push(Column {
                lines: break_lines(&mut self.shaper, &inline.styled, track.width)?,
                inline,
                node,
                edge: if track.right {
                    track.x + track.width
                } else {
                    track.x
                },
                right: track.right,
                skip: 0,
            });
        }
        let lines = columns
            .iter()
            .map(|column| column.lines.len())
            .max()
            .unwrap_or(0);
        if kind == Kind::Head {
            for column in &mut columns {
                column.skip = lines - column.lines.len();
            }
        }
        let pad = if kind == Kind::Head {
            HEAD_PAD
        } else if table.signed {
            SIGNED_PAD
        } else {
            ROW_PAD
        };
        let mut strips = self.row(Row {
            columns,
            setting: CELL,
            pad,
            split: kind == Kind::Body && lines as f32 * CELL.leading > SPLIT_ROW,
        });
        if let Some(first) = strips.first_mut().filter(|_| kind == Kind::Totals) {
            first.decorate(rule(HEAD_RULE / 2.0, HEAD_RULE), BLACK);
        }
        if let Some(last) = strips.last_mut() {
            let (weight, ink) = match kind {
                Kind::Head => (HEAD_RULE, BLACK),
                Kind::Body | Kind::Totals => (ROW_RULE, HAIR),
            };
            last.decorate(rule(last.height, weight), ink);
        }
        Ok(strips)
    }

    /// How wide the columns are without the space between them: the fitted ones as wide as they
    /// want to be while there is room, the others by their shares of the rest.
    pub(in crate::report) fn widths(&mut self, table: &Table) -> Result<Vec<f32>, PaperError> {
        let count = table.columns.len();
        let room = MEASURE - GUTTER * count.saturating_sub(1) as f32;
        let mut wants = Vec::with_capacity(count);
        for at in 0..count {
            wants.push(self.wanted(table, at)?);
        }
        let asked: Vec<Width> = table.columns.iter().map(|c| c.width).collect();
        Ok(share_out(&asked, &wants, room))
    }

    /// Where the columns stand.
    fn tracks(&mut self, table: &Table) -> Result<Vec<Track>, PaperError> {
        let widths = self.widths(table)?;
        let mut x = MARGIN;
        let mut tracks = Vec::with_capacity(widths.len());
        for (column, width) in table.columns.iter().zip(widths) {
            let right = column.align == Align::Right;
            tracks.push(Track { x, width, right });
            x += width + GUTTER;
        }
        Ok(tracks)
    }

    /// Natural width of a column.
    fn wanted(&mut self, table: &Table, at: usize) -> Result<f32, PaperError> {
        let Some(column) = table.columns.get(at) else {
            return Ok(0.0);
        };
        let right = column.align == Align::Right;
        let head = Inline::plain(&column.head, cell_setting(right, Kind::Head));
        let mut widest = natural_width(&mut self.shaper, &head.styled)?.0;
        if column.width == Width::Fit {
            let body = table.rows.iter().map(|row| (row, Kind::Body));
            let totals = table.totals.iter().map(|row| (row, Kind::Totals));
            for (row, kind) in body.chain(totals) {
                if let Some(cell) = row.get(at) {
                    let setting = cell_setting(right, kind);
                    let inline = Inline::new(cell, setting, self.notes, self.language);
                    widest = widest.max(natural_width(&mut self.shaper, &inline.styled)?.0);
                }
            }
        }
        Ok(widest.ceil())
    }
}

fn cell_setting(right: bool, kind: Kind) -> Setting {
    let figures = if right {
        Figures::Tabular
    } else {
        Figures::Text
    };
    let style = if kind == Kind::Body {
        Style::Regular
    } else {
        Style::Bold
    };
    CELL.figures(figures).style(style)
}

/// Divides `room` among the columns.
fn share_out(widths: &[Width], wants: &[f32], room: f32) -> Vec<f32> {
    let sharing = widths.iter().filter(|width| **width != Width::Fit).count();
    let reserved = LEAST_COLUMN.min(room / widths.len().max(1) as f32) * sharing as f32;
    let cap = level(widths, wants, room - reserved);
    let fitted = |width: &Width, want: f32| (*width == Width::Fit).then_some(want.min(cap));
    let columns = || widths.iter().zip(wants.iter().copied());
    let used: f32 = columns()
        .filter_map(|(width, want)| fitted(width, want))
        .sum();
    let shares: f32 = widths.iter().map(|width| share(*width)).sum();
    let rest = (room - used).max(0.0);
    columns()
        .map(|(width, want)| match fitted(width, want) {
            Some(fit) if sharing == 0 => fit + rest * fit / used.max(1.0),
            Some(fit) => fit,
            None => rest * share(*width) / shares,
        })
        .collect()
}

fn share(width: Width) -> f32 {
    match width {
        Width::Fit => 0.0,
        Width::Share(share) => f32::from(share.max(1)),
    }
}

/// The width above which fitted columns are cut so that together they take no more than `room`:
/// narrow columns keep what they want, wide ones give way.
fn level(widths: &[Width], wants: &[f32], room: f32) -> f32 {
    let fitted = widths
        .iter()
        .zip(wants)
        .filter(|(width, _)| **width == Width::Fit);
    let mut fitted: Vec<f32> = fitted.map(|(_, want)| *want).collect();
    fitted.sort_by(f32::total_cmp);
    let mut left = room;
    let mut columns = fitted.len() as f32;
    for want in fitted {
        if want * columns > left {
            return left / columns;
        }
        left -= want;
        columns -= 1.0;
    }
    f32::INFINITY
}
