//! Reads records: one, all of a kind, those of a parent, those for which a condition holds.

use super::{Record, field::query_rows, read_row};
use crate::{Error, Result, model::*};
use rusqlite::{Connection, OptionalExtension, Params, named_params};
use serde_json::json;

/// The record with that id.
///
/// # Errors
/// `NotFound` when the file holds none.
pub fn get<R: Record>(db: &Connection, id: Id<R>) -> Result<Stored<R>> {
    find(db, id)?.ok_or(Error::NotFound { noun: R::NAME })
}

/// The record with that id, if there is one.
///
/// # Errors
/// When the file cannot be read.
pub fn find<R: Record>(db: &Connection, id: Id<R>) -> Result<Option<Stored<R>>> {
    let sql = format!("{} WHERE id = :id", R::sql().select);
    let mut statement = db.prepare_cached(&sql)?;
    Ok(statement
        .query_row(named_params! { ":id": id.to_string() }, |row| read_row(row))
        .optional()?)
}

/// Every record of a kind, in order of creation.
///
/// # Errors
/// When the file cannot be read.
pub fn list<R: Record>(db: &Connection) -> Result<Vec<Stored<R>>> {
    let mut statement = db.prepare_cached(&format!("{} ORDER BY id", R::sql().select))?;
    Ok(query_rows(&mut statement, [], |row| read_row(row))?)
}

/// The records of a kind whose `column` points to `parent`, in order of creation.
///
/// # Errors
/// When the file cannot be read.
pub fn list_of<R: Record, P>(
    db: &Connection,
    column: &'static str,
    parent: Id<P>,
) -> Result<Vec<Stored<R>>> {
    list_where(db, &format!("{column} = :parent"), parent)
}

/// The records of a kind for which a condition on `:parent` holds, in order of creation.
pub(in crate::store) fn list_where<R: Record>(
    db: &Connection,
    condition: &str,
    parent: impl ToString,
) -> Result<Vec<Stored<R>>> {
    let parent = parent.to_string();
    list_that(db, condition, named_params! { ":parent": parent })
}

/// Those of these records that there are, in order of creation, each once.
pub(in crate::store) fn list_ids<R: Record>(
    db: &Connection,
    ids: impl Iterator<Item = Id<R>>,
) -> Result<Vec<Stored<R>>> {
    let ids: Vec<_> = ids.collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let condition = "id IN (SELECT value FROM json_each(:parent))";
    list_where(db, condition, json!(ids))
}

/// The records of a kind for which a condition holds, in order of creation.
pub(in crate::store) fn list_that<R: Record>(
    db: &Connection,
    condition: &str,
    named: impl Params,
) -> Result<Vec<Stored<R>>> {
    let sql = format!("{} WHERE {condition} ORDER BY id", R::sql().select);
    let mut statement = db.prepare_cached(&sql)?;
    Ok(query_rows(&mut statement, named, |row| read_row(row))?)
}

/// How many records of a kind there are.
///
/// # Errors
/// When the file cannot be read.
pub fn count<R: Record>(db: &Connection) -> Result<i64> {
    Ok(
        db.query_row(&format!("SELECT count(*) FROM {}", R::NAME), [], |row| {
            row.get(0)
        })?,
    )
}
