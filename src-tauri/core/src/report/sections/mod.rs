//! The sections of a summary, one file each. A section without content is left out, unless a
//! reader would miss it; then it says in words what is not known.

use super::{block::Block, draft::Draft};

mod actions;
mod agenda;
mod annex;
pub(super) mod contributions;
pub(super) mod decisions;
pub(super) mod discussion;
pub(super) mod masthead;
mod membership;
mod participation;
mod sources;
mod statements;
pub(super) mod status;
mod teams;
pub(super) mod title;

/// Makes the blocks of one section.
type Section = fn(&mut Draft) -> Vec<Block>;

/// Every section in printed order. The sources come after all that cite them.
pub(super) const PRINTED_ORDER: [Section; 13] = [
    title::section,
    participation::section,
    agenda::section,
    discussion::section,
    statements::section,
    decisions::section,
    teams::section,
    membership::section,
    contributions::section,
    actions::section,
    sources::section,
    annex::section,
    status::section,
];
