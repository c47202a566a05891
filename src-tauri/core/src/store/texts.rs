//! The texts of records as they lie in the file, looked through without reading the records whole.

use super::field::Field;
use crate::{Result, model::*};
use rusqlite::{Connection, types::ValueRef};

/// The texts of these nouns in which there is a character that no paper can print.
///
/// # Errors
/// When the file cannot be read.
pub fn unfit_texts(db: &Connection, nouns: &[&'static str]) -> Result<Vec<UnfitText>> {
    let mut found = Vec::new();
    for noun in nouns {
        let mut all = db.prepare_cached(&format!("SELECT * FROM {noun}"))?;
        let columns = all.column_count();
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                let ValueRef::Text(bytes) = row.get_ref(column)? else {
                    continue;
                };
                let text = String::from_utf8_lossy(bytes);
                if find_unprintable(&text).is_some() {
                    // Whatever it is of: the noun stands beside it.
                    let id: Id<SourceFields> = Field::read(row, "id")?;
                    found.push(UnfitText {
                        noun,
                        record: id.uuid(),
                        text: text.into_owned(),
                    });
                }
            }
        }
    }
    Ok(found)
}
