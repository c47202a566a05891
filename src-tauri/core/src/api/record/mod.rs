//! Any record: reading, saving and removing it, and what is asked before that.

pub mod convert_outcome;
pub(in crate::api) mod entry;
pub(in crate::api) mod in_use;
pub mod lists;
pub mod records;
pub(in crate::api) mod rule_reads;
