//! Merges a record that only the other copy has: new there, or removed here.

use super::{
    Merge,
    outcome::Conflict,
    row_case::RowCase,
    table_schema::{OnDelete, ParentColumn, RowJson, RowKey, TableSchema, text},
};
use crate::{
    Error, Result,
    model::{ConflictKind, MergedKind, Noun, PledgeLinkFields, PledgeShareFields, Side},
};
use serde_json::Value;
use std::rc::Rc;

/// Whether a record that a column refers to is in the open file.
pub(super) enum ReferenceState {
    Present,
    Incoming,
    Missing,
}

impl Merge<'_> {
    pub(super) fn merge_incoming(&mut self, case: &RowCase) -> Result<()> {
        let RowCase { schema, key, .. } = case;
        let Some(there) = &case.there else {
            return Ok(());
        };
        let required =
            self.restored_records.contains(&key.record) || self.sealed_there.contains(&key.record);
        if case.has_base() && !required {
            let unchanged = self.is_unchanged(case, there);
            if self.existed_here(&key.table, &key.record)? {
                if !unchanged {
                    self.note_removed_here(key, there)?;
                }
                self.skipped_records.insert(key.record.clone());
                return Ok(());
            }
            // An earlier merge has seen it: it is a duplicate of another record, or was skipped because of the
            // record it belongs to.
            if let Some(other) = self.find_merged_duplicate(schema, key)? {
                let local = self.with_local_ids(there);
                return self.merge_duplicate(schema, key, &local, other, !unchanged);
            }
            if unchanged && !self.has_parents_here(schema, there)? {
                self.skipped_records.insert(key.record.clone());
                return Ok(());
            }
        }
        self.insert(schema, key, there)
    }

    /// Whether all records that this one belongs to are here, and none of them is sealed.
    fn has_parents_here(&self, schema: &TableSchema, there: &RowJson) -> Result<bool> {
        for parent in &schema.parents {
            let Some(value) = text(there, &parent.column) else {
                continue;
            };
            let local = self.local_id(value);
            if parent.on_delete == OnDelete::Cascade
                && (!self.is_here(&parent.table, &local)? || self.has_seal_here(&local)?)
            {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Inserts a record of the other copy that is not here.
    pub(super) fn insert(
        &mut self,
        schema: &Rc<TableSchema>,
        key: &RowKey,
        there: &RowJson,
    ) -> Result<()> {
        let mut row = self.with_local_ids(there);
        if let Some(other) = self.resolve_clash(schema, key, there, &mut row)? {
            return self.merge_duplicate(schema, key, &row, other, true);
        }
        if self.skipped_records.contains(&key.record)
            || !self.resolve_row_references(schema, key, &mut row)?
        {
            self.skipped_records.insert(key.record.clone());
            return Ok(());
        }
        let done = self.with_savepoint(|| {
            schema.insert(self.here, &row)?;
            // These are valid only together with other records, which may have changed here.
            let cross_checked = [PledgeLinkFields::NAME, PledgeShareFields::NAME];
            if cross_checked.contains(&key.table.as_str())
                && !(self.is_valid)(self.tx, &key.table, &key.record)?
            {
                return Err(Error::Invalid(Vec::new()));
            }
            Ok(())
        });
        match done {
            Ok(()) => {
                self.written_records.insert(key.record.clone());
                let is_restored = self.restored_records.contains(&key.record);
                let kind = if is_restored {
                    MergedKind::BroughtBack
                } else {
                    MergedKind::Added
                };
                self.out.add_line(kind, key, &row);
                Ok(())
            }
            Err(Error::Invalid(_)) => {
                self.skipped_records.insert(key.record.clone());
                self.out.add_line(MergedKind::Clash, key, &row);
                Ok(())
            }
            Err(Error::Sealed { .. }) => {
                self.skipped_records.insert(key.record.clone());
                self.out.add_line(MergedKind::SealedHere, key, &row);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// The same thing was entered in both copies: it is one record from now on. `announce` says whether to note that in
    /// the outcome.
    fn merge_duplicate(
        &mut self,
        schema: &Rc<TableSchema>,
        key: &RowKey,
        there: &RowJson,
        other: String,
        announce: bool,
    ) -> Result<()> {
        self.duplicates.insert(key.record.clone(), other.clone());
        let local = RowKey {
            record: other,
            ..key.clone()
        };
        if self.sealed_there.contains(&key.record) {
            if self.has_seal_here(&local.record)? {
                self.sealed_there.remove(&key.record);
            } else {
                self.sealed_there.insert(local.record.clone());
            }
        }
        let here = schema.row(self.here, &local)?;
        let here = here.ok_or(Error::NotFound { noun: "record" })?;
        // A merge base that has the record under either id is the base of the merged one.
        let mut bases = Vec::new();
        for base in &self.bases {
            let row = match base.row(schema, key)? {
                Some(row) => Some(row),
                None => base.row(schema, &local)?,
            };
            bases.push(row.map(|row| self.with_local_ids(&row)));
        }
        if announce && !bases.iter().any(Option::is_some) {
            self.out.add_line(MergedKind::Same, &local, &here);
        }
        self.merge_rows(schema, &local, &here, there, &bases)
    }

    /// Whether all records that the row refers to are here, or will be. A reference that may be empty is cleared when
    /// its record was removed.
    fn resolve_row_references(
        &mut self,
        schema: &TableSchema,
        key: &RowKey,
        row: &mut RowJson,
    ) -> Result<bool> {
        for parent in &schema.parents {
            let Some(value) = text(row, &parent.column).map(str::to_owned) else {
                continue;
            };
            match self.resolve_reference(parent, &value)? {
                ReferenceState::Present => {}
                ReferenceState::Incoming => self.defer_column(key, parent),
                ReferenceState::Missing if parent.on_delete == OnDelete::SetNull => {
                    row.insert(parent.column.clone(), Value::Null);
                    let line = self.out.add_line(MergedKind::Unlinked, key, row);
                    line.fields
                        .push(super::super::field::to_camel_case(&parent.column));
                }
                ReferenceState::Missing => {
                    self.out.add_line(MergedKind::LeftOut, key, row);
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Finds the record that something of the other copy refers to. One that was removed here is a conflict; one that
    /// was never here is inserted.
    pub(super) fn resolve_reference(
        &mut self,
        parent: &ParentColumn,
        value: &str,
    ) -> Result<ReferenceState> {
        if self.is_here(&parent.table, value)? {
            return Ok(ReferenceState::Present);
        }
        let skipped = self.skipped_records.contains(value);
        let reported =
            self.restored_records.contains(value) || !self.existed_here(&parent.table, value)?;
        if skipped && reported {
            return Ok(ReferenceState::Missing);
        }
        if !skipped && self.incoming_records.contains(value) {
            return Ok(ReferenceState::Incoming);
        }
        let key = RowKey::of_record(&parent.table, value);
        let schema = self.schema_of(&parent.table)?;
        let Some(there) = schema.row(self.there, &key)? else {
            return Ok(ReferenceState::Missing);
        };
        if self.existed_here(&parent.table, value)? {
            if parent.on_delete != OnDelete::SetNull {
                self.note_removed_here(&key, &there)?;
            }
            return Ok(ReferenceState::Missing);
        }
        self.insert(&schema, &key, &there)?;
        Ok(if self.is_here(&parent.table, value)? {
            ReferenceState::Present
        } else {
            ReferenceState::Missing
        })
    }

    pub(super) fn defer_column(&mut self, key: &RowKey, parent: &ParentColumn) {
        let column = (key.clone(), parent.column.clone(), parent.table.clone());
        self.deferred_columns.push(column);
    }

    /// Clears references to records that were expected and not inserted.
    pub(super) fn resolve_deferred_columns(&mut self) -> Result<()> {
        for (key, column, table) in std::mem::take(&mut self.deferred_columns) {
            let schema = self.schema_of(&key.table)?;
            let Some(mut row) = schema.row(self.here, &key)? else {
                continue;
            };
            let Some(value) = text(&row, &column).map(str::to_owned) else {
                continue;
            };
            let local = self.local_id(&value);
            if local == value && self.is_here(&table, &value)? {
                continue;
            }
            let found = self.is_here(&table, &local)?;
            let now = if found {
                Value::String(local)
            } else {
                Value::Null
            };
            row.insert(column.clone(), now);
            self.with_savepoint(|| {
                schema.update(self.here, &key.record, (&row, &[&column]), (0, self.at))
            })?;
            if !found {
                let line = self.out.add_line(MergedKind::Unlinked, &key, &row);
                line.fields
                    .push(super::super::field::to_camel_case(&column));
            }
        }
        Ok(())
    }

    /// Notes that something the other copy changed or needs was removed here, together with what was removed in the
    /// same operation.
    pub(super) fn note_removed_here(&mut self, key: &RowKey, there: &RowJson) -> Result<()> {
        let removals = self.removals_with(Side::Here, key)?;
        let root = removals.root(key);
        let schema = self.schema_of(&root.table)?;
        let row = schema
            .row(self.there, &root)?
            .unwrap_or_else(|| there.clone());
        let choice = self.choices.get(&root.table, &root.record, None);
        self.out.add_conflict(Conflict {
            kind: ConflictKind::RemovedHere,
            noun: root.table.clone(),
            record: root.record.clone(),
            field: None,
            here: removals
                .row_before(&root)
                .cloned()
                .unwrap_or_else(|| row.clone()),
            there: row,
            others: usize::from(root != *key),
            choice,
        });
        Ok(())
    }

    /// Finds what was removed here and is to be restored by a decision for the other copy, with all that was removed in
    /// the same operation.
    pub(super) fn find_restored_records(&mut self) -> Result<()> {
        let roots = self.choices.whole_records_there();
        let roots: Vec<RowKey> = roots
            .map(|(noun, record)| RowKey::of_record(noun, record))
            .collect();
        for root in roots {
            let found = self
                .schemas
                .iter()
                .find(|schema| schema.table == root.table && !schema.is_link);
            let Some(schema) = found.cloned() else {
                continue;
            };
            let Some(there) = schema.row(self.there, &root)? else {
                continue;
            };
            if self.is_here(&root.table, &root.record)?
                || !self.existed_here(&root.table, &root.record)?
            {
                continue;
            }
            self.note_removed_here(&root, &there)?;
            let removals = self.removals_with(Side::Here, &root)?;
            for key in removals.descendants(&root) {
                self.restored_records.insert(key.record.clone());
                self.incoming_records.insert(key.record.clone());
            }
        }
        Ok(())
    }
}
