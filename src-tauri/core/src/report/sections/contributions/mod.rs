//! What was announced at the meeting, as it was announced.

mod conversion;
mod spreadsheet;

pub use spreadsheet::spreadsheet;

use super::without_empty_columns;
use crate::model::*;
use crate::report::{
    block::{Block, Cell, Column, Span, Table},
    draft::Draft,
};
use crate::wording::capital;
use conversion::ContributionConverter;
use serde_json::{Value, json};
use std::cmp::Ordering;

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let pledges = in_order(draft);
    if pledges.is_empty() {
        return Vec::new();
    }
    let conversion = ContributionConverter::new(draft, &pledges);
    let lead = lead(draft, &pledges);
    let channels = pledges.iter().any(|p| p.fields.channel.is_some());
    let (mut rows, mut data) = (Vec::new(), Vec::new());
    for stored in pledges {
        let pledge = &stored.fields;
        let sources = draft.cite_numbers(&pledge.sources);
        let converted = conversion.as_ref().map(|c| c.cell(stored, &draft.phrases));
        rows.push(vec![
            vec![Span::text(pledgers(draft, pledge))],
            contribution(draft, pledge),
            vec![Span::text(draft.phrases.amount(&pledge.amount))],
            converted.unwrap_or_default(),
            if channels {
                channel(draft, pledge)
            } else {
                Cell::new()
            },
            sources.iter().copied().map(Span::note).collect(),
        ]);
        let mut one = json!({
            "pledgers": draft.names(&pledge.pledgers), "pledgersUnnamed": pledge.pledgers_unnamed,
            "title": pledge.title, "channel": pledge.channel, "announcedOn": pledge.announced_on,
            "amount": pledge.amount, "asStated": pledge.as_stated, "purpose": pledge.purpose,
            "years": pledge.years, "condition": pledge.condition,
            "stage": Stage::Announced, "sources": sources,
        });
        if let (Some(conversion), Some(one)) = (&conversion, one.as_object_mut()) {
            one.insert("converted".to_owned(), conversion.data(stored));
        }
        data.push(one);
    }
    draft
        .data
        .insert("contributions".to_owned(), Value::Array(data));
    let phrases = &draft.phrases;
    let into = conversion.as_ref().map_or("", |c| c.rates.into.code());
    // A figure is not to be broken, and two of them stand side by side.
    let (words, figure) = if conversion.is_some() { (4, 5) } else { (5, 4) };
    let table = Table {
        summary: Some(phrases.t("paper.contributions.table", &[])),
        columns: vec![
            Column::text(phrases.t("paper.column.announcedBy", &[]), words),
            Column::text(phrases.t("paper.column.contribution", &[]), words),
            Column::amount(phrases.t("paper.column.amount", &[]), figure),
            Column::amount(
                phrases.t("paper.column.converted", &[("currency", into)]),
                6,
            ),
            Column::fitted(phrases.t("paper.column.channel", &[])),
            Column::fitted(phrases.t("paper.column.source", &[])),
        ],
        rows,
        row_heads: true,
        ..Table::default()
    };
    let lead = draft.paragraph(vec![Span::text(lead)]);
    let mut blocks = vec![
        draft.heading("paper.contributions"),
        lead,
        without_empty_columns(table),
    ];
    if !channels {
        let unknown = draft.phrases.t("paper.contributions.channelUnknown", &[]);
        blocks.push(draft.note(unknown));
    }
    blocks.extend(conversion.map(|c| draft.note(c.note(&draft.phrases))));
    blocks
}

/// How many contributions were announced; by whom instead where some givers have no names, since how many
/// contributions those announced is not known. Neither to those who do not get all of them.
fn lead(draft: &Draft, pledges: &[&Stored<PledgeFields>]) -> String {
    if pledges.len() < draft.record.pledges.len() {
        return draft.phrases.t("paper.contributions.leadSome", &[]);
    }
    if pledges.iter().all(|p| unnamed(&p.fields).is_none()) {
        let count = i64::try_from(pledges.len()).unwrap_or(i64::MAX);
        return capital(&draft.phrases.count("paper.contributions.lead", count));
    }
    let mut named: Vec<Id<PartyFields>> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    for pledge in pledges.iter().map(|p| &p.fields) {
        for party in &pledge.pledgers {
            if !named.contains(party) {
                named.push(*party);
            }
        }
        let words = unnamed_words(draft, pledge);
        others.extend(words.filter(|words| !others.contains(words)));
    }
    let mut who: Vec<String> = draft
        .names(&named)
        .iter()
        .map(|n| draft.phrases.with_article(n))
        .collect();
    who.extend(others);
    let who = draft.phrases.list(&who);
    draft
        .phrases
        .t("paper.contributions.leadBy", &[("who", &who)])
}

fn unnamed(pledge: &PledgeFields) -> Option<&String> {
    let unnamed = pledge.pledgers_unnamed.as_ref();
    unnamed.filter(|u| !u.trim().is_empty())
}

fn unnamed_words(draft: &Draft, pledge: &PledgeFields) -> Option<String> {
    let who = unnamed(pledge)?;
    Some(
        draft
            .phrases
            .t("paper.contributions.unnamed", &[("who", who)]),
    )
}

/// The way it travels, or that it was not said.
fn channel(draft: &Draft, pledge: &PledgeFields) -> Cell {
    let word = pledge.channel.map_or("none", PledgeChannel::word);
    vec![Span::text(
        draft.phrases.t(&format!("pledge.channel.{word}"), &[]),
    )]
}

/// Lead states first, then by name; those without names last.
fn in_order<'a>(draft: &Draft<'a>) -> Vec<&'a Stored<PledgeFields>> {
    let pledges = draft.record.pledges.iter();
    let mut pledges: Vec<_> = pledges
        .filter(|p| draft.may_show(p.fields.agenda_item))
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
            .then_with(|| draft.phrases.compare(&a.title, &b.title))
    });
    pledges
}

/// `Estonia, Luxembourg and several countries, not named`.
pub(super) fn pledgers(draft: &Draft, pledge: &PledgeFields) -> String {
    let mut who = draft.names(&pledge.pledgers);
    if let Some(unnamed) = unnamed_words(draft, pledge) {
        who.push(if who.is_empty() {
            capital(&unnamed)
        } else {
            unnamed
        });
    }
    draft.phrases.list(&who)
}

/// What it is, what it is for, and the amount in the source's own words.
fn contribution(draft: &Draft, pledge: &PledgeFields) -> Cell {
    let mut said = vec![pledge.title.clone()];
    said.extend(pledge.purpose.as_ref().map(|p| p.trim().replace('\n', " ")));
    said.extend(pledge.years.clone());
    let mut cell = vec![draft.record_text(said.join("; "))];
    if let Some(stated) = &pledge.as_stated {
        cell.push(Span::text(
            draft
                .phrases
                .t("paper.contributions.asStated", &[("text", stated)]),
        ));
    }
    if let Some(condition) = &pledge.condition {
        let condition = condition.trim().replace('\n', " ");
        cell.push(Span::text(
            draft
                .phrases
                .t("paper.contributions.condition", &[("text", &condition)]),
        ));
    }
    cell
}
