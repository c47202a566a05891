//! Which records refer to a record, and what would happen to them if it were removed.

use crate::{Result, model::NOUNS};
use rusqlite::{Connection, named_params};
use std::collections::{HashSet, VecDeque};

/// The table that links records of every noun to their sources.
const CITATIONS: &str = "citation";

/// A record by its table and its identity.
pub(in crate::store) type RecordKey = (String, String);

/// A column that refers to records of another table.
struct ForeignKey {
    /// The referring table.
    from: String,
    column: String,
    /// The table it refers to.
    to: String,
    /// `ON DELETE CASCADE`.
    cascades: bool,
    /// `NO ACTION` or `RESTRICT`: keeps the record from being removed.
    restricts: bool,
}

/// What prevents a removal, and what else it would affect.
pub(in crate::store) struct References {
    /// Records that need the record or one that would be removed with it.
    pub(in crate::store) blocking: Vec<RecordKey>,
    /// The record itself, all that would be removed with it, and all that would be changed.
    pub(in crate::store) affected: Vec<RecordKey>,
}

fn foreign_keys(db: &Connection) -> Result<Vec<ForeignKey>> {
    let mut all = db.prepare_cached(
        "SELECT t.name, k.\"from\", k.\"table\", k.on_delete FROM sqlite_schema AS t, \
         pragma_foreign_key_list(t.name) AS k WHERE t.type = 'table' ORDER BY t.rowid, k.id",
    )?;
    let read = all.query_map([], |row| {
        let on_delete: String = row.get(3)?;
        Ok(ForeignKey {
            from: row.get(0)?,
            column: row.get(1)?,
            to: row.get(2)?,
            cascades: on_delete == "CASCADE",
            restricts: on_delete == "NO ACTION" || on_delete == "RESTRICT",
        })
    })?;
    Ok(read.collect::<rusqlite::Result<_>>()?)
}

/// The records that refer to a record through a column; a row of links counts as its owner.
fn referring_records(
    db: &Connection,
    all: &[ForeignKey],
    foreign_key: &ForeignKey,
    id: &str,
) -> Result<Vec<RecordKey>> {
    let owner = all
        .iter()
        .find(|p| p.from == foreign_key.from && p.column == "owner");
    if foreign_key.from == CITATIONS {
        return citing_records(db, foreign_key, id);
    }
    let (table, key) = owner.map_or((&foreign_key.from, "id"), |owner| (&owner.to, "owner"));
    let (from, column) = (&foreign_key.from, &foreign_key.column);
    let sql = format!("SELECT {key} FROM {from} WHERE {column} = :id ORDER BY {key}");
    let mut rows = db.prepare_cached(&sql)?;
    let found = rows.query_map(named_params! { ":id": id }, |row| row.get(0))?;
    let found: Vec<String> = found.collect::<rusqlite::Result<_>>()?;
    Ok(found.into_iter().map(|id| (table.clone(), id)).collect())
}

/// The records that cite a source. A citation names its record by identity alone, whatever its noun.
fn citing_records(db: &Connection, foreign_key: &ForeignKey, id: &str) -> Result<Vec<RecordKey>> {
    let column = &foreign_key.column;
    let sql = format!("SELECT owner FROM {CITATIONS} WHERE {column} = :id ORDER BY owner");
    let mut rows = db.prepare_cached(&sql)?;
    let found = rows.query_map(named_params! { ":id": id }, |row| row.get(0))?;
    let owners: Vec<String> = found.collect::<rusqlite::Result<_>>()?;
    let mut records = Vec::new();
    for owner in owners {
        for noun in NOUNS {
            let sql = format!("SELECT EXISTS (SELECT 1 FROM {noun} WHERE id = :id)");
            let mut one = db.prepare_cached(&sql)?;
            if one.query_row(named_params! { ":id": owner }, |row| row.get(0))? {
                records.push(((*noun).to_owned(), owner));
                break;
            }
        }
    }
    Ok(records)
}

/// Finds the records that refer to the record or to one that would be removed with it.
pub(in crate::store) fn find_references(
    db: &Connection,
    table: &str,
    id: &str,
) -> Result<References> {
    let all = foreign_keys(db)?;
    let first = (table.to_owned(), id.to_owned());
    let mut removed: HashSet<RecordKey> = HashSet::from([first.clone()]);
    let mut queue = VecDeque::from([first.clone()]);
    let mut references = References {
        blocking: Vec::new(),
        affected: vec![first],
    };
    while let Some((table, id)) = queue.pop_front() {
        for foreign_key in all.iter().filter(|p| p.to == table) {
            for record in referring_records(db, &all, foreign_key, &id)? {
                let of_links = record.0 != foreign_key.from;
                if foreign_key.restricts && !references.blocking.contains(&record) {
                    references.blocking.push(record.clone());
                }
                if foreign_key.cascades && !of_links && removed.insert(record.clone()) {
                    queue.push_back(record.clone());
                }
                if !references.affected.contains(&record) {
                    references.affected.push(record);
                }
            }
        }
    }
    references
        .blocking
        .retain(|record| !removed.contains(record));
    Ok(references)
}
