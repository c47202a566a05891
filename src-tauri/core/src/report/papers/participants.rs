//! The list of participants, delegation by delegation.

use crate::model::*;
use crate::report::{
    block::{Block, Cell, Column, Span, Table},
    draft::Draft,
    phrases::{capital, sentence},
    sections::{
        annex::{in_order, people, row},
        participation::capacity,
    },
};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let coming = coming(draft);
    let groups = unnamed(draft);
    if coming.is_empty() && groups.is_empty() {
        let unknown = draft.say.t("paper.participation.unknown", &[]);
        return vec![draft.note(unknown)];
    }
    let mut blocks = vec![counts(draft, &coming)];
    if draft.wish.order == DelegationOrder::LeadsFirst {
        for wanted in PRINTED_ORDER {
            let sat = |d: &&Stored<DelegationFields>| d.fields.capacity == wanted;
            let mut rows = Vec::new();
            for delegation in coming.iter().copied().filter(sat) {
                rows.push(row(draft, delegation));
            }
            if !rows.is_empty() {
                let text = capacity(draft, wanted);
                blocks.push(Block::Heading { level: 1, text });
                blocks.push(table(draft, rows, false));
            }
        }
    } else if !coming.is_empty() {
        let mut rows = Vec::new();
        for delegation in &coming {
            let mut cells = row(draft, delegation);
            let word = delegation.fields.capacity.word();
            let sat = draft.say.t(&format!("paper.capacityOne.{word}"), &[]);
            cells.insert(1, vec![Span::text(sat)]);
            rows.push(cells);
        }
        blocks.push(draft.heading("paper.participants"));
        blocks.push(table(draft, rows, true));
    }
    if !groups.is_empty() {
        blocks.push(draft.heading("paper.participants.unnamed"));
        for group in groups {
            blocks.push(Block::Paragraph {
                number: None,
                spans: vec![draft.own(group)],
            });
        }
    }
    blocks
}

/// Who came; before the meeting was held, who may still come.
pub fn coming<'a>(draft: &Draft<'a>) -> Vec<&'a Stored<DelegationFields>> {
    let held = draft.record.meeting.fields.state == MeetingState::Held;
    in_order(draft, |d| match d.presence {
        Presence::Attended => true,
        Presence::Apologies | Presence::Absent => false,
        Presence::Invited | Presence::Confirmed | Presence::Unknown => !held,
    })
}

/// `60 delegations, 200 participants by name.`
fn counts(draft: &Draft, coming: &[&Stored<DelegationFields>]) -> Block {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let words = draft.say.words;
    let delegations = words.count("paper.participants.delegations", count(coming.len()), &[]);
    let named = match coming.iter().map(|d| people(draft, d.id).len()).sum() {
        0 => words.t("paper.participants.named.none", &[]),
        named => words.count("paper.participants.named", count(named), &[]),
    };
    draft.note(sentence(&format!("{delegations}, {named}")))
}

/// `Seven observer countries, names not published.`
fn unnamed(draft: &Draft) -> Vec<String> {
    let record = draft.record;
    let mut groups: Vec<_> = record.unnamed_groups.iter().collect();
    groups.sort_by(|a, b| draft.say.compare(&a.fields.label, &b.fields.label));
    let said = groups.into_iter().filter_map(|group| {
        let left = record.still_unnamed(group);
        let count = draft.say.number(left);
        let unnamed = draft.say.t("paper.unnamed", &[]);
        let text = format!("{count} {}, {unnamed}", group.fields.label);
        (left > 0).then(|| sentence(&capital(&text)))
    });
    said.collect()
}

fn table(draft: &Draft, rows: Vec<Vec<Cell>>, capacities: bool) -> Block {
    let say = &draft.say;
    let mut columns = vec![
        Column::text(say.t("paper.column.delegation", &[]), 3),
        Column::text(say.t("paper.column.participants", &[]), 7),
    ];
    if capacities {
        columns.insert(1, Column::fitted(say.t("paper.column.capacity", &[])));
    }
    Block::Table(Table {
        summary: Some(say.t("paper.annex.table", &[])),
        columns,
        rows,
        row_heads: true,
        ..Table::default()
    })
}
