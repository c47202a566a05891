//! Which document has sealed what a write was refused for.

use crate::store::references::find_references;
use crate::{Error, Result};
use rusqlite::{Connection, OptionalExtension, named_params};

/// The columns through which the schema's seals find what is frozen.
const SEALED_THROUGH: &str = "'id', 'owner', 'meeting', 'agenda_item', 'agendaItem', 'delegation', \
     'document', 'pledge', 'established_at', 'establishedAt'";

/// What else is frozen with a record: meetings that an action was carried over to, and pledge events that would be
/// removed with a pledge or detached from a tranche or from the event they correct.
const SEALED_WITH: &str = "
    SELECT meeting FROM carry_over WHERE action IN (SELECT id FROM written)
    UNION ALL SELECT id FROM pledge_event WHERE pledge IN (SELECT id FROM written)
        OR tranche IN (SELECT id FROM written) OR corrects IN (SELECT id FROM written)";

/// Adds to a `Sealed` error the document that sealed what was written; any other error is returned as it is.
/// `written` holds the rows before and after the write.
pub(in crate::store) fn with_sealed_by(
    db: &Connection,
    error: Error,
    written: &serde_json::Value,
) -> Error {
    if !matches!(&error, Error::Sealed { by } if by.is_empty()) {
        return error;
    }
    let sql = format!(
        "WITH written AS (SELECT atom AS id FROM json_tree(:written) WHERE key = 'id') \
         SELECT title FROM sealed WHERE target IN (SELECT atom FROM json_tree(:written) \
         WHERE key IN ({SEALED_THROUGH})) OR target IN ({SEALED_WITH}) LIMIT 1"
    );
    let found = db
        .query_row(
            &sql,
            named_params! { ":written": written.to_string() },
            |row| row.get(0),
        )
        .optional();
    match found {
        Ok(by) => Error::Sealed {
            by: by.unwrap_or_default(),
        },
        Err(unreadable) => unreadable.into(),
    }
}

/// Adds to the `Sealed` error of a removal the document that sealed one of the records it would affect.
pub(in crate::store) fn with_affected_sealed_by(
    db: &Connection,
    error: Error,
    table: &str,
    id: &str,
) -> Error {
    if !matches!(&error, Error::Sealed { by } if by.is_empty()) {
        return error;
    }
    let found = || -> Result<Option<String>> {
        for (_, record) in find_references(db, table, id)?.affected {
            let sql = "SELECT title FROM sealed WHERE target = :record LIMIT 1";
            let row = db.query_row(sql, named_params! { ":record": record }, |row| row.get(0));
            if let Some(by) = row.optional()? {
                return Ok(Some(by));
            }
        }
        Ok(None)
    };
    match found() {
        Ok(by) => Error::Sealed {
            by: by.unwrap_or_default(),
        },
        Err(unreadable) => unreadable,
    }
}
