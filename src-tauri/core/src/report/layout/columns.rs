//! How wide the columns of a table are: from what stands in them, so that the table is as low as it
//! can be, and nothing is broken that need not be.

use super::super::block::{Align, Block, Table, Width};
use super::super::error::PaperError;
use super::context::{AllTables, LayoutContext};
use super::inline::Inline;
use super::lines::stretch_widths;
use super::measure::{GUTTER, MEASURE};
use super::table::{RowKind, cell_setting};

/// Rows that are measured, spread over the tables: a long one would take longer and end up the same.
const MEASURED_ROWS: usize = 40;
/// By how much a column grows at another's cost, in points: coarse first.
const STEPS: [f32; 4] = [48.0, 24.0, 12.0, 6.0];
/// Rounds of one step, at most.
const ROUNDS: usize = 12;

/// The unbreakable stretches of one cell: width with and without the space after it, and whether a
/// line ends there.
type Stretches = Vec<(f32, f32, bool)>;

/// Gathers the tables among these blocks.
pub(super) fn gather<'p>(blocks: &'p [Block], all: &mut AllTables<'p>) {
    for block in blocks {
        match block {
            Block::Table(table) => all.entry(heads(table)).or_default().tables.push(table),
            Block::Together(blocks) => gather(blocks, all),
            _ => {}
        }
    }
}

fn heads(table: &Table) -> Vec<&str> {
    let columns = table.columns.iter();
    columns.map(|column| column.head.as_str()).collect()
}

/// One column while the widths are found.
struct ColumnMeasure {
    /// Its head, then the cells of the measured rows.
    cells: Vec<Stretches>,
    /// Its longest word; narrower, words would be broken inside.
    least: f32,
    /// Its longest line.
    natural: f32,
    /// What it takes of the room that nobody needs.
    share: f32,
    width: f32,
    /// Lines of each cell at this width.
    lines: Vec<u16>,
}

impl LayoutContext<'_> {
    /// How wide the columns are, without the space between them: the same in all tables under these heads.
    pub(in crate::report) fn widths(&mut self, table: &Table) -> Result<Vec<f32>, PaperError> {
        let key = heads(table);
        let alike = self.tables.get(&key);
        if let Some(known) = alike.and_then(|alike| alike.widths.get()) {
            return Ok(known.clone());
        }
        let tables = alike.map_or_else(|| vec![table], |alike| alike.tables.clone());
        let widths = self.widths_of(&tables)?;
        Ok(match self.tables.get(&key) {
            Some(alike) => alike.widths.get_or_init(|| widths).clone(),
            None => widths,
        })
    }

    fn widths_of(&mut self, tables: &[&Table]) -> Result<Vec<f32>, PaperError> {
        let Some(table) = tables.first() else {
            return Ok(Vec::new());
        };
        let room = MEASURE - GUTTER * table.columns.len().saturating_sub(1) as f32;
        let mut columns = Vec::with_capacity(table.columns.len());
        for at in 0..table.columns.len() {
            columns.push(self.measure_column(tables, at)?);
        }
        let natural: f32 = columns.iter().map(|column| column.natural).sum();
        if natural <= room {
            give_rest(&mut columns, room);
        } else {
            start(&mut columns, room);
            lower(&mut columns);
        }
        Ok(columns.iter().map(|column| column.width).collect())
    }

    fn measure_column(
        &mut self,
        tables: &[&Table],
        at: usize,
    ) -> Result<ColumnMeasure, PaperError> {
        let column = tables.first().and_then(|table| table.columns.get(at));
        let right = column.is_some_and(|column| column.align != Align::Left);
        let mut cells = Vec::new();
        if let Some(column) = column {
            let head = Inline::plain(&column.head, cell_setting(right, RowKind::Head));
            cells.push(stretch_widths(&mut self.shaper, &head.styled)?);
        }
        let count: usize = tables.iter().map(|table| table.rows.len()).sum();
        let every = count.div_ceil(MEASURED_ROWS).max(1);
        let body = tables.iter().flat_map(|table| &table.rows).step_by(every);
        let body = body.map(|row| (row, RowKind::Body));
        let totals = tables.iter().flat_map(|table| &table.totals);
        let totals = totals.map(|row| (row, RowKind::Totals));
        for (row, kind) in body.chain(totals) {
            let cell = row.get(at).map_or(&[][..], Vec::as_slice);
            let inline = Inline::new(cell, cell_setting(right, kind), self.notes, self.language);
            cells.push(stretch_widths(&mut self.shaper, &inline.styled)?);
        }
        let stretches = cells.iter().flatten();
        let least = stretches
            .map(|(_, trimmed, _)| *trimmed)
            .fold(0.0, f32::max);
        let natural = cells
            .iter()
            .map(|cell| longest_line(cell))
            .fold(0.0, f32::max);
        let share = match column.map(|column| column.width) {
            Some(Width::Share(share)) => f32::from(share.max(1)),
            _ => 0.0,
        };
        Ok(ColumnMeasure {
            cells,
            least: least.ceil(),
            natural: natural.ceil(),
            share,
            width: 0.0,
            lines: Vec::new(),
        })
    }
}

impl ColumnMeasure {
    fn set_width(&mut self, width: f32) {
        self.width = width;
        self.lines = self.lines_at(width);
    }

    fn lines_at(&self, width: f32) -> Vec<u16> {
        self.cells
            .iter()
            .map(|cell| count_lines(cell, width))
            .collect()
    }
}

fn longest_line(cell: &[(f32, f32, bool)]) -> f32 {
    let mut longest: f32 = 0.0;
    let mut pen = 0.0;
    for (width, trimmed, ends_line) in cell {
        longest = longest.max(pen + trimmed);
        pen = if *ends_line { 0.0 } else { pen + width };
    }
    longest
}

fn count_lines(cell: &[(f32, f32, bool)], room: f32) -> u16 {
    let mut lines: u16 = 1;
    let mut pen = 0.0;
    for (width, trimmed, ends_line) in cell {
        if pen > 0.0 && pen + trimmed > room + 0.01 {
            lines = lines.saturating_add(1);
            pen = 0.0;
        }
        pen += width;
        if *ends_line {
            lines = lines.saturating_add(1);
            pen = 0.0;
        }
    }
    lines
}

/// Each column as wide as it wants to be, and what is left among those that share it.
fn give_rest(columns: &mut [ColumnMeasure], room: f32) {
    let natural: f32 = columns.iter().map(|column| column.natural).sum();
    let shares: f32 = columns.iter().map(|column| column.share).sum();
    let rest = (room - natural).max(0.0);
    for column in columns {
        let part = if shares > 0.0 {
            column.share / shares
        } else {
            column.natural / natural.max(1.0)
        };
        column.width = column.natural + rest * part;
    }
}

/// Room for the longest words, and the rest by what each column lacks. Where not even the words fit,
/// narrow columns keep theirs and wide ones give way.
fn start(columns: &mut [ColumnMeasure], room: f32) {
    let words: f32 = columns.iter().map(|column| column.least).sum();
    if words > room {
        let cap = level(columns, room);
        for column in columns.iter_mut() {
            column.least = column.least.min(cap);
        }
    }
    let least: f32 = columns.iter().map(|column| column.least).sum();
    // A column of long texts lacks much more than it can be given: by the root of it, short ones get
    // what they need.
    let lack = |column: &ColumnMeasure| (column.natural - column.least).max(0.0).sqrt();
    let lacks: f32 = columns.iter().map(lack).sum();
    let rest = (room - least).max(0.0);
    for column in columns.iter_mut() {
        let width = column.least + rest * lack(column) / lacks.max(0.1);
        column.set_width(width);
    }
}

/// The width above which columns are cut so that together they take no more than `room`.
fn level(columns: &[ColumnMeasure], room: f32) -> f32 {
    let mut wants: Vec<f32> = columns.iter().map(|column| column.least).collect();
    wants.sort_by(f32::total_cmp);
    let mut left = room;
    let mut count = wants.len() as f32;
    for want in wants {
        if want * count > left {
            return left / count;
        }
        left -= want;
        count -= 1.0;
    }
    f32::INFINITY
}

/// Moves width from column to column as long as the table gets lower by it, the best move first. The
/// same table always ends up the same.
fn lower(columns: &mut [ColumnMeasure]) {
    let mut height = height_with(columns, &[]);
    for step in STEPS {
        for _ in 0..ROUNDS {
            let Some((from, to, lower)) = best_move(columns, step, height) else {
                break;
            };
            height = lower;
            for (at, by) in [(from, -step), (to, step)] {
                if let Some(column) = columns.get_mut(at) {
                    column.set_width(column.width + by);
                }
            }
        }
    }
}

/// From which column to which a step of width makes the table lowest, if it gets lower at all.
fn best_move(
    columns: &[ColumnMeasure],
    step: f32,
    height: Height,
) -> Option<(usize, usize, Height)> {
    let mut best = None;
    let narrower: Vec<_> = columns
        .iter()
        .map(|column| column.lines_at(column.width - step))
        .collect();
    let wider: Vec<_> = columns
        .iter()
        .map(|column| column.lines_at(column.width + step))
        .collect();
    for (from, giver) in columns.iter().enumerate() {
        if giver.width - step < giver.least {
            continue;
        }
        for (to, taker) in columns.iter().enumerate() {
            if from == to || taker.width >= taker.natural {
                continue;
            }
            let changed = [
                (from, narrower.get(from).map_or(&[][..], Vec::as_slice)),
                (to, wider.get(to).map_or(&[][..], Vec::as_slice)),
            ];
            let now = height_with(columns, &changed);
            if now < best.map_or(height, |(_, _, best)| best) {
                best = Some((from, to, now));
            }
        }
    }
    best
}

/// Lines of the table, then lines of all cells: of two tables of one height, the emptier is better.
type Height = (u32, u32);

fn height_with(columns: &[ColumnMeasure], changed: &[(usize, &[u16])]) -> Height {
    let rows = columns.iter().map(|column| column.lines.len()).max();
    let (mut height, mut all) = (0, 0);
    for row in 0..rows.unwrap_or(0) {
        let mut most = 0;
        for (at, column) in columns.iter().enumerate() {
            let other = changed.iter().find(|(changed, _)| *changed == at);
            let lines = other.map_or(column.lines.as_slice(), |(_, lines)| lines);
            let lines = lines.get(row).copied().unwrap_or(0);
            most = most.max(lines);
            all += u32::from(lines);
        }
        height += u32::from(most);
    }
    (height, all)
}
