//! The schema of a record file must be exactly the one that this program creates. A file with other tables,
//! triggers or views could make the program run somebody else's SQL, and is refused.

use crate::store::migrations::MIGRATIONS;
use crate::{Error, Result};
use rusqlite::Connection;
use std::{collections::BTreeMap, sync::OnceLock};

/// The objects of a schema: by type and name, the SQL that created each.
type Schema = BTreeMap<(String, String), Option<String>>;

fn read_schema(db: &Connection) -> rusqlite::Result<Schema> {
    let mut all = db.prepare("SELECT type, name, sql FROM sqlite_schema")?;
    let rows = all.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    rows.collect()
}

/// The schema of each version, from version 1, as a new file of that version has it.
fn expected() -> Result<&'static [Schema]> {
    static FRESH: OnceLock<Vec<Schema>> = OnceLock::new();
    if let Some(schema) = FRESH.get() {
        return Ok(schema);
    }
    let db = Connection::open_in_memory()?;
    let mut versions = Vec::new();
    for step in MIGRATIONS {
        db.execute_batch(step)?;
        versions.push(read_schema(&db)?);
    }
    Ok(FRESH.get_or_init(|| versions))
}

/// Refuses a file whose schema is not the one this program gives to files of that version.
pub(in crate::store) fn ensure_expected(db: &Connection, version: i64) -> Result<()> {
    let schemas = expected()?;
    let index = usize::try_from(version - 1).ok();
    let expected = index
        .and_then(|index| schemas.get(index))
        .ok_or(Error::NotFound { noun: "version" })?;
    let found = read_schema(db)?;
    if found == *expected {
        return Ok(());
    }
    let unexpected = found
        .iter()
        .find(|(key, sql)| expected.get(*key) != Some(*sql));
    let missing = expected.keys().find(|key| !found.contains_key(*key));
    let detail = match (unexpected, missing) {
        (Some(((kind, name), _)), _) => {
            let name: String = name.chars().take(60).collect();
            format!("its {kind} “{name}” was not made by this program")
        }
        (None, Some((kind, name))) => format!("its {kind} “{name}” is missing"),
        (None, None) => "its schema was changed".into(),
    };
    Err(Error::Damaged { detail })
}
