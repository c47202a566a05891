//! Totals as charts: each currency has one of its own, with its own scale, and what has no bar is said.

use super::super::block::{Bar, BarChart, Block, Figure};
use super::tables::stage_head;
use crate::ledger::{Group, GroupKey, Rates, StageTotal};
use crate::model::*;
use crate::wording::Phrases;
use std::{cmp::Reverse, collections::BTreeMap};

/// The stages that charts of groups show.
const CHARTED: [Stage; 3] = [Stage::Announced, Stage::Committed, Stage::Delivered];
/// The most groups in one chart; each may have a bar for every stage.
const MOST_GROUPS: usize = 12;
/// The most letters of a joint group's names beside a bar; beyond, only their number stands there.
const MOST_LETTERS: usize = 120;
/// About how many letters of a name fit into one line beside a bar.
const LETTERS_A_LINE: usize = 30;
/// The most lines of names in one chart, so that it fits a page.
const MOST_LINES: usize = 42;

/// One bar of a chart: its stage, and how long it is in minor units.
type Length = (Stage, i128);

/// What stands beside its bars, what is said of it to those who do not see them, and the bars.
struct ChartRow {
    label: String,
    name: String,
    /// The year that its bars are of; none for all but years.
    year: Option<i32>,
    lengths: Vec<Length>,
}

/// A chart of groups for each currency, or one in the currency converted into: a bar for each stage of each
/// group that has a figure there.
pub(super) fn of_groups(
    groups: &[(String, &Group)],
    title: &str,
    rates: Option<&Rates>,
    phrases: &Phrases,
) -> Vec<Block> {
    let totals = groups.iter().flat_map(|(_, group)| &group.stages);
    let currencies = currencies(totals, rates);
    let mut rows: Vec<(Currency, Vec<ChartRow>)> = Vec::new();
    for currency in currencies.into_values() {
        let mut own = Vec::new();
        for (name, group) in groups {
            let lengths = CHARTED.into_iter().filter_map(|stage| {
                let one = group.stages.iter().find(|one| one.stage == stage)?;
                Some((stage, length(&one.total, currency, rates)?))
            });
            let lengths: Vec<Length> = lengths.collect();
            if !lengths.is_empty() {
                own.push(ChartRow {
                    label: label(name, &group.key, phrases),
                    name: name.clone(),
                    year: match group.key {
                        GroupKey::Year { year } => year,
                        _ => None,
                    },
                    lengths,
                });
            }
        }
        rows.push((currency, own));
    }
    let others = groups.iter().flat_map(|(_, group)| &group.stages);
    let others = others.filter(|one| !one.total.sums.is_empty());
    let mut uncharted: Vec<Stage> = others
        .map(|one| one.stage)
        .filter(|stage| !CHARTED.contains(stage))
        .collect();
    uncharted.sort_unstable();
    uncharted.dedup();
    let charts = Charts {
        title,
        converted: rates.is_some(),
        of_stages: false,
        uncharted,
        phrases,
    };
    charts.all(rows)
}

/// A chart of the stages for each currency: a bar for each.
pub(super) fn of_stages(
    all: &[StageTotal],
    title: &str,
    rates: Option<&Rates>,
    phrases: &Phrases,
) -> Vec<Block> {
    let rows = |currency: Currency| {
        let rows = all.iter().filter_map(|one| {
            let length = length(&one.total, currency, rates)?;
            let name = stage_head(one.stage, phrases);
            Some(ChartRow {
                label: name.clone(),
                name,
                year: None,
                lengths: vec![(one.stage, length)],
            })
        });
        (currency, rows.collect())
    };
    let currencies = currencies(all.iter(), rates);
    let charts = Charts {
        title,
        converted: rates.is_some(),
        of_stages: true,
        uncharted: Vec::new(),
        phrases,
    };
    charts.all(currencies.into_values().map(rows).collect())
}

/// The currencies that have a figure, by code; the one converted into where rates are named.
fn currencies<'a>(
    totals: impl Iterator<Item = &'a StageTotal>,
    rates: Option<&Rates>,
) -> BTreeMap<&'static str, Currency> {
    match rates {
        Some(rates) => BTreeMap::from([(rates.into.code(), rates.into)]),
        None => {
            let sums = totals.flat_map(|one| &one.total.sums);
            sums.map(|sum| (sum.currency.code(), sum.currency))
                .collect()
        }
    }
}

/// What one figure of a chart is: in its own currency, or converted.
fn length(total: &Total, currency: Currency, rates: Option<&Rates>) -> Option<i128> {
    match rates {
        Some(_) => {
            let converted = total.converted.as_ref();
            converted.and_then(|c| c.whole)
        }
        None => {
            let sums = &total.sums;
            sums.iter()
                .find(|s| s.currency == currency)
                .map(|s| s.minor)
        }
    }
    .filter(|minor| *minor > 0)
}

/// The name beside a bar. Of many who give together, whose names stand in the table, only the number.
fn label(name: &str, key: &GroupKey, phrases: &Phrases) -> String {
    match key {
        GroupKey::Jointly { ids, unnamed } if name.chars().count() > MOST_LETTERS => {
            let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            let key = match unnamed {
                Some(_) => "paper.ledger.chart.jointlyWith",
                None => "paper.ledger.chart.jointly",
            };
            phrases.count_in_digits(key, count)
        }
        _ => name.to_owned(),
    }
}

/// As many rows as a chart can hold, the longest bars first, and how many are left. Years stay in their order.
fn longest(mut rows: Vec<ChartRow>) -> (Vec<ChartRow>, usize) {
    let most = |row: &ChartRow| row.lengths.iter().map(|(_, minor)| *minor).max();
    rows.sort_by_key(|row| Reverse(most(row)));
    let mut lines = 0;
    let fits = |row: &ChartRow| {
        let words = row.label.chars().count().div_ceil(LETTERS_A_LINE);
        lines += words.max(row.lengths.len());
        lines <= MOST_LINES
    };
    let held = rows.iter().take(MOST_GROUPS).map(fits);
    let held = held.take_while(|fits| *fits).count().max(1);
    let left = rows.split_off(held.min(rows.len()));
    if rows.iter().any(|row| row.year.is_some()) {
        rows.sort_by_key(|row| (row.year.is_none(), row.year));
    }
    (rows, left.len())
}

struct Charts<'a> {
    /// What the chart shows.
    title: &'a str,
    converted: bool,
    /// Whether each row is a stage; otherwise each has bars for stages.
    of_stages: bool,
    /// Stages that have figures, and no bars.
    uncharted: Vec<Stage>,
    phrases: &'a Phrases<'a>,
}

impl Charts<'_> {
    /// A chart for each currency that has two bars or more: one alone shows nothing that the table does not.
    fn all(&self, rows: Vec<(Currency, Vec<ChartRow>)>) -> Vec<Block> {
        let several = |(_, rows): &(Currency, Vec<ChartRow>)| {
            rows.iter().map(|row| row.lengths.len()).sum::<usize>() > 1
        };
        let (charted, single): (Vec<_>, Vec<_>) = rows.into_iter().partition(several);
        let single = single.into_iter().filter(|(_, rows)| !rows.is_empty());
        let single: Vec<String> = single.map(|(of, _)| of.code().to_owned()).collect();
        let last = charted.len().saturating_sub(1);
        let chart = |(at, (currency, rows)): (usize, (Currency, Vec<ChartRow>))| {
            let (rows, left) = if self.of_stages {
                (rows, 0)
            } else {
                longest(rows)
            };
            let mut also = Vec::new();
            if left > 0 {
                let left = u32::try_from(left).unwrap_or(u32::MAX);
                also.push(
                    self.phrases
                        .count_in_digits("paper.ledger.chart.left", left),
                );
            }
            if at == last {
                also.extend(self.without_bars(&single));
            }
            self.one(currency, &rows, also)
        };
        charted.into_iter().enumerate().map(chart).collect()
    }

    /// The currencies and stages that have figures in the table and no bars.
    fn without_bars(&self, single: &[String]) -> Vec<String> {
        let mut words = Vec::new();
        if !single.is_empty() {
            let values = [("currencies", &*self.phrases.list(single))];
            words.push(self.phrases.t("paper.ledger.chart.single", &values));
        }
        if !self.uncharted.is_empty() {
            let stages = self.uncharted.iter();
            let stages: Vec<String> = stages.map(|r| self.phrases.stage(*r)).collect();
            let values = [("stages", &*self.phrases.list(&stages))];
            words.push(self.phrases.t("paper.ledger.chart.stages", &values));
        }
        words
    }

    fn one(&self, currency: Currency, rows: &[ChartRow], also: Vec<String>) -> Block {
        let phrases = self.phrases;
        let occurs = |stage: &Stage| {
            let mut lengths = rows.iter().flat_map(|row| &row.lengths);
            lengths.any(|(of, _)| of == stage) && !self.of_stages
        };
        let stages: Vec<Stage> = CHARTED.into_iter().filter(occurs).collect();
        let (mut bars, mut words) = (Vec::new(), Vec::new());
        for row in rows {
            for (nth, (stage, minor)) in row.lengths.iter().enumerate() {
                let text = phrases.money(*minor, currency);
                let length = u64::try_from(*minor).unwrap_or(u64::MAX);
                let part = |of: &Stage| if of == stage { length } else { 0 };
                let mut values: Vec<u64> = stages.iter().map(part).collect();
                if self.of_stages {
                    values.push(length);
                    words.push(format!("{}: {text}", row.name));
                } else {
                    let stage = phrases.stage(*stage);
                    words.push(format!("{}, {stage}: {text}", row.name));
                }
                let label = if nth == 0 { row.label.as_str() } else { "" };
                bars.push(Bar {
                    label: label.to_owned(),
                    values,
                    text,
                });
            }
        }
        let names: Vec<String> = stages.iter().map(|r| phrases.stage(*r)).collect();
        let what = if self.of_stages {
            self.title.to_owned()
        } else {
            let values = [("title", self.title), ("stages", &*phrases.list(&names))];
            phrases.t("paper.ledger.chart.titled", &values)
        };
        let values = [
            ("currency", currency.code()),
            ("bars", &*words.join("; ")),
            ("what", &what),
        ];
        let mut caption = phrases.t("paper.ledger.chart.caption", &values);
        if self.converted {
            caption = phrases.t("paper.ledger.chart.converted", &values);
        }
        for more in also {
            caption = format!("{caption} {more}");
        }
        Block::Figure(Figure {
            alternative: phrases.t("paper.ledger.chart", &values),
            caption,
            chart: BarChart { parts: names, bars },
        })
    }
}
