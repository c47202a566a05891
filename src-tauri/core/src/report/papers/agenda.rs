//! The agenda as a paper of its own: what it is for, who presents it, the papers it rests on.

use crate::model::*;
use crate::report::{
    block::{Block, Column, Span, Table},
    draft::Draft,
    sections::agenda::{items, presenters},
};
use serde_json::{Value, json};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let items: Vec<&AgendaItemFields> = items(draft).collect();
    if items.is_empty() {
        let none = draft.say.t("paper.agenda.none", &[]);
        return vec![draft.paragraph(vec![Span::text(none)])];
    }
    // A column that would be empty from top to bottom tells nothing.
    let told = |any: &dyn Fn(&AgendaItemFields) -> bool| items.iter().any(|i| any(i));
    let kinds = told(&|i| i.kind.is_some());
    let presented = told(&|i| !presenters(draft, i).is_empty());
    let with_papers = told(&|i| i.papers.is_some());
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
        let cells = [
            (true, vec![Span::text(item.number.to_string())]),
            (true, subject),
            (kinds, vec![Span::text(kind.unwrap_or_default())]),
            (presented, vec![Span::text(who.join(", "))]),
            (
                with_papers,
                vec![Span::text(item.papers.clone().unwrap_or_default())],
            ),
        ];
        rows.push(
            cells
                .into_iter()
                .filter(|(on, _)| *on)
                .map(|(_, c)| c)
                .collect(),
        );
    }
    draft.data.insert("agenda".to_owned(), Value::Array(data));
    let say = &draft.say;
    let columns = [
        (true, Column::fitted(say.t("paper.column.item", &[]))),
        (true, Column::text(say.t("paper.column.subject", &[]), 5)),
        (kinds, Column::fitted(say.t("paper.column.for", &[]))),
        (
            presented,
            Column::text(say.t("paper.column.presenter", &[]), 3),
        ),
        (
            with_papers,
            Column::text(say.t("paper.column.papers", &[]), 2),
        ),
    ];
    let table = Table {
        summary: Some(say.t("paper.agenda.table", &[])),
        columns: columns
            .into_iter()
            .filter(|(on, _)| *on)
            .map(|(_, c)| c)
            .collect(),
        rows,
        row_heads: true,
        ..Table::default()
    };
    vec![draft.heading("paper.agenda"), Block::Table(table)]
}
