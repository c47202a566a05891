//! The sections of a summary, one file each. A section without content is left out; what a draft
//! should still say is said to whoever drafts it.

use super::{
    block::{Block, Cell, Table},
    draft::Draft,
};

pub(super) mod actions;
mod adoption;
pub(super) mod agenda;
pub(super) mod annex;
pub(super) mod contributions;
pub(super) mod decisions;
pub(super) mod delegation_order;
pub(super) mod discrepancies;
pub(super) mod discussion;
pub mod head;
mod instruments;
mod membership;
mod next_meeting;
pub(super) mod participation;
pub(super) mod present;
mod running_total;
pub(super) mod sources;
mod statements;
pub(super) mod summary;
mod teams;

pub use head::{masthead, sitting, status, title};

pub(super) use summary::summary;

/// Makes the blocks of one section.
pub(super) type Section = fn(&mut Draft) -> Vec<Block>;

/// A table without the columns that would be empty from top to bottom: they say nothing.
pub(super) fn without_empty_columns(mut table: Table) -> Block {
    let says = |at: usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.get(at));
        cells.any(|cell| cell.iter().any(|span| !span.is_empty()))
    };
    let kept: Vec<bool> = (0..table.columns.len()).map(says).collect();
    let only = |row: Vec<Cell>| {
        let cells = row.into_iter().zip(&kept).filter(|(_, kept)| **kept);
        cells.map(|(cell, _)| cell).collect()
    };
    table.rows = table.rows.into_iter().map(only).collect();
    table.totals = table.totals.map(only);
    let mut kept = kept.iter();
    table.columns.retain(|_| kept.next() == Some(&true));
    Block::Table(table)
}
