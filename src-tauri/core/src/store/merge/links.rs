//! Links between records: who chairs, who pledged, which sources are cited. Each is there or it is not;
//! the lists of both copies become one.

use super::{
    Merging,
    case::Case,
    newcomers::Pointing,
    shape::{Image, Key, Shape},
};
use crate::{Error, Result, model::MergedKind};
use rusqlite::named_params;
use serde_json::Value;
use std::collections::HashSet;

impl Merging<'_> {
    pub(super) fn link(&mut self, case: &Case) -> Result<()> {
        let key = Key {
            table: case.key.table.clone(),
            record: self.our_id(&case.key.record),
            target: self.our_id(&case.key.target),
        };
        let here = case.shape.row(self.here, &key)?;
        let sealed = self.sealed.contains(&case.key.record);
        match (&here, &case.there) {
            (None, Some(there))
                if sealed || !case.was() || self.wanted.contains(&case.key.record) =>
            {
                self.add_link(&case.shape, &key, there)
            }
            (Some(row), Some(there)) if sealed && row.get("position") != there.get("position") => {
                self.place_link(&case.shape, &key, there)
            }
            // A link that went with a record goes here with that record, or stays with it.
            (Some(row), None)
                if (sealed || case.was() && self.ends_are_there(case)?)
                    && !self.linked_there(&case.shape, &key)? =>
            {
                self.drop_link(&case.shape, &key, row)
            }
            _ => Ok(()),
        }
    }

    /// Whether the other copy has the link between the same two, which have other identities there.
    fn linked_there(&self, shape: &Shape, key: &Key) -> Result<bool> {
        let names = |ours: &str| -> Vec<String> {
            let others = self.same.iter().filter(|(_, known)| *known == ours);
            let others = others.map(|(theirs, _)| theirs.clone());
            others.chain([ours.to_owned()]).collect()
        };
        for record in names(&key.record) {
            for target in names(&key.target) {
                let link = Key {
                    record: record.clone(),
                    target,
                    table: key.table.clone(),
                };
                if shape.row(self.there, &link)?.is_some() {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// A link of what was sealed there stands in the place it has there.
    fn place_link(&mut self, shape: &Shape, key: &Key, there: &Image) -> Result<()> {
        let sql = format!(
            "UPDATE {} SET position = :position WHERE owner = :owner AND target = :target",
            shape.table
        );
        let position = there.get("position").and_then(Value::as_i64);
        self.attempt(|| {
            let mut statement = self.here.prepare_cached(&sql)?;
            let named =
                named_params! { ":position": position, ":owner": key.record, ":target": key.target };
            statement.execute(named)?;
            Ok(())
        })
    }

    /// Whether the other copy still has both records that a link is between.
    fn ends_are_there(&self, case: &Case) -> Result<bool> {
        let mut ends = HashSet::from([&case.key.record, &case.key.target]);
        for shape in self.shapes.iter().filter(|shape| !shape.linked) {
            let mut left = HashSet::new();
            for end in ends {
                if !self.is_there(shape, end)? {
                    left.insert(end);
                }
            }
            ends = left;
        }
        Ok(ends.is_empty())
    }

    fn add_link(&mut self, shape: &Shape, key: &Key, there: &Image) -> Result<()> {
        let Some(owner) = self.owner_here(shape, &key.record)? else {
            return Ok(());
        };
        for parent in &shape.parents {
            let value = if parent.column == "owner" {
                &key.record
            } else {
                &key.target
            };
            if !matches!(self.point(parent, value)?, Pointing::Here) {
                return self.note(MergedKind::LeftOut, (shape, &owner), key, there);
            }
        }
        let mut row = self.ours(there);
        row.insert("owner".into(), Value::String(key.record.clone()));
        row.insert("target".into(), Value::String(key.target.clone()));
        let done = self.attempt(|| shape.insert(self.here, &row));
        self.linked(shape, key, there, owner, done)
    }

    fn drop_link(&mut self, shape: &Shape, key: &Key, row: &Image) -> Result<()> {
        let Some(owner) = self.owner_here(shape, &key.record)? else {
            return Ok(());
        };
        let done = self.attempt(|| shape.delete(self.here, key));
        self.linked(shape, key, row, owner, done)
    }

    fn linked(
        &mut self,
        shape: &Shape,
        key: &Key,
        row: &Image,
        owner: String,
        done: Result<()>,
    ) -> Result<()> {
        match done {
            Ok(()) if self.written.contains(&key.record) => Ok(()),
            Ok(()) => {
                self.note(MergedKind::Changed, (shape, &owner), key, row)?;
                self.relinked.insert(key.record.clone(), owner);
                Ok(())
            }
            Err(Error::Sealed { .. }) => {
                self.note(MergedKind::SealedHere, (shape, &owner), key, row)
            }
            Err(error) => Err(error),
        }
    }

    /// One line for a record and what became of a list of links, whatever the number of them.
    pub(super) fn note(
        &mut self,
        kind: MergedKind,
        (shape, owner): (&Shape, &str),
        link: &Key,
        row: &Image,
    ) -> Result<()> {
        let field = match shape.table.as_str() {
            "citation" => "sources".to_owned(),
            table => {
                let field = table.strip_prefix(owner).unwrap_or(table);
                super::super::field::camel(field.trim_start_matches('_'))
            }
        };
        let owner = Key {
            table: owner.to_owned(),
            record: link.record.clone(),
            target: String::new(),
        };
        let known = self.out.lines.iter_mut();
        let mut known = known.filter(|line| line.kind == kind && line.record == owner.record);
        if let Some(line) = known.next() {
            if !line.fields.contains(&field) {
                line.fields.push(field);
            }
            return Ok(());
        }
        let stands = self.shape_of(&owner.table)?.row(self.here, &owner)?;
        let line = self.out.line(kind, &owner, stands.as_ref().unwrap_or(row));
        line.fields.push(field);
        Ok(())
    }

    /// The table of the record that a link belongs to; none when that record is not in the open file.
    pub(super) fn owner_here(&self, shape: &Shape, owner: &str) -> Result<Option<String>> {
        let named = shape.parents.iter().find(|parent| parent.column == "owner");
        if let Some(parent) = named {
            let there = self.is_here(&parent.table, owner)?;
            return Ok(there.then(|| parent.table.clone()));
        }
        for shape in self.shapes.iter().filter(|shape| !shape.linked) {
            if self.is_here(&shape.table, owner)? {
                return Ok(Some(shape.table.clone()));
            }
        }
        Ok(None)
    }

    /// A record whose links changed has a new revision, so that no form takes it for the one it knows.
    pub(super) fn renew_owners(&mut self) -> Result<()> {
        for (record, table) in std::mem::take(&mut self.relinked) {
            if self.written.contains(&record) {
                continue;
            }
            let sql = format!(
                "UPDATE {table} SET revision = revision + 1, updated_at = :at WHERE id = :record"
            );
            let mut statement = self.here.prepare_cached(&sql)?;
            statement.execute(named_params! { ":at": self.at, ":record": record })?;
        }
        Ok(())
    }
}
