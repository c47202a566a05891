//! A record that only the other copy has: new there, or removed here.

use super::{
    Merging,
    case::Case,
    outcome::Conflict,
    shape::{Image, Key, OnDelete, Parent, Shape, text},
};
use crate::{
    Error, Result,
    model::{ConflictKind, MergedKind},
};
use serde_json::Value;

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
        if self.written.contains(&key.record) {
            return Ok(());
        }
        let sealed = self.sealed.contains(&key.record);
        if case.was() && !sealed {
            let untouched = self.untouched(case, there);
            if self.ever_here(&key.table, &key.record)? {
                if !untouched {
                    self.removed_here(key, there)?;
                }
                self.left.insert(key.record.clone());
                return Ok(());
            }
            // It was looked at when the other copy was taken in before: it is the same as another, or
            // was left out.
            if untouched {
                match shape.clash(self.here, &self.ours(there))? {
                    Some((other, _)) => drop(self.same.insert(key.record.clone(), other)),
                    None => drop(self.left.insert(key.record.clone())),
                }
                return Ok(());
            }
        }
        let bases: Vec<_> = case
            .bases
            .iter()
            .map(|b| b.as_ref().map(|b| self.ours(b)))
            .collect();
        self.insert(shape, key, there, &bases)
    }

    /// Takes a record of the other copy that is not here.
    pub(super) fn insert(
        &mut self,
        shape: &Shape,
        key: &Key,
        there: &Image,
        bases: &[Option<Image>],
    ) -> Result<()> {
        let mut row = self.ours(there);
        if let Some(other) = self.settle_clash(shape, key, there, &mut row)? {
            return self.unite(shape, key, &row, other, bases);
        }
        if self.left.contains(&key.record) || !self.point_all(shape, key, &mut row)? {
            self.left.insert(key.record.clone());
            return Ok(());
        }
        match self.attempt(|| shape.insert(self.here, &row)) {
            Ok(()) => {
                self.written.insert(key.record.clone());
                self.out.line(MergedKind::Added, key, &row);
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

    /// The same thing was entered in both copies: one record from now on.
    fn unite(
        &mut self,
        shape: &Shape,
        key: &Key,
        there: &Image,
        other: String,
        bases: &[Option<Image>],
    ) -> Result<()> {
        self.same.insert(key.record.clone(), other.clone());
        if self.sealed.contains(&key.record) {
            self.sealed.insert(other.clone());
        }
        let ours = Key {
            record: other,
            ..key.clone()
        };
        let here = shape.row(self.here, &ours)?;
        let here = here.ok_or(Error::NotFound { noun: "record" })?;
        self.out.line(MergedKind::Same, &ours, &here);
        self.fit_rows(shape, &ours, &here, there, bases)
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
                    line.fields
                        .push(super::super::changed::field(&parent.column));
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
        if self.left.contains(value) && !self.ever_here(&parent.table, value)? {
            return Ok(Pointing::Nowhere);
        }
        if self.coming.contains(value) {
            return Ok(Pointing::Coming);
        }
        let key = Key {
            table: parent.table.clone(),
            record: value.to_owned(),
            target: String::new(),
        };
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
        self.insert(&shape, &key, &there, &[None])?;
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
                line.fields.push(super::super::changed::field(&column));
            }
        }
        Ok(())
    }

    /// Notes that something the other copy changed or needs was removed here, together with what went
    /// in the same step.
    pub(super) fn removed_here(&mut self, key: &Key, there: &Image) -> Result<()> {
        let gone = self.gone_with(self.here, key)?;
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

    /// Brings back what was removed here and is wanted as the other copy has it, with all that went in
    /// the same step.
    pub(super) fn bring_back_wanted(&mut self) -> Result<()> {
        let wanted = self.choices.wanted_whole();
        let wanted: Vec<Key> = wanted
            .map(|(noun, record)| Key {
                table: noun.to_owned(),
                record: record.to_owned(),
                target: String::new(),
            })
            .collect();
        for root in wanted {
            if !self
                .shapes
                .iter()
                .any(|shape| shape.table == root.table && !shape.linked)
                || self.is_here(&root.table, &root.record)?
                || !self.ever_here(&root.table, &root.record)?
            {
                continue;
            }
            let gone = self.gone_with(self.here, &root)?;
            for shape in self.shapes.clone() {
                for key in gone.under(&root).filter(|key| key.table == shape.table) {
                    let Some(row) = shape.row(self.there, key)? else {
                        continue;
                    };
                    self.attempt(|| shape.insert(self.here, &row))?;
                    if !shape.linked {
                        self.written.insert(key.record.clone());
                        self.out.line(MergedKind::BroughtBack, key, &row);
                    }
                }
            }
        }
        Ok(())
    }
}
