//! Which records point to a record, and what would become of them if it were removed.

use crate::{Result, model::NOUNS};
use rusqlite::{Connection, named_params};
use std::collections::{HashSet, VecDeque};

/// The table of what records cite.
const CITATIONS: &str = "citation";

/// A record by its table and its identity.
pub(super) type Record = (String, String);

/// A column of a table that points to records.
struct Pointer {
    from: String,
    column: String,
    to: String,
    /// The rows go when what they point to goes.
    cascades: bool,
    /// Keeps what it points to from being removed.
    holds: bool,
}

/// What stands in the way of a removal, and what else it would reach.
pub(super) struct Uses {
    /// Records that would be left hanging.
    pub(super) needing: Vec<Record>,
    /// The record itself, all that would go with it, and all that would be changed.
    pub(super) reached: Vec<Record>,
}

fn pointers(db: &Connection) -> Result<Vec<Pointer>> {
    let mut all = db.prepare_cached(
        "SELECT t.name, k.\"from\", k.\"table\", k.on_delete FROM sqlite_schema AS t, \
         pragma_foreign_key_list(t.name) AS k WHERE t.type = 'table' ORDER BY t.rowid, k.id",
    )?;
    let read = all.query_map([], |row| {
        let on_delete: String = row.get(3)?;
        Ok(Pointer {
            from: row.get(0)?,
            column: row.get(1)?,
            to: row.get(2)?,
            cascades: on_delete == "CASCADE",
            holds: on_delete == "NO ACTION" || on_delete == "RESTRICT",
        })
    })?;
    Ok(read.collect::<rusqlite::Result<_>>()?)
}

/// The records through which a column points to a record; rows of links stand for their owner.
fn through(db: &Connection, all: &[Pointer], by: &Pointer, id: &str) -> Result<Vec<Record>> {
    let owner = all
        .iter()
        .find(|p| p.from == by.from && p.column == "owner");
    if by.from == CITATIONS {
        return citing(db, by, id);
    }
    let (table, key) = owner.map_or((&by.from, "id"), |owner| (&owner.to, "owner"));
    let (from, column) = (&by.from, &by.column);
    let sql = format!("SELECT {key} FROM {from} WHERE {column} = :id ORDER BY {key}");
    let mut rows = db.prepare_cached(&sql)?;
    let found = rows.query_map(named_params! { ":id": id }, |row| row.get(0))?;
    let found: Vec<String> = found.collect::<rusqlite::Result<_>>()?;
    Ok(found.into_iter().map(|id| (table.clone(), id)).collect())
}

/// The records that cite a source. A citation names its record by identity alone, whatever its noun.
fn citing(db: &Connection, by: &Pointer, id: &str) -> Result<Vec<Record>> {
    let column = &by.column;
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

/// Follows what points to the record, and to all that would go with it.
pub(super) fn of_record(db: &Connection, table: &str, id: &str) -> Result<Uses> {
    let all = pointers(db)?;
    let first = (table.to_owned(), id.to_owned());
    let mut going: HashSet<Record> = HashSet::from([first.clone()]);
    let mut queue = VecDeque::from([first.clone()]);
    let mut uses = Uses {
        needing: Vec::new(),
        reached: vec![first],
    };
    while let Some((table, id)) = queue.pop_front() {
        for by in all.iter().filter(|p| p.to == table) {
            for record in through(db, &all, by, &id)? {
                let of_links = record.0 != by.from;
                if by.holds && !uses.needing.contains(&record) {
                    uses.needing.push(record.clone());
                }
                if by.cascades && !of_links && going.insert(record.clone()) {
                    queue.push_back(record.clone());
                }
                if !uses.reached.contains(&record) {
                    uses.reached.push(record);
                }
            }
        }
    }
    uses.needing.retain(|record| !going.contains(record));
    Ok(uses)
}
