//! The record as of a past day: a copy in memory, rewound along the history.
//!
//! There is no second mechanism: the history says what each row held before it was changed. Days end
//! at midnight UTC, as the moments of the history are UTC.

use crate::store::{
    Access, Store, backup::copy_pages, connection::connect, history, history::Operation,
    lock::Holder,
};
use crate::{Error, Result};
use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, config::DbConfig, named_params};
use std::cell::RefCell;
use std::path::Path;

/// SQLite copies the pages of an encrypted file into an encrypted one only. The copy never leaves the memory, so its
/// key need not be secret.
const DUMMY_KEY: &str = "x'0000000000000000000000000000000000000000000000000000000000000000'";

/// For every row that was changed after an operation: what it held before the first of those changes. A row of
/// links is identified by its owner and its target, any other by its id.
const CREATE_REWIND_TABLES: &str = "
    CREATE TEMP TABLE found (
        record_table TEXT NOT NULL, record TEXT NOT NULL, target TEXT NOT NULL, before TEXT,
        PRIMARY KEY (record_table, record, target)
    ) STRICT, WITHOUT ROWID;
    CREATE TEMP TABLE linked (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;";
const FILL_REWIND_TABLE: &str = "
    INSERT INTO found (record_table, record, target, before)
    SELECT record_table, record_id,
           iif(record_table IN (SELECT name FROM linked),
               json_extract(coalesce(after, before), '$.target'), ''), before
    FROM change WHERE operation > :last ORDER BY operation, position
    ON CONFLICT DO NOTHING";

/// The last operation dated by the end of that day. Where a wrong clock dated a later operation earlier, all
/// operations before it in the chain count too, so that the record as of a later day never holds less history.
pub(in crate::store) fn last_operation_as_of(
    db: &Connection,
    day: NaiveDate,
) -> Result<Option<Operation>> {
    // Moments are compared as text, which has four digits for the year.
    let end = day.succ_opt().filter(|day| day.year() < 10_000);
    let end = end.map_or_else(|| "A".into(), |day| day.to_string());
    let sql = "SELECT max(sequence) FROM operation WHERE at < :end";
    let last: Option<i64> = db
        .prepare_cached(sql)?
        .query_row(named_params! { ":end": end }, |row| row.get(0))?;
    last.map_or(Ok(None), |last| history::operation_at(db, last))
}

impl Store {
    /// The last operation of the history as of the end of that day, UTC; none before the first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_operation_as_of(&self, day: NaiveDate) -> Result<Option<Operation>> {
        last_operation_as_of(&self.db, day)
    }

    /// The newest operation of the history.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn newest_operation(&self) -> Result<Option<Operation>> {
        history::head(&self.db)
    }

    /// The operation with that sequence number, from 1.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn operation_at(&self, sequence: i64) -> Result<Option<Operation>> {
        history::operation_at(&self.db, sequence)
    }

    /// The day of the first operation, UTC: there is no record as of an earlier day.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn begins_on(&self) -> Result<Option<NaiveDate>> {
        let sql = "SELECT min(substr(at, 1, 10)) FROM operation";
        let day: Option<String> = self.db.query_row(sql, [], |row| row.get(0))?;
        Ok(day.and_then(|day| day.parse().ok()))
    }

    /// A read-only copy in memory of the record as of the end of that day, UTC, with the history until
    /// then. Columns added by later versions have their defaults. Papers stored since then are in it too,
    /// under their hashes; no record refers to them.
    ///
    /// # Errors
    /// When the file cannot be read, or there is not the memory.
    pub fn as_of(&self, day: NaiveDate) -> Result<Self> {
        let last = self
            .last_operation_as_of(day)?
            .map_or(0, |last| last.sequence);
        let key = self.encrypted.then_some(DUMMY_KEY);
        let mut db = connect(Path::new(":memory:"), key, true)?;
        copy_pages(&self.db, &mut db)?;
        rewind_to(&mut db, last)?;
        db.pragma_update(None, "query_only", "ON")?;
        Ok(Self {
            db,
            path: self.path.clone(),
            access: Access::Read(Holder::default()),
            encrypted: self.encrypted,
            recovery_folder: None,
            pre_upgrade_copy: None,
            identity: None,
            counts: RefCell::default(),
            _lock: None,
            _private: None,
        })
    }
}

/// Restores every row as it was when `last` was the newest operation, and cuts the history there. Triggers
/// (and so the seals) and foreign keys are off meanwhile, because rows pass through states that never existed.
fn rewind_to(db: &mut Connection, last: i64) -> Result<()> {
    db.pragma_update(None, "foreign_keys", "OFF")?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    db.execute_batch(CREATE_REWIND_TABLES)?;
    let tx = db.transaction()?;
    let tables = history::record_tables(&tx)?;
    let mut linked = tx.prepare("INSERT INTO linked (name) VALUES (:name)")?;
    for (name, columns) in &tables {
        if history::record_column(columns) == "owner" {
            linked.execute(named_params! { ":name": name })?;
        }
    }
    drop(linked);
    tx.execute(FILL_REWIND_TABLE, named_params! { ":last": last })?;
    for (table, columns) in &tables {
        rewind_table(&tx, table, columns)?;
    }
    let unknown_table: Option<String> = tx
        .query_row("SELECT record_table FROM found LIMIT 1", [], |row| {
            row.get(0)
        })
        .optional()?;
    if let Some(table) = unknown_table {
        let detail = format!("its history names a table “{table}”, which it does not have");
        return Err(Error::Damaged { detail });
    }
    for cut in [
        "DELETE FROM change WHERE operation > :last",
        "DELETE FROM operation WHERE sequence > :last",
    ] {
        tx.execute(cut, named_params! { ":last": last })?;
    }
    tx.commit()?;
    db.execute_batch("DROP TABLE temp.found; DROP TABLE temp.linked;")?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true)?;
    db.pragma_update(None, "foreign_keys", "ON")?;
    Ok(())
}

/// Rewinds one table: deletes all rows that were changed since, then inserts those that existed before.
fn rewind_table(db: &Connection, table: &str, columns: &[String]) -> Result<()> {
    let key = match history::record_column(columns) {
        "id" => "id IN (SELECT record FROM found WHERE record_table = :table)",
        _ => "(owner, target) IN (SELECT record, target FROM found WHERE record_table = :table)",
    };
    let defaults = history::defaults(db, table)?;
    let values: Vec<String> = columns
        .iter()
        .map(|c| history::value_sql(c, &defaults, "before"))
        .collect();
    let (names, values) = (columns.join(", "), values.join(", "));
    for sql in [
        format!("DELETE FROM {table} WHERE {key}"),
        format!(
            "INSERT INTO {table} ({names}) SELECT {values} FROM found \
             WHERE record_table = :table AND before IS NOT NULL"
        ),
        "DELETE FROM found WHERE record_table = :table".into(),
    ] {
        db.execute(&sql, named_params! { ":table": table })?;
    }
    Ok(())
}
