//! The rows to merge: all that either copy changed since the common ancestor.

use super::{
    Merge,
    table_schema::{RowJson, RowKey, TableSchema},
};
use crate::{Result, model::NOUNS};
use rusqlite::{Connection, named_params};
use serde_json::Value;
use std::{
    collections::{BTreeSet, HashSet},
    rc::Rc,
};

/// One row in both copies and in the merge bases.
pub(super) struct RowCase {
    pub(super) schema: Rc<TableSchema>,
    pub(super) key: RowKey,
    pub(super) here: Option<RowJson>,
    pub(super) there: Option<RowJson>,
    /// The row in each merge base.
    pub(super) bases: Vec<Option<RowJson>>,
}

impl RowCase {
    /// Whether any merge base has the row.
    pub(super) fn has_base(&self) -> bool {
        self.bases.iter().any(Option::is_some)
    }
}

/// The rows that a copy changed after an operation.
fn changed_keys(db: &Connection, last: i64) -> Result<BTreeSet<RowKey>> {
    let mut all = db.prepare_cached(
        "SELECT DISTINCT record_table, record_id, \
         coalesce(json_extract(coalesce(after, before), '$.target'), '') \
         FROM change WHERE operation > :last",
    )?;
    let rows = all.query_map(named_params! { ":last": last }, |row| {
        let table: String = row.get(0)?;
        // A record may have a field named `target` too; only rows of links are identified by it.
        let target = if NOUNS.contains(&table.as_str()) {
            String::new()
        } else {
            row.get(2)?
        };
        Ok(RowKey {
            table,
            record: row.get(1)?,
            target,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether a copy ever had the record.
pub(super) fn has_existed(db: &Connection, key: &RowKey) -> Result<bool> {
    let sql =
        "SELECT EXISTS (SELECT 1 FROM change WHERE record_id = :record AND record_table = :table)";
    let mut statement = db.prepare_cached(sql)?;
    let named = named_params! { ":record": key.record, ":table": key.table };
    Ok(statement.query_row(named, |row| row.get(0))?)
}

impl Merge<'_> {
    /// Every row that a copy changed, in the order of tables: parents before children.
    pub(super) fn find_cases(&mut self) -> Result<Vec<RowCase>> {
        // Rows that only changed here count too: the other copy may have merged or sealed them.
        let mut keys = changed_keys(self.there, self.common_ancestor)?;
        keys.extend(changed_keys(self.here, self.common_ancestor)?);
        let (mut cases, mut incoming) = (Vec::new(), HashSet::new());
        for schema in &self.schemas {
            for key in keys.iter().filter(|key| key.table == schema.table) {
                let before = self.bases.iter().map(|base| base.row(schema, key));
                let case = RowCase {
                    schema: Rc::clone(schema),
                    here: schema.row(self.here, key)?,
                    there: schema.row(self.there, key)?,
                    bases: before.collect::<Result<_>>()?,
                    key: key.clone(),
                };
                let new = case.here.is_none() && case.there.is_some() && !schema.is_link;
                if new && !(case.has_base() && self.existed_here(&key.table, &key.record)?) {
                    incoming.insert(key.record.clone());
                }
                cases.push(case);
            }
        }
        self.incoming_records = incoming;
        Ok(cases)
    }

    /// A row of the other copy, with the ids of duplicates replaced by those they have here.
    pub(super) fn with_local_ids(&self, row: &RowJson) -> RowJson {
        let localize =
            |value: &Value| match value.as_str().and_then(|text| self.duplicates.get(text)) {
                Some(local) => Value::String(local.clone()),
                None => value.clone(),
            };
        row.iter()
            .map(|(name, value)| (name.clone(), localize(value)))
            .collect()
    }

    /// Whether a row is as it was in every merge base.
    pub(super) fn is_unchanged(&self, case: &RowCase, row: &RowJson) -> bool {
        let row = self.with_local_ids(row);
        let same = |base: &Option<RowJson>| {
            let base = base.as_ref().map(|base| self.with_local_ids(base));
            base.is_some_and(|base| case.schema.rows_equal(&base, &row))
        };
        case.bases.iter().all(same)
    }

    /// The id that a record of the other copy has here.
    pub(super) fn local_id(&self, record: &str) -> String {
        self.duplicates
            .get(record)
            .cloned()
            .unwrap_or_else(|| record.to_owned())
    }

    /// Whether the open file ever had the record.
    pub(super) fn existed_here(&self, table: &str, record: &str) -> Result<bool> {
        has_existed(self.here, &RowKey::of_record(table, record))
    }
}
