//! The sheet that people sign as they come in: a line for everyone who is known to come.

use super::participants::coming;
use crate::report::{
    block::{Block, Cell, Column, Span, Table},
    draft::Draft,
    sections::annex::{name, people},
};

/// Empty lines of a delegation of which neither names nor a number are known.
const LINES_UNKNOWN: usize = 2;

/// Most empty lines of one delegation, whatever its number.
const LINES_MOST: usize = 40;

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let mut rows = Vec::new();
    for delegation in coming(draft) {
        let party = draft.name(delegation.fields.party);
        let people = people(draft, delegation.id);
        for attendee in &people {
            let who = name(draft, attendee);
            let title = attendee.title_then.as_ref();
            let who = title.map_or(who.clone(), |title| format!("{who}, {title}"));
            rows.push(line(&who, &party));
        }
        let said = delegation.fields.headcount;
        let said = said.and_then(|n| usize::try_from(n).ok());
        let lines = match (said, people.len()) {
            (Some(all), known) => all.saturating_sub(known).min(LINES_MOST),
            (None, 0) => LINES_UNKNOWN,
            (None, _) => 0,
        };
        rows.extend((0..lines).map(|_| line("", &party)));
    }
    if rows.is_empty() {
        let unknown = draft.say.t("paper.attendance.unknown", &[]);
        return vec![draft.note(unknown)];
    }
    let say = &draft.say;
    let table = Table {
        summary: Some(say.t("paper.attendance.table", &[])),
        columns: vec![
            Column::text(say.t("paper.column.delegation", &[]), 3),
            Column::text(say.t("paper.column.name", &[]), 4),
            Column::text(say.t("paper.column.signature", &[]), 4),
        ],
        rows,
        row_heads: true,
        signed: true,
        ..Table::default()
    };
    vec![draft.heading("paper.attendance"), Block::Table(table)]
}

fn line(who: &str, party: &str) -> Vec<Cell> {
    vec![vec![Span::text(party)], vec![Span::text(who)], Vec::new()]
}
