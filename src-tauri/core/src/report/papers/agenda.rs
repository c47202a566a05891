//! The agenda as a paper of its own: when each item is taken, what it is for, who presents it, the
//! documents it rests on; annotated on request.

use crate::model::*;
use crate::report::{
    block::{Block, Cell, Column, ItemList, Marks, Span, Table},
    draft::Draft,
    sections::{
        agenda::{is_provisional, items, presented_by, presenters},
        discussion::paragraphs,
        without_empty_columns,
    },
};
use chrono::TimeDelta;
use serde_json::{Value, json};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let items: Vec<&Stored<AgendaItemFields>> = items(draft).collect();
    let whole = documents(draft, None);
    if items.is_empty() {
        let none = draft.phrases.t("paper.agenda.none", &[]);
        let mut blocks = vec![draft.note(none)];
        blocks.extend(documents_of_the_meeting(draft, &whole));
        return blocks;
    }
    let mut data = Vec::new();
    for item in &items {
        data.push(fact(draft, item));
    }
    draft.data.insert("agenda".to_owned(), Value::Array(data));
    let table = table(draft, &items, |_| Cell::new());
    let mut blocks = vec![provisional_heading(draft), table];
    blocks.extend(zone(draft, &items));
    blocks.extend(documents_of_the_meeting(draft, &whole));
    if draft.options.annotated {
        blocks.extend(annotations(draft, &items));
    }
    blocks
}

/// `Agenda`, `Provisional agenda`.
pub fn provisional_heading(draft: &Draft) -> Block {
    if is_provisional(draft.record) {
        draft.heading("paper.agenda.provisional")
    } else {
        draft.heading("paper.agenda")
    }
}

/// The items, and what is to stand below the subject of each.
pub fn table(
    draft: &Draft,
    items: &[&Stored<AgendaItemFields>],
    below: impl Fn(&AgendaItemFields) -> Cell,
) -> Block {
    let phrases = &draft.phrases;
    let row = |item: &&Stored<AgendaItemFields>| {
        let fields = &item.fields;
        let mut subject = vec![draft.record_text(&fields.title)];
        if fields.state == ItemState::Deferred {
            let deferred = phrases.t("paper.agenda.deferred", &[]);
            subject.push(Span::text(format!(" ({deferred})")));
        }
        subject.extend(below(fields));
        vec![
            vec![Span::text(fields.number.to_string())],
            vec![Span::text(time(draft, fields).unwrap_or_default())],
            subject,
            vec![Span::text(purpose(draft, fields).unwrap_or_default())],
            vec![Span::text(presented_by(draft, fields).unwrap_or_default())],
            document_cell(draft, item),
        ]
    };
    without_empty_columns(Table {
        summary: Some(phrases.t("paper.agenda.table", &[])),
        columns: vec![
            Column::fitted(phrases.t("paper.column.item", &[])),
            Column::fitted(phrases.t("paper.column.time", &[])),
            Column::text(phrases.t("paper.column.subject", &[]), 5),
            Column::fitted(phrases.t("paper.column.purpose", &[])),
            Column::text(phrases.t("paper.column.presenter", &[]), 3),
            Column::text(phrases.t("paper.column.documents", &[]), 3),
        ],
        rows: items.iter().map(row).collect(),
        row_heads: true,
        ..Table::default()
    })
}

/// `09:30–10:00`, `09:30`, `30 min`: when it is taken and how long, as far as it is known.
fn time(draft: &Draft, item: &AgendaItemFields) -> Option<String> {
    let clock = |t: chrono::NaiveTime| t.format("%H:%M").to_string();
    match (item.starts_at, item.duration_minutes) {
        (Some(from), Some(minutes)) => {
            let (to, _) = from.overflowing_add_signed(TimeDelta::try_minutes(minutes)?);
            Some(format!("{}–{}", clock(from), clock(to)))
        }
        (Some(from), None) => Some(clock(from)),
        (None, Some(minutes)) => {
            let minutes = minutes.to_string();
            let key = "paper.agenda.minutes";
            Some(draft.phrases.t(key, &[("minutes", &minutes)]))
        }
        (None, None) => None,
    }
}

/// What an item is for: `decision`.
fn purpose(draft: &Draft, item: &AgendaItemFields) -> Option<String> {
    let kind = item.kind?;
    Some(draft.phrases.t(&format!("paper.item.{}", kind.word()), &[]))
}

/// The documents of an item, each on a line of its own: those of the record, then what was written
/// of others.
fn document_cell(draft: &Draft, item: &Stored<AgendaItemFields>) -> Cell {
    let listed = documents(draft, Some(item.id));
    let listed = listed
        .into_iter()
        .map(|d| draft.record_text(cite_document(d)));
    let besides = item.fields.papers.as_ref().map(|p| draft.record_text(p));
    let mut cell = Cell::new();
    for span in listed.chain(besides) {
        if !cell.is_empty() {
            cell.push(Span::text(";\n"));
        }
        cell.push(span);
    }
    cell
}

/// The documents that readers of the paper may know of, for an item or for the meeting as a whole.
fn documents<'a>(
    draft: &Draft<'a>,
    item: Option<Id<AgendaItemFields>>,
) -> Vec<&'a MeetingDocumentFields> {
    if !draft.options.includes(SummarySection::Documents) {
        return Vec::new();
    }
    let all = draft.record.meeting_documents.iter().map(|d| &d.fields);
    let of = all.filter(|d| d.agenda_item == item && draft.may_show(d.agenda_item));
    of.collect()
}

/// `TC/SG/3/2, Report on training`.
fn cite_document(document: &MeetingDocumentFields) -> String {
    let parts = [document.symbol.as_deref(), Some(document.title.as_str())];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

/// Documents that are for no item alone.
fn documents_of_the_meeting(draft: &Draft, documents: &[&MeetingDocumentFields]) -> Vec<Block> {
    if documents.is_empty() {
        return Vec::new();
    }
    vec![
        draft.heading("paper.agenda.documents"),
        document_list(draft, documents),
    ]
}

fn document_list(draft: &Draft, documents: &[&MeetingDocumentFields]) -> Block {
    let items = documents
        .iter()
        .map(|d| describe_document(draft, d))
        .collect();
    let marks = Marks::Bullets;
    Block::List(ItemList { marks, items })
}

/// `TC/SG/3/2, Report on training (submitted by Estonia)`.
fn describe_document(draft: &Draft, document: &MeetingDocumentFields) -> Vec<Span> {
    let mut bodies = draft.record.bodies.iter();
    let body = bodies.find(|b| Some(b.id) == document.body);
    let by = document.party.map(|p| draft.name(p));
    let by = by.or(body.map(|b| b.fields.name.clone()));
    let mut spans = vec![draft.record_text(cite_document(document))];
    if let Some(who) = by {
        let who = draft.phrases.with_article(&who);
        let by = draft
            .phrases
            .t("paper.agenda.submittedBy", &[("who", &who)]);
        spans.push(Span::text(format!(" ({by})")));
    }
    spans
}

/// In which zone the times of the items are, where the facts of the meeting do not say it.
pub fn zone(draft: &Draft, items: &[&Stored<AgendaItemFields>]) -> Option<Block> {
    let meeting = &draft.record.meeting.fields;
    let timed = items.iter().any(|i| i.fields.starts_at.is_some());
    let zone = meeting.zone.as_ref().filter(|_| timed)?;
    let said = meeting.starts_at.is_some();
    let zone = zone.replace('_', " ");
    let text = draft.phrases.t("paper.agenda.zone", &[("zone", &zone)]);
    (!said).then(|| draft.note(text))
}

/// What each item is about, with its documents and who submitted them.
fn annotations(draft: &Draft, items: &[&Stored<AgendaItemFields>]) -> Vec<Block> {
    let mut blocks = vec![draft.heading("paper.agenda.annotations")];
    for item in items {
        let texts = item.fields.annotation.as_deref().map(paragraphs);
        let documents = documents(draft, Some(item.id));
        let Some(texts) = texts.filter(|texts| !texts.is_empty()) else {
            continue;
        };
        let number = item.fields.number.to_string();
        let values = [("number", number.as_str()), ("title", &item.fields.title)];
        let text = draft.phrases.t("paper.discussion.item", &values);
        blocks.push(Block::Heading { level: 2, text });
        for text in texts {
            blocks.push(Block::Paragraph {
                number: None,
                spans: vec![draft.record_text(text)],
            });
        }
        if !documents.is_empty() {
            blocks.push(document_list(draft, &documents));
        }
    }
    if blocks.len() == 1 {
        let none = draft.phrases.t("paper.agenda.annotations.none", &[]);
        blocks.push(draft.note(none));
    }
    blocks
}

/// An item for programs.
fn fact(draft: &Draft, item: &Stored<AgendaItemFields>) -> Value {
    let fields = &item.fields;
    let documents = documents(draft, Some(item.id)).into_iter();
    let documents: Vec<Value> = documents
        .map(|d| json!({ "symbol": d.symbol, "title": d.title }))
        .collect();
    let annotation = fields
        .annotation
        .as_ref()
        .filter(|_| draft.options.annotated);
    json!({
        "number": fields.number, "title": fields.title, "kind": fields.kind, "state": fields.state,
        "startsAt": fields.starts_at.map(|t| t.format("%H:%M").to_string()),
        "durationMinutes": fields.duration_minutes, "presenters": presenters(draft, fields),
        "papers": fields.papers, "documents": documents, "annotation": annotation,
    })
}
