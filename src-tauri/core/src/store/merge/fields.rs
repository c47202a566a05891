//! Merges a record that is in both copies, field by field.

use super::{
    super::field::to_camel_case,
    Merge,
    incoming::ReferenceState,
    outcome::{Conflict, OutcomeLine},
    row_case::RowCase,
    table_schema::{RowJson, RowKey, TableSchema, field_of_column, is_store_column, text},
};
use crate::{
    Error, Result,
    model::{ConflictKind, DocumentFields, MergedKind, Noun, PledgeEventFields, Side},
};
use serde_json::Value;
use std::rc::Rc;

/// The fields of a table, each with the columns it fills: an amount is one field of four columns.
pub(super) fn table_fields(schema: &TableSchema) -> Vec<(String, Vec<&String>)> {
    let mut all: Vec<(String, Vec<&String>)> = Vec::new();
    for column in schema
        .columns
        .iter()
        .filter(|column| !is_store_column(column))
    {
        // A document is taken from one copy as a whole, never a mixture of both.
        let is_document =
            schema.table == DocumentFields::NAME && !matches!(column.as_str(), "id" | "created_at");
        let name = if is_document {
            "state".into()
        } else {
            field_of_column(column, |c| schema.columns.iter().any(|k| k == c))
        };
        match all.iter_mut().find(|(field, _)| *field == name) {
            Some((_, columns)) => columns.push(column),
            None => all.push((name, vec![column])),
        }
    }
    all
}

pub(super) fn columns_equal(columns: &[&String], a: &RowJson, b: &RowJson) -> bool {
    columns
        .iter()
        .all(|column| a.get(*column) == b.get(*column))
}

fn columns_empty(columns: &[&String], row: &RowJson) -> bool {
    let null = |column: &&String| row.get(*column).is_none_or(Value::is_null);
    columns.iter().all(null)
}

/// Which copy's value of a field counts, by the merge bases; none when both changed it.
pub(super) fn decide_side(
    columns: &[&String],
    here: &RowJson,
    there: &RowJson,
    bases: &[Option<RowJson>],
) -> Option<Side> {
    let by = |base: &Option<RowJson>| match base {
        // Entered in both copies: a value that only one of them has counts.
        None if columns_empty(columns, here) => Some(Side::There),
        None if columns_empty(columns, there) => Some(Side::Here),
        None => None,
        Some(base) => match (
            columns_equal(columns, base, here),
            columns_equal(columns, base, there),
        ) {
            (true, _) => Some(Side::There),
            (_, true) => Some(Side::Here),
            _ => None,
        },
    };
    let mut verdicts = bases.iter().map(by);
    let first = verdicts.next().flatten();
    first.filter(|first| verdicts.all(|verdict| verdict == Some(*first)))
}

/// Whether a pledge event is the announcement, whose amount and date repeat those of the pledge.
fn is_announcement(schema: &TableSchema, row: &RowJson) -> bool {
    schema.table == PledgeEventFields::NAME
        && text(row, "stage") == Some("announced")
        && text(row, "corrects").is_none()
}

impl Merge<'_> {
    /// Merges a record that both copies have.
    pub(super) fn merge_existing(&mut self, case: &RowCase) -> Result<()> {
        let (Some(here), Some(there)) = (&case.here, &case.there) else {
            return Ok(());
        };
        let (there, bases) = self.case_with_local_ids(case, there);
        self.merge_rows(&case.schema, &case.key, here, &there, &bases)
    }

    /// The other copy's row and the merge bases, with the ids that their records have here.
    pub(super) fn case_with_local_ids(
        &self,
        case: &RowCase,
        there: &RowJson,
    ) -> (RowJson, Vec<Option<RowJson>>) {
        let bases = case.bases.iter();
        let bases = bases.map(|base| base.as_ref().map(|base| self.with_local_ids(base)));
        (self.with_local_ids(there), bases.collect())
    }

    pub(super) fn merge_rows(
        &mut self,
        schema: &Rc<TableSchema>,
        key: &RowKey,
        here: &RowJson,
        there: &RowJson,
        bases: &[Option<RowJson>],
    ) -> Result<()> {
        let sealed = self.sealed_there.contains(&key.record);
        let mut to_write: Vec<(String, Vec<&String>)> = Vec::new();
        for (name, columns) in table_fields(schema) {
            if name == "id" || name == "createdAt" || columns_equal(&columns, here, there) {
                continue;
            }
            let side = match decide_side(&columns, here, there, bases) {
                // A record sealed there is taken as a whole; fields that the seal leaves open are merged afterwards.
                _ if sealed => Some(Side::There),
                // The conflict is decided on the pledge, and its announcement is updated with it.
                None if is_announcement(schema, here) => Some(Side::Here),
                None => self.note_field_conflict(key, &name, here, there),
                side => side,
            };
            if side == Some(Side::There)
                && self.resolve_column_references(schema, key, there, &columns)?
            {
                to_write.push((name, columns));
            }
        }
        let before = self.out.lines.len();
        self.write_fields(schema, key, (here, there), to_write, !sealed)?;
        if sealed {
            // Fields that only this copy changed are merged after the seal is set.
            let is_local_only = |name: &String| {
                let mut fields = table_fields(schema).into_iter();
                let field = fields.find(|(field, _)| field == name);
                let side = field.and_then(|(_, c)| decide_side(&c, here, there, bases));
                side == Some(Side::Here) && bases.iter().any(Option::is_some)
            };
            for mut line in self.out.lines.split_off(before) {
                line.fields.retain(|name| !is_local_only(name));
                if line.kind != MergedKind::Changed || !line.fields.is_empty() {
                    self.out.lines.push(line);
                }
            }
        }
        Ok(())
    }

    /// Notes that both copies changed a field; gives the decision, if there is one yet.
    pub(super) fn note_field_conflict(
        &mut self,
        key: &RowKey,
        name: &str,
        here: &RowJson,
        there: &RowJson,
    ) -> Option<Side> {
        let choice = self.choices.get(&key.table, &key.record, Some(name));
        self.out.add_conflict(Conflict {
            kind: ConflictKind::Field,
            noun: key.table.clone(),
            record: key.record.clone(),
            field: Some(name.to_owned()),
            here: here.clone(),
            there: there.clone(),
            others: 0,
            choice,
        })
    }

    /// Whether all records that these columns refer to are here, or will be; inserts those that are missing here.
    fn resolve_column_references(
        &mut self,
        schema: &TableSchema,
        key: &RowKey,
        there: &RowJson,
        columns: &[&String],
    ) -> Result<bool> {
        for parent in &schema.parents {
            let value = there.get(&parent.column).and_then(Value::as_str);
            let Some(value) = value.filter(|_| columns.contains(&&parent.column)) else {
                continue;
            };
            match self.resolve_reference(parent, value)? {
                ReferenceState::Present => {}
                ReferenceState::Incoming => self.defer_column(key, parent),
                ReferenceState::Missing => {
                    let line = self.out.add_line(MergedKind::Unlinked, key, there);
                    line.fields.push(to_camel_case(&parent.column));
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Writes the fields together or, where a seal refuses that, one by one.
    fn write_fields(
        &mut self,
        schema: &Rc<TableSchema>,
        key: &RowKey,
        (here, there): (&RowJson, &RowJson),
        mut to_write: Vec<(String, Vec<&String>)>,
        validate: bool,
    ) -> Result<()> {
        // A record sealed there keeps its number; any other value that another record has already is not taken.
        if !validate {
            self.free_number_for_sealed(schema, there)?;
        }
        loop {
            let mut row = here.clone();
            for column in to_write.iter().flat_map(|(_, columns)| columns) {
                let value = there.get(*column).cloned().unwrap_or_default();
                row.insert((*column).clone(), value);
            }
            let Some((_, clashing)) = schema.find_clash(self.here, &row)? else {
                break;
            };
            let clashes = |(_, columns): &(String, Vec<&String>)| {
                columns.iter().any(|column| clashing.contains(column))
            };
            let Some(place) = to_write.iter().position(clashes) else {
                break;
            };
            let (name, _) = to_write.remove(place);
            self.out
                .add_line(MergedKind::Clash, key, there)
                .fields
                .push(name);
        }
        if to_write.is_empty() {
            return Ok(());
        }
        match self.update(schema, key, there, &to_write) {
            Ok(()) => {}
            Err(Error::Sealed { .. }) => {
                let mut done = Vec::new();
                for one in to_write {
                    match self.update(schema, key, there, std::slice::from_ref(&one)) {
                        Ok(()) => done.push(one),
                        Err(Error::Sealed { .. }) => {
                            let line = self.out.add_line(MergedKind::SealedHere, key, there);
                            line.fields.push(one.0);
                        }
                        Err(error) => return Err(error),
                    }
                }
                to_write = done;
            }
            Err(error) => return Err(error),
        }
        if !to_write.is_empty() {
            self.written_records.insert(key.record.clone());
            let line = self.out.add_line(MergedKind::Changed, key, there);
            line.fields = to_write.into_iter().map(|(name, _)| name).collect();
            if validate {
                let both = (here.clone(), there.clone());
                self.to_validate
                    .push((Rc::clone(schema), key.clone(), both));
            }
        }
        Ok(())
    }

    /// Validates records whose fields come from both copies, now that their links are merged too. Where one breaks a
    /// rule of its noun, one copy's record is taken as a whole.
    pub(super) fn validate_written(&mut self) -> Result<()> {
        for (schema, key, (here, there)) in std::mem::take(&mut self.to_validate) {
            if (self.is_valid)(self.tx, &key.table, &key.record)? {
                continue;
            }
            let all = table_fields(&schema).into_iter();
            let all = all
                .filter(|(name, columns)| name != "id" && !columns_equal(columns, &here, &there));
            let all: Vec<_> = all.collect();
            self.update(&schema, &key, &here, &all)?;
            let is_of_record =
                |line: &OutcomeLine| line.kind == MergedKind::Changed && line.record == key.record;
            self.out.lines.retain(|line| !is_of_record(line));
            self.note_record_conflict(&schema, &key, (&here, &there))?;
        }
        Ok(())
    }

    /// Writes some fields of a record as the other copy has them.
    ///
    /// # Errors
    /// `Sealed` when a seal of this file refuses it.
    pub(super) fn update(
        &self,
        schema: &TableSchema,
        key: &RowKey,
        there: &RowJson,
        to_write: &[(String, Vec<&String>)],
    ) -> Result<()> {
        let columns: Vec<&String> = to_write
            .iter()
            .flat_map(|(_, c)| c.iter().copied())
            .collect();
        let revision = there.get("revision").and_then(Value::as_i64).unwrap_or(0);
        self.with_savepoint(|| {
            schema.update(
                self.here,
                &key.record,
                (there, &columns),
                (revision, self.at),
            )
        })
    }

    /// Each copy's record is valid, but the merged one is not: one of them is taken as a whole.
    fn note_record_conflict(
        &mut self,
        schema: &Rc<TableSchema>,
        key: &RowKey,
        (here, there): (&RowJson, &RowJson),
    ) -> Result<()> {
        let choice = self.choices.get(&key.table, &key.record, None);
        self.out.add_conflict(Conflict {
            kind: ConflictKind::Together,
            noun: key.table.clone(),
            record: key.record.clone(),
            field: None,
            here: here.clone(),
            there: there.clone(),
            others: 0,
            choice,
        });
        if choice != Some(Side::There) {
            return Ok(());
        }
        let mut to_write = Vec::new();
        for (name, columns) in table_fields(schema) {
            let differs = name != "id" && !columns_equal(&columns, here, there);
            if differs && self.resolve_column_references(schema, key, there, &columns)? {
                to_write.push((name, columns));
            }
        }
        self.write_fields(schema, key, (here, there), to_write, false)
    }
}
