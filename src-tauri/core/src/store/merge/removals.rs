//! What was removed: together with what went in the same step, and only where nothing here needs it.

use super::{
    super::history,
    Merging,
    case::Case,
    outcome::Conflict,
    shape::{Image, Key, OnDelete, Shape, text},
};
use crate::{
    Error, Result,
    model::{ConflictKind, MergedKind, Side},
};
use rusqlite::{Connection, OptionalExtension, named_params};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    rc::Rc,
};

/// The rows that one operation removed, and what each held.
pub(super) struct Gone {
    rows: BTreeMap<Key, Image>,
    /// The row each hangs on, of those that went.
    above: HashMap<Key, Key>,
}

impl Gone {
    /// The record that a row hung on, at the top.
    pub(super) fn root(&self, key: &Key) -> Key {
        let mut at = key;
        // A chain of records that hang on each other has an end; the count is for a damaged file.
        for _ in 0..self.rows.len() {
            match self.above.get(at) {
                Some(above) => at = above,
                None => break,
            }
        }
        at.clone()
    }

    pub(super) fn before(&self, key: &Key) -> Option<&Image> {
        self.rows.get(key)
    }

    pub(super) fn under(&self, root: &Key) -> impl Iterator<Item = &Key> {
        self.rows.keys().filter(move |key| self.root(key) == *root)
    }
}

/// Records that the other copy removed in one step, to be removed here too if nothing speaks against it.
pub(super) struct Removal {
    root: Key,
    rows: Vec<(Rc<Shape>, Key, Image)>,
    /// How many of them were changed here meanwhile.
    changed: usize,
}

/// What stands in the way of a removal.
struct Dependents {
    /// Records that would go too.
    would_go: usize,
    /// Records that need one of them.
    need_it: usize,
}

impl Merging<'_> {
    /// What went in the operation that removed a record last.
    pub(super) fn gone_with(&self, db: &Connection, key: &Key) -> Result<Gone> {
        let sql = "SELECT max(operation) FROM change \
                   WHERE record_id = :record AND record_table = :table AND after IS NULL";
        let operation: Option<i64> = db
            .prepare_cached(sql)?
            .query_row(
                named_params! { ":record": key.record, ":table": key.table },
                |row| row.get(0),
            )
            .optional()?
            .flatten();
        let mut rows = BTreeMap::new();
        for change in history::changes_of(db, operation.unwrap_or(0))? {
            let (None, Ok(shape)) = (&change.after, self.shape_of(&change.table)) else {
                continue;
            };
            let Some(row) = shape.read(db, change.before)? else {
                continue;
            };
            let target = text(&row, "target").filter(|_| shape.linked);
            let key = Key {
                table: change.table,
                record: change.record,
                target: target.unwrap_or_default().to_owned(),
            };
            rows.insert(key, row);
        }
        let records: HashMap<String, Key> = rows
            .keys()
            .filter(|key| key.target.is_empty())
            .map(|key| (key.record.clone(), key.clone()))
            .collect();
        let mut above = HashMap::new();
        for (key, row) in &rows {
            let shape = self.shape_of(&key.table)?;
            let hangs = shape
                .parents
                .iter()
                .filter(|p| p.on_delete == OnDelete::Cascade);
            let mut on = hangs.filter_map(|p| records.get(text(row, &p.column)?));
            // Sources go with what cites them.
            let cited = records.get(&key.record).filter(|_| shape.linked);
            if let Some(on) = on.next().or(cited) {
                above.insert(key.clone(), on.clone());
            }
        }
        Ok(Gone { rows, above })
    }

    /// Removes what the other copy removed and nothing here needs; gives what is left to look at when
    /// all else is done.
    pub(super) fn remove_unneeded(&mut self, cases: &[Case]) -> Result<Vec<Removal>> {
        let mut all: BTreeMap<Key, Removal> = BTreeMap::new();
        for case in cases.iter().filter(|case| case.was() && !case.shape.linked) {
            let (Some(here), None) = (&case.here, &case.there) else {
                continue;
            };
            let root = self.gone_with(self.there, &case.key)?.root(&case.key);
            let changed = usize::from(!self.untouched(case, here));
            let of_root = all.entry(root.clone()).or_insert(Removal {
                root,
                rows: Vec::new(),
                changed: 0,
            });
            of_root.changed += changed;
            of_root
                .rows
                .push((Rc::clone(&case.shape), case.key.clone(), here.clone()));
        }
        let removals: Vec<Removal> = all.into_values().collect();
        let going: HashSet<String> = removals
            .iter()
            .flat_map(|removal| removal.rows.iter().map(|(_, key, _)| key.record.clone()))
            .collect();
        let mut later = Vec::new();
        for removal in removals {
            let found = self.dependents(&removal, &going)?;
            if removal.changed == 0 && found.would_go == 0 && found.need_it == 0 {
                self.carry_out(&removal)?;
            } else {
                later.push(removal);
            }
        }
        Ok(later)
    }

    /// Looks again at removals that something spoke against: what needed them may hang elsewhere now.
    pub(super) fn remove_the_rest(&mut self, removals: Vec<Removal>) -> Result<()> {
        let going: HashSet<String> = removals
            .iter()
            .flat_map(|removal| removal.rows.iter().map(|(_, key, _)| key.record.clone()))
            .collect();
        for removal in removals {
            let found = self.dependents(&removal, &going)?;
            let Some((shape, key, row)) = removal.rows.first() else {
                continue;
            };
            let root = removal.rows.iter().find(|(_, key, _)| *key == removal.root);
            let (shape, key, row) = root.map_or((shape, key, row), |(s, k, r)| (s, k, r));
            if found.need_it > 0 {
                self.out.line(MergedKind::InUse, key, row);
                continue;
            }
            if removal.changed == 0 && found.would_go == 0 {
                self.carry_out(&removal)?;
                continue;
            }
            let before = self.gone_with(self.there, key)?;
            let there = before
                .before(key)
                .map_or_else(|| row.clone(), |before| self.ours(before));
            let taken = self.choices.of(&shape.table, &key.record, None);
            let taken = self.out.conflict(Conflict {
                kind: ConflictKind::RemovedThere,
                noun: key.table.clone(),
                record: key.record.clone(),
                field: None,
                here: row.clone(),
                there,
                others: found.would_go,
                taken,
            });
            if taken == Some(Side::There) {
                self.carry_out(&removal)?;
            }
        }
        Ok(())
    }

    /// What here hangs on records that would be removed, and is not removed with them.
    fn dependents(&self, removal: &Removal, going: &HashSet<String>) -> Result<Dependents> {
        let mut found = Dependents {
            would_go: 0,
            need_it: 0,
        };
        for (_, key, _) in &removal.rows {
            for shape in &self.shapes {
                let to_it = shape.parents.iter().filter(|p| p.table == key.table);
                for parent in to_it.filter(|p| p.on_delete != OnDelete::SetNull) {
                    let id = if shape.linked { "owner" } else { "id" };
                    let sql = format!(
                        "SELECT {id} FROM {} WHERE {} = :record",
                        shape.table, parent.column
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
                        // A link goes with either end.
                        OnDelete::Cascade if shape.linked => {}
                        OnDelete::Cascade => found.would_go += rows,
                        _ => found.need_it += rows,
                    }
                }
            }
        }
        Ok(found)
    }

    fn carry_out(&mut self, removal: &Removal) -> Result<()> {
        // Children first: they stand later among the tables.
        let done = self.attempt(|| {
            for (shape, key, _) in removal.rows.iter().rev() {
                shape.delete(self.here, key)?;
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
                self.out.line(kind, key, row);
            }
        }
        Ok(())
    }
}
