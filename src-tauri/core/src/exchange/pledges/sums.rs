//! The rows below the table of pledges, which add up its columns: each channel by itself, and all of them together
//! only where the coalition says that they add up.

use super::{cells::CONVERTED, lines_by_pledge::Figures};
use crate::{
    exchange::SheetCell,
    ledger::{Breakdown, GroupBy, LedgerEntry, PledgeReport, StageTotal},
    model::*,
    wording::Phrases,
};

/// What one set of rows adds.
struct Part {
    /// In front of the words of each row; none where all pledges are of one channel.
    name: Option<String>,
    totals: Breakdown,
    /// Pledges that are not in it, because another stands for the same money.
    left_out: u32,
}

/// A row for each currency with the sums of its columns, and one for all of them converted; each says
/// what it adds.
pub(super) fn sum_rows(
    of: &PledgeReport,
    columns: &[(Figures, Currency)],
    fixed: usize,
    say: &Phrases,
) -> Vec<Vec<SheetCell>> {
    let parts = parts(of, say);
    let rows = parts.iter().map(|part| rows(of, part, columns, fixed, say));
    rows.flatten().collect()
}

fn parts(of: &PledgeReport, say: &Phrases) -> Vec<Part> {
    let repeated = |of_it: &dyn Fn(&LedgerEntry) -> bool| {
        let all = of.entries.iter().filter(|e| of_it(e));
        let repeated = all.filter(|e| of.ledger.excluding_link(e, of.filter.on).is_some());
        u32::try_from(repeated.count()).unwrap_or(u32::MAX)
    };
    let channels = of
        .ledger
        .totals_by_channel(of.filter, GroupBy::Stage, of.rates)
        .into_iter();
    let channels: Vec<_> = channels.filter(|one| !one.totals.all.is_empty()).collect();
    let several = channels.len() > 1;
    let mut parts = Vec::new();
    if several {
        parts.extend(channels.into_iter().map(|one| Part {
            name: Some(say.channel_of(one.channel)),
            left_out: repeated(&|e| e.pledge.channel == one.channel),
            totals: one.totals,
        }));
    }
    if !several || of.record.coalition.fields.channels_add_up {
        parts.push(Part {
            name: several.then(|| say.t("sheet.sum.allChannels", &[])),
            left_out: repeated(&|_| true),
            totals: of.ledger.totals(of.filter, GroupBy::Stage, of.rates),
        });
    }
    parts
}

fn rows(
    of: &PledgeReport,
    part: &Part,
    columns: &[(Figures, Currency)],
    fixed: usize,
    say: &Phrases,
) -> Vec<Vec<SheetCell>> {
    let all = &part.totals.all;
    let row_words = |key: &str, values: &[(&str, &str)], without: Option<String>| {
        let mut words: Vec<String> = part.name.iter().map(|name| format!("{name}:")).collect();
        words.push(say.t(key, values));
        words.extend(without);
        if part.left_out > 0 {
            words.push(say.count_in_digits("sheet.sum.leftOut", part.left_out));
        }
        words.join(" ")
    };
    let sums = all.iter().flat_map(|one| &one.total.sums);
    let mut codes: Vec<&str> = sums.map(|sum| sum.currency.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut rows = Vec::new();
    if codes.is_empty() && part.name.is_some() {
        let words = row_words("sheet.sum.nothing", &[], without_at(all, say));
        let mut row = vec![SheetCell::Text(words)];
        row.resize(fixed + columns.len(), SheetCell::Empty);
        rows.push(row);
    }
    for code in codes {
        let words = row_words("sheet.sum.in", &[("currency", code)], without_at(all, say));
        let mut row = vec![SheetCell::Text(words)];
        row.resize(fixed, SheetCell::Empty);
        for ((stage, of_column), currency) in columns {
            let sums = all.iter().filter(|one| one.stage == *stage);
            let sum = sums
                .flat_map(|one| &one.total.sums)
                .find(|s| s.currency == *currency && *of_column == code);
            row.push(sum.map_or(SheetCell::Empty, |sum| SheetCell::Money {
                minor: sum.minor,
                currency: sum.currency,
            }));
        }
        rows.push(row);
    }
    let announced = all.iter().find(|one| one.stage == Stage::Announced);
    let converted = announced.and_then(|one| one.total.converted.as_ref());
    if let (Some(rates), Some(converted)) = (of.rates, converted) {
        let values = [
            ("set", rates.name.as_str()),
            ("provider", &rates.provider),
            ("currency", rates.into.code()),
        ];
        let without = announced.map_or(0, |one| one.total.without_figure());
        let without = (without > 0).then(|| say.count_in_digits("sheet.sum.without", without));
        let mut words = row_words("sheet.sum.converted", &values, without);
        if !converted.unconverted.is_empty() {
            let none: Vec<String> = converted.unconverted.iter().map(|s| say.sum(s)).collect();
            let none = say.t("sheet.sum.noRate", &[("sums", &none.join(" + "))]);
            words = format!("{words} {none}");
        }
        let mut row = vec![SheetCell::Text(words)];
        row.resize(fixed - CONVERTED.len(), SheetCell::Empty);
        row.push(
            converted
                .minor
                .map_or(SheetCell::Empty, |minor| SheetCell::Money {
                    minor,
                    currency: converted.currency,
                }),
        );
        row.resize(fixed + columns.len(), SheetCell::Empty);
        rows.push(row);
    }
    rows
}

/// How many lines without an amount there are at each stage; none when all have one.
fn without_at(all: &[StageTotal], say: &Phrases) -> Option<String> {
    let some = all.iter().filter(|one| one.total.without_figure() > 0);
    let stages: Vec<String> = some
        .map(|one| {
            let count = one.total.without_figure().to_string();
            let stage = say.stage(one.stage);
            say.t("sheet.sum.atStage", &[("count", &count), ("stage", &stage)])
        })
        .collect();
    (!stages.is_empty()).then(|| say.t("sheet.sum.withoutAt", &[("stages", &say.list(&stages))]))
}
