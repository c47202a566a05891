//! The rows to look at: all that either copy changed since the copies parted.

use super::{
    Merging,
    shape::{Image, Key, Shape},
};
use crate::{Result, model::NOUNS};
use rusqlite::{Connection, named_params};
use serde_json::Value;
use std::{
    collections::{BTreeSet, HashSet},
    rc::Rc,
};

/// One row, in both copies and in what both come from.
pub(super) struct Case {
    /// Its table.
    pub(super) shape: Rc<Shape>,
    pub(super) key: Key,
    pub(super) here: Option<Image>,
    pub(super) there: Option<Image>,
    /// One for each state that both copies come from.
    pub(super) bases: Vec<Option<Image>>,
}

impl Case {
    /// Whether both copies come from a state that had it.
    pub(super) fn was(&self) -> bool {
        self.bases.iter().any(Option::is_some)
    }
}

/// The rows that a copy changed after an operation.
fn changed(db: &Connection, last: i64) -> Result<BTreeSet<Key>> {
    let mut all = db.prepare_cached(
        "SELECT DISTINCT record_table, record_id, \
         coalesce(json_extract(coalesce(after, before), '$.target'), '') \
         FROM change WHERE operation > :last",
    )?;
    let rows = all.query_map(named_params! { ":last": last }, |row| {
        let table: String = row.get(0)?;
        // A record may have a field of that name; only links are known by it.
        let target = if NOUNS.contains(&table.as_str()) {
            String::new()
        } else {
            row.get(2)?
        };
        Ok(Key {
            table,
            record: row.get(1)?,
            target,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether a copy ever had the record.
pub(super) fn ever(db: &Connection, key: &Key) -> Result<bool> {
    let sql =
        "SELECT EXISTS (SELECT 1 FROM change WHERE record_id = :record AND record_table = :table)";
    let mut statement = db.prepare_cached(sql)?;
    let named = named_params! { ":record": key.record, ":table": key.table };
    Ok(statement.query_row(named, |row| row.get(0))?)
}

impl Merging<'_> {
    /// Every row that a copy changed, in the order of tables: parents before children.
    pub(super) fn cases(&mut self) -> Result<Vec<Case>> {
        // What was changed here counts too: the other copy may have taken it in, or sealed it.
        let mut keys = changed(self.there, self.parted)?;
        keys.extend(changed(self.here, self.parted)?);
        let (mut cases, mut coming) = (Vec::new(), HashSet::new());
        for shape in &self.shapes {
            for key in keys.iter().filter(|key| key.table == shape.table) {
                let before = self.bases.iter().map(|base| base.row(shape, key));
                let case = Case {
                    shape: Rc::clone(shape),
                    here: shape.row(self.here, key)?,
                    there: shape.row(self.there, key)?,
                    bases: before.collect::<Result<_>>()?,
                    key: key.clone(),
                };
                let new = case.here.is_none() && case.there.is_some() && !shape.linked;
                if new && !(case.was() && self.ever_here(&key.table, &key.record)?) {
                    coming.insert(key.record.clone());
                }
                cases.push(case);
            }
        }
        self.coming = coming;
        Ok(cases)
    }

    /// A row of the other copy with the identities that its records have here.
    pub(super) fn ours(&self, row: &Image) -> Image {
        let ours = |value: &Value| match value.as_str().and_then(|text| self.same.get(text)) {
            Some(ours) => Value::String(ours.clone()),
            None => value.clone(),
        };
        row.iter()
            .map(|(name, value)| (name.clone(), ours(value)))
            .collect()
    }

    /// Whether a row is still as it was when the copies had it in common.
    pub(super) fn untouched(&self, case: &Case, row: &Image) -> bool {
        let row = self.ours(row);
        let same = |base: &Option<Image>| {
            let base = base.as_ref().map(|base| self.ours(base));
            base.is_some_and(|base| case.shape.alike(&base, &row))
        };
        case.bases.iter().all(same)
    }

    /// The identity that a record of the other copy has here.
    pub(super) fn our_id(&self, record: &str) -> String {
        self.same
            .get(record)
            .cloned()
            .unwrap_or_else(|| record.to_owned())
    }

    /// Whether the open file ever had the record.
    pub(super) fn ever_here(&self, table: &str, record: &str) -> Result<bool> {
        ever(self.here, &Key::of(table, record))
    }
}
