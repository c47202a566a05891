//! The contributions for spreadsheets and programs.

use super::{ContributionConverter, in_order};
use crate::csv_file::{Quotes, escape_formula, write_rows};
use crate::ledger::RateUsed;
use crate::model::*;
use crate::report::draft::Draft;

/// The names of the columns: for programs, in no language.
const HEAD: [&str; 12] = [
    "pledgers",
    "pledgers_unnamed",
    "title",
    "announced_on",
    "precision",
    "amount",
    "amount_to",
    "currency",
    "as_stated",
    "stage",
    "channel",
    "sources",
];

/// Those that follow where amounts are converted.
const CONVERTED: [&str; 7] = [
    "converted",
    "converted_to",
    "converted_currency",
    "rate",
    "rate_date",
    "rate_set",
    "provider",
];

/// The contributions as rows of a spreadsheet (RFC 4180). A cell without a figure is empty.
pub fn spreadsheet(draft: &Draft) -> String {
    let mut head = HEAD.to_vec();
    let pledges = in_order(draft);
    let conversion = ContributionConverter::new(draft, &pledges);
    if conversion.is_some() {
        head.extend(CONVERTED);
    }
    let rows = pledges.into_iter().map(|stored| {
        let pledge = &stored.fields;
        let amount = &pledge.amount;
        let figure = |minor: Option<i64>| Some(decimal(minor?.into(), amount.currency?));
        let cells = [
            Some(draft.names(&pledge.pledgers).join("; ")),
            pledge.pledgers_unnamed.clone(),
            Some(pledge.title.clone()),
            pledge.announced_on.map(|on| on.to_string()),
            Some(amount.precision.word().to_owned()),
            figure(amount.minor),
            figure(amount.max_minor),
            amount.currency.map(|c| c.code().to_owned()),
            pledge.as_stated.clone(),
            Some(Stage::Announced.word().to_owned()),
            pledge.channel.map(|c| c.word().to_owned()),
            sources(draft, pledge),
        ];
        let more = conversion.as_ref().map(|c| converted(c, stored));
        let cells = cells.into_iter().chain(more.into_iter().flatten());
        cells
            .map(|c| escape_formula(&c.unwrap_or_default()))
            .collect()
    });
    let head = head.into_iter().map(str::to_owned).collect();
    write_rows([head].into_iter().chain(rows), Quotes::WhereNeeded)
}

/// What was converted by which rates, several apart by `; `.
fn converted(by: &ContributionConverter, pledge: &Stored<PledgeFields>) -> [Option<String>; 7] {
    let Some(one) = by.convert(pledge) else {
        return Default::default();
    };
    let figure = |minor: Option<i64>| Some(decimal(minor?.into(), one.amount.currency?));
    let each = |phrases: fn(&RateUsed) -> String| {
        let all: Vec<String> = one.by.iter().map(phrases).collect();
        (!all.is_empty()).then(|| all.join("; "))
    };
    let named = |name: &String| (!one.by.is_empty()).then(|| name.clone());
    [
        figure(one.amount.minor),
        figure(one.amount.max_minor),
        one.amount.currency.map(|c| c.code().to_owned()),
        each(|r| format!("1 {} = {} {}", r.base, r.rate, r.quote)),
        each(|r| r.dated_on.to_string()),
        named(&by.rates.name),
        named(&by.rates.provider),
    ]
}

/// What a contribution rests on, in words; nothing for an audience that goes without sources.
fn sources(draft: &Draft, pledge: &PledgeFields) -> Option<String> {
    let shown = draft.options.includes(SummarySection::Sources);
    let all = pledge.sources.iter().filter(|_| shown);
    let words = all.filter_map(|id| draft.source(*id));
    let words = words.map(|source| draft.phrases.source(source));
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| words.join(" "))
}
