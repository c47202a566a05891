//! Tables: a head that is repeated on every page, columns as wide as on paper.

use super::super::block::{Align, Cell, Column, Figure, Span, Table};
use super::super::error::PaperError;
use super::super::layout::measure::GUTTER;
use super::super::layout::table::RowKind;
use super::body::Body;
use super::format::{ParagraphFormat, RunFormat};
use super::styles;
use super::units::twips;

/// How much wider a column is than its words measure.
const SPARE: f32 = 4.0;

impl Body<'_> {
    /// A table with its head, rows and totals.
    pub(super) fn table(&mut self, table: &Table) -> Result<(), PaperError> {
        let widths = self.column_widths(table)?;
        if let Some(caption) = &table.caption {
            let format = ParagraphFormat {
                keep: true,
                ..ParagraphFormat::default()
            };
            self.open("Caption", format);
            self.run(caption, RunFormat::default());
            self.xml.close();
        }
        self.open_table(table, &widths);
        let head: Vec<Cell> = table
            .columns
            .iter()
            .map(|column| vec![Span::text(&column.head)])
            .collect();
        self.row(table, &head, &widths, RowKind::Head, true);
        let count = table.rows.len();
        for (at, row) in table.rows.iter().enumerate() {
            // Two rows stand above the totals.
            let keep = at + 2 >= count && table.totals.is_some();
            self.row(table, row, &widths, RowKind::Body, keep);
        }
        if let Some(totals) = &table.totals {
            self.row(table, totals, &widths, RowKind::Totals, false);
        }
        self.xml.close();
        self.table_ended();
        Ok(())
    }

    /// The bars of a chart with the words at their ends.
    pub(super) fn bars(&mut self, figure: &Figure) -> Result<(), PaperError> {
        let cells = |bar: &super::super::block::Bar| {
            vec![vec![Span::text(&bar.label)], vec![Span::text(&bar.text)]]
        };
        let table = Table {
            summary: Some(figure.alternative.clone()),
            columns: vec![Column::fitted(""), Column::number("")],
            rows: figure.chart.bars.iter().map(cells).collect(),
            row_heads: true,
            ..Table::default()
        };
        let widths = self.column_widths(&table)?;
        self.open_table(&table, &widths);
        for row in &table.rows {
            self.row(&table, row, &widths, RowKind::Body, false);
        }
        self.xml.close();
        self.table_ended();
        Ok(())
    }

    /// The columns of a table, the space between them on the right of each but the last. All have
    /// room to spare, since they are measured in other typefaces; the widest gives it to the last.
    fn column_widths(&mut self, table: &Table) -> Result<Vec<f32>, PaperError> {
        let mut widths = self.context.widths(table)?;
        let widest = widths.iter().copied().fold(0.0, f32::max);
        if let Some(widest) = widths.iter_mut().find(|width| **width >= widest) {
            *widest -= SPARE;
        }
        if let Some(last) = widths.last_mut() {
            *last += SPARE;
        }
        if let Some((_, others)) = widths.split_last_mut() {
            for width in others {
                *width += GUTTER;
            }
        }
        Ok(widths)
    }

    fn open_table(&mut self, table: &Table, widths: &[f32]) {
        self.table_begins();
        let xml = &mut self.xml;
        xml.open("w:tbl", &[]);
        xml.open("w:tblPr", &[]);
        xml.set("w:tblStyle", "PaperTable");
        let whole = twips(widths.iter().sum());
        xml.empty("w:tblW", &[("w:w", &whole), ("w:type", "dxa")]);
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        styles::no_margins(xml);
        let headed = table.columns.iter().any(|column| !column.head.is_empty());
        let flag = |on: bool| if on { "1" } else { "0" };
        xml.empty(
            "w:tblLook",
            &[
                ("w:firstRow", flag(headed)),
                ("w:lastRow", flag(table.totals.is_some())),
                ("w:firstColumn", flag(table.row_heads)),
                ("w:lastColumn", "0"),
                ("w:noHBand", "1"),
                ("w:noVBand", "1"),
            ],
        );
        if let Some(caption) = &table.caption {
            xml.set("w:tblCaption", caption);
        }
        if let Some(summary) = &table.summary {
            xml.set("w:tblDescription", summary);
        }
        xml.close();
        self.grid(widths);
    }

    /// How wide the columns are.
    pub(super) fn grid(&mut self, widths: &[f32]) {
        self.xml.open("w:tblGrid", &[]);
        for width in widths {
            self.xml.empty("w:gridCol", &[("w:w", &twips(*width))]);
        }
        self.xml.close();
    }

    fn row(&mut self, table: &Table, cells: &[Cell], widths: &[f32], kind: RowKind, keep: bool) {
        self.xml.open("w:tr", &[]);
        self.xml.open("w:trPr", &[]);
        self.xml.empty("w:cantSplit", &[]);
        if kind == RowKind::Head {
            self.xml.empty("w:tblHeader", &[]);
        }
        self.xml.close();
        let style = match kind {
            RowKind::Head => "TableHead",
            RowKind::Body => "TableText",
            RowKind::Totals => "TableTotal",
        };
        let last = cells.len().saturating_sub(1);
        let columns = table.columns.iter().zip(widths);
        for (at, (cell, (column, width))) in cells.iter().zip(columns).enumerate() {
            self.xml.open("w:tc", &[]);
            self.xml.open("w:tcPr", &[]);
            let width = twips(*width);
            self.xml
                .empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
            if at < last {
                let gutter = twips(GUTTER - SPARE);
                self.xml.open("w:tcMar", &[]);
                self.xml
                    .empty("w:right", &[("w:w", &gutter), ("w:type", "dxa")]);
                self.xml.close();
            }
            if kind == RowKind::Head {
                self.xml.set("w:vAlign", "bottom");
            }
            self.xml.close();
            let format = ParagraphFormat {
                right: column.align == Align::Right,
                keep,
                ..ParagraphFormat::default()
            };
            self.open(style, format);
            self.spans(cell, false);
            self.xml.close();
            self.xml.close();
        }
        self.xml.close();
    }
}
