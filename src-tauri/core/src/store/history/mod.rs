//! The history: every change of every write, caught by triggers, chained by hashes.
//!
//! The triggers are temporary and made at opening from the tables' own columns, so no write escapes
//! them, whatever path it takes, and none of them is stored in the file.

pub(in crate::store) mod as_of;
pub(in crate::store) mod chain;
pub(in crate::store) mod diff;
pub(in crate::store) mod record_operation;
pub(in crate::store) mod undo;

pub(in crate::store) use record_operation::record_operation;

use crate::{
    Result,
    model::{Id, MeetingFields},
};
use rusqlite::{Connection, OptionalExtension, named_params};
use std::collections::BTreeMap;

/// Whether an operation is new, or undoes or redoes the operation with that sequence number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::store) enum OperationKind {
    Do,
    Undo(i64),
    Redo(i64),
}

/// One operation of the history.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// Its sequence number in the chain, from 1.
    pub sequence: i64,
    /// When it was made: UTC, RFC 3339 with milliseconds.
    pub at: String,
    /// Who made it.
    pub who: String,
    /// What it did, such as `save pledge`.
    pub name: String,
    /// `do`, `undo` or `redo`.
    pub kind: String,
    /// The operation it undoes or redoes.
    pub target: Option<i64>,
    /// SHA-256 of this operation and, through the hash of the one before, of all before it.
    pub hash: String,
}

/// One changed row: what it held before and after, by column name.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The table of the row.
    pub table: String,
    /// The id of the record, or of the owner for a row of links.
    pub record: String,
    /// The row before, as JSON; none for a new one.
    pub before: Option<String>,
    /// The row after, as JSON; none when it was removed.
    pub after: Option<String>,
}

/// SQL that upgrades a row of an older version: a column that it does not have gets its default.
pub(in crate::store) fn row_upgrade_sql(
    columns: &[String],
    defaults: &Defaults,
    row: &str,
) -> String {
    let parts: Vec<String> = columns
        .iter()
        .map(|c| format!("'{c}', {}", value_sql(c, defaults, row)))
        .collect();
    format!("json_object({})", parts.join(", "))
}

/// SQL for a column's value in a row stored as JSON, or the column's default where the row does not have it.
pub(in crate::store) fn value_sql(column: &str, defaults: &Defaults, row: &str) -> String {
    let stored = format!("json_extract({row}, '$.{column}')");
    match defaults.get(column) {
        Some(default) => {
            format!("iif(json_type({row}, '$.{column}') IS NULL, {default}, {stored})")
        }
        None => stored,
    }
}

/// The default values of a table's columns, as SQL, by column.
pub(in crate::store) type Defaults = BTreeMap<String, String>;

pub(in crate::store) fn defaults(db: &Connection, table: &str) -> Result<Defaults> {
    let mut all = db.prepare_cached(
        "SELECT name, dflt_value FROM pragma_table_info(:table) WHERE dflt_value IS NOT NULL",
    )?;
    let rows = all.query_map(named_params! { ":table": table }, |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The tables of records, and their columns in order.
pub(in crate::store) fn record_tables(db: &Connection) -> Result<Vec<(String, Vec<String>)>> {
    let mut names = db.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
         AND name NOT IN ('operation', 'change', 'content') ORDER BY name",
    )?;
    let names: Vec<String> = names
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut columns = db.prepare("SELECT name FROM pragma_table_info(:table) ORDER BY cid")?;
    let mut out = Vec::new();
    for name in names {
        let of: Vec<String> = columns
            .query_map(named_params! { ":table": name }, |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        out.push((name, of));
    }
    Ok(out)
}

/// SQL for a row as a JSON object by column name; `from` is `new.`, `old.` or empty.
pub(in crate::store) fn row_json(columns: &[String], from: &str) -> String {
    let parts: Vec<String> = columns
        .iter()
        .map(|c| format!("'{c}', {from}{c}"))
        .collect();
    format!("json_object({})", parts.join(", "))
}

/// The column that says which record a row belongs to.
pub(in crate::store) fn record_column(columns: &[String]) -> &'static str {
    if columns.iter().any(|c| c == "id") {
        "id"
    } else {
        "owner"
    }
}

/// Creates the temporary triggers: from here on every changed row is noted as a change of the operation under way.
pub(in crate::store) fn install_history_triggers(db: &Connection) -> Result<()> {
    let mut sql = String::from(
        "CREATE TEMP TABLE under_way (sequence INTEGER NOT NULL);
         INSERT INTO under_way (sequence) VALUES (0);",
    );
    for (table, columns) in record_tables(db)? {
        let record = record_column(&columns);
        let (old, new) = (row_json(&columns, "old."), row_json(&columns, "new."));
        // A record's citations are deleted with it: they refer to it by id alone, without a foreign key.
        let cleanup = match record {
            "id" => "DELETE FROM citation WHERE owner = old.id;",
            _ => "",
        };
        for (event, row, before, after, extra) in [
            ("INSERT", "new", "NULL", new.as_str(), ""),
            ("UPDATE", "new", old.as_str(), new.as_str(), ""),
            ("DELETE", "old", old.as_str(), "NULL", cleanup),
        ] {
            sql.push_str(&format!(
                "CREATE TEMP TRIGGER history_{table}_{event} AFTER {event} ON main.{table} BEGIN \
                 INSERT INTO change (operation, position, record_table, record_id, before, after) \
                 SELECT sequence, (SELECT coalesce(max(position), 0) + 1 FROM change WHERE operation = sequence), \
                 '{table}', {row}.{record}, {before}, {after} FROM under_way; {extra} END;"
            ));
        }
    }
    db.execute_batch(&sql)?;
    Ok(())
}

/// Begins an operation: what is changed from here on belongs to it.
pub(in crate::store) fn begin_operation(db: &Connection) -> Result<()> {
    let sql = "UPDATE temp.under_way SET sequence = (SELECT coalesce(max(sequence), 0) + 1 FROM operation)";
    db.execute(sql, [])?;
    Ok(())
}

/// Whether the operation under way has changed anything so far.
pub(in crate::store) fn has_changes(db: &Connection) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM change WHERE operation = (SELECT sequence FROM temp.under_way))";
    Ok(db.query_row(sql, [], |row| row.get(0))?)
}

fn query_changes(db: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<Vec<Change>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(params, |row| {
        Ok(Change {
            table: row.get("record_table")?,
            record: row.get("record_id")?,
            before: row.get("before")?,
            after: row.get("after")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The changes of one operation, in the order they were made.
pub(in crate::store) fn changes_of(db: &Connection, sequence: i64) -> Result<Vec<Change>> {
    query_changes(
        db,
        "SELECT record_table, record_id, before, after FROM change WHERE operation = :sequence ORDER BY position",
        named_params! { ":sequence": sequence },
    )
}

/// Every number that a decision or an action of a meeting ever had, those that were removed included.
///
/// # Errors
/// When the file cannot be read.
pub fn list_numbers_ever_used(db: &Connection, table: &str, meeting: &str) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT json_extract(coalesce(after, before), '$.number') FROM change \
         WHERE record_table = :table AND record_table IN ('decision', 'action') \
         AND json_extract(coalesce(after, before), '$.meeting') = :meeting",
    )?;
    let named = named_params! { ":table": table, ":meeting": meeting };
    let rows = statement.query_map(named, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether a non-internal item that was on a meeting's agenda at that moment (RFC 3339) has been removed since.
///
/// # Errors
/// When the file cannot be read.
pub fn has_item_removed_since(
    db: &Connection,
    meeting: Id<MeetingFields>,
    at: &str,
) -> Result<bool> {
    let mut statement = db.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM operation JOIN change ON change.operation = operation.sequence \
         WHERE operation.at > :at AND record_table = 'agenda_item' AND after IS NULL \
         AND json_extract(before, '$.meeting') = :meeting AND NOT json_extract(before, '$.internal') \
         AND json_extract(before, '$.created_at') <= :at \
         AND record_id NOT IN (SELECT id FROM agenda_item))",
    )?;
    let named = named_params! { ":at": at, ":meeting": meeting.to_string() };
    Ok(statement.query_row(named, |row| row.get(0))?)
}

const OPERATION: &str =
    "SELECT sequence, id, at, who, name, kind, target, previous_hash, hash FROM operation";

fn read_operation(row: &rusqlite::Row) -> rusqlite::Result<Operation> {
    Ok(Operation {
        sequence: row.get("sequence")?,
        at: row.get("at")?,
        who: row.get("who")?,
        name: row.get("name")?,
        kind: row.get("kind")?,
        target: row.get("target")?,
        hash: row.get("hash")?,
    })
}

/// The newest operation.
pub(in crate::store) fn head(db: &Connection) -> Result<Option<Operation>> {
    let sql = format!("{OPERATION} ORDER BY sequence DESC LIMIT 1");
    Ok(db
        .prepare_cached(&sql)?
        .query_row([], read_operation)
        .optional()?)
}

/// The operation with that sequence number.
pub(in crate::store) fn operation_at(db: &Connection, sequence: i64) -> Result<Option<Operation>> {
    let sql = format!("{OPERATION} WHERE sequence = :sequence");
    let mut statement = db.prepare_cached(&sql)?;
    let found = statement.query_row(named_params! { ":sequence": sequence }, read_operation);
    Ok(found.optional()?)
}

/// The sequence number of the operation with that hash.
pub(in crate::store) fn sequence_of(db: &Connection, hash: &str) -> Result<Option<i64>> {
    let sql = "SELECT sequence FROM operation WHERE hash = :hash";
    let mut statement = db.prepare_cached(sql)?;
    let row = statement.query_row(named_params! { ":hash": hash }, |row| row.get(0));
    Ok(row.optional()?)
}

/// The operations after that sequence number, the newest first.
pub(in crate::store) fn operations_after(db: &Connection, sequence: i64) -> Result<Vec<Operation>> {
    let sql = format!("{OPERATION} WHERE sequence > :sequence ORDER BY sequence DESC");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(named_params! { ":sequence": sequence }, read_operation)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::store) fn operations(db: &Connection, limit: u32) -> Result<Vec<Operation>> {
    let sql = format!("{OPERATION} ORDER BY sequence DESC LIMIT :limit");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(named_params! { ":limit": limit }, read_operation)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
