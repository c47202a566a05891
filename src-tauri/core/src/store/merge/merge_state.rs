//! What a merge knows while it is in progress.

use super::{
    ancestor::Base,
    operation_removals::OperationRemovals,
    outcome::{Choices, MergeOutcome},
    table_schema::{RowJson, RowKey, TableSchema},
};
use crate::{Result, model::Side, store::Tx};
use rusqlite::Connection;
use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    rc::Rc,
};

/// Whether a record, by table and id, keeps the rules of its noun.
pub type Validator = fn(&Tx, &str, &str) -> Result<bool>;

/// A merge in progress. *Here* is the open file, *there* the other copy.
pub(super) struct Merge<'a> {
    pub(super) tx: &'a Tx<'a>,
    pub(super) here: &'a Connection,
    pub(super) there: &'a Connection,
    /// When the operation is made, RFC 3339.
    pub(super) at: &'a str,
    pub(super) schemas: Vec<Rc<TableSchema>>,
    /// The sequence number of the last operation that both histories share.
    pub(super) common_ancestor: i64,
    /// The merge bases: one, or two when each copy merged the other independently.
    pub(super) bases: Vec<Base<'a>>,
    pub(super) choices: Choices,
    pub(super) is_valid: Validator,
    /// What an operation removed, by copy and sequence number: a cache.
    pub(super) removals: RefCell<HashMap<(Side, i64), Rc<OperationRemovals>>>,
    /// Records that were removed here and are to be restored.
    pub(super) restored_records: HashSet<String>,
    /// Records that were entered in both copies: by the id there, the id here.
    pub(super) duplicates: HashMap<String, String>,
    /// Records that are sealed there and not here.
    pub(super) sealed_there: HashSet<String>,
    /// Records of the other copy that are to be inserted here.
    pub(super) incoming_records: HashSet<String>,
    /// Records of the other copy that are not inserted.
    pub(super) skipped_records: HashSet<String>,
    /// Records that the merge wrote.
    pub(super) written_records: HashSet<String>,
    /// Records whose links the merge changed, with their table.
    pub(super) relinked_owners: HashMap<String, String>,
    /// Records whose fields come from both copies, with the row before the merge and the row of the other copy.
    pub(super) to_validate: Vec<(Rc<TableSchema>, RowKey, (RowJson, RowJson))>,
    /// Columns that refer to a record still to be inserted: the row, the column, the table it refers to.
    pub(super) deferred_columns: Vec<(RowKey, String, String)>,
    pub(super) out: MergeOutcome,
}
