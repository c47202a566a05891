//! Stated counts of members that differ from the list of delegations: for those alone who keep the record.

use super::participation;
use crate::model::*;
use crate::report::{
    block::{Block, Cell, Column, Span, Table},
    draft::Draft,
};
use crate::rules;

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let rows = rows(draft);
    if rows.is_empty() {
        return Vec::new();
    }
    let phrases = &draft.phrases;
    let table = Table {
        summary: Some(phrases.t("paper.discrepancies.table", &[])),
        columns: vec![
            Column::text(phrases.t("paper.column.stated", &[]), 4),
            Column::text(phrases.t("paper.column.statedBy", &[]), 4),
            Column::text(phrases.t("paper.column.recorded", &[]), 4),
        ],
        rows,
        ..Table::default()
    };
    vec![draft.heading("paper.discrepancies"), Block::Table(table)]
}

/// What was stated, by whom, and what the record counts.
pub fn rows(draft: &Draft) -> Vec<Vec<Cell>> {
    let counts = rules::participation::count(draft.record);
    let stated = draft.record.stated_counts.iter().map(|c| &c.fields);
    // What another count counts is not known, so it differs from nothing.
    let mut stated: Vec<_> = stated
        .filter(|c| c.basis != CountBasis::Other && c.count != counts.member_states)
        .collect();
    stated.sort_by_key(|c| (c.basis, c.count, c.label.clone()));
    let mut rows = Vec::new();
    for one in stated {
        let phrases = &draft.phrases;
        let ours = |key: &str, count: Count| {
            let count = count.to_string();
            phrases.t(&format!("paper.discrepancy.{key}"), &[("count", &count)])
        };
        let listed = Count {
            certain: counts.member_states,
            possible: counts.member_states,
        };
        let mut signed = counts.members_by_signature.iter();
        let also = match one.basis {
            CountBasis::Role => Some(ours("byRole", counts.members_by_role)),
            _ => signed
                .find(|(id, _)| Some(*id) == one.instrument)
                .map(|(_, count)| ours("bySignature", *count)),
        };
        let ours: Vec<String> = [Some(ours("inTheList", listed)), also]
            .into_iter()
            .flatten()
            .collect();
        let who = participation::counted_by(draft, one);
        let who = if who.is_empty() {
            phrases.t("paper.discrepancy.noSource", &[])
        } else {
            phrases.list(&who)
        };
        rows.push(vec![
            vec![Span::text(format!("{} {}", one.count, one.label))],
            vec![Span::text(who)],
            vec![Span::text(ours.join("; "))],
        ]);
    }
    rows
}
