//! A record that only the other copy has: new there, or removed here.

use super::{
    Copy, Merging,
    case::Case,
    outcome::Conflict,
    shape::{Image, Key, OnDelete, Parent, Shape, text},
};
use crate::{
    Error, Result,
    model::{ConflictKind, MergedKind, Noun, PledgeLinkFields, PledgeShareFields},
};
use serde_json::Value;
use std::rc::Rc;

/// Whether what a column names is in the open file.
pub(super) enum Pointing {
    Here,
    Coming,
    Nowhere,
}

impl Merging<'_> {
    pub(super) fn newcomer(&mut self, case: &Case) -> Result<()> {
        let Case { shape, key, .. } = case;
        let Some(there) = &case.there else {
            return Ok(());
        };
        let wanted = self.wanted.contains(&key.record) || self.sealed.contains(&key.record);
        if case.was() && !wanted {
            let untouched = self.untouched(case, there);
            if self.ever_here(&key.table, &key.record)? {
                if !untouched {
                    self.removed_here(key, there)?;
                }
                self.left.insert(key.record.clone());
                return Ok(());
            }
            // It was looked at when the other copy was taken in before: it is the same as another, or
            // was left out because of what it belongs to.
            if let Some(other) = self.united_before(shape, key)? {
                let ours = self.ours(there);
                return self.unite(shape, key, &ours, other, !untouched);
            }
            if untouched && !self.belongs_here(shape, there)? {
                self.left.insert(key.record.clone());
                return Ok(());
            }
        }
        self.insert(shape, key, there)
    }

    /// Whether all that a record cannot be without is here, and nothing of it is sealed.
    fn belongs_here(&self, shape: &Shape, there: &Image) -> Result<bool> {
        for parent in &shape.parents {
            let Some(value) = text(there, &parent.column) else {
                continue;
            };
            let ours = self.our_id(value);
            if parent.on_delete == OnDelete::Cascade
                && (!self.is_here(&parent.table, &ours)? || self.any_seal_here(&ours)?)
            {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Takes a record of the other copy that is not here.
    pub(super) fn insert(&mut self, shape: &Rc<Shape>, key: &Key, there: &Image) -> Result<()> {
        let mut row = self.ours(there);
        if let Some(other) = self.settle_clash(shape, key, there, &mut row)? {
            return self.unite(shape, key, &row, other, true);
        }
        if self.left.contains(&key.record) || !self.point_all(shape, key, &mut row)? {
            self.left.insert(key.record.clone());
            return Ok(());
        }
        let done = self.attempt(|| {
            shape.insert(self.here, &row)?;
            // What only other records tell the faults of may not go with what was done here.
            let among_others = [PledgeLinkFields::NAME, PledgeShareFields::NAME];
            if among_others.contains(&key.table.as_str())
                && !(self.valid)(self.tx, &key.table, &key.record)?
            {
                return Err(Error::Invalid(Vec::new()));
            }
            Ok(())
        });
        match done {
            Ok(()) => {
                self.written.insert(key.record.clone());
                let back = self.wanted.contains(&key.record);
                let kind = if back {
                    MergedKind::BroughtBack
                } else {
                    MergedKind::Added
                };
                self.out.line(kind, key, &row);
                Ok(())
            }
            Err(Error::Invalid(_)) => {
                self.left.insert(key.record.clone());
                self.out.line(MergedKind::Clash, key, &row);
                Ok(())
            }
            Err(Error::Sealed { .. }) => {
                self.left.insert(key.record.clone());
                self.out.line(MergedKind::SealedHere, key, &row);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// The same thing was entered in both copies: one record from now on. `told`: it has not been yet.
    fn unite(
        &mut self,
        shape: &Rc<Shape>,
        key: &Key,
        there: &Image,
        other: String,
        told: bool,
    ) -> Result<()> {
        self.same.insert(key.record.clone(), other.clone());
        let ours = Key {
            record: other,
            ..key.clone()
        };
        if self.sealed.contains(&key.record) {
            if self.any_seal_here(&ours.record)? {
                self.sealed.remove(&key.record);
            } else {
                self.sealed.insert(ours.record.clone());
            }
        }
        let here = shape.row(self.here, &ours)?;
        let here = here.ok_or(Error::NotFound { noun: "record" })?;
        // Where one of them was known before, under either identity, that is what both come from.
        let mut bases = Vec::new();
        for base in &self.bases {
            let known = match base.row(shape, key)? {
                Some(known) => Some(known),
                None => base.row(shape, &ours)?,
            };
            bases.push(known.map(|known| self.ours(&known)));
        }
        if told && !bases.iter().any(Option::is_some) {
            self.out.line(MergedKind::Same, &ours, &here);
        }
        self.fit_rows(shape, &ours, &here, there, &bases)
    }

    /// Whether all that the row points to is here, or will be. A link that may be empty is emptied when
    /// what it points to went.
    fn point_all(&mut self, shape: &Shape, key: &Key, row: &mut Image) -> Result<bool> {
        for parent in &shape.parents {
            let Some(value) = text(row, &parent.column).map(str::to_owned) else {
                continue;
            };
            match self.point(parent, &value)? {
                Pointing::Here => {}
                Pointing::Coming => self.wait(key, parent),
                Pointing::Nowhere if parent.on_delete == OnDelete::SetNull => {
                    row.insert(parent.column.clone(), Value::Null);
                    let line = self.out.line(MergedKind::Unlinked, key, row);
                    line.fields.push(super::super::field::camel(&parent.column));
                }
                Pointing::Nowhere => {
                    self.out.line(MergedKind::LeftOut, key, row);
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Where a record that something of the other copy needs is. One that was removed here is a conflict;
    /// one that never was here comes along.
    pub(super) fn point(&mut self, parent: &Parent, value: &str) -> Result<Pointing> {
        if self.is_here(&parent.table, value)? {
            return Ok(Pointing::Here);
        }
        let left = self.left.contains(value);
        let told = self.wanted.contains(value) || !self.ever_here(&parent.table, value)?;
        if left && told {
            return Ok(Pointing::Nowhere);
        }
        if !left && self.coming.contains(value) {
            return Ok(Pointing::Coming);
        }
        let key = Key::of(&parent.table, value);
        let shape = self.shape_of(&parent.table)?;
        let Some(there) = shape.row(self.there, &key)? else {
            return Ok(Pointing::Nowhere);
        };
        if self.ever_here(&parent.table, value)? {
            if parent.on_delete != OnDelete::SetNull {
                self.removed_here(&key, &there)?;
            }
            return Ok(Pointing::Nowhere);
        }
        self.insert(&shape, &key, &there)?;
        Ok(if self.is_here(&parent.table, value)? {
            Pointing::Here
        } else {
            Pointing::Nowhere
        })
    }

    pub(super) fn wait(&mut self, key: &Key, parent: &Parent) {
        let column = (key.clone(), parent.column.clone(), parent.table.clone());
        self.waiting.push(column);
    }

    /// What was to come and did not is no longer pointed to.
    pub(super) fn settle_waiting(&mut self) -> Result<()> {
        for (key, column, table) in std::mem::take(&mut self.waiting) {
            let shape = self.shape_of(&key.table)?;
            let Some(mut row) = shape.row(self.here, &key)? else {
                continue;
            };
            let Some(value) = text(&row, &column).map(str::to_owned) else {
                continue;
            };
            let ours = self.our_id(&value);
            if ours == value && self.is_here(&table, &value)? {
                continue;
            }
            let found = self.is_here(&table, &ours)?;
            let now = if found {
                Value::String(ours)
            } else {
                Value::Null
            };
            row.insert(column.clone(), now);
            self.attempt(|| {
                shape.update(self.here, &key.record, (&row, &[&column]), (0, self.at))
            })?;
            if !found {
                let line = self.out.line(MergedKind::Unlinked, &key, &row);
                line.fields.push(super::super::field::camel(&column));
            }
        }
        Ok(())
    }

    /// Notes that something the other copy changed or needs was removed here, together with what went
    /// in the same step.
    pub(super) fn removed_here(&mut self, key: &Key, there: &Image) -> Result<()> {
        let gone = self.gone_with(Copy::Here, key)?;
        let root = gone.root(key);
        let shape = self.shape_of(&root.table)?;
        let row = shape
            .row(self.there, &root)?
            .unwrap_or_else(|| there.clone());
        let taken = self.choices.of(&root.table, &root.record, None);
        self.out.conflict(Conflict {
            kind: ConflictKind::RemovedHere,
            noun: root.table.clone(),
            record: root.record.clone(),
            field: None,
            here: gone.before(&root).cloned().unwrap_or_else(|| row.clone()),
            there: row,
            others: usize::from(root != *key),
            taken,
        });
        Ok(())
    }

    /// What was removed here and is wanted as the other copy has it comes back, with all that went in the
    /// same step.
    pub(super) fn find_wanted(&mut self) -> Result<()> {
        let wanted = self.choices.wanted_whole();
        let wanted: Vec<Key> = wanted.map(|(noun, record)| Key::of(noun, record)).collect();
        for root in wanted {
            let known = self
                .shapes
                .iter()
                .find(|shape| shape.table == root.table && !shape.linked);
            let Some(shape) = known.cloned() else {
                continue;
            };
            let Some(there) = shape.row(self.there, &root)? else {
                continue;
            };
            if self.is_here(&root.table, &root.record)?
                || !self.ever_here(&root.table, &root.record)?
            {
                continue;
            }
            self.removed_here(&root, &there)?;
            let gone = self.gone_with(Copy::Here, &root)?;
            for key in gone.under(&root) {
                self.wanted.insert(key.record.clone());
                self.coming.insert(key.record.clone());
            }
        }
        Ok(())
    }
}
