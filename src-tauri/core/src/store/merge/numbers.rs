//! Values that only one record may have: a number that both copies assigned, a name that both entered.

use super::{
    Merge,
    fields::decide_side,
    outcome::OutcomeLine,
    row_case::RowCase,
    table_schema::{RowJson, RowKey, TableSchema, text},
};
use crate::{
    Error, Result,
    model::{MergedKind, Side},
};
use rusqlite::{Connection, named_params};
use serde_json::Value;

/// What to do when another record has the same value already.
enum ClashRule {
    /// Assign the next number, in this column.
    Number(&'static str),
    /// Assign the next number after the dot: `2.4`.
    Serial,
    /// Leave the meeting without an ordinal.
    Ordinal,
    /// Refuse the merge: a person has to change one of the two first.
    Blocks,
    /// Treat the two as one record.
    Duplicate,
}

fn clash_rule(table: &str, columns: &[String]) -> ClashRule {
    match table {
        "agenda_item" => ClashRule::Number("number"),
        "invitation" => ClashRule::Number("sequence"),
        "decision" | "action" => ClashRule::Serial,
        "meeting" if columns.iter().any(|column| column == "ordinal") => ClashRule::Ordinal,
        "document" | "meeting" => ClashRule::Blocks,
        _ => ClashRule::Duplicate,
    }
}

impl Merge<'_> {
    /// Assigns free values to a record that is new here. Gives the id of its duplicate here when it was entered in both
    /// copies.
    pub(super) fn resolve_clash(
        &mut self,
        schema: &TableSchema,
        key: &RowKey,
        there: &RowJson,
        row: &mut RowJson,
    ) -> Result<Option<String>> {
        // Each round resolves a clash in one of the sets of unique columns.
        for _ in 0..=schema.unique.len() {
            let Some((other, columns)) = schema.find_clash(self.here, row)? else {
                return Ok(None);
            };
            let free = match clash_rule(&schema.table, &columns) {
                ClashRule::Number(column) => self.next_number(schema, column, there, row)?,
                ClashRule::Serial => self.next_serial(schema, there, row)?,
                ClashRule::Ordinal => ("ordinal", Value::Null),
                ClashRule::Duplicate if self.can_be_duplicate(schema, &other)? => {
                    return Ok(Some(other));
                }
                ClashRule::Duplicate | ClashRule::Blocks => {
                    self.note_blocked(key, row);
                    self.skipped_records.insert(key.record.clone());
                    return Ok(None);
                }
            };
            self.assign_number(schema, key, row, (&other, free))?;
        }
        Ok(None)
    }

    /// A record sealed there keeps its number, and the one that has it here gets the free one, unless that one is
    /// sealed too.
    fn assign_number(
        &mut self,
        schema: &TableSchema,
        key: &RowKey,
        row: &mut RowJson,
        (other, (column, free)): (&str, (&str, Value)),
    ) -> Result<()> {
        if self.sealed_there.contains(&key.record)
            && self.renumber_here(schema, other, column, &free)?
        {
            return Ok(());
        }
        let before = row.clone();
        row.insert(column.to_owned(), free.clone());
        self.note_renumbered(key, &before, column, &free);
        Ok(())
    }

    /// Gives a record of this file another number, unless it is sealed here.
    fn renumber_here(
        &mut self,
        schema: &TableSchema,
        record: &str,
        column: &str,
        free: &Value,
    ) -> Result<bool> {
        let key = RowKey::of_record(&schema.table, record);
        let Some(before) = schema.row(self.here, &key)? else {
            return Ok(false);
        };
        let mut row = before.clone();
        row.insert(column.to_owned(), free.clone());
        let columns: Vec<&String> = schema.columns.iter().filter(|c| *c == column).collect();
        let done = self.with_savepoint(|| {
            schema.update(self.here, &key.record, (&row, &columns), (0, self.at))
        });
        match done {
            Ok(()) => {
                self.note_renumbered(&key, &before, column, free);
                Ok(true)
            }
            Err(Error::Sealed { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn note_renumbered(&mut self, key: &RowKey, before: &RowJson, column: &str, free: &Value) {
        let free_text = free
            .as_str()
            .map_or_else(|| free.to_string(), str::to_owned);
        let line = self.out.add_line(MergedKind::Renumbered, key, before);
        line.fields.push(column.to_owned());
        line.now = (!free.is_null()).then_some(free_text);
    }

    /// Frees a number that was sealed there: the record that has it here gets the next one.
    pub(super) fn free_number_for_sealed(
        &mut self,
        schema: &TableSchema,
        there: &RowJson,
    ) -> Result<()> {
        let Some((other, columns)) = schema.find_clash(self.here, there)? else {
            return Ok(());
        };
        let (column, free) = match clash_rule(&schema.table, &columns) {
            ClashRule::Number(column) => self.next_number(schema, column, there, there)?,
            ClashRule::Serial => self.next_serial(schema, there, there)?,
            ClashRule::Ordinal | ClashRule::Blocks | ClashRule::Duplicate => return Ok(()),
        };
        self.renumber_here(schema, &other, column, &free).map(drop)
    }

    /// The record here that an earlier merge found to be a duplicate of one of the other copy: at some time since the
    /// common ancestor both had the same unique value, and each exists in one copy only.
    pub(super) fn find_merged_duplicate(
        &self,
        schema: &TableSchema,
        key: &RowKey,
    ) -> Result<Option<String>> {
        if schema.unique.is_empty()
            || !matches!(clash_rule(&schema.table, &[]), ClashRule::Duplicate)
        {
            return Ok(None);
        }
        let rows_since_ancestor = |db: &Connection,
                                   key: Option<&RowKey>|
         -> Result<Vec<(String, RowJson)>> {
            let mut all = db.prepare_cached(
                "SELECT record_id, coalesce(after, before) FROM change WHERE record_table = :table \
                 AND operation > :common_ancestor AND (:record IS NULL OR record_id = :record)",
            )?;
            let record = key.map(|key| key.record.as_str());
            let named = named_params! { ":table": schema.table, ":common_ancestor": self.common_ancestor, ":record": record };
            let rows = all.query_map(named, |row| Ok((row.get(0)?, row.get(1)?)))?;
            let rows: Vec<(String, String)> = rows.collect::<rusqlite::Result<_>>()?;
            let mut out = Vec::new();
            for (record, json) in rows {
                if let Some(row) = schema.read(db, Some(json))? {
                    out.push((record, row));
                }
            }
            Ok(out)
        };
        let rows_there = rows_since_ancestor(self.there, Some(key))?;
        for (record, row_here) in rows_since_ancestor(self.here, None)? {
            let shares_unique_value = |row_there: &RowJson| {
                let row_there = self.with_local_ids(row_there);
                schema.unique.iter().any(|columns| {
                    let value = |row: &RowJson, column: &String| row.get(column).cloned();
                    let has_value =
                        |column| value(&row_there, column).is_some_and(|v| !v.is_null());
                    columns
                        .iter()
                        .all(|c| has_value(c) && value(&row_there, c) == value(&row_here, c))
                })
            };
            if rows_there
                .iter()
                .any(|(_, row_there)| shares_unique_value(row_there))
                && self.is_here(&schema.table, &record)?
                && !super::row_case::has_existed(
                    self.there,
                    &RowKey::of_record(&schema.table, &record),
                )?
                && !self.duplicates.values().any(|id| *id == record)
            {
                return Ok(Some(record));
            }
        }
        Ok(None)
    }

    pub(super) fn note_blocked(&mut self, key: &RowKey, row: &RowJson) {
        self.out.blocked.push(OutcomeLine {
            kind: MergedKind::Clash,
            noun: key.table.clone(),
            record: key.record.clone(),
            row: row.clone(),
            fields: Vec::new(),
            now: None,
        });
    }

    pub(super) fn is_there(&self, schema: &TableSchema, record: &str) -> Result<bool> {
        let key = RowKey::of_record(&schema.table, record);
        Ok(schema.row(self.there, &key)?.is_some())
    }

    /// Whether a record here can be the duplicate of one of the other copy: it is in this file only, and is not matched
    /// with another yet.
    fn can_be_duplicate(&self, schema: &TableSchema, record: &str) -> Result<bool> {
        let is_merged = self.duplicates.values().any(|id| id == record);
        Ok(!is_merged && !self.is_there(schema, record)?)
    }

    /// The number after all that either copy has at the meeting.
    fn next_number(
        &self,
        schema: &TableSchema,
        column: &'static str,
        there: &RowJson,
        row: &RowJson,
    ) -> Result<(&'static str, Value)> {
        let sql = format!(
            "SELECT max({column}) FROM {} WHERE meeting = :meeting",
            schema.table
        );
        let highest = |db: &Connection, row: &RowJson| -> Result<Option<i64>> {
            let meeting = text(row, "meeting").unwrap_or_default();
            let mut statement = db.prepare_cached(&sql)?;
            Ok(statement.query_row(named_params! { ":meeting": meeting }, |row| row.get(0))?)
        };
        let highest = highest(self.here, row)?.max(highest(self.there, there)?);
        Ok((column, Value::from(highest.unwrap_or(0) + 1)))
    }

    /// The number after all that decisions or actions of the meeting ever had in either copy.
    fn next_serial(
        &self,
        schema: &TableSchema,
        there: &RowJson,
        row: &RowJson,
    ) -> Result<(&'static str, Value)> {
        let number = text(row, "number").unwrap_or_default();
        let (head, _) = number.rsplit_once('.').unwrap_or(("", number));
        let meeting = |row| text(row, "meeting").unwrap_or_default();
        let list_numbers = super::super::history::list_numbers_ever_used;
        let mut all = list_numbers(self.here, &schema.table, meeting(row))?;
        all.extend(list_numbers(self.there, &schema.table, meeting(there))?);
        let serial = |number: &String| {
            let (of, serial) = number.rsplit_once('.').unwrap_or(("", number));
            serial.parse::<u64>().ok().filter(|_| of == head)
        };
        let next = all.iter().filter_map(serial).max().unwrap_or(0) + 1;
        let next = match head {
            "" => next.to_string(),
            head => format!("{head}.{next}"),
        };
        Ok(("number", Value::String(next)))
    }

    /// Replaces the numbers of agenda items that the other copy renumbered or removed by negative ones, since items that
    /// swapped numbers would clash while they are written one by one. Gives the original numbers.
    pub(super) fn park_numbers(&mut self, cases: &[RowCase]) -> Result<Vec<(RowKey, Value)>> {
        let mut parked = Vec::new();
        for case in cases.iter().filter(|case| case.key.table == "agenda_item") {
            let Some(here) = &case.here else { continue };
            let number = [&"number".to_owned()];
            let must_park = match &case.there {
                None => case.has_base(),
                Some(there) => {
                    let (there, bases) = self.case_with_local_ids(case, there);
                    let side = decide_side(&number, here, &there, &bases);
                    let choice =
                        self.choices
                            .get(&case.key.table, &case.key.record, Some("number"));
                    let sealed = self.sealed_there.contains(&case.key.record);
                    here.get("number") != there.get("number")
                        && (sealed || side.or(choice) == Some(Side::There))
                }
            };
            let Some(original) = here.get("number").filter(|_| must_park) else {
                continue;
            };
            let parked_number = -1 - i64::try_from(parked.len()).unwrap_or(0);
            match self.with_savepoint(|| self.set_number(&case.key, &Value::from(parked_number))) {
                Ok(()) => parked.push((case.key.clone(), original.clone())),
                // The refusal is noted when the item itself is merged.
                Err(Error::Sealed { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(parked)
    }

    /// Gives parked items that were not renumbered their own number again, or the next one if it is taken now.
    pub(super) fn restore_parked_numbers(&mut self, parked: Vec<(RowKey, Value)>) -> Result<()> {
        let schema = self.schema_of("agenda_item")?;
        for (key, original) in parked {
            let Some(mut row) = schema.row(self.here, &key)? else {
                continue;
            };
            if row
                .get("number")
                .and_then(Value::as_i64)
                .is_none_or(|number| number >= 0)
            {
                continue;
            }
            row.insert("number".into(), original.clone());
            if schema.find_clash(self.here, &row)?.is_some() {
                let (column, free) = self.next_number(&schema, "number", &row, &row)?;
                let line = self.out.add_line(MergedKind::Renumbered, &key, &row);
                line.fields.push(column.to_owned());
                line.now = Some(free.to_string());
                row.insert(column.into(), free);
            }
            let number = row.get("number").cloned().unwrap_or_default();
            self.set_number(&key, &number)?;
        }
        Ok(())
    }

    fn set_number(&self, key: &RowKey, number: &Value) -> Result<()> {
        let sql = "UPDATE agenda_item SET number = :number WHERE id = :record";
        let mut statement = self.here.prepare_cached(sql)?;
        let named = named_params! { ":number": number.as_i64(), ":record": key.record };
        statement.execute(named)?;
        Ok(())
    }
}
