//! What one operation removed.

use super::table_schema::{RowJson, RowKey};
use std::collections::{BTreeMap, HashMap};

/// The rows that one operation removed, and what each held.
pub(super) struct OperationRemovals {
    pub(super) rows: BTreeMap<RowKey, RowJson>,
    /// By row, the removed row that it belonged to.
    pub(super) parents: HashMap<RowKey, RowKey>,
}

impl OperationRemovals {
    /// The topmost removed record that a row belonged to.
    pub(super) fn root(&self, key: &RowKey) -> RowKey {
        let mut at = key;
        // The bound is for a damaged file, in which records could belong to each other in a circle.
        for _ in 0..self.rows.len() {
            match self.parents.get(at) {
                Some(parent) => at = parent,
                None => break,
            }
        }
        at.clone()
    }

    pub(super) fn row_before(&self, key: &RowKey) -> Option<&RowJson> {
        self.rows.get(key)
    }

    pub(super) fn descendants(&self, root: &RowKey) -> impl Iterator<Item = &RowKey> {
        self.rows.keys().filter(move |key| self.root(key) == *root)
    }
}
