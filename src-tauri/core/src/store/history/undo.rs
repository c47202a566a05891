//! Undo and redo: a new operation that restores the rows as they were before an earlier one.

use crate::store::{
    Op, Store, Tx,
    history::{self, Change, OperationKind},
    sealed_by,
};
use crate::{Error, Result};
use rusqlite::{Connection, named_params};

/// How many operations back undo reaches.
const UNDO_LIMIT: u32 = 500;

/// The operations that can be undone and redone now, by sequence number; the newest last.
#[derive(Default)]
struct Stacks {
    undo: Vec<(i64, String)>,
    redo: Vec<(i64, i64, String)>,
}

/// Walks the last operations: a new one can be undone and clears what could be redone; an undo moves its
/// target to the redo stack, a redo moves it back. The first operation, which created the record, cannot be undone.
fn stacks(db: &Connection) -> Result<Stacks> {
    let mut stacks = Stacks::default();
    for op in history::operations(db, UNDO_LIMIT)?
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
    /// The names of the operations that undo and redo would act on now.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn undo_and_redo_names(&self) -> Result<(Option<String>, Option<String>)> {
        let mut stacks = stacks(&self.db)?;
        Ok((
            stacks.undo.pop().map(|(_, name)| name),
            stacks.redo.pop().map(|(.., name)| name),
        ))
    }

    /// Undoes the last operation that is not undone yet; gives its name.
    ///
    /// # Errors
    /// `NothingToUndo`; `Conflict` when a record is no longer as that operation left it.
    pub fn undo(&mut self, mut op: Op) -> Result<String> {
        let (target, name) = stacks(&self.db)?.undo.pop().ok_or(Error::NothingToUndo)?;
        op.name = name.clone();
        // For an operation that was redone, the rows are as the newest redo left them.
        let effective = self.effective_sequence(target)?;
        self.write_as(&op, OperationKind::Undo(target), |tx| tx.reverse(effective))?;
        Ok(name)
    }

    /// Redoes the operation that was undone last; gives its name.
    ///
    /// # Errors
    /// `NothingToUndo`; `Conflict` when a record is no longer as the undo left it.
    pub fn redo(&mut self, mut op: Op) -> Result<String> {
        let (target, undone_by, name) = stacks(&self.db)?.redo.pop().ok_or(Error::NothingToUndo)?;
        op.name = name.clone();
        self.write_as(&op, OperationKind::Redo(target), |tx| tx.reverse(undone_by))?;
        Ok(name)
    }

    fn effective_sequence(&self, target: i64) -> Result<i64> {
        let sql = "SELECT coalesce(max(sequence), :target) FROM operation WHERE kind = 'redo' AND target = :target";
        Ok(self
            .db
            .query_row(sql, named_params! { ":target": target }, |row| row.get(0))?)
    }
}

impl Tx<'_> {
    /// Restores the rows as they were before operation `sequence`, last change first.
    fn reverse(&self, sequence: i64) -> Result<()> {
        self.db.pragma_update(None, "defer_foreign_keys", "ON")?;
        let tables = history::record_tables(self.db)?;
        for change in history::changes_of(self.db, sequence)?.into_iter().rev() {
            let columns = tables
                .iter()
                .find(|(name, _)| *name == change.table)
                .map(|(_, c)| c.as_slice());
            let columns = columns.ok_or(Error::NotFound { noun: "table" })?;
            self.reverse_change(&change, columns).map_err(|error| {
                sealed_by::with_sealed_by(self.db, error, &change_rows(&change))
            })?;
        }
        Ok(())
    }

    fn reverse_change(&self, change: &Change, columns: &[String]) -> Result<()> {
        let table = &change.table;
        let defaults = history::defaults(self.db, table)?;
        let keys: &[&str] = match history::record_column(columns) {
            "id" => &["id"],
            _ => &["owner", "target"],
        };
        let key_condition = keys
            .iter()
            .map(|k| format!("{k} = json_extract(:row, '$.{k}')"))
            .collect::<Vec<_>>();
        let key_condition = key_condition.join(" AND ");
        // The store's own columns are not part of what people changed.
        let is_user_column = |c: &&String| !matches!(c.as_str(), "revision" | "updated_at");
        let unchanged: Vec<String> = columns
            .iter()
            .filter(is_user_column)
            .map(|c| format!("{c} IS {}", history::value_sql(c, &defaults, ":row")))
            .collect();
        let row = change.after.as_ref().or(change.before.as_ref());
        let row = row.ok_or(Error::NotFound { noun: "change" })?;
        let count_as_left = format!(
            "SELECT count(*) FROM {table} WHERE {key_condition} AND {}",
            unchanged.join(" AND ")
        );
        let count_present = format!("SELECT count(*) FROM {table} WHERE {key_condition}");
        let matches_one = |sql: &str| -> Result<bool> {
            Ok(self
                .db
                .query_row(sql, named_params! { ":row": row }, |r| r.get::<_, i64>(0))?
                == 1)
        };
        let names = columns.join(", ");
        match (&change.before, &change.after) {
            (Some(before), None) => {
                if matches_one(&count_present)? {
                    return Err(Error::Conflict { noun: "record" });
                }
                let values: Vec<String> = columns
                    .iter()
                    .map(|c| restored_value(c, &defaults, "0"))
                    .collect();
                let sql = format!(
                    "INSERT INTO {table} ({names}) VALUES ({})",
                    values.join(", ")
                );
                self.execute(&sql, before, columns)?;
            }
            (Some(before), Some(_)) => {
                if !matches_one(&count_as_left)? {
                    return Err(Error::Conflict { noun: "record" });
                }
                let sets: Vec<String> = columns
                    .iter()
                    .map(|c| format!("{c} = {}", restored_value(c, &defaults, "revision")))
                    .collect();
                let sql = format!(
                    "UPDATE {table} SET {} WHERE {key_condition}",
                    sets.join(", ")
                );
                self.execute(&sql, before, columns)?;
            }
            (None, Some(after)) => {
                // The row may already have been removed with a record, by cascade.
                if matches_one(&count_present)? {
                    if !matches_one(&count_as_left)? {
                        return Err(Error::Conflict { noun: "record" });
                    }
                    let sql = format!("DELETE FROM {table} WHERE {key_condition}");
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

/// The rows of a change, before and after.
fn change_rows(change: &Change) -> serde_json::Value {
    let both = [&change.before, &change.after].into_iter().flatten();
    let rows = both.filter_map(|row| serde_json::from_str(row).ok());
    serde_json::Value::Array(rows.collect())
}

/// SQL for the restored value of a column. The revision only ever grows, so that a form opened earlier never
/// mistakes restored content for the revision it loaded.
fn restored_value(column: &str, defaults: &history::Defaults, current: &str) -> String {
    match column {
        "revision" => format!("max({current}, json_extract(:row, '$.revision')) + 1"),
        "updated_at" => ":now".into(),
        column => history::value_sql(column, defaults, ":row"),
    }
}
