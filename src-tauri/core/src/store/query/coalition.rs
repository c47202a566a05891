//! Reads the coalition that the file is about.

use crate::store::record::list;
use crate::{Error, Result, model::*};
use rusqlite::Connection;

/// The coalition of the file.
///
/// # Errors
/// `NotFound` when the file has none yet.
pub fn coalition(db: &Connection) -> Result<Stored<CoalitionFields>> {
    list(db)?
        .into_iter()
        .next()
        .ok_or(Error::NotFound { noun: "coalition" })
}
