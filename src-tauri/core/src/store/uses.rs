//! Which records point to a record.

use crate::Result;
use rusqlite::{Connection, named_params};

/// How many rows point to the record and would be left hanging by its removal.
pub(super) fn of_record(db: &Connection, table: &str, id: &str) -> Result<usize> {
    let mut pointing = db.prepare_cached(
        "SELECT t.name, k.\"from\" FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS k \
         WHERE t.type = 'table' AND k.\"table\" = :table AND k.on_delete = 'NO ACTION'",
    )?;
    let places: Vec<(String, String)> = pointing
        .query_map(named_params! { ":table": table }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut count = 0;
    for (from, column) in places {
        let sql = format!("SELECT count(*) FROM {from} WHERE {column} = :id");
        let found: i64 = db.query_row(&sql, named_params! { ":id": id }, |row| row.get(0))?;
        count += usize::try_from(found).unwrap_or(usize::MAX);
    }
    // A record that hangs on this one may be what others need.
    Ok(count.max(1))
}
