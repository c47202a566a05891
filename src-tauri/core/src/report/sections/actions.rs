//! What is to be done, by whom and by when: given at the meeting, carried over to it, closed since.

use super::{discussion::paragraphs, without_empty_columns};
use crate::model::*;
use crate::report::{
    block::{Block, Cell, Column, Span, Table},
    draft::Draft,
};
use serde_json::{Value, json};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let record = draft.record;
    let lists = [
        ("new", &record.actions),
        ("carried", &record.carried),
        ("closed", &record.closed),
    ];
    let lists = lists.map(|(name, list)| (name, visible(draft, list)));
    if lists.iter().all(|(_, list)| list.is_empty()) {
        if draft.options.kind == PaperKind::Summary {
            return Vec::new();
        }
        let none = draft.phrases.t("paper.actions.none", &[]);
        return vec![draft.note(none)];
    }
    let several = lists.iter().filter(|(_, list)| !list.is_empty()).count() > 1;
    let mut blocks = vec![draft.heading("paper.actions")];
    let mut data = Vec::new();
    for (name, list) in lists {
        if list.is_empty() {
            continue;
        }
        if several || name != "new" {
            blocks.push(draft.subheading(&format!("paper.actions.{name}")));
        }
        let mut rows = Vec::new();
        for action in list {
            let (row, fact) = row(draft, action, name);
            rows.push(row);
            data.push(fact);
        }
        blocks.push(table(draft, name, rows));
    }
    draft.data.insert("actions".to_owned(), Value::Array(data));
    blocks
}

fn visible<'a>(draft: &Draft, list: &'a [Stored<ActionFields>]) -> Vec<&'a Stored<ActionFields>> {
    let shown = list.iter().filter(|a| draft.may_show(a.fields.agenda_item));
    shown.collect()
}

fn table(draft: &Draft, name: &str, rows: Vec<Vec<Cell>>) -> Block {
    let phrases = &draft.phrases;
    let last = if name == "closed" { "outcome" } else { "state" };
    let last = phrases.t(&format!("paper.column.{last}"), &[]);
    let caption = || phrases.t(&format!("paper.caption.actions.{name}"), &[]);
    without_empty_columns(Table {
        caption: (draft.options.kind == PaperKind::Summary).then(caption),
        summary: Some(phrases.t("paper.actions.table", &[])),
        columns: vec![
            Column::fitted(phrases.t("paper.column.no", &[])),
            Column::fitted(phrases.t("paper.column.item", &[])),
            Column::text(phrases.t("paper.column.action", &[]), 5),
            Column::text(phrases.t("paper.column.owner", &[]), 3),
            Column::fitted(phrases.t("paper.column.due", &[])),
            if name == "new" {
                Column::fitted(last)
            } else {
                Column::text(last, 3)
            },
        ],
        rows,
        row_heads: true,
        ..Table::default()
    })
}

/// A row as it is printed, and as data.
fn row(draft: &mut Draft, action: &Stored<ActionFields>, list: &str) -> (Vec<Cell>, Value) {
    let fields = &action.fields;
    let carried = carried_over(draft.record, action.id);
    let sources = draft.cite_numbers(&fields.sources);
    let owner = owner(draft, fields);
    // An item of another meeting has a number of that meeting.
    let item = draft.item_number(fields.agenda_item);
    let phrases = &draft.phrases;
    let due = fields.due_on.map(|on| phrases.date(on));
    let or = |text: &Option<String>, key: &str| text.clone().unwrap_or_else(|| phrases.t(key, &[]));
    let (said_owner, said_due) = (
        or(&owner, "paper.action.noOwner"),
        or(&due, "paper.action.noDue"),
    );
    let mut state = vec![phrases.t(&format!("paper.action.{}", fields.state.word()), &[])];
    if list == "closed" {
        state.extend(fields.closed_on.map(|on| phrases.date(on)));
        state.extend(fields.outcome.as_ref().map(|o| o.trim().replace('\n', " ")));
    }
    let mut state = state.join(", ");
    if carried > 0 {
        let times = phrases.carried_over(carried);
        state = format!("{state}; {times}");
    }
    let mut text = vec![draft.record_text(paragraphs(&fields.text).join("\n"))];
    text.extend(sources.iter().copied().map(Span::note));
    let fact = json!({
        "number": fields.number, "item": item, "list": list, "text": fields.text, "owner": owner,
        "dueOn": fields.due_on, "state": fields.state, "carriedOver": carried,
        "closedOn": fields.closed_on, "outcome": fields.outcome, "sources": sources,
    });
    let cells = vec![
        vec![Span::text(&fields.number)],
        vec![Span::text(item.map_or_else(String::new, |n| n.to_string()))],
        text,
        vec![Span::text(said_owner)],
        vec![Span::text(said_due)],
        vec![Span::text(state)],
    ];
    (cells, fact)
}

/// How often an action was carried over up to this meeting.
fn carried_over(record: &MeetingRecord, action: Id<ActionFields>) -> i64 {
    let all = record.carry_overs.iter();
    let counted = all.filter(|c| c.fields.action == action).count();
    i64::try_from(counted).unwrap_or(i64::MAX)
}

/// Who owes it.
pub fn owner(draft: &Draft, action: &ActionFields) -> Option<String> {
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
