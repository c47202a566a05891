//! What was removed: together with what went in the same step, and only where nothing here needs it.

use super::{
    super::history,
    Copy, Merging,
    case::{Case, ever},
    outcome::Conflict,
    shape::{Image, Key, OnDelete, Shape, text},
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
    /// Whether the other copy ever had them: what was left out there was not removed there.
    ever: bool,
}

impl Removal {
    /// The record that the others hang on.
    fn main(&self) -> Option<&(Rc<Shape>, Key, Image)> {
        let root = self.rows.iter().find(|(_, key, _)| *key == self.root);
        root.or(self.rows.first())
    }
}

/// What stands in the way of a removal.
struct Dependents {
    /// Records that would go too.
    would_go: usize,
    /// Records that need one of them.
    need_it: usize,
}

impl Merging<'_> {
    /// What went in the operation that removed a record last, here or in the other copy.
    pub(super) fn gone_with(&self, copy: Copy, key: &Key) -> Result<Rc<Gone>> {
        let db = self.db(copy);
        let sql = "SELECT max(operation) FROM change \
                   WHERE record_id = :record AND record_table = :table AND after IS NULL";
        let operation: Option<i64> = db.prepare_cached(sql)?.query_row(
            named_params! { ":record": key.record, ":table": key.table },
            |row| row.get(0),
        )?;
        let operation = operation.unwrap_or(0);
        if let Some(known) = self.gone.borrow().get(&(copy, operation)) {
            return Ok(Rc::clone(known));
        }
        let gone = Rc::new(self.gone_in(db, operation)?);
        self.gone
            .borrow_mut()
            .insert((copy, operation), Rc::clone(&gone));
        Ok(gone)
    }

    fn gone_in(&self, db: &Connection, operation: i64) -> Result<Gone> {
        let mut rows = BTreeMap::new();
        for change in history::changes_of(db, operation)? {
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
            let ever = ever(self.there, &case.key)?;
            let root = self.gone_with(Copy::There, &case.key)?.root(&case.key);
            let changed = usize::from(!self.untouched(case, here));
            let of_root = all.entry(root.clone()).or_insert(Removal {
                root,
                rows: Vec::new(),
                changed: 0,
                ever: true,
            });
            of_root.changed += changed;
            of_root.ever &= ever;
            let row = (Rc::clone(&case.shape), case.key.clone(), here.clone());
            of_root.rows.push(row);
        }
        let all = all.into_values().collect();
        let held = |_: &mut Self, removal: &Removal, found: &Dependents| {
            !removal.ever || removal.changed > 0 || found.would_go > 0 || found.need_it > 0
        };
        let (go, later) = self.parted_by(all, held)?;
        for removal in &go {
            self.carry_out(removal)?;
        }
        Ok(later)
    }

    /// Which removals go and which are held back: what is held back may need what would have gone.
    fn parted_by(
        &mut self,
        mut go: Vec<Removal>,
        held: impl Fn(&mut Self, &Removal, &Dependents) -> bool,
    ) -> Result<(Vec<Removal>, Vec<Removal>)> {
        let rows = go.iter().flat_map(|removal| &removal.rows);
        let mut going: HashSet<String> = rows.map(|(_, key, _)| key.record.clone()).collect();
        let mut back = Vec::new();
        let mut at = 0;
        while let Some(removal) = go.get(at) {
            let found = self.dependents(removal, &going)?;
            if held(self, removal, &found) {
                let removal = go.remove(at);
                for (_, key, _) in &removal.rows {
                    going.remove(&key.record);
                }
                back.push(removal);
                at = 0;
            } else {
                at += 1;
            }
        }
        Ok((go, back))
    }

    /// Looks again at removals that something spoke against: what needed them may hang elsewhere now, and
    /// what was entered twice is one.
    pub(super) fn remove_the_rest(&mut self, removals: Vec<Removal>) -> Result<()> {
        let mut looked_at = Vec::new();
        for removal in removals {
            if !self.stays_for_good(&removal)? {
                looked_at.push(removal);
            }
        }
        let choice = |this: &Self, removal: &Removal| {
            this.choices
                .of(&removal.root.table, &removal.root.record, None)
        };
        let held = |this: &mut Self, removal: &Removal, found: &Dependents| {
            let asked = removal.changed > 0 || found.would_go > 0;
            found.need_it > 0 || asked && choice(this, removal) != Some(Side::There)
        };
        let (go, back) = self.parted_by(looked_at, held)?;
        let rows = go.iter().chain(&back).flat_map(|removal| &removal.rows);
        let all: HashSet<String> = rows.map(|(_, key, _)| key.record.clone()).collect();
        for (removal, goes) in go
            .iter()
            .map(|r| (r, true))
            .chain(back.iter().map(|r| (r, false)))
        {
            let found = self.dependents(removal, &all)?;
            let asked = removal.changed > 0 || found.would_go > 0;
            let Some((_, key, row)) = removal.main() else {
                continue;
            };
            if !goes && found.need_it > 0 {
                self.out.line(MergedKind::InUse, key, row);
            } else if asked {
                let before = self.gone_with(Copy::There, key)?;
                let there = before.before(key);
                let there = there.map_or_else(|| row.clone(), |before| self.ours(before));
                self.out.conflict(Conflict {
                    kind: ConflictKind::RemovedThere,
                    noun: key.table.clone(),
                    record: key.record.clone(),
                    field: None,
                    here: row.clone(),
                    there,
                    others: found.would_go,
                    taken: choice(self, removal),
                });
            }
        }
        for removal in &go {
            self.carry_out(removal)?;
        }
        Ok(())
    }

    /// Whether records stay without a question: the other copy has entered them anew, or never had them,
    /// because a sealed summary refused them there.
    fn stays_for_good(&self, removal: &Removal) -> Result<bool> {
        for (shape, key, row) in &removal.rows {
            if self.same.values().any(|ours| *ours == key.record) {
                return Ok(true);
            }
            if removal.ever {
                continue;
            }
            for parent in shape.parents.iter().filter_map(|p| text(row, &p.column)) {
                if self.sealed.contains(parent) || self.any_seal_here(parent)? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
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
