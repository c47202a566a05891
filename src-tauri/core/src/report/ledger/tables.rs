//! Totals as tables.

use super::super::block::{Block, Cell, Column, Span, Table};
use crate::ledger::{Group, Rates, StageTotal};
use crate::model::*;
use crate::wording::{Phrases, capital};

/// How many stages stand side by side in one table.
const SIDE_BY_SIDE: usize = 3;

/// What each group comes to, a row each, the stages side by side.
pub(super) struct SideBySide<'a> {
    pub groups: &'a [(String, &'a Group)],
    /// All of them together.
    pub all: &'a [StageTotal],
    /// Whether the groups may be added up, so that a row below says what they come to.
    pub added: bool,
    /// What the table shows.
    pub title: &'a str,
    /// The key of the head of the names.
    pub head: &'a str,
}

/// One table, or several when there are more stages than stand side by side.
pub(super) fn side_by_side(of: &SideBySide, phrases: &Phrases) -> Vec<Block> {
    let table = |stages: &[StageTotal]| {
        let row = |name: &str, of: &[StageTotal]| -> Vec<Cell> {
            let mut cells = vec![vec![Span::text(name)]];
            cells.extend(stages.iter().map(|stage| {
                let total = of.iter().find(|one| one.stage == stage.stage);
                total.map_or_else(Vec::new, |one| {
                    vec![Span::text(stacked(&one.total, phrases))]
                })
            }));
            cells
        };
        let mut columns = vec![Column::text(phrases.t(of.head, &[]), 5)];
        columns.extend(
            stages
                .iter()
                .map(|r| Column::amount(stage_head(r.stage, phrases), 6)),
        );
        let some = of.groups.iter().filter(|(_, group)| {
            let here = |one: &StageTotal| stages.iter().any(|r| r.stage == one.stage);
            group.stages.iter().any(here)
        });
        let all = || row(&phrases.t("paper.ledger.all", &[]), of.all);
        Block::Table(Table {
            caption: Some(of.title.to_owned()),
            summary: Some(phrases.t("paper.ledger.table", &[])),
            columns,
            rows: some.map(|(name, group)| row(name, &group.stages)).collect(),
            totals: of.added.then(all),
            row_heads: true,
            ..Table::default()
        })
    };
    of.all.chunks(SIDE_BY_SIDE).map(table).collect()
}

/// `Announced`.
pub(super) fn stage_head(stage: Stage, phrases: &Phrases) -> String {
    capital(&phrases.stage(stage))
}

/// A total with each of its parts on a line of its own.
pub(in crate::report) fn stacked(total: &Total, phrases: &Phrases) -> String {
    phrases.total(total).replace(" + ", "\n+ ")
}

/// What each stage comes to in all, in one currency too where rates are named.
pub(in crate::report) fn by_stage(
    all: &[StageTotal],
    title: &str,
    rates: Option<&Rates>,
    phrases: &Phrases,
) -> Block {
    let row = |one: &StageTotal| -> Vec<Cell> {
        let mut cells = vec![
            vec![Span::text(stage_head(one.stage, phrases))],
            vec![Span::text(stacked(&one.total, phrases))],
        ];
        if rates.is_some() {
            let converted = one.total.converted.as_ref();
            let words = converted.map(|c| Span::text(phrases.converted(c)));
            cells.push(words.into_iter().collect());
        }
        cells
    };
    let mut columns = vec![
        Column::text(phrases.t("paper.column.stage", &[]), 4),
        Column::amount(phrases.t("paper.column.total", &[]), 8),
    ];
    if let Some(rates) = rates {
        let values = [("currency", rates.into.code())];
        columns.push(Column::amount(
            phrases.t("paper.column.converted", &values),
            6,
        ));
    }
    Block::Table(Table {
        caption: Some(title.to_owned()),
        summary: Some(phrases.t("paper.ledger.table", &[])),
        columns,
        rows: all.iter().map(row).collect(),
        row_heads: true,
        ..Table::default()
    })
}
