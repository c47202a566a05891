//! Integrity checks of the file and of its history.

use crate::store::{
    Store,
    history::{self, chain},
    seal,
};
use crate::{Error, Result};
use rusqlite::Connection;
use serde::Serialize;

/// The result of SQLite's own checks.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct CheckReport {
    /// Whether nothing was found.
    pub whole: bool,
    /// What was found, in SQLite's words.
    pub findings: Vec<String>,
    /// Rows that point to a record that is not there: their table, and that of the record.
    pub dangling: Vec<(String, String)>,
    /// How many records of each kind there are.
    pub counts: Vec<(String, i64)>,
}

impl CheckReport {
    /// All that was found, for those who look into the file.
    pub fn details(self) -> Vec<String> {
        let dangling = self.dangling.iter();
        let dangling = dangling.map(|(table, to)| format!("{table} → {to}"));
        self.findings.into_iter().chain(dangling).collect()
    }
}

/// The result of walking the history.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct VerifyReport {
    /// Whether the chain is unbroken, every record matches its history, and every paper matches its hash.
    pub whole: bool,
    /// The number of operations in the history.
    pub operations: i64,
    /// The hash of the last one: what a backup or a sealed summary names.
    pub head: String,
    /// The operation at which the chain breaks.
    pub broken_at: Option<i64>,
    /// Records that do not match their history, and papers that do not match their hash: table and id.
    pub strays: Vec<String>,
}

/// Refuses a damaged file.
pub(in crate::store) fn integrity(db: &Connection) -> Result<()> {
    let findings = findings(db, "quick_check")?;
    if findings.is_empty() {
        Ok(())
    } else {
        Err(Error::Damaged {
            detail: findings.join("; "),
        })
    }
}

fn findings(db: &Connection, pragma: &str) -> Result<Vec<String>> {
    let mut statement = db.prepare(&format!("PRAGMA {pragma}(20)"))?;
    let rows: rusqlite::Result<Vec<String>> = statement
        .query_map([], |row| row.get(0))
        .and_then(Iterator::collect);
    let mut found = rows?;
    found.retain(|line| line != "ok");
    Ok(found)
}

/// How many records of each kind there are.
pub(in crate::store) fn counts(db: &Connection) -> Result<Vec<(String, i64)>> {
    let mut out = Vec::new();
    for noun in crate::model::NOUNS {
        let count = db.query_row(&format!("SELECT count(*) FROM {noun}"), [], |row| {
            row.get(0)
        })?;
        out.push(((*noun).to_owned(), count));
    }
    Ok(out)
}

pub(in crate::store) fn check_all(db: &Connection) -> Result<CheckReport> {
    let findings = findings(db, "integrity_check")?;
    let mut keys =
        db.prepare("SELECT \"table\", \"parent\" FROM pragma_foreign_key_check LIMIT 20")?;
    let rows = keys.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let dangling = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(CheckReport {
        whole: findings.is_empty() && dangling.is_empty(),
        findings,
        dangling,
        counts: counts(db)?,
    })
}

impl Store {
    /// SQLite's integrity and foreign-key checks, and the counts of records.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn check(&self) -> Result<CheckReport> {
        check_all(&self.db)
    }
    /// How many records of each kind there are.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn counts(&self) -> Result<Vec<(String, i64)>> {
        counts(&self.db)
    }
    /// Walks the history from its first operation and compares every record with it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn verify(&self) -> Result<VerifyReport> {
        verify(&self.db)
    }
}

pub(in crate::store) fn verify(db: &Connection) -> Result<VerifyReport> {
    let head = history::head(db)?;
    let proof = chain::prove(db)?;
    let broken_at = proof.broken_at;
    let strays = [proof.strays, seal::find_strays(db)?].concat();
    Ok(VerifyReport {
        whole: broken_at.is_none() && strays.is_empty(),
        operations: head.as_ref().map_or(0, |o| o.sequence),
        head: head.map(|o| o.hash).unwrap_or_default(),
        broken_at,
        strays,
    })
}
