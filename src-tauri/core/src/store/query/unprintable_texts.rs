//! Searches the text columns of records for characters that no paper can print.

use crate::store::field::Field;
use crate::{Result, model::*};
use rusqlite::{Connection, types::ValueRef};

/// The texts of these nouns that contain a character that no paper can print.
///
/// # Errors
/// When the file cannot be read.
pub fn find_unprintable_texts(
    db: &Connection,
    nouns: &[&'static str],
) -> Result<Vec<UnprintableText>> {
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
                    // Read as the id of a source, whatever it is: only the UUID is used.
                    let id: Id<SourceFields> = Field::read(row, "id")?;
                    found.push(UnprintableText {
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
