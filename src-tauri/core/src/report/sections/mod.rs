//! The sections of a summary, one file each. A section without content is left out, unless a
//! reader would miss it; then it says in words what is not known.

use super::{
    block::{Block, Cell, Table},
    draft::Draft,
};
use crate::model::SummarySection;

pub(super) mod actions;
mod adoption;
pub(super) mod agenda;
pub(super) mod annex;
pub(super) mod contributions;
pub(super) mod decisions;
pub(super) mod discrepancies;
pub(super) mod discussion;
mod instruments;
pub(super) mod masthead;
mod membership;
mod next_meeting;
pub(super) mod participation;
pub(super) mod present;
mod running_total;
mod sitting;
pub(super) mod sources;
mod statements;
pub(super) mod status;
mod teams;
pub(super) mod title;

/// Makes the blocks of one section.
pub(super) type Section = fn(&mut Draft) -> Vec<Block>;

/// Every section in printed order, and by what name an audience goes without it. The sources come
/// after all that cite them.
const PRINTED_ORDER: [(Option<SummarySection>, Section); 16] = [
    (None, title::section),
    (Some(SummarySection::Participation), participation::section),
    (Some(SummarySection::Agenda), agenda::section),
    (Some(SummarySection::Discussion), discussion::section),
    (Some(SummarySection::Statements), statements::section),
    (Some(SummarySection::Decisions), decisions::section),
    (Some(SummarySection::Teams), teams::section),
    (Some(SummarySection::Membership), membership::section),
    (Some(SummarySection::Contributions), contributions::section),
    (Some(SummarySection::RunningTotal), running_total::section),
    (Some(SummarySection::Actions), actions::section),
    (Some(SummarySection::NextMeeting), next_meeting::section),
    (Some(SummarySection::Discrepancies), discrepancies::section),
    (Some(SummarySection::Sources), sources::section),
    (Some(SummarySection::Participants), annex::section),
    (None, status::section),
];

/// The sections of the summary that its audience gets.
pub(super) fn summary(draft: &mut Draft) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (name, section) in PRINTED_ORDER {
        if name.is_none_or(|name| draft.wish.gets(name)) {
            blocks.extend(section(draft));
        }
    }
    blocks
}

/// A table without the columns that would be empty from top to bottom: they tell nothing.
pub(super) fn told(mut table: Table) -> Block {
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
