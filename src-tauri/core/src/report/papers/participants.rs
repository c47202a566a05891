//! The list of participants, delegation by delegation.

use crate::model::*;
use crate::report::{
    block::{Block, Cell, Column, Span, Table},
    draft::Draft,
    sections::{
        annex::{group_row, people, row},
        delegation_order::in_order,
        participation::capacity,
        present::unnamed,
    },
};
use crate::rules::participation::count_delegations;
use crate::wording::sentence;

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let all = count_delegations(draft.record);
    if all.all() == 0 {
        let unknown = draft.phrases.t("paper.participation.unknown", &[]);
        return vec![draft.note(unknown)];
    }
    let coming = participating(draft);
    let mut blocks = vec![counts(draft, all, &coming)];
    if draft.options.order == DelegationOrder::LeadsFirst {
        for wanted in PRINTED_ORDER {
            let sat = |d: &&Stored<DelegationFields>| d.fields.capacity == wanted;
            let mut rows = Vec::new();
            for delegation in coming.iter().copied().filter(sat) {
                rows.push(row(draft, delegation));
            }
            let groups = unnamed(draft, |capacity| capacity == wanted);
            rows.extend(groups.iter().map(|group| group_row(draft, group)));
            if !rows.is_empty() {
                let text = capacity(draft, wanted);
                blocks.push(Block::Heading { level: 1, text });
                blocks.push(table(draft, rows, false));
            }
        }
        return blocks;
    }
    let mut rows = Vec::new();
    for delegation in &coming {
        let cells = row(draft, delegation);
        rows.push(with_capacity(draft, cells, delegation.fields.capacity));
    }
    for group in unnamed(draft, |_| true) {
        let cells = group_row(draft, &group);
        let capacity = group.group.fields.capacity;
        rows.push(with_capacity(draft, cells, capacity));
    }
    blocks.push(draft.heading("paper.participants"));
    blocks.push(table(draft, rows, true));
    blocks
}

fn with_capacity(draft: &Draft, mut cells: Vec<Cell>, capacity: Capacity) -> Vec<Cell> {
    let key = format!("paper.capacityOne.{}", capacity.word());
    cells.insert(1, vec![Span::text(draft.phrases.t(&key, &[]))]);
    cells
}

/// Who came; before the meeting was held, who may still come.
pub fn participating<'a>(draft: &Draft<'a>) -> Vec<&'a Stored<DelegationFields>> {
    let state = draft.record.meeting.fields.state;
    in_order(draft, |d| d.presence.takes_part(state))
}

/// `Twenty delegations: thirteen named, seven not named. Two participants are known by name.`
fn counts(draft: &Draft, all: DelegationCount, coming: &[&Stored<DelegationFields>]) -> Block {
    let phrases = &draft.phrases;
    let counted = phrases.count("paper.participants.delegations", all.all());
    let text = if all.unnamed == 0 {
        counted
    } else {
        let (named, unnamed) = (phrases.number(all.named), phrases.number(all.unnamed));
        let values = [
            ("counted", &*counted),
            ("named", &named),
            ("unnamed", &unnamed),
        ];
        match all.named {
            0 => phrases.t("paper.participants.noneNamed", &values),
            _ => phrases.t("paper.participants.partlyNamed", &values),
        }
    };
    let people: usize = coming.iter().map(|d| people(draft, d.id).len()).sum();
    let people = match i64::try_from(people).unwrap_or(i64::MAX) {
        0 => phrases.t("paper.participants.named.none", &[]),
        known => phrases.count("paper.participants.named", known),
    };
    let [text, people] = [text, people].map(|text| sentence(&phrases.start_sentence(&text)));
    draft.note(format!("{text} {people}"))
}

fn table(draft: &Draft, rows: Vec<Vec<Cell>>, capacities: bool) -> Block {
    let phrases = &draft.phrases;
    let mut columns = vec![
        Column::text(phrases.t("paper.column.delegation", &[]), 3),
        Column::text(phrases.t("paper.column.participants", &[]), 7),
    ];
    if capacities {
        columns.insert(1, Column::fitted(phrases.t("paper.column.capacity", &[])));
    }
    Block::Table(Table {
        summary: Some(phrases.t("paper.annex.table", &[])),
        columns,
        rows,
        row_heads: true,
        ..Table::default()
    })
}
