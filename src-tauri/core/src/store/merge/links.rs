//! Merges links between records: who chairs, who pledged, which sources are cited. Each link is merged by itself, and
//! the lists of both copies become one.

use super::{
    Merge,
    incoming::ReferenceState,
    row_case::RowCase,
    table_schema::{RowJson, RowKey, TableSchema},
};
use crate::{Error, Result, model::MergedKind};
use rusqlite::named_params;
use serde_json::Value;
use std::collections::HashSet;

impl Merge<'_> {
    pub(super) fn merge_link(&mut self, case: &RowCase) -> Result<()> {
        let key = RowKey {
            table: case.key.table.clone(),
            record: self.local_id(&case.key.record),
            target: self.local_id(&case.key.target),
        };
        let here = case.schema.row(self.here, &key)?;
        let sealed = self.sealed_there.contains(&case.key.record);
        match (&here, &case.there) {
            (None, Some(there))
                if sealed
                    || !case.has_base()
                    || self.restored_records.contains(&case.key.record) =>
            {
                self.add_link(&case.schema, &key, there)
            }
            (Some(row), Some(there)) if sealed && row.get("position") != there.get("position") => {
                self.move_link(&case.schema, &key, there)
            }
            // A link that was removed there with a record is removed here with that record, or stays with it.
            (Some(row), None)
                if (sealed || case.has_base() && self.has_both_ends_there(case)?)
                    && !self.has_link_there(&case.schema, &key)? =>
            {
                self.drop_link(&case.schema, &key, row)
            }
            _ => Ok(()),
        }
    }

    /// Whether the other copy has this link, between records that may have other ids there.
    fn has_link_there(&self, schema: &TableSchema, key: &RowKey) -> Result<bool> {
        let ids_there = |local: &str| -> Vec<String> {
            let others = self.duplicates.iter().filter(|(_, id)| *id == local);
            let others = others.map(|(id_there, _)| id_there.clone());
            others.chain([local.to_owned()]).collect()
        };
        for record in ids_there(&key.record) {
            for target in ids_there(&key.target) {
                let link = RowKey {
                    record: record.clone(),
                    target,
                    table: key.table.clone(),
                };
                if schema.row(self.there, &link)?.is_some() {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Gives a link of a record sealed there the position it has there.
    fn move_link(&mut self, schema: &TableSchema, key: &RowKey, there: &RowJson) -> Result<()> {
        let sql = format!(
            "UPDATE {} SET position = :position WHERE owner = :owner AND target = :target",
            schema.table
        );
        let position = there.get("position").and_then(Value::as_i64);
        self.with_savepoint(|| {
            let mut statement = self.here.prepare_cached(&sql)?;
            let named =
                named_params! { ":position": position, ":owner": key.record, ":target": key.target };
            statement.execute(named)?;
            Ok(())
        })
    }

    /// Whether the other copy still has both records that a link connects.
    fn has_both_ends_there(&self, case: &RowCase) -> Result<bool> {
        let mut ends = HashSet::from([&case.key.record, &case.key.target]);
        for schema in self.schemas.iter().filter(|schema| !schema.is_link) {
            let mut remaining = HashSet::new();
            for end in ends {
                if !self.is_there(schema, end)? {
                    remaining.insert(end);
                }
            }
            ends = remaining;
        }
        Ok(ends.is_empty())
    }

    fn add_link(&mut self, schema: &TableSchema, key: &RowKey, there: &RowJson) -> Result<()> {
        let Some(owner) = self.local_owner_table(schema, &key.record)? else {
            return Ok(());
        };
        for parent in &schema.parents {
            let value = if parent.column == "owner" {
                &key.record
            } else {
                &key.target
            };
            if !matches!(
                self.resolve_reference(parent, value)?,
                ReferenceState::Present
            ) {
                return self.note_link(MergedKind::LeftOut, (schema, &owner), key, there);
            }
        }
        let mut row = self.with_local_ids(there);
        row.insert("owner".into(), Value::String(key.record.clone()));
        row.insert("target".into(), Value::String(key.target.clone()));
        let done = self.with_savepoint(|| schema.insert(self.here, &row));
        self.note_link_write(schema, key, there, owner, done)
    }

    fn drop_link(&mut self, schema: &TableSchema, key: &RowKey, row: &RowJson) -> Result<()> {
        let Some(owner) = self.local_owner_table(schema, &key.record)? else {
            return Ok(());
        };
        let done = self.with_savepoint(|| schema.delete(self.here, key));
        self.note_link_write(schema, key, row, owner, done)
    }

    fn note_link_write(
        &mut self,
        schema: &TableSchema,
        key: &RowKey,
        row: &RowJson,
        owner: String,
        done: Result<()>,
    ) -> Result<()> {
        match done {
            Ok(()) if self.written_records.contains(&key.record) => Ok(()),
            Ok(()) => {
                self.note_link(MergedKind::Changed, (schema, &owner), key, row)?;
                self.relinked_owners.insert(key.record.clone(), owner);
                Ok(())
            }
            Err(Error::Sealed { .. }) => {
                self.note_link(MergedKind::SealedHere, (schema, &owner), key, row)
            }
            Err(error) => Err(error),
        }
    }

    /// Notes what happened to links, in one line for each record and kind.
    pub(super) fn note_link(
        &mut self,
        kind: MergedKind,
        (schema, owner): (&TableSchema, &str),
        link: &RowKey,
        row: &RowJson,
    ) -> Result<()> {
        let field = match schema.table.as_str() {
            "citation" => "sources".to_owned(),
            table => {
                let field = table.strip_prefix(owner).unwrap_or(table);
                super::super::field::to_camel_case(field.trim_start_matches('_'))
            }
        };
        let owner = RowKey {
            table: owner.to_owned(),
            record: link.record.clone(),
            target: String::new(),
        };
        let matching = self.out.lines.iter_mut();
        let mut matching = matching.filter(|line| line.kind == kind && line.record == owner.record);
        if let Some(line) = matching.next() {
            if !line.fields.contains(&field) {
                line.fields.push(field);
            }
            return Ok(());
        }
        let stands = self.schema_of(&owner.table)?.row(self.here, &owner)?;
        let line = self
            .out
            .add_line(kind, &owner, stands.as_ref().unwrap_or(row));
        line.fields.push(field);
        Ok(())
    }

    /// The table of the record that a link belongs to; none when that record is not in the open file.
    pub(super) fn local_owner_table(
        &self,
        schema: &TableSchema,
        owner: &str,
    ) -> Result<Option<String>> {
        let named = schema
            .parents
            .iter()
            .find(|parent| parent.column == "owner");
        if let Some(parent) = named {
            let there = self.is_here(&parent.table, owner)?;
            return Ok(there.then(|| parent.table.clone()));
        }
        for schema in self.schemas.iter().filter(|schema| !schema.is_link) {
            if self.is_here(&schema.table, owner)? {
                return Ok(Some(schema.table.clone()));
            }
        }
        Ok(None)
    }

    /// Gives records whose links changed a new revision, so that a form that loaded the old one reports a conflict.
    pub(super) fn bump_owner_revisions(&mut self) -> Result<()> {
        for (record, table) in std::mem::take(&mut self.relinked_owners) {
            if self.written_records.contains(&record) {
                continue;
            }
            let sql = format!(
                "UPDATE {table} SET revision = revision + 1, updated_at = :at WHERE id = :record"
            );
            let mut statement = self.here.prepare_cached(&sql)?;
            statement.execute(named_params! { ":at": self.at, ":record": record })?;
        }
        Ok(())
    }
}
