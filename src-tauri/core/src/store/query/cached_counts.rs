//! What was counted last.

use std::collections::BTreeMap;

/// The counts of some nouns as of an operation.
pub(in crate::store) struct Counts {
    pub sequence: i64,
    pub hash: String,
    pub by_noun: BTreeMap<String, i64>,
}
