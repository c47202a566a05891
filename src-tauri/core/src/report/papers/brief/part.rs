//! What each part of the brief begins with.

use crate::report::{
    block::{Block, Cell, Column, Table},
    draft::Draft,
};
use crate::rules;

/// A heading, the rule in words, then the table or that nothing of it is recorded.
pub fn part(draft: &Draft, key: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Vec<Block> {
    let days = rules::brief::INACTIVE_AFTER_DAYS.to_string();
    let rule = draft
        .phrases
        .t(&format!("paper.brief.{key}.rule"), &[("days", &days)]);
    let heading = draft.heading(&format!("paper.brief.{key}"));
    if rows.is_empty() {
        let none = draft.phrases.t(&format!("paper.brief.{key}.none"), &[]);
        return vec![heading, draft.note(format!("{rule} {none}"))];
    }
    let table = Table {
        summary: Some(rule.clone()),
        columns,
        rows,
        row_heads: true,
        ..Table::default()
    };
    let rule = draft.note(rule);
    vec![heading, Block::Together(vec![rule, Block::Table(table)])]
}
