//! What was announced at the meeting, as it was announced.

use super::{converting::Converting, told};
use crate::exchange::guarded;
use crate::ledger::RateUsed;
use crate::model::*;
use crate::report::{
    block::{Block, Cell, Column, Span, Table},
    draft::Draft,
    phrases::capital,
};
use serde_json::{Value, json};
use std::cmp::Ordering;

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let pledges = in_order(draft);
    if pledges.is_empty() {
        return Vec::new();
    }
    let converting = Converting::new(draft, &pledges);
    let (mut rows, mut data) = (Vec::new(), Vec::new());
    for stored in pledges {
        let pledge = &stored.fields;
        let sources = draft.cite_numbers(&pledge.sources);
        let converted = converting.as_ref().map(|c| c.cell(stored, &draft.say));
        rows.push(vec![
            vec![Span::text(pledgers(draft, pledge))],
            contribution(draft, pledge),
            vec![Span::text(draft.say.amount(&pledge.amount))],
            converted.unwrap_or_default(),
            vec![Span::text(rung(draft))],
            sources.iter().copied().map(Span::note).collect(),
        ]);
        let mut one = json!({
            "pledgers": draft.names(&pledge.pledgers), "pledgersUnnamed": pledge.pledgers_unnamed,
            "title": pledge.title, "channel": pledge.channel, "announcedOn": pledge.announced_on,
            "amount": pledge.amount, "asStated": pledge.as_stated, "purpose": pledge.purpose,
            "years": pledge.years, "condition": pledge.condition,
            "rung": Rung::Announced, "sources": sources,
        });
        if let (Some(converting), Some(one)) = (&converting, one.as_object_mut()) {
            one.insert("converted".to_owned(), converting.data(stored));
        }
        data.push(one);
    }
    draft
        .data
        .insert("contributions".to_owned(), Value::Array(data));
    let say = &draft.say;
    let into = converting.as_ref().map_or("", |c| c.rates.into.code());
    // A figure is not to be broken, and two of them stand side by side.
    let (words, figure) = if converting.is_some() { (4, 5) } else { (5, 4) };
    let table = Table {
        summary: Some(say.t("paper.contributions.table", &[])),
        columns: vec![
            Column::text(say.t("paper.column.announcedBy", &[]), words),
            Column::text(say.t("paper.column.contribution", &[]), words),
            Column::amount(say.t("paper.column.amount", &[]), figure),
            Column::amount(say.t("paper.column.converted", &[("currency", into)]), 6),
            Column::fitted(say.t("paper.column.rung", &[])),
            Column::fitted(say.t("paper.column.source", &[])),
        ],
        rows,
        row_heads: true,
        ..Table::default()
    };
    let mut blocks = vec![draft.heading("paper.contributions"), told(table)];
    blocks.extend(converting.map(|c| draft.note(c.note(&draft.say))));
    blocks
}

/// The contributions as rows of a spreadsheet (RFC 4180). A cell without a figure is empty.
pub fn csv(draft: &Draft) -> String {
    let mut head = "pledgers,pledgers_unnamed,title,announced_on,precision,amount,amount_to,currency,as_stated,rung".to_owned();
    let pledges = in_order(draft);
    let converting = Converting::new(draft, &pledges);
    if converting.is_some() {
        head += ",converted,converted_to,converted_currency,rate,rate_date,rate_set,provider";
    }
    let mut lines = vec![head];
    for stored in pledges {
        let pledge = &stored.fields;
        let amount = &pledge.amount;
        let figure = |minor: Option<i64>| Some(plain(minor?, amount.currency?));
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
            Some(Rung::Announced.word().to_owned()),
        ];
        let more = converting.as_ref().map(|c| converted(c, stored));
        let cells = cells.into_iter().chain(more.into_iter().flatten());
        let cells: Vec<String> = cells.map(|c| quoted(&c.unwrap_or_default())).collect();
        lines.push(cells.join(","));
    }
    lines.join("\r\n") + "\r\n"
}

/// What was converted by which rates, several apart by `; `.
fn converted(by: &Converting, pledge: &Stored<PledgeFields>) -> [Option<String>; 7] {
    let Some(one) = by.convert(pledge) else {
        return Default::default();
    };
    let figure = |minor: Option<i64>| Some(plain(minor?, one.amount.currency?));
    let each = |say: fn(&RateUsed) -> String| {
        let all: Vec<String> = one.by.iter().map(say).collect();
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

/// Lead states first, then by name; those without names last.
fn in_order<'a>(draft: &Draft<'a>) -> Vec<&'a Stored<PledgeFields>> {
    let pledges = draft.record.pledges.iter();
    let mut pledges: Vec<_> = pledges
        .filter(|p| draft.shown(p.fields.agenda_item))
        .collect();
    let first = |p: &PledgeFields| {
        let mut parties = p.pledgers.clone();
        parties.sort_by(|a, b| draft.party_order(*a, *b));
        parties.first().copied()
    };
    pledges.sort_by(|a, b| {
        let (a, b) = (&a.fields, &b.fields);
        let by_party = match (first(a), first(b)) {
            (Some(a), Some(b)) => draft.party_order(a, b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        };
        by_party
            .then_with(|| draft.names(&a.pledgers).cmp(&draft.names(&b.pledgers)))
            .then_with(|| draft.say.compare(&a.title, &b.title))
    });
    pledges
}

/// `Estonia, Luxembourg and several countries`; those without names are said to be so.
fn pledgers(draft: &Draft, pledge: &PledgeFields) -> String {
    let mut who = draft.names(&pledge.pledgers);
    if let Some(unnamed) = pledge
        .pledgers_unnamed
        .as_ref()
        .filter(|u| !u.trim().is_empty())
    {
        let said = draft
            .say
            .t("paper.contributions.unnamed", &[("who", unnamed)]);
        who.push(if who.is_empty() { capital(&said) } else { said });
    }
    draft.say.list(&who)
}

/// What it is, what it is for, and the amount in the source's own words.
fn contribution(draft: &Draft, pledge: &PledgeFields) -> Cell {
    let mut said = vec![pledge.title.clone()];
    said.extend(pledge.purpose.as_ref().map(|p| p.trim().replace('\n', " ")));
    said.extend(pledge.years.clone());
    let mut cell = vec![draft.own(said.join("; "))];
    if let Some(stated) = &pledge.as_stated {
        cell.push(Span::text(
            draft
                .say
                .t("paper.contributions.asStated", &[("text", stated)]),
        ));
    }
    if let Some(condition) = &pledge.condition {
        let condition = condition.trim().replace('\n', " ");
        cell.push(Span::text(
            draft
                .say
                .t("paper.contributions.condition", &[("text", &condition)]),
        ));
    }
    cell
}

/// What is announced at a meeting stands on the first rung there, whatever came of it later.
fn rung(draft: &Draft) -> String {
    draft
        .say
        .t(&format!("paper.rung.{}", Rung::Announced.word()), &[])
}

/// A figure for programs: no spaces, a point before the decimals.
fn plain(minor: i64, currency: Currency) -> String {
    let unit = 10_i64.pow(currency.digits());
    let width = usize::try_from(currency.digits()).unwrap_or_default();
    match currency.digits() {
        0 => minor.to_string(),
        _ => format!("{}.{:0width$}", minor / unit, minor % unit),
    }
}

/// A cell of a spreadsheet. A text that a spreadsheet would run as a formula is set behind an apostrophe.
fn quoted(cell: &str) -> String {
    let safe = guarded(cell);
    if safe.contains(['"', ',', ';', '\t', '\n', '\r']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}
