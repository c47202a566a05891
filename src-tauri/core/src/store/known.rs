//! The record "as known on" a day: a copy in memory, brought back along the history.
//!
//! There is no second mechanism: the history says what each row held before it was changed. Days end
//! at midnight UTC, as the moments of the history are UTC.

use super::{
    Access, Store, backup::copy_pages, history, history::Operation, lock::Holder, open::connect,
};
use crate::{Error, Result};
use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, config::DbConfig, named_params};
use std::path::Path;

/// Pages go from a protected file to a protected one only. What never leaves the memory needs no secret.
const NO_SECRET: &str = "x'0000000000000000000000000000000000000000000000000000000000000000'";

/// What every row that was changed after an operation held before its first change since: the image
/// of that change. A row of links is known by its owner and its target, any other by its identity.
const FOUND_BEFORE: &str = "
    CREATE TEMP TABLE found (
        record_table TEXT NOT NULL, record TEXT NOT NULL, target TEXT NOT NULL, before TEXT,
        PRIMARY KEY (record_table, record, target)
    ) STRICT, WITHOUT ROWID;
    CREATE TEMP TABLE linked (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;";
const FIND_BEFORE: &str = "
    INSERT INTO found (record_table, record, target, before)
    SELECT record_table, record_id,
           iif(record_table IN (SELECT name FROM linked),
               json_extract(coalesce(after, before), '$.target'), ''), before
    FROM change WHERE operation > :last ORDER BY operation, position
    ON CONFLICT DO NOTHING";

/// The last operation that was made by the end of that day; later ones that a wrong clock dated earlier
/// pull along what stands before them in the chain, so that what is known only grows.
pub(super) fn last_by(db: &Connection, day: NaiveDate) -> Result<Option<Operation>> {
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
    /// Where the history stood at the end of that day, UTC: its last operation; none before the first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn known_by(&self, day: NaiveDate) -> Result<Option<Operation>> {
        last_by(&self.db, day)
    }

    /// The newest operation.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn newest(&self) -> Result<Option<Operation>> {
        history::head(&self.db)
    }

    /// The operation at that place of the history, from 1.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn operation_at(&self, sequence: i64) -> Result<Option<Operation>> {
        history::operation_at(&self.db, sequence)
    }

    /// The day of the first operation, UTC: before it nothing was known.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn begins_on(&self) -> Result<Option<NaiveDate>> {
        let sql = "SELECT min(substr(at, 1, 10)) FROM operation";
        let day: Option<String> = self.db.query_row(sql, [], |row| row.get(0))?;
        Ok(day.and_then(|day| day.parse().ok()))
    }

    /// A copy in memory, to read, of the record as it stood at the end of that day, UTC, with the
    /// history until then. What its columns did not hold yet has its default. The papers that were
    /// kept since are in it too, under their hashes; nothing names them.
    ///
    /// # Errors
    /// When the file cannot be read, or there is not the memory.
    pub fn as_known_on(&self, day: NaiveDate) -> Result<Self> {
        let last = self.known_by(day)?.map_or(0, |last| last.sequence);
        let key = self.encrypted.then_some(NO_SECRET);
        let mut db = connect(Path::new(":memory:"), key, true)?;
        copy_pages(&self.db, &mut db)?;
        bring_back(&mut db, last)?;
        db.pragma_update(None, "query_only", "ON")?;
        Ok(Self {
            db,
            path: self.path.clone(),
            access: Access::Read(Holder::default()),
            encrypted: self.encrypted,
            rescued: None,
            upgraded: None,
            identity: None,
            _lock: None,
            _private: None,
        })
    }
}

/// Makes every row what it was when `last` was the newest operation, and cuts the history there. Seals
/// and foreign keys rest meanwhile: rows pass through states that nobody ever saw.
fn bring_back(db: &mut Connection, last: i64) -> Result<()> {
    db.pragma_update(None, "foreign_keys", "OFF")?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    db.execute_batch(FOUND_BEFORE)?;
    let tx = db.transaction()?;
    let tables = history::tables(&tx)?;
    let mut linked = tx.prepare("INSERT INTO linked (name) VALUES (:name)")?;
    for (name, columns) in &tables {
        if history::record_column(columns) == "owner" {
            linked.execute(named_params! { ":name": name })?;
        }
    }
    drop(linked);
    tx.execute(FIND_BEFORE, named_params! { ":last": last })?;
    for (table, columns) in &tables {
        put_back(&tx, table, columns)?;
    }
    let left: Option<String> = tx
        .query_row("SELECT record_table FROM found LIMIT 1", [], |row| {
            row.get(0)
        })
        .optional()?;
    if let Some(table) = left {
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

/// The rows of one table: all that were changed since go, then those come back that were there.
fn put_back(db: &Connection, table: &str, columns: &[String]) -> Result<()> {
    let key = match history::record_column(columns) {
        "id" => "id IN (SELECT record FROM found WHERE record_table = :table)",
        _ => "(owner, target) IN (SELECT record, target FROM found WHERE record_table = :table)",
    };
    let defaults = history::defaults(db, table)?;
    let values: Vec<String> = columns
        .iter()
        .map(|c| history::value_in(c, &defaults, "before"))
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
