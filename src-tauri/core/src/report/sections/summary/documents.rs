//! The documents that were before the meeting: symbol, title, by whom, for which item.

use crate::model::*;
use crate::report::{
    block::{Block, Cell, Column, Span, Table},
    draft::Draft,
    sections::without_empty_columns,
};
use serde_json::json;

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let documents = draft.record.meeting_documents.iter();
    let documents = documents.filter(|d| draft.may_show(d.fields.agenda_item));
    let mut documents: Vec<_> = documents.map(|d| &d.fields).collect();
    // Those for the meeting as a whole first, then in the order of the agenda.
    documents.sort_by(|a, b| {
        let place = |d: &MeetingDocumentFields| draft.item_number(d.agenda_item);
        let by_symbol = || a.symbol.cmp(&b.symbol);
        let by_title = || draft.phrases.compare(&a.title, &b.title);
        let by_item = place(a).cmp(&place(b));
        by_item.then_with(by_symbol).then_with(by_title)
    });
    if documents.is_empty() {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for document in documents {
        rows.push(row(draft, document));
    }
    let phrases = &draft.phrases;
    let table = Table {
        summary: Some(phrases.t("paper.documents.table", &[])),
        columns: vec![
            Column::fitted(phrases.t("paper.column.symbol", &[])),
            Column::text(phrases.t("paper.column.title", &[]), 5),
            Column::text(phrases.t("paper.column.submittedBy", &[]), 3),
            Column::fitted(phrases.t("paper.column.item", &[])),
            Column::fitted(phrases.t("paper.column.source", &[])),
        ],
        rows,
        ..Table::default()
    };
    vec![
        draft.heading("paper.annexed.documents"),
        without_empty_columns(table),
    ]
}

fn row(draft: &mut Draft, document: &MeetingDocumentFields) -> Vec<Cell> {
    let party = document.party.map(|p| draft.name(p));
    let body = document.body.and_then(|id| {
        let mut bodies = draft.record.bodies.iter();
        Some(bodies.find(|b| b.id == id)?.fields.name.clone())
    });
    let who = party.or(body);
    let item = draft.item_number(document.agenda_item);
    let sources = draft.cite_numbers(&document.sources);
    draft.push_data(
        "documents",
        json!({
            "symbol": document.symbol, "title": document.title, "submittedBy": who, "item": item,
            "sources": sources,
        }),
    );
    vec![
        vec![Span::text(document.symbol.clone().unwrap_or_default())],
        vec![draft.record_text(&document.title)],
        vec![Span::text(who.unwrap_or_default())],
        vec![Span::text(item.map_or_else(String::new, |n| n.to_string()))],
        sources.into_iter().map(Span::note).collect(),
    ]
}
