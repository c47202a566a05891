//! Annex: the people, delegation by delegation.

use super::{
    delegation_order::in_order,
    present::{Unnamed, unnamed},
};
use crate::model::*;
use crate::report::{
    block::{Block, Cell, Column, Span, Table},
    draft::Draft,
};
use serde_json::{Value, json};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let record = draft.record;
    let here = in_order(draft, |d| d.presence == Presence::Attended);
    let groups = unnamed(draft, |_| true);
    if here.is_empty() && groups.is_empty() {
        return Vec::new();
    }
    let known = |d: &&Stored<DelegationFields>| {
        d.fields.headcount.is_some() || record.attendees.iter().any(|a| a.fields.delegation == d.id)
    };
    if !here.iter().any(known) {
        return draft.missing_note("paper.annex.unknown");
    }
    let mut rows = Vec::new();
    for delegation in here {
        rows.push(row(draft, delegation));
    }
    rows.extend(groups.iter().map(|group| group_row(draft, group)));
    let phrases = &draft.phrases;
    let table = Table {
        summary: Some(phrases.t("paper.annex.table", &[])),
        columns: vec![
            Column::text(phrases.t("paper.column.delegation", &[]), 3),
            Column::text(phrases.t("paper.column.participants", &[]), 7),
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

/// A group without names, in the place of its delegations: `7 observer countries` | `names not
/// published`.
pub fn group_row(draft: &mut Draft, group: &Unnamed) -> Vec<Cell> {
    let label = group.group.fields.counted_label().to_owned();
    push_participant(
        draft,
        json!({
            "delegation": label, "unnamed": group.left,
            "capacity": group.group.fields.capacity, "participants": [], "headcount": null,
        }),
    );
    vec![
        vec![draft.record_text(group.in_figures(draft))],
        vec![draft.record_text(&group.remark)],
    ]
}

/// Keeps a line of the participants for programs.
fn push_participant(draft: &mut Draft, line: Value) {
    let data = draft
        .data
        .entry("participants")
        .or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(data) = data {
        data.push(line);
    }
}

/// The delegation and its people; says when their names are not known.
pub fn row(draft: &mut Draft, delegation: &Stored<DelegationFields>) -> Vec<Cell> {
    let attendees = people(draft, delegation.id);
    let people: Vec<String> = attendees.iter().map(|a| describe(draft, a)).collect();
    let party = draft.name(delegation.fields.party);
    push_participant(
        draft,
        json!({
            "delegation": party, "capacity": delegation.fields.capacity,
            "participants": people, "headcount": delegation.fields.headcount,
        }),
    );
    let others = others(delegation.fields.headcount, people.len());
    let people = match (people.as_slice(), delegation.fields.headcount) {
        ([], Some(count)) => draft.phrases.count("paper.annex.headcount", count),
        ([], None) => draft.phrases.t("paper.annex.notRecorded", &[]),
        (people, _) => {
            let others = others.map(|n| draft.phrases.count("paper.annex.others", n));
            let lines: Vec<_> = people.iter().cloned().chain(others).collect();
            lines.join("\n")
        }
    };
    vec![vec![Span::text(party)], vec![Span::text(people)]]
}

/// How many more people came than are known by name.
fn others(headcount: Option<i64>, known: usize) -> Option<i64> {
    let known = i64::try_from(known).ok()?;
    let others = headcount?.checked_sub(known)?;
    (others > 0).then_some(others)
}

/// The head first, then members, advisers and interpreters, each by name.
pub fn people<'a>(draft: &Draft<'a>, delegation: Id<DelegationFields>) -> Vec<&'a AttendeeFields> {
    let attendees = draft.record.attendees.iter().map(|a| &a.fields);
    let mut attendees: Vec<_> = attendees.filter(|a| a.delegation == delegation).collect();
    let place = |a: &AttendeeFields| match a.function {
        AttendeeFunction::Head => 0,
        AttendeeFunction::Member => 1,
        AttendeeFunction::Adviser => 2,
        AttendeeFunction::Interpreter => 3,
    };
    attendees.sort_by(|a, b| {
        let by_name = || draft.phrases.compare(&name(draft, a), &name(draft, b));
        place(a).cmp(&place(b)).then_with(by_name)
    });
    attendees
}

/// As they are called in the record.
pub fn name(draft: &Draft, attendee: &AttendeeFields) -> String {
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
                .phrases
                .t(&format!("paper.function.{}", attendee.function.word()), &[]),
        );
    }
    if attendee.remote {
        besides.push(draft.phrases.t("paper.annex.remotely", &[]));
    }
    if besides.is_empty() {
        text
    } else {
        format!("{text} ({})", besides.join(", "))
    }
}
