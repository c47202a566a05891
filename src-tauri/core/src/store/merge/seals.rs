//! Merges documents that were issued from the other copy: their papers and seals are copied, and the records they are
//! based on become what was sealed. Seals of this file need no code here: their triggers refuse the write.

use super::{
    Merge,
    fields::{columns_equal, decide_side, table_fields},
    row_case::RowCase,
    table_schema::{RowJson, RowKey, text},
};
use crate::{
    Error, Result,
    model::{MergedKind, Side},
    store::seal,
};
use rusqlite::named_params;
use std::collections::HashSet;

impl Merge<'_> {
    /// Finds the records that are sealed there and not here.
    pub(super) fn find_sealed(&mut self) -> Result<()> {
        let schema = self.schema_of("document")?;
        for (owner, target, _) in self.seals_there()? {
            let key = RowKey::of_record("document", &owner);
            let (here, there) = (schema.row(self.here, &key)?, schema.row(self.there, &key)?);
            let paper = |row: &Option<RowJson>| {
                let paper = row.as_ref().and_then(|row| text(row, "record_sha256"));
                paper.map(str::to_owned)
            };
            // Issued from both copies, with different contents: there can be no single summary.
            let two = paper(&here).is_some() && paper(&here) != paper(&there);
            if let Some(there) = there.filter(|_| two) {
                if !self.out.blocked.iter().any(|line| line.record == owner) {
                    self.note_blocked(&key, &there);
                }
            } else if !self.is_sealed_here(&owner, &target)? {
                self.sealed_there.insert(target);
            }
        }
        // The triggers freeze these with a meeting, although `document_sealed` does not list them.
        for (table, column) in [("carry_over", "meeting"), ("body", "established_at")] {
            let sql = format!("SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL");
            let mut all = self.there.prepare_cached(&sql)?;
            let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let rows: Vec<(String, String)> = rows.collect::<rusqlite::Result<_>>()?;
            let with = rows
                .into_iter()
                .filter(|(_, meeting)| self.sealed_there.contains(meeting));
            let with: Vec<String> = with.map(|(record, _)| record).collect();
            self.sealed_there.extend(with);
        }
        Ok(())
    }

    /// Whether a document that was issued from this file seals a record.
    pub(super) fn has_seal_here(&self, record: &str) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM document_sealed WHERE target = :record)";
        let mut statement = self.here.prepare_cached(sql)?;
        Ok(statement.query_row(named_params! { ":record": record }, |row| row.get(0))?)
    }

    fn seals_there(&self) -> Result<Vec<(String, String, i64)>> {
        let sql = "SELECT owner, target, position FROM document_sealed ORDER BY owner, position";
        let mut all = self.there.prepare_cached(sql)?;
        let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn is_sealed_here(&self, owner: &str, target: &str) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM document_sealed WHERE owner = :owner AND target = :target)";
        let mut statement = self.here.prepare_cached(sql)?;
        let named = named_params! { ":owner": owner, ":target": target };
        Ok(statement.query_row(named, |row| row.get(0))?)
    }

    /// Copies the stored papers of the other copy, byte for byte.
    pub(super) fn copy_papers(&self) -> Result<()> {
        let all = |db: &rusqlite::Connection| -> Result<HashSet<String>> {
            let mut all = db.prepare_cached("SELECT sha256 FROM content")?;
            let rows = all.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        };
        let here = all(self.here)?;
        for missing in all(self.there)?.difference(&here) {
            self.tx
                .store_content(&seal::get_content(self.there, missing)?)?;
        }
        Ok(())
    }

    /// Copies the seals of the other copy, then merges what was changed here in the records they seal.
    pub(super) fn copy_seals(&mut self, cases: &[RowCase]) -> Result<()> {
        for (owner, target, position) in self.seals_there()? {
            let target = self.local_id(&target);
            let stands = self.is_here("document", &owner)? && self.exists_here(&target)?;
            if !stands || self.is_sealed_here(&owner, &target)? {
                continue;
            }
            self.here
                .prepare_cached(
                    "INSERT INTO document_sealed (owner, target, position) \
                     VALUES (:owner, :target, :position)",
                )?
                .execute(
                    named_params! { ":owner": owner, ":target": target, ":position": position },
                )?;
            self.out.seals += 1;
        }
        for case in cases {
            if !self.sealed_there.contains(&case.key.record) {
                continue;
            }
            if case.schema.is_link {
                self.note_sealed_link(case)?;
            } else {
                self.reapply_local_fields(case)?;
            }
        }
        self.note_added_to_sealed(cases)
    }

    /// Whether a record of any kind is in the open file.
    fn exists_here(&self, record: &str) -> Result<bool> {
        for schema in self.schemas.iter().filter(|schema| !schema.is_link) {
            if self.is_here(&schema.table, record)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Merges what was changed here in a record that was sealed there: fields that the seal leaves open keep the changes,
    /// the others stay as they were sealed, which is noted.
    fn reapply_local_fields(&mut self, case: &RowCase) -> Result<()> {
        let (Some(here), Some(there)) = (&case.here, &case.there) else {
            return Ok(());
        };
        let (there, bases) = self.case_with_local_ids(case, there);
        for (name, columns) in table_fields(&case.schema) {
            if name == "id" || columns_equal(&columns, here, &there) {
                continue;
            }
            let side = decide_side(&columns, here, &there, &bases);
            if side == Some(Side::There) {
                continue;
            }
            let to_write = [(name.clone(), columns.clone())];
            match self.update(&case.schema, &case.key, here, &to_write) {
                Ok(()) => {}
                Err(Error::Sealed { .. }) => {
                    let line = self
                        .out
                        .add_line(MergedKind::SealedThere, &case.key, &there);
                    line.fields.push(name);
                    continue;
                }
                Err(error) => return Err(error),
            }
            if side.is_none()
                && self.note_field_conflict(&case.key, &name, here, &there) == Some(Side::There)
            {
                self.update(&case.schema, &case.key, &there, &to_write)?;
            }
        }
        Ok(())
    }

    /// Notes a link that was added or dropped here and is now as it was sealed.
    fn note_sealed_link(&mut self, case: &RowCase) -> Result<()> {
        let changed_here =
            case.here.is_some() != case.has_base() && case.here.is_some() != case.there.is_some();
        if let Some(row) = case
            .here
            .as_ref()
            .or(case.there.as_ref())
            .filter(|_| changed_here)
        {
            let owner = self.local_owner_table(&case.schema, &case.key.record)?;
            if let Some(owner) = owner {
                self.note_link(
                    MergedKind::SealedThere,
                    (&case.schema, &owner),
                    &case.key,
                    row,
                )?;
            }
        }
        Ok(())
    }

    /// Notes what was added here to a meeting whose summary was issued there: it stays, but is not in the summary.
    fn note_added_to_sealed(&mut self, cases: &[RowCase]) -> Result<()> {
        if self.sealed_there.is_empty() {
            return Ok(());
        }
        let records_there = cases.iter().filter(|case| case.there.is_some());
        let records_there: HashSet<&String> = records_there.map(|case| &case.key.record).collect();
        let mut added = self.here.prepare(
            "SELECT DISTINCT record_table, record_id FROM change \
             WHERE operation > :common_ancestor AND before IS NULL ORDER BY record_id",
        )?;
        let rows = added.query_map(
            named_params! { ":common_ancestor": self.common_ancestor },
            |row| {
                Ok(RowKey {
                    table: row.get(0)?,
                    record: row.get(1)?,
                    target: String::new(),
                })
            },
        )?;
        let rows: Vec<RowKey> = rows.collect::<rusqlite::Result<_>>()?;
        drop(added);
        for key in rows
            .iter()
            .filter(|key| !records_there.contains(&key.record))
        {
            let Ok(schema) = self.schema_of(&key.table) else {
                continue;
            };
            if schema.is_link || self.sealed_there.contains(&key.record) {
                continue;
            }
            let Some(row) = schema.row(self.here, key)? else {
                continue;
            };
            let mut to = schema.parents.iter().filter_map(|p| text(&row, &p.column));
            if to.any(|parent| self.sealed_there.contains(parent)) {
                self.out.add_line(MergedKind::AddedToSealed, key, &row);
            }
        }
        Ok(())
    }
}
