//! Annex: the people, delegation by delegation.

use crate::model::*;
use crate::report::{
    block::{Block, Column, Span, Table},
    draft::Draft,
};
use serde_json::{Value, json};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let record = draft.record;
    let here = record
        .delegations
        .iter()
        .filter(|d| d.fields.presence == Presence::Attended);
    let mut here: Vec<_> = here.collect();
    if here.is_empty() {
        return Vec::new();
    }
    let place =
        |d: &Stored<DelegationFields>| PRINTED_ORDER.iter().position(|c| *c == d.fields.capacity);
    here.sort_by(|a, b| {
        let by_name = || draft.party_order(a.fields.party, b.fields.party);
        place(a).cmp(&place(b)).then_with(by_name)
    });
    let known = |d: &&Stored<DelegationFields>| {
        d.fields.headcount.is_some() || record.attendees.iter().any(|a| a.fields.delegation == d.id)
    };
    if !here.iter().any(known) {
        let unknown = draft.say.t("paper.annex.unknown", &[]);
        return vec![
            draft.heading("paper.annex"),
            draft.paragraph(vec![Span::text(unknown)]),
        ];
    }
    let (mut rows, mut data) = (Vec::new(), Vec::new());
    for delegation in here {
        let people = people(draft, delegation.id);
        let party = draft.name(delegation.fields.party);
        data.push(json!({
            "delegation": party, "capacity": delegation.fields.capacity,
            "participants": people, "headcount": delegation.fields.headcount,
        }));
        let people = match (people.as_slice(), delegation.fields.headcount) {
            ([], Some(count)) => draft.say.count("paper.annex.headcount", count),
            ([], None) => draft.say.t("paper.unnamed", &[]),
            (people, _) => people.join("\n"),
        };
        rows.push(vec![vec![Span::text(party)], vec![Span::text(people)]]);
    }
    draft
        .data
        .insert("participants".to_owned(), Value::Array(data));
    let say = &draft.say;
    let table = Table {
        summary: Some(say.t("paper.annex.table", &[])),
        columns: vec![
            Column::text(say.t("paper.column.delegation", &[]), 3),
            Column::text(say.t("paper.column.participants", &[]), 7),
        ],
        rows,
        row_heads: true,
        ..Table::default()
    };
    vec![
        Block::PageBreak,
        draft.heading("paper.annex"),
        Block::Table(table),
    ]
}

/// The head first, then members, advisers and interpreters, each by name.
fn people(draft: &Draft, delegation: Id<DelegationFields>) -> Vec<String> {
    let attendees = draft.record.attendees.iter().map(|a| &a.fields);
    let mut attendees: Vec<_> = attendees.filter(|a| a.delegation == delegation).collect();
    let place = |a: &AttendeeFields| match a.function {
        AttendeeFunction::Head => 0,
        AttendeeFunction::Member => 1,
        AttendeeFunction::Adviser => 2,
        AttendeeFunction::Interpreter => 3,
    };
    attendees.sort_by(|a, b| {
        let by_name = || draft.say.compare(&name(draft, a), &name(draft, b));
        place(a).cmp(&place(b)).then_with(by_name)
    });
    attendees.into_iter().map(|a| describe(draft, a)).collect()
}

fn name(draft: &Draft, attendee: &AttendeeFields) -> String {
    let person = attendee.person.and_then(|p| draft.record.person(p));
    person
        .map(PersonFields::full_name)
        .or(attendee.free_name.clone())
        .unwrap_or_default()
}

/// `Name, title as at the meeting (head of delegation, remotely)`.
fn describe(draft: &Draft, attendee: &AttendeeFields) -> String {
    let mut text = name(draft, attendee);
    if let Some(title) = &attendee.title_then {
        text = format!("{text}, {title}");
    }
    let mut besides = Vec::new();
    if attendee.function != AttendeeFunction::Member {
        besides.push(
            draft
                .say
                .t(&format!("paper.function.{}", attendee.function.word()), &[]),
        );
    }
    if attendee.remote {
        besides.push(draft.say.t("paper.annex.remotely", &[]));
    }
    if besides.is_empty() {
        text
    } else {
        format!("{text} ({})", besides.join(", "))
    }
}
