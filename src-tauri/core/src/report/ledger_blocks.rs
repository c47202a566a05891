//! Totals of the ledger as tables, charts and notes: for the report of pledges and for the summary.

use super::{
    block::{Bar, BarChart, Block, Cell, Column, Figure, Span, Table},
    phrases::{Phrases, capital},
};
use crate::ledger::{Breakdown, Group, Rates, RungTotal, Total};
use crate::model::*;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// How many rungs stand side by side in one table.
const SIDE_BY_SIDE: usize = 3;
/// The rungs that charts show.
const CHARTED: [Rung; 3] = [Rung::Announced, Rung::Committed, Rung::Delivered];
/// The most letters of a name beside a bar; the words for those who do not see the chart have all of it.
const LABEL: usize = 36;
/// The most groups in one chart; each may have a bar for every rung.
const MOST_GROUPS: usize = 12;

/// What each group comes to, a row each, the rungs side by side; all of them together below.
pub(super) fn by_group(
    groups: &[(String, &Group)],
    all: &[RungTotal],
    head: &str,
    say: &Phrases,
) -> Vec<Block> {
    let table = |rungs: &[RungTotal]| {
        let row = |name: &str, of: &[RungTotal]| -> Vec<Cell> {
            let mut cells = vec![vec![Span::text(name)]];
            cells.extend(rungs.iter().map(|rung| {
                let total = of.iter().find(|one| one.rung == rung.rung);
                total.map_or_else(Vec::new, |one| vec![Span::text(stacked(&one.total, say))])
            }));
            cells
        };
        let mut columns = vec![Column::text(say.t(head, &[]), 5)];
        columns.extend(
            rungs
                .iter()
                .map(|r| Column::amount(rung_head(r.rung, say), 6)),
        );
        let some = groups.iter().filter(|(_, group)| {
            let here = |one: &RungTotal| rungs.iter().any(|r| r.rung == one.rung);
            group.rungs.iter().any(here)
        });
        Block::Table(Table {
            summary: Some(say.t("paper.ledger.table", &[])),
            columns,
            rows: some.map(|(name, group)| row(name, &group.rungs)).collect(),
            totals: Some(row(&say.t("paper.ledger.all", &[]), all)),
            row_heads: true,
            ..Table::default()
        })
    };
    all.chunks(SIDE_BY_SIDE).map(table).collect()
}

fn rung_head(rung: Rung, say: &Phrases) -> String {
    capital(&rung_word(rung, say))
}

fn rung_word(rung: Rung, say: &Phrases) -> String {
    say.t(&format!("paper.rung.{}", rung.word()), &[])
}

/// A total with each of its parts on a line of its own.
pub(super) fn stacked(total: &Total, say: &Phrases) -> String {
    say.total(total).replace(" + ", "\n+ ")
}

/// What each rung comes to in all, in one currency too where rates are named.
pub(super) fn by_rung(all: &[RungTotal], rates: Option<&Rates>, say: &Phrases) -> Block {
    let row = |one: &RungTotal| -> Vec<Cell> {
        let mut cells = vec![
            vec![Span::text(rung_head(one.rung, say))],
            vec![Span::text(stacked(&one.total, say))],
        ];
        if rates.is_some() {
            let converted = one.total.converted.as_ref();
            let said = converted.map(|c| Span::text(say.converted(c)));
            cells.push(said.into_iter().collect());
        }
        cells
    };
    let mut columns = vec![
        Column::text(say.t("paper.column.rung", &[]), 4),
        Column::amount(say.t("paper.column.total", &[]), 8),
    ];
    if let Some(rates) = rates {
        let values = [("currency", rates.into.code())];
        columns.push(Column::amount(say.t("paper.column.converted", &values), 6));
    }
    Block::Table(Table {
        summary: Some(say.t("paper.ledger.table", &[])),
        columns,
        rows: all.iter().map(row).collect(),
        row_heads: true,
        ..Table::default()
    })
}

/// What one figure of a chart is: in its own currency, or converted.
fn figure(total: &Total, currency: Currency, rates: Option<&Rates>) -> Option<i128> {
    match rates {
        Some(_) => total.converted.as_ref().and_then(|c| c.minor),
        None => {
            let sums = &total.sums;
            sums.iter()
                .find(|s| s.currency == currency)
                .map(|s| s.minor)
        }
    }
    .filter(|minor| *minor > 0)
}

/// A chart for each currency, or one in the currency converted into: a bar for each rung of each group
/// that has a figure there.
pub(super) fn charts(
    groups: &[(String, &Group)],
    rates: Option<&Rates>,
    say: &Phrases,
) -> Vec<Block> {
    let mut currencies: Vec<Currency> = match rates {
        Some(rates) => vec![rates.into],
        None => {
            let rungs = groups.iter().flat_map(|(_, group)| &group.rungs);
            let sums = rungs.flat_map(|one| &one.total.sums);
            sums.map(|sum| sum.currency).collect()
        }
    };
    currencies.sort_by_key(|c| c.code());
    currencies.dedup();
    let chart = |currency: Currency| chart(groups, currency, rates, say);
    currencies.into_iter().filter_map(chart).collect()
}

/// The figures of one group, by rung.
type Figures = Vec<(Rung, i128)>;

fn chart(
    groups: &[(String, &Group)],
    currency: Currency,
    rates: Option<&Rates>,
    say: &Phrases,
) -> Option<Block> {
    let mut shown: Vec<(i128, &String, Figures)> = Vec::new();
    for (name, group) in groups {
        let values = CHARTED.into_iter().filter_map(|rung| {
            let one = group.rungs.iter().find(|one| one.rung == rung)?;
            Some((rung, figure(&one.total, currency, rates)?))
        });
        let values: Vec<_> = values.collect();
        if let Some(most) = values.iter().map(|(_, minor)| *minor).max() {
            shown.push((most, name, values));
        }
    }
    shown.sort_by_key(|(most, _, _)| Reverse(*most));
    let left = shown.len().saturating_sub(MOST_GROUPS);
    shown.truncate(MOST_GROUPS);
    let occurs = |rung: &Rung| {
        let mut values = shown.iter().flat_map(|(_, _, values)| values);
        values.any(|(of, _)| of == rung)
    };
    let rungs: Vec<Rung> = CHARTED.into_iter().filter(occurs).collect();
    let (mut bars, mut told) = (Vec::new(), Vec::new());
    for (_, name, values) in &shown {
        for (nth, (rung, minor)) in values.iter().enumerate() {
            let text = say.money(*minor, currency);
            let length = u64::try_from(*minor).unwrap_or(u64::MAX);
            let part = |of: &Rung| if of == rung { length } else { 0 };
            told.push(format!("{name}, {}: {text}", rung_word(*rung, say)));
            bars.push(Bar {
                label: if nth == 0 { short(name) } else { String::new() },
                values: rungs.iter().map(part).collect(),
                text,
            });
        }
    }
    // One bar alone shows nothing that the table does not.
    if bars.len() < 2 {
        return None;
    }
    let names: Vec<String> = rungs.iter().map(|r| rung_word(*r, say)).collect();
    let values = [
        ("currency", currency.code()),
        ("bars", &told.join("; ")),
        ("rungs", &capital(&say.list(&names))),
    ];
    let mut caption = say.t("paper.ledger.chart.caption", &values);
    if left > 0 {
        let left = u32::try_from(left).unwrap_or(u32::MAX);
        caption = format!("{caption} {}", say.counted("paper.ledger.chart.left", left));
    }
    Some(Block::Figure(Figure {
        alternative: say.t("paper.ledger.chart", &values),
        caption,
        chart: BarChart { parts: names, bars },
    }))
}

fn short(name: &str) -> String {
    if name.chars().count() <= LABEL {
        return name.to_owned();
    }
    name.chars().take(LABEL - 1).chain(['…']).collect()
}

/// What totals do not show by themselves: what is not exact, undated, left out, and by what rates.
pub(super) fn notes(
    totals: &Breakdown,
    on: Option<NaiveDate>,
    rates: Option<&Rates>,
    say: &Phrases,
) -> Vec<String> {
    let mut notes = Vec::new();
    for one in &totals.all {
        if let Some(how) = say.not_exact(one.total.not_exact) {
            let values = [("rung", rung_word(one.rung, say)), ("how", how)];
            let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
            notes.push(say.t("paper.ledger.notExact", &values));
        }
    }
    if totals.left_out > 0 {
        notes.push(say.counted("paper.ledger.leftOut", totals.left_out));
    }
    if let Some(on) = on.filter(|_| totals.undated > 0) {
        let lines = say.counted("paper.ledger.undated", totals.undated);
        let values = [("lines", lines.as_str()), ("date", &say.day(on))];
        notes.push(say.t("paper.ledger.undatedOn", &values));
    }
    if let Some(rates) = rates {
        let values = [
            ("name", rates.name.as_str()),
            ("provider", &rates.provider),
            ("currency", rates.into.code()),
        ];
        notes.push(say.t("paper.ledger.rates", &values));
    }
    notes
}
