//! The agenda, without items that its readers do not get.

use super::{
    discussion::{absent_delegations, withheld_note},
    without_empty_columns,
};
use crate::model::*;
use crate::report::{
    block::{Block, Column, Span, Table},
    draft::Draft,
};
use serde_json::{Value, json};

/// The items that readers of the paper may see, by number.
pub fn items<'a>(
    draft: &Draft<'a>,
) -> impl Iterator<Item = &'a Stored<AgendaItemFields>> + use<'a> {
    let internal = draft.options.includes_internal();
    let items = draft.record.agenda_items.iter();
    items.filter(move |i| internal || !i.fields.internal)
}

/// Whether the meeting has not adopted its agenda yet: it was not held, or it is on record that the
/// agenda was not adopted.
pub fn is_provisional(record: &MeetingRecord) -> bool {
    let items = record.agenda_items.iter().map(|i| &i.fields);
    let mut put = items.filter(|i| i.kind == Some(ItemKind::AdoptionOfAgenda));
    match put.find_map(|i| i.adoption) {
        Some(outcome) => outcome == Adoption::NotAdopted,
        None => record.meeting.fields.state != MeetingState::Held,
    }
}

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let record = draft.record;
    let mut rows = Vec::new();
    let mut data = Vec::new();
    for stored in &record.agenda_items {
        let item = &stored.fields;
        let number = vec![Span::text(item.number.to_string())];
        if !draft.may_show(Some(stored.id)) {
            if let Some(Block::Paragraph { spans, .. }) = withheld_note(draft, item) {
                rows.push(vec![number, spans, Vec::new()]);
            }
            continue;
        }
        let mut subject = vec![draft.record_text(&item.title)];
        subject.extend(describe_presentation(draft, item).map(Span::text));
        let sources = draft.cite_numbers(&item.sources);
        rows.push(vec![
            number,
            subject,
            sources.iter().copied().map(Span::note).collect(),
        ]);
        data.push(json!({
            "number": item.number, "title": item.title, "kind": item.kind, "state": item.state,
            "minutes": item.minutes, "absent": absent_delegations(draft, item), "sources": sources,
        }));
    }
    if rows.is_empty() {
        return Vec::new();
    }
    draft.data.insert("agenda".to_owned(), Value::Array(data));
    let phrases = &draft.phrases;
    let table = Table {
        summary: Some(phrases.t("paper.agenda.table", &[])),
        columns: vec![
            Column::fitted(phrases.t("paper.column.item", &[])),
            Column::text(phrases.t("paper.column.subject", &[]), 1),
            Column::fitted(phrases.t("paper.column.source", &[])),
        ],
        rows,
        row_heads: true,
        ..Table::default()
    };
    vec![draft.heading("paper.agenda"), without_empty_columns(table)]
}

/// Who presents it, each by name.
pub fn presenters(draft: &Draft, item: &AgendaItemFields) -> Vec<String> {
    let person = item.presenter_person.and_then(|p| draft.record.person(p));
    let presenters = [
        person.map(PersonFields::full_name),
        item.presenter_party.map(|p| draft.name(p)),
    ];
    presenters.into_iter().flatten().collect()
}

/// Who presents it, as it stands in a sentence: `the United Kingdom`, `Mari Näide (Estonia)`.
pub fn presented_by(draft: &Draft, item: &AgendaItemFields) -> Option<String> {
    let person = item.presenter_person.and_then(|p| draft.record.person(p));
    let party = item.presenter_party.map(|p| draft.name(p));
    match (person.map(PersonFields::full_name), party) {
        (Some(person), Some(party)) => Some(format!("{person} ({party})")),
        (person, party) => person.or(party.map(|party| draft.phrases.with_article(&party))),
    }
}

/// ` (presented by Estonia; deferred)`: who presented it, and that it was not taken.
fn describe_presentation(draft: &Draft, item: &AgendaItemFields) -> Option<String> {
    let mut said = Vec::new();
    if let Some(who) = presented_by(draft, item) {
        said.push(
            draft
                .phrases
                .t("paper.agenda.presentedBy", &[("who", &who)]),
        );
    }
    if item.state == ItemState::Deferred {
        said.push(draft.phrases.t("paper.agenda.deferred", &[]));
    }
    (!said.is_empty()).then(|| format!(" ({})", said.join("; ")))
}
