//! The contributions for spreadsheets and programs.

use super::{super::sources::describe, ContributionConverter, in_order};
use crate::exchange::escape_formula;
use crate::ledger::RateUsed;
use crate::model::*;
use crate::report::{block::Span, draft::Draft};

/// The contributions as rows of a spreadsheet (RFC 4180). A cell without a figure is empty.
pub fn spreadsheet(draft: &Draft) -> String {
    let mut head = "pledgers,pledgers_unnamed,title,announced_on,precision,amount,amount_to,currency,as_stated,stage,channel,sources".to_owned();
    let pledges = in_order(draft);
    let conversion = ContributionConverter::new(draft, &pledges);
    if conversion.is_some() {
        head += ",converted,converted_to,converted_currency,rate,rate_date,rate_set,provider";
    }
    let mut lines = vec![head];
    for stored in pledges {
        let pledge = &stored.fields;
        let amount = &pledge.amount;
        let figure = |minor: Option<i64>| Some(plain_figure(minor?, amount.currency?));
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
        let cells: Vec<String> = cells.map(|c| quote_cell(&c.unwrap_or_default())).collect();
        lines.push(cells.join(","));
    }
    lines.join("\r\n") + "\r\n"
}

/// What was converted by which rates, several apart by `; `.
fn converted(by: &ContributionConverter, pledge: &Stored<PledgeFields>) -> [Option<String>; 7] {
    let Some(one) = by.convert(pledge) else {
        return Default::default();
    };
    let figure = |minor: Option<i64>| Some(plain_figure(minor?, one.amount.currency?));
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
    let words = all.filter_map(|id| draft.source(*id)).map(|source| {
        let spans = describe(&draft.phrases, source);
        spans.iter().map(Span::words).collect::<String>()
    });
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A figure for programs: no spaces, a point before the decimals.
fn plain_figure(minor: i64, currency: Currency) -> String {
    let unit = 10_i64.pow(currency.digits());
    let width = usize::try_from(currency.digits()).unwrap_or_default();
    match currency.digits() {
        0 => minor.to_string(),
        _ => format!("{}.{:0width$}", minor / unit, minor % unit),
    }
}

/// A cell of a spreadsheet. A text that a spreadsheet would run as a formula is set behind an apostrophe.
fn quote_cell(cell: &str) -> String {
    let safe = escape_formula(cell);
    if safe.contains(['"', ',', ';', '\t', '\n', '\r']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}
