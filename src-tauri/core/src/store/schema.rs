//! The schema of a record file is this program's own, to the word. A file that brings tables, triggers
//! or views of its own could make the program do what its maker wanted: it is refused.

use super::open::MIGRATIONS;
use crate::{Error, Result};
use rusqlite::Connection;
use std::{collections::BTreeMap, sync::OnceLock};

/// What a schema holds: kind and name, and the words it was made with.
type Schema = BTreeMap<(String, String), Option<String>>;

fn read(db: &Connection) -> rusqlite::Result<Schema> {
    let mut all = db.prepare("SELECT type, name, sql FROM sqlite_schema")?;
    let rows = all.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    rows.collect()
}

/// The schema of each version, the first first, as a file made just now has it.
fn expected() -> Result<&'static [Schema]> {
    static FRESH: OnceLock<Vec<Schema>> = OnceLock::new();
    if let Some(schema) = FRESH.get() {
        return Ok(schema);
    }
    let db = Connection::open_in_memory()?;
    let mut versions = Vec::new();
    for step in MIGRATIONS {
        db.execute_batch(step)?;
        versions.push(read(&db)?);
    }
    Ok(FRESH.get_or_init(|| versions))
}

/// Refuses a file whose schema is not the one this program gives to files of that version.
pub(super) fn ours(db: &Connection, version: i64) -> Result<()> {
    let known = expected()?;
    let place = usize::try_from(version - 1).ok();
    let expected = place
        .and_then(|place| known.get(place))
        .ok_or(Error::NotFound { noun: "version" })?;
    let found = read(db)?;
    if found == *expected {
        return Ok(());
    }
    let strange = found
        .iter()
        .find(|(key, sql)| expected.get(*key) != Some(*sql));
    let missing = expected.keys().find(|key| !found.contains_key(*key));
    let detail = match (strange, missing) {
        (Some(((kind, name), _)), _) => {
            let name: String = name.chars().take(60).collect();
            format!("its {kind} “{name}” was not made by this program")
        }
        (None, Some((kind, name))) => format!("its {kind} “{name}” is missing"),
        (None, None) => "its schema was changed".into(),
    };
    Err(Error::Damaged { detail })
}
