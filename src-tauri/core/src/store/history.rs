//! The history: every change of every write, caught by triggers, chained by hashes.
//!
//! The triggers are temporary and made at opening from the tables' own columns, so no write escapes
//! them, whatever path it takes, and none of them is stored in the file.

use super::{Op, digest::hex, format_moment};
use crate::{
    Result,
    model::{Id, MeetingFields},
};
use rusqlite::{Connection, OptionalExtension, named_params};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Whether an operation is new, or undoes or redoes the operation with that sequence number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum OperationKind {
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
pub(super) fn row_upgrade_sql(columns: &[String], defaults: &Defaults, row: &str) -> String {
    let parts: Vec<String> = columns
        .iter()
        .map(|c| format!("'{c}', {}", value_sql(c, defaults, row)))
        .collect();
    format!("json_object({})", parts.join(", "))
}

/// SQL for a column's value in a row stored as JSON, or the column's default where the row does not have it.
pub(super) fn value_sql(column: &str, defaults: &Defaults, row: &str) -> String {
    let stored = format!("json_extract({row}, '$.{column}')");
    match defaults.get(column) {
        Some(default) => {
            format!("iif(json_type({row}, '$.{column}') IS NULL, {default}, {stored})")
        }
        None => stored,
    }
}

/// The default values of a table's columns, as SQL, by column.
pub(super) type Defaults = BTreeMap<String, String>;

pub(super) fn defaults(db: &Connection, table: &str) -> Result<Defaults> {
    let mut all = db.prepare_cached(
        "SELECT name, dflt_value FROM pragma_table_info(:table) WHERE dflt_value IS NOT NULL",
    )?;
    let rows = all.query_map(named_params! { ":table": table }, |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The tables of records, and their columns in order.
pub(super) fn record_tables(db: &Connection) -> Result<Vec<(String, Vec<String>)>> {
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
pub(super) fn row_json(columns: &[String], from: &str) -> String {
    let parts: Vec<String> = columns
        .iter()
        .map(|c| format!("'{c}', {from}{c}"))
        .collect();
    format!("json_object({})", parts.join(", "))
}

/// The column that says which record a row belongs to.
pub(super) fn record_column(columns: &[String]) -> &'static str {
    if columns.iter().any(|c| c == "id") {
        "id"
    } else {
        "owner"
    }
}

/// Creates the temporary triggers: from here on every changed row is noted in `temp.pending`.
pub(super) fn install_history_triggers(db: &Connection) -> Result<()> {
    let mut sql = String::from(
        "CREATE TEMP TABLE pending (position INTEGER PRIMARY KEY, record_table TEXT NOT NULL, \
         record_id TEXT NOT NULL, before TEXT, after TEXT);",
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
                 INSERT INTO pending (record_table, record_id, before, after) \
                 VALUES ('{table}', {row}.{record}, {before}, {after}); {extra} END;"
            ));
        }
    }
    db.execute_batch(&sql)?;
    Ok(())
}

pub(super) fn clear_pending(db: &Connection) -> Result<()> {
    db.execute("DELETE FROM temp.pending", [])?;
    Ok(())
}

/// Whether the current write has changed anything so far.
pub(super) fn has_pending_changes(db: &Connection) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM temp.pending)";
    Ok(db.query_row(sql, [], |row| row.get(0))?)
}

/// Writes the operation with its changes; gives its hash, or none when nothing changed.
pub(super) fn record_operation(
    db: &Connection,
    op: &Op,
    kind: OperationKind,
) -> Result<Option<String>> {
    let pending = query_changes(
        db,
        "SELECT record_table, record_id, before, after FROM temp.pending ORDER BY position",
        [],
    )?;
    if pending.is_empty() {
        return Ok(None);
    }
    let last = head(db)?;
    let (word, target) = match kind {
        OperationKind::Do => ("do", None),
        OperationKind::Undo(target) => ("undo", Some(target)),
        OperationKind::Redo(target) => ("redo", Some(target)),
    };
    let mut operation = Operation {
        sequence: last.as_ref().map_or(1, |o| o.sequence + 1),
        at: format_moment(op.at),
        who: op.who.clone(),
        name: op.name.clone(),
        kind: word.into(),
        target,
        hash: String::new(),
    };
    let previous = last.map(|o| o.hash).unwrap_or_default();
    let id = op.id.to_string();
    operation.hash = hash(&previous, &id, &operation, &pending);
    db.prepare_cached(
        "INSERT INTO operation (sequence, id, at, who, name, kind, target, previous_hash, hash) \
         VALUES (:sequence, :id, :at, :who, :name, :kind, :target, :previous, :hash)",
    )?
    .execute(named_params! {
        ":sequence": operation.sequence, ":id": id, ":at": operation.at, ":who": operation.who,
        ":name": operation.name, ":kind": word, ":target": target, ":previous": previous,
        ":hash": operation.hash,
    })?;
    db.prepare_cached(
        "INSERT INTO change (operation, position, record_table, record_id, before, after) \
         SELECT :sequence, position, record_table, record_id, before, after FROM temp.pending",
    )?
    .execute(named_params! { ":sequence": operation.sequence })?;
    Ok(Some(operation.hash))
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
pub(super) fn changes_of(db: &Connection, sequence: i64) -> Result<Vec<Change>> {
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
pub(super) fn head(db: &Connection) -> Result<Option<Operation>> {
    let sql = format!("{OPERATION} ORDER BY sequence DESC LIMIT 1");
    Ok(db
        .prepare_cached(&sql)?
        .query_row([], read_operation)
        .optional()?)
}

/// The operation with that sequence number.
pub(super) fn operation_at(db: &Connection, sequence: i64) -> Result<Option<Operation>> {
    let sql = format!("{OPERATION} WHERE sequence = :sequence");
    let mut statement = db.prepare_cached(&sql)?;
    let found = statement.query_row(named_params! { ":sequence": sequence }, read_operation);
    Ok(found.optional()?)
}

/// The sequence number of the operation with that hash.
pub(super) fn sequence_of(db: &Connection, hash: &str) -> Result<Option<i64>> {
    let sql = "SELECT sequence FROM operation WHERE hash = :hash";
    let mut statement = db.prepare_cached(sql)?;
    let row = statement.query_row(named_params! { ":hash": hash }, |row| row.get(0));
    Ok(row.optional()?)
}

/// The operations after that sequence number, the newest first.
pub(super) fn operations_after(db: &Connection, sequence: i64) -> Result<Vec<Operation>> {
    let sql = format!("{OPERATION} WHERE sequence > :sequence ORDER BY sequence DESC");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(named_params! { ":sequence": sequence }, read_operation)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn operations(db: &Connection, limit: u32) -> Result<Vec<Operation>> {
    let sql = format!("{OPERATION} ORDER BY sequence DESC LIMIT :limit");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(named_params! { ":limit": limit }, read_operation)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Where the chain breaks, if it does: recomputes every hash from the first operation.
pub(super) fn broken_link(db: &Connection) -> Result<Option<i64>> {
    let mut statement = db.prepare(&format!("{OPERATION} ORDER BY sequence"))?;
    let mut rows = statement.query([])?;
    let (mut previous, mut expected) = (String::new(), 1);
    while let Some(row) = rows.next()? {
        let found = read_operation(row)?;
        let (id, recorded_previous): (String, String) = (row.get("id")?, row.get("previous_hash")?);
        let all = changes_of(db, found.sequence)?;
        let is_linked = found.sequence == expected && recorded_previous == previous;
        if !is_linked || hash(&previous, &id, &found, &all) != found.hash {
            return Ok(Some(expected));
        }
        previous = found.hash;
        expected += 1;
    }
    let stray = "SELECT operation FROM change WHERE operation NOT IN (SELECT sequence FROM operation) LIMIT 1";
    Ok(db.query_row(stray, [], |row| row.get(0)).optional()?)
}

/// SHA-256 over every part, each with its length before it, so that no two lists of parts hash alike.
fn hash(previous: &str, id: &str, op: &Operation, changes: &[Change]) -> String {
    let mut digest = Sha256::new();
    let mut part = |text: Option<&str>| match text {
        Some(text) => {
            digest.update([1]);
            digest.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
            digest.update(text.as_bytes());
        }
        None => digest.update([0]),
    };
    part(Some("chancery operation 1"));
    for text in [
        previous,
        &op.sequence.to_string(),
        id,
        &op.at,
        &op.who,
        &op.name,
        &op.kind,
    ] {
        part(Some(text));
    }
    part(op.target.map(|t| t.to_string()).as_deref());
    for change in changes {
        part(Some(&change.table));
        part(Some(&change.record));
        part(change.before.as_deref());
        part(change.after.as_deref());
    }
    hex(&digest.finalize())
}
