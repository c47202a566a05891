//! Summaries that were issued from the other copy: their papers and their seals come along, and what
//! they rest on becomes what was sealed. Seals of this file refuse by themselves.

use super::{
    Merging,
    case::Case,
    fields::{fields, judge, same},
    shape::{Image, Key, text},
};
use crate::{
    Error, Result,
    model::{MergedKind, Side},
    store::seal,
};
use rusqlite::named_params;
use std::collections::HashSet;

impl Merging<'_> {
    /// What documents rest on that were issued there and are not here.
    pub(super) fn find_sealed(&mut self) -> Result<()> {
        let shape = self.shape_of("document")?;
        for (owner, target, _) in self.seals_there()? {
            let key = Key::of("document", &owner);
            let (here, there) = (shape.row(self.here, &key)?, shape.row(self.there, &key)?);
            let paper = |row: &Option<Image>| {
                let paper = row.as_ref().and_then(|row| text(row, "record_sha256"));
                paper.map(str::to_owned)
            };
            // Issued in both, from two records: there is no one summary any more.
            let two = paper(&here).is_some() && paper(&here) != paper(&there);
            if let Some(there) = there.filter(|_| two) {
                if !self.out.blocked.iter().any(|line| line.record == owner) {
                    self.block(&key, &there);
                }
            } else if !self.is_sealed_here(&owner, &target)? {
                self.sealed.insert(target);
            }
        }
        // What the file's triggers freeze with a meeting, though no list names it.
        for (table, column) in [("carry_over", "meeting"), ("body", "established_at")] {
            let sql = format!("SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL");
            let mut all = self.there.prepare_cached(&sql)?;
            let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let rows: Vec<(String, String)> = rows.collect::<rusqlite::Result<_>>()?;
            let with = rows
                .into_iter()
                .filter(|(_, meeting)| self.sealed.contains(meeting));
            let with: Vec<String> = with.map(|(record, _)| record).collect();
            self.sealed.extend(with);
        }
        Ok(())
    }

    /// Whether any document that was issued from this file rests on a record.
    pub(super) fn any_seal_here(&self, record: &str) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM document_sealed WHERE target = :record)";
        let mut statement = self.here.prepare_cached(sql)?;
        Ok(statement.query_row(named_params! { ":record": record }, |row| row.get(0))?)
    }

    fn seals_there(&self) -> Result<Vec<(String, String, i64)>> {
        let sql = "SELECT owner, target, position FROM document_sealed ORDER BY owner, position";
        let mut all = self.there.prepare_cached(sql)?;
        let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn is_sealed_here(&self, owner: &str, target: &str) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM document_sealed WHERE owner = :owner AND target = :target)";
        let mut statement = self.here.prepare_cached(sql)?;
        let named = named_params! { ":owner": owner, ":target": target };
        Ok(statement.query_row(named, |row| row.get(0))?)
    }

    /// The papers that the other copy kept, each as it went out.
    pub(super) fn take_papers(&self) -> Result<()> {
        let all = |db: &rusqlite::Connection| -> Result<HashSet<String>> {
            let mut all = db.prepare_cached("SELECT sha256 FROM content")?;
            let rows = all.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        };
        let here = all(self.here)?;
        for missing in all(self.there)?.difference(&here) {
            self.tx.keep(&seal::content(self.there, missing)?)?;
        }
        Ok(())
    }

    /// Sets the seals of the other copy, then looks at what was changed here of what they hold.
    pub(super) fn take_seals(&mut self, cases: &[Case]) -> Result<()> {
        for (owner, target, position) in self.seals_there()? {
            let target = self.our_id(&target);
            let stands = self.is_here("document", &owner)? && self.is_one_here(&target)?;
            if !stands || self.is_sealed_here(&owner, &target)? {
                continue;
            }
            self.here
                .prepare_cached(
                    "INSERT INTO document_sealed (owner, target, position) \
                     VALUES (:owner, :target, :position)",
                )?
                .execute(
                    named_params! { ":owner": owner, ":target": target, ":position": position },
                )?;
            self.out.seals += 1;
        }
        for case in cases {
            if !self.sealed.contains(&case.key.record) {
                continue;
            }
            if case.shape.linked {
                self.told_link(case)?;
            } else {
                self.go_on(case)?;
            }
        }
        self.tell_added(cases)
    }

    /// Whether a record of any kind is in the open file.
    fn is_one_here(&self, record: &str) -> Result<bool> {
        for shape in self.shapes.iter().filter(|shape| !shape.linked) {
            if self.is_here(&shape.table, record)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What was changed here of a record that was sealed there: what the seal leaves open goes on, the
    /// rest is as it was sealed, and told.
    fn go_on(&mut self, case: &Case) -> Result<()> {
        let (Some(here), Some(there)) = (&case.here, &case.there) else {
            return Ok(());
        };
        let (there, bases) = self.seen_from_here(case, there);
        for (name, columns) in fields(&case.shape) {
            if name == "id" || same(&columns, here, &there) {
                continue;
            }
            let side = judge(&columns, here, &there, &bases);
            if side == Some(Side::There) {
                continue;
            }
            let wanted = [(name.clone(), columns.clone())];
            match self.update(&case.shape, &case.key, here, &wanted) {
                Ok(()) => {}
                Err(Error::Sealed { .. }) => {
                    let line = self.out.line(MergedKind::SealedThere, &case.key, &there);
                    line.fields.push(name);
                    continue;
                }
                Err(error) => return Err(error),
            }
            if side.is_none() && self.decided(&case.key, &name, here, &there) == Some(Side::There) {
                self.update(&case.shape, &case.key, &there, &wanted)?;
            }
        }
        Ok(())
    }

    /// A link that was made or dropped here and is as it was sealed.
    fn told_link(&mut self, case: &Case) -> Result<()> {
        let changed_here =
            case.here.is_some() != case.was() && case.here.is_some() != case.there.is_some();
        if let Some(row) = case
            .here
            .as_ref()
            .or(case.there.as_ref())
            .filter(|_| changed_here)
        {
            let owner = self.owner_here(&case.shape, &case.key.record)?;
            if let Some(owner) = owner {
                self.note(
                    MergedKind::SealedThere,
                    (&case.shape, &owner),
                    &case.key,
                    row,
                )?;
            }
        }
        Ok(())
    }

    /// What was added here to a meeting whose summary was issued there: it stays, and the summary does
    /// not hold it.
    fn tell_added(&mut self, cases: &[Case]) -> Result<()> {
        if self.sealed.is_empty() {
            return Ok(());
        }
        let theirs = cases.iter().filter(|case| case.there.is_some());
        let theirs: HashSet<&String> = theirs.map(|case| &case.key.record).collect();
        let mut added = self.here.prepare(
            "SELECT DISTINCT record_table, record_id FROM change \
             WHERE operation > :parted AND before IS NULL ORDER BY record_id",
        )?;
        let rows = added.query_map(named_params! { ":parted": self.parted }, |row| {
            Ok(Key {
                table: row.get(0)?,
                record: row.get(1)?,
                target: String::new(),
            })
        })?;
        let rows: Vec<Key> = rows.collect::<rusqlite::Result<_>>()?;
        drop(added);
        for key in rows.iter().filter(|key| !theirs.contains(&key.record)) {
            let Ok(shape) = self.shape_of(&key.table) else {
                continue;
            };
            if shape.linked || self.sealed.contains(&key.record) {
                continue;
            }
            let Some(row) = shape.row(self.here, key)? else {
                continue;
            };
            let mut to = shape.parents.iter().filter_map(|p| text(&row, &p.column));
            if to.any(|parent| self.sealed.contains(parent)) {
                self.out.line(MergedKind::AddedToSealed, key, &row);
            }
        }
        Ok(())
    }
}
