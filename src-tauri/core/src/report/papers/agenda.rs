//! The agenda as a paper of its own: what it is for, who presents it, the papers it rests on.

use crate::model::*;
use crate::report::{
    block::{Block, Column, Span, Table},
    draft::Draft,
    sections::{
        agenda::{items, presenters},
        told,
    },
};
use serde_json::{Value, json};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let items: Vec<&AgendaItemFields> = items(draft).collect();
    if items.is_empty() {
        let none = draft.say.t("paper.agenda.none", &[]);
        return vec![draft.note(none)];
    }
    let (mut rows, mut data) = (Vec::new(), Vec::new());
    for item in items {
        let say = &draft.say;
        let kind = item
            .kind
            .map(|k| say.t(&format!("paper.item.{}", k.word()), &[]));
        let mut subject = vec![draft.own(&item.title)];
        if item.state == ItemState::Deferred {
            let deferred = say.t("paper.agenda.deferred", &[]);
            subject.push(Span::text(format!(" ({deferred})")));
        }
        let who = presenters(draft, item);
        data.push(json!({
            "number": item.number, "title": item.title, "kind": item.kind, "state": item.state,
            "presenters": who, "papers": item.papers,
        }));
        rows.push(vec![
            vec![Span::text(item.number.to_string())],
            subject,
            vec![Span::text(kind.unwrap_or_default())],
            vec![Span::text(who.join(", "))],
            vec![Span::text(item.papers.clone().unwrap_or_default())],
        ]);
    }
    draft.data.insert("agenda".to_owned(), Value::Array(data));
    let say = &draft.say;
    let table = Table {
        summary: Some(say.t("paper.agenda.table", &[])),
        columns: vec![
            Column::fitted(say.t("paper.column.item", &[])),
            Column::text(say.t("paper.column.subject", &[]), 5),
            Column::fitted(say.t("paper.column.for", &[])),
            Column::text(say.t("paper.column.presenter", &[]), 3),
            Column::text(say.t("paper.column.papers", &[]), 2),
        ],
        rows,
        row_heads: true,
        ..Table::default()
    };
    vec![draft.heading("paper.agenda"), told(table)]
}
