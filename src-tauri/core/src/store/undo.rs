//! Undo and redo: a new operation that restores what an earlier one found.

use super::{
    Op, Store, Tx,
    history::{self, Change, Kind},
    seal,
};
use crate::{Error, Result};
use rusqlite::{Connection, named_params};

/// How far back undo reaches.
const REACH: u32 = 500;

/// What can be taken back and brought back now, by operation; the newest last.
#[derive(Default)]
struct Stacks {
    undo: Vec<(i64, String)>,
    redo: Vec<(i64, i64, String)>,
}

/// Walks the last operations: an own one can be undone and forgets what could be redone;
/// an undo moves its target over, a redo moves it back. The founding operation stays.
fn stacks(db: &Connection) -> Result<Stacks> {
    let mut stacks = Stacks::default();
    for op in history::operations(db, REACH)?
        .into_iter()
        .rev()
        .filter(|op| op.sequence > 1)
    {
        match (op.kind.as_str(), op.target) {
            ("undo", Some(target)) => {
                stacks.undo.retain(|(sequence, _)| *sequence != target);
                stacks.redo.push((target, op.sequence, op.name));
            }
            ("redo", Some(target)) => {
                stacks.redo.retain(|(sequence, ..)| *sequence != target);
                stacks.undo.push((target, op.name));
            }
            _ => {
                stacks.redo.clear();
                stacks.undo.push((op.sequence, op.name));
            }
        }
    }
    Ok(stacks)
}

impl Store {
    /// The names of what undo and redo would do now.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn undoable(&self) -> Result<(Option<String>, Option<String>)> {
        let mut stacks = stacks(&self.db)?;
        Ok((
            stacks.undo.pop().map(|(_, name)| name),
            stacks.redo.pop().map(|(.., name)| name),
        ))
    }

    /// Takes back the last operation that is not taken back yet; gives its name.
    ///
    /// # Errors
    /// `NothingToUndo`; `Conflict` when a record is no longer as that operation left it.
    pub fn undo(&mut self, mut op: Op) -> Result<String> {
        let (target, name) = stacks(&self.db)?.undo.pop().ok_or(Error::NothingToUndo)?;
        op.name = name.clone();
        // Of an operation that was brought back, the newest bringing back is what stands now.
        let stands = self.standing(target)?;
        self.write_as(&op, Kind::Undo(target), |tx| tx.reverse(stands))?;
        Ok(name)
    }

    /// Brings back the operation that was taken back last; gives its name.
    ///
    /// # Errors
    /// `NothingToUndo`; `Conflict` when a record is no longer as the undo left it.
    pub fn redo(&mut self, mut op: Op) -> Result<String> {
        let (target, undone_by, name) = stacks(&self.db)?.redo.pop().ok_or(Error::NothingToUndo)?;
        op.name = name.clone();
        self.write_as(&op, Kind::Redo(target), |tx| tx.reverse(undone_by))?;
        Ok(name)
    }

    fn standing(&self, target: i64) -> Result<i64> {
        let sql = "SELECT coalesce(max(sequence), :target) FROM operation WHERE kind = 'redo' AND target = :target";
        Ok(self
            .db
            .query_row(sql, named_params! { ":target": target }, |row| row.get(0))?)
    }
}

impl Tx<'_> {
    /// Restores what operation `sequence` found, last change first.
    fn reverse(&self, sequence: i64) -> Result<()> {
        self.db.pragma_update(None, "defer_foreign_keys", "ON")?;
        let tables = history::tables(self.db)?;
        for change in history::changes_of(self.db, sequence)?.into_iter().rev() {
            let columns = tables
                .iter()
                .find(|(name, _)| *name == change.table)
                .map(|(_, c)| c.as_slice());
            let columns = columns.ok_or(Error::NotFound { noun: "table" })?;
            self.reverse_one(&change, columns)
                .map_err(|error| seal::naming(self.db, error, &rows(&change)))?;
        }
        Ok(())
    }

    fn reverse_one(&self, change: &Change, columns: &[String]) -> Result<()> {
        let table = &change.table;
        let defaults = history::defaults(self.db, table)?;
        let keys: &[&str] = match history::record_column(columns) {
            "id" => &["id"],
            _ => &["owner", "target"],
        };
        let here = keys
            .iter()
            .map(|k| format!("{k} = json_extract(:row, '$.{k}')"))
            .collect::<Vec<_>>();
        let here = here.join(" AND ");
        // The store's own columns are not part of what people changed.
        let own = |c: &&String| !matches!(c.as_str(), "revision" | "updated_at");
        let same: Vec<String> = columns
            .iter()
            .filter(own)
            .map(|c| format!("{c} IS {}", history::value_in(c, &defaults, ":row")))
            .collect();
        let row = change.after.as_ref().or(change.before.as_ref());
        let row = row.ok_or(Error::NotFound { noun: "change" })?;
        let as_left = format!(
            "SELECT count(*) FROM {table} WHERE {here} AND {}",
            same.join(" AND ")
        );
        let there = format!("SELECT count(*) FROM {table} WHERE {here}");
        let found = |sql: &str| -> Result<bool> {
            Ok(self
                .db
                .query_row(sql, named_params! { ":row": row }, |r| r.get::<_, i64>(0))?
                == 1)
        };
        let names = columns.join(", ");
        match (&change.before, &change.after) {
            (Some(before), None) => {
                if found(&there)? {
                    return Err(Error::Conflict { noun: "record" });
                }
                let values: Vec<String> = columns
                    .iter()
                    .map(|c| restored(c, &defaults, "0"))
                    .collect();
                let sql = format!(
                    "INSERT INTO {table} ({names}) VALUES ({})",
                    values.join(", ")
                );
                self.execute(&sql, before, columns)?;
            }
            (Some(before), Some(_)) => {
                if !found(&as_left)? {
                    return Err(Error::Conflict { noun: "record" });
                }
                let sets: Vec<String> = columns
                    .iter()
                    .map(|c| format!("{c} = {}", restored(c, &defaults, "revision")))
                    .collect();
                let sql = format!("UPDATE {table} SET {} WHERE {here}", sets.join(", "));
                self.execute(&sql, before, columns)?;
            }
            (None, Some(after)) => {
                // A record's removal may have taken this row along already.
                if found(&there)? {
                    if !found(&as_left)? {
                        return Err(Error::Conflict { noun: "record" });
                    }
                    let sql = format!("DELETE FROM {table} WHERE {here}");
                    self.db
                        .prepare_cached(&sql)?
                        .execute(named_params! { ":row": after })?;
                }
            }
            (None, None) => {}
        }
        Ok(())
    }

    fn execute(&self, sql: &str, row: &str, columns: &[String]) -> Result<()> {
        let mut statement = self.db.prepare_cached(sql)?;
        if columns.iter().any(|c| c == "updated_at") {
            statement.execute(named_params! { ":row": row, ":now": self.at })?;
        } else {
            statement.execute(named_params! { ":row": row })?;
        }
        Ok(())
    }
}

/// The rows of a change, as they were and as they became.
fn rows(change: &Change) -> serde_json::Value {
    let both = [&change.before, &change.after].into_iter().flatten();
    let rows = both.filter_map(|row| serde_json::from_str(row).ok());
    serde_json::Value::Array(rows.collect())
}

/// A column's restored value. The revision only ever grows, so that a form opened before
/// never takes an older content for the one it knows.
fn restored(column: &str, defaults: &history::Defaults, current: &str) -> String {
    match column {
        "revision" => format!("max({current}, json_extract(:row, '$.revision')) + 1"),
        "updated_at" => ":now".into(),
        column => history::value_in(column, defaults, ":row"),
    }
}
