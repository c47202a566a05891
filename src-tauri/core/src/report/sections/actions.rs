//! What is to be done, by whom and by when.

use super::discussion::paragraphs;
use crate::model::*;
use crate::report::{
    block::{Block, Column, Span, Table},
    draft::Draft,
};
use serde_json::{Value, json};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let record = draft.record;
    let actions = record.actions.iter().map(|a| &a.fields);
    let actions: Vec<_> = actions.filter(|a| draft.shown(a.agenda_item)).collect();
    if actions.is_empty() {
        return Vec::new();
    }
    let (mut rows, mut data) = (Vec::new(), Vec::new());
    for action in actions {
        let say = &draft.say;
        let owner = owner(draft, action);
        let due = action.due_on.map(|on| say.date(on));
        let state = say.t(&format!("paper.action.{}", action.state.word()), &[]);
        let or = |text: &Option<String>, key: &str| text.clone().unwrap_or_else(|| say.t(key, &[]));
        let (said_owner, said_due) = (
            or(&owner, "paper.action.noOwner"),
            or(&due, "paper.action.noDue"),
        );
        let mut text = vec![draft.own(paragraphs(&action.text).join("\n"))];
        let sources = draft.cite_numbers(&action.sources);
        text.extend(sources.iter().copied().map(Span::note));
        rows.push(vec![
            vec![Span::text(&action.number)],
            text,
            vec![Span::text(said_owner)],
            vec![Span::text(said_due)],
            vec![Span::text(state)],
        ]);
        data.push(json!({
            "number": action.number, "text": action.text, "owner": owner, "dueOn": action.due_on,
            "state": action.state, "sources": sources,
        }));
    }
    draft.data.insert("actions".to_owned(), Value::Array(data));
    let say = &draft.say;
    let table = Table {
        summary: Some(say.t("paper.actions.table", &[])),
        columns: vec![
            Column::fitted(say.t("paper.column.no", &[])),
            Column::text(say.t("paper.column.action", &[]), 5),
            Column::text(say.t("paper.column.owner", &[]), 3),
            Column::fitted(say.t("paper.column.due", &[])),
            Column::fitted(say.t("paper.column.state", &[])),
        ],
        rows,
        row_heads: true,
        ..Table::default()
    };
    vec![draft.heading("paper.actions"), Block::Table(table)]
}

fn owner(draft: &Draft, action: &ActionFields) -> Option<String> {
    let body = action.owner_body.and_then(|id| {
        let mut bodies = draft.record.bodies.iter();
        Some(bodies.find(|b| b.id == id)?.fields.name.clone())
    });
    let person = action.owner_person.and_then(|p| draft.record.person(p));
    action
        .owner_party
        .map(|p| draft.name(p))
        .or(body)
        .or(person.map(PersonFields::full_name))
}
