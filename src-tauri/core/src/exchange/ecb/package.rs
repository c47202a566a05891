//! The one table in a zip.

use super::published::{MOST_BYTES, unknown_form};
use crate::model::Rule;
use std::io::{Cursor, Read};
use zip::{ZipArchive, result::ZipResult};

/// The bytes of the table. What a system leaves beside it (resource forks, hidden files) is passed over.
pub(super) fn unpack(bytes: &[u8]) -> Result<Vec<u8>, Rule> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|e| unknown_form(&e))?;
    let names = package.file_names();
    let names = names.map(|name| name.map(|name| name.into_owned()));
    let names: ZipResult<Vec<String>> = names.collect();
    let mut tables = names.map_err(|e| unknown_form(&e))?;
    tables.retain(|name| is_table(name));
    tables.sort();
    let name = match tables.as_slice() {
        [] => return Err(unknown_form(&".csv")),
        [name] => name,
        several => {
            let names = several.join(", ");
            return Err(Rule::SeveralTables { names });
        }
    };
    let mut out = Vec::new();
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    let file = package.by_name(name).map_err(|e| unknown_form(&e))?;
    file.take(most.saturating_add(1))
        .read_to_end(&mut out)
        .map_err(|e| unknown_form(&e))?;
    // A package within a package is no published form.
    if out.starts_with(b"PK") {
        return Err(unknown_form(name));
    }
    Ok(out)
}

fn is_table(name: &str) -> bool {
    let mut parts = name.split(['/', '\\']);
    let left = parts.any(|part| part == "__MACOSX" || part.starts_with('.'));
    !left && name.to_lowercase().ends_with(".csv")
}
