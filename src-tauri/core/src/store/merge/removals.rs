//! Merges removals: a record together with all that was removed in the same operation, and only where nothing here
//! needs it.

use super::{
    super::history,
    merge_state::Merge,
    operation_removals::OperationRemovals,
    outcome::Conflict,
    row_case::{RowCase, has_existed},
    table_schema::{OnDelete, RowJson, RowKey, TableSchema, text},
};
use crate::{
    Error, Result,
    model::{ConflictKind, MergedKind, Side},
};
use rusqlite::{Connection, named_params};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    rc::Rc,
};

/// Records that the other copy removed in one operation, to be removed here too unless something prevents it.
pub(super) struct Removal {
    root: RowKey,
    rows: Vec<(Rc<TableSchema>, RowKey, RowJson)>,
    /// How many of them were changed here meanwhile.
    changed: usize,
    /// Whether the other copy ever had them: an earlier merge may have skipped them there.
    existed_there: bool,
}

impl Removal {
    /// The record that the others belong to.
    fn main_row(&self) -> Option<&(Rc<TableSchema>, RowKey, RowJson)> {
        let root = self.rows.iter().find(|(_, key, _)| *key == self.root);
        root.or(self.rows.first())
    }
}

/// How many records here depend on those of a removal.
struct Dependents {
    /// Records that would be removed too.
    cascading: usize,
    /// Records that need one of them.
    restricting: usize,
}

impl Merge<'_> {
    /// What was removed in the operation that removed a record last, here or in the other copy.
    pub(super) fn removals_with(&self, side: Side, key: &RowKey) -> Result<Rc<OperationRemovals>> {
        let db = self.db(side);
        let sql = "SELECT max(operation) FROM change \
                   WHERE record_id = :record AND record_table = :table AND after IS NULL";
        let operation: Option<i64> = db.prepare_cached(sql)?.query_row(
            named_params! { ":record": key.record, ":table": key.table },
            |row| row.get(0),
        )?;
        let operation = operation.unwrap_or(0);
        if let Some(cached) = self.removals.borrow().get(&(side, operation)) {
            return Ok(Rc::clone(cached));
        }
        let removals = Rc::new(self.removals_in(db, operation)?);
        self.removals
            .borrow_mut()
            .insert((side, operation), Rc::clone(&removals));
        Ok(removals)
    }

    fn removals_in(&self, db: &Connection, operation: i64) -> Result<OperationRemovals> {
        let mut rows = BTreeMap::new();
        for change in history::changes_of(db, operation)? {
            let (None, Ok(schema)) = (&change.after, self.schema_of(&change.table)) else {
                continue;
            };
            let Some(row) = schema.read(db, change.before)? else {
                continue;
            };
            let target = text(&row, "target").filter(|_| schema.is_link);
            let key = RowKey {
                table: change.table,
                record: change.record,
                target: target.unwrap_or_default().to_owned(),
            };
            rows.insert(key, row);
        }
        let records: HashMap<String, RowKey> = rows
            .keys()
            .filter(|key| key.target.is_empty())
            .map(|key| (key.record.clone(), key.clone()))
            .collect();
        let mut parents = HashMap::new();
        for (key, row) in &rows {
            let schema = self.schema_of(&key.table)?;
            let cascading = schema
                .parents
                .iter()
                .filter(|p| p.on_delete == OnDelete::Cascade);
            let mut on = cascading.filter_map(|p| records.get(text(row, &p.column)?));
            // Citations are removed with the record that cites.
            let cited = records.get(&key.record).filter(|_| schema.is_link);
            if let Some(on) = on.next().or(cited) {
                parents.insert(key.clone(), on.clone());
            }
        }
        Ok(OperationRemovals { rows, parents })
    }

    /// Removes what the other copy removed and nothing here needs; gives the removals to decide on after everything
    /// else is merged.
    pub(super) fn remove_unneeded(&mut self, cases: &[RowCase]) -> Result<Vec<Removal>> {
        let mut all: BTreeMap<RowKey, Removal> = BTreeMap::new();
        for case in cases
            .iter()
            .filter(|case| case.has_base() && !case.schema.is_link)
        {
            let (Some(here), None) = (&case.here, &case.there) else {
                continue;
            };
            let existed_there = has_existed(self.there, &case.key)?;
            let root = self.removals_with(Side::There, &case.key)?.root(&case.key);
            let changed = usize::from(!self.is_unchanged(case, here));
            let of_root = all.entry(root.clone()).or_insert(Removal {
                root,
                rows: Vec::new(),
                changed: 0,
                existed_there: true,
            });
            of_root.changed += changed;
            of_root.existed_there &= existed_there;
            let row = (Rc::clone(&case.schema), case.key.clone(), here.clone());
            of_root.rows.push(row);
        }
        let all = all.into_values().collect();
        let is_held_back = |_: &mut Self, removal: &Removal, found: &Dependents| {
            !removal.existed_there
                || removal.changed > 0
                || found.cascading > 0
                || found.restricting > 0
        };
        let (to_remove, later) = self.partition(all, is_held_back)?;
        for removal in &to_remove {
            self.apply_removal(removal)?;
        }
        Ok(later)
    }

    /// Divides removals into those to carry out and those held back; holding one back may require others to be held
    /// back, because its records need theirs.
    fn partition(
        &mut self,
        mut to_remove: Vec<Removal>,
        is_held_back: impl Fn(&mut Self, &Removal, &Dependents) -> bool,
    ) -> Result<(Vec<Removal>, Vec<Removal>)> {
        let rows = to_remove.iter().flat_map(|removal| &removal.rows);
        let mut going: HashSet<String> = rows.map(|(_, key, _)| key.record.clone()).collect();
        let mut held_back = Vec::new();
        let mut at = 0;
        while let Some(removal) = to_remove.get(at) {
            let found = self.dependents(removal, &going)?;
            if is_held_back(self, removal, &found) {
                let removal = to_remove.remove(at);
                for (_, key, _) in &removal.rows {
                    going.remove(&key.record);
                }
                held_back.push(removal);
                at = 0;
            } else {
                at += 1;
            }
        }
        Ok((to_remove, held_back))
    }

    /// Checks removals again that were held back: records that needed them may refer to others now, and duplicates
    /// are merged.
    pub(super) fn remove_remaining(&mut self, removals: Vec<Removal>) -> Result<()> {
        let mut remaining = Vec::new();
        for removal in removals {
            if !self.must_stay(&removal)? {
                remaining.push(removal);
            }
        }
        let choice = |this: &Self, removal: &Removal| {
            this.choices
                .get(&removal.root.table, &removal.root.record, None)
        };
        let is_held_back = |this: &mut Self, removal: &Removal, found: &Dependents| {
            let needs_decision = removal.changed > 0 || found.cascading > 0;
            found.restricting > 0 || needs_decision && choice(this, removal) != Some(Side::There)
        };
        let (to_remove, held_back) = self.partition(remaining, is_held_back)?;
        let rows = to_remove
            .iter()
            .chain(&held_back)
            .flat_map(|removal| &removal.rows);
        let all: HashSet<String> = rows.map(|(_, key, _)| key.record.clone()).collect();
        for (removal, goes) in to_remove
            .iter()
            .map(|r| (r, true))
            .chain(held_back.iter().map(|r| (r, false)))
        {
            let found = self.dependents(removal, &all)?;
            let needs_decision = removal.changed > 0 || found.cascading > 0;
            let Some((_, key, row)) = removal.main_row() else {
                continue;
            };
            if !goes && found.restricting > 0 {
                self.out.add_line(MergedKind::InUse, key, row);
            } else if needs_decision {
                let before = self.removals_with(Side::There, key)?;
                let there = before.row_before(key);
                let there = there.map_or_else(|| row.clone(), |before| self.with_local_ids(before));
                self.out.add_conflict(Conflict {
                    kind: ConflictKind::RemovedThere,
                    noun: key.table.clone(),
                    record: key.record.clone(),
                    field: None,
                    here: row.clone(),
                    there,
                    others: found.cascading,
                    choice: choice(self, removal),
                });
            }
        }
        for removal in &to_remove {
            self.apply_removal(removal)?;
        }
        Ok(())
    }

    /// Whether records stay without a decision: the other copy has entered them anew, or never had them, because a
    /// sealed summary refused them there.
    fn must_stay(&self, removal: &Removal) -> Result<bool> {
        for (schema, key, row) in &removal.rows {
            if self.duplicates.values().any(|local| *local == key.record) {
                return Ok(true);
            }
            if removal.existed_there {
                continue;
            }
            for parent in schema.parents.iter().filter_map(|p| text(row, &p.column)) {
                if self.sealed_there.contains(parent) || self.has_seal_here(parent)? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Counts the records here that depend on records that would be removed, and are not among those.
    fn dependents(&self, removal: &Removal, going: &HashSet<String>) -> Result<Dependents> {
        let mut found = Dependents {
            cascading: 0,
            restricting: 0,
        };
        for (_, key, _) in &removal.rows {
            for schema in &self.schemas {
                let to_it = schema.parents.iter().filter(|p| p.table == key.table);
                for parent in to_it.filter(|p| p.on_delete != OnDelete::SetNull) {
                    let id = if schema.is_link { "owner" } else { "id" };
                    let sql = format!(
                        "SELECT {id} FROM {} WHERE {} = :record",
                        schema.table, parent.column
                    );
                    let mut statement = self.here.prepare_cached(&sql)?;
                    let rows = statement
                        .query_map(named_params! { ":record": key.record }, |row| row.get(0))?;
                    let rows: Vec<String> = rows.collect::<rusqlite::Result<_>>()?;
                    let rows = rows
                        .iter()
                        .filter(|record| !going.contains(*record))
                        .count();
                    match parent.on_delete {
                        // A link is removed with either of its records.
                        OnDelete::Cascade if schema.is_link => {}
                        OnDelete::Cascade => found.cascading += rows,
                        _ => found.restricting += rows,
                    }
                }
            }
        }
        Ok(found)
    }

    fn apply_removal(&mut self, removal: &Removal) -> Result<()> {
        // Children first: tables are in the order of parents before children.
        let done = self.with_savepoint(|| {
            for (schema, key, _) in removal.rows.iter().rev() {
                schema.delete(self.here, key)?;
            }
            Ok(())
        });
        let kind = match done {
            Ok(()) => MergedKind::Removed,
            Err(Error::Sealed { .. }) => MergedKind::SealedHere,
            Err(error) => return Err(error),
        };
        for (_, key, row) in &removal.rows {
            if kind == MergedKind::Removed || *key == removal.root {
                self.out.add_line(kind, key, row);
            }
        }
        Ok(())
    }
}
