//! The chain of hashes, and the proof that nothing was changed past it.
//!
//! One walk through the history computes every hash anew and keeps, of each row, a digest of what the history says it
//! holds. Then the rows themselves are compared with these. What is kept grows with the records, not with the history.

use super::{
    OPERATION, Operation, defaults, read_operation, record_column, record_tables, row_json,
    row_upgrade_sql,
};
use crate::{Result, store::digest::hex};
use rusqlite::{Connection, OptionalExtension, named_params, types::ValueRef};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};

/// At most so many rows are named that are not as the history says.
const MOST_STRAYS: usize = 100;

/// What the walk found.
pub(in crate::store) struct Proof {
    /// The operation at which the chain breaks.
    pub broken_at: Option<i64>,
    /// Rows that are not as the history says: table and record.
    pub strays: Vec<String>,
}

/// The hash of an operation: SHA-256 over every part, each with its length before it, so that no two lists of parts
/// hash alike.
struct OperationHash(Sha256);

impl OperationHash {
    fn new(previous: &str, id: &str, op: &Operation) -> Self {
        let mut hash = Self(Sha256::new());
        hash.add(Some(b"chancery operation 1"));
        let sequence = op.sequence.to_string();
        for text in [previous, &sequence, id, &op.at, &op.who, &op.name, &op.kind] {
            hash.add(Some(text.as_bytes()));
        }
        let target = op.target.map(|target| target.to_string());
        hash.add(target.as_deref().map(str::as_bytes));
        hash
    }

    fn add(&mut self, part: Option<&[u8]>) {
        match part {
            Some(text) => {
                self.0.update([1]);
                self.0
                    .update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
                self.0.update(text);
            }
            None => self.0.update([0]),
        }
    }

    fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

/// The hash of an operation whose changes are noted.
pub(super) fn hash_of(db: &Connection, previous: &str, id: &str, op: &Operation) -> Result<String> {
    let mut hash = OperationHash::new(previous, id, op);
    each_change(db, op.sequence, |parts| {
        parts.into_iter().for_each(|part| hash.add(part));
        Ok(())
    })?;
    Ok(hash.finish())
}

/// Table, record, row before and row after of a change.
type Parts<'a> = [Option<&'a [u8]>; 4];

/// Calls `seen` with the changes of an operation, one after the other.
fn each_change(
    db: &Connection,
    sequence: i64,
    mut seen: impl FnMut(Parts) -> Result<()>,
) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT record_table, record_id, before, after FROM change WHERE operation = :sequence ORDER BY position",
    )?;
    let mut rows = statement.query(named_params! { ":sequence": sequence })?;
    while let Some(row) = rows.next()? {
        let part = |at: usize| match row.get_ref(at)? {
            ValueRef::Text(text) => Ok(Some(text)),
            ValueRef::Null => Ok(None),
            other => Err(rusqlite::Error::InvalidColumnType(
                at,
                "change".into(),
                other.data_type(),
            )),
        };
        seen([part(0)?, part(1)?, part(2)?, part(3)?])?;
    }
    Ok(())
}

/// Half of a SHA-256: nobody can make two rows that have the same.
type HalfDigest = [u8; 16];

fn digest(parts: &[&[u8]]) -> HalfDigest {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
        digest.update(part);
    }
    let whole = digest.finalize();
    let mut half = HalfDigest::default();
    half.iter_mut().zip(whole).for_each(|(to, from)| *to = from);
    half
}

/// What the history says that each row holds: a digest of its key to one of its image.
#[derive(Default)]
struct Expected {
    rows: HashMap<HalfDigest, HalfDigest>,
    /// Tables of links, whose rows are known by owner and target.
    linked: HashSet<Vec<u8>>,
}

impl Expected {
    fn note(&mut self, [table, record, before, after]: Parts) {
        let (table, record) = (table.unwrap_or_default(), record.unwrap_or_default());
        let target = match after.or(before) {
            Some(image) if self.linked.contains(table) => target_of(image),
            _ => String::new(),
        };
        let key = digest(&[table, record, target.as_bytes()]);
        match after {
            Some(after) => self.rows.insert(key, digest(&[after])),
            None => self.rows.remove(&key),
        };
    }
}

/// The target of a row of links; empty where the image was tampered with so that it names none: its hash tells of that,
/// and the row that is there matches nothing.
fn target_of(image: &[u8]) -> String {
    #[derive(serde::Deserialize)]
    struct Link {
        target: String,
    }
    serde_json::from_slice(image).map_or_else(|_| String::new(), |link: Link| link.target)
}

/// Walks the history from its first operation and compares every row with it.
pub(in crate::store) fn prove(db: &Connection) -> Result<Proof> {
    let tables = record_tables(db)?;
    let linked = tables
        .iter()
        .filter(|(_, columns)| record_column(columns) == "owner");
    let mut expected = Expected {
        linked: linked.map(|(name, _)| name.as_bytes().to_vec()).collect(),
        ..Expected::default()
    };
    let broken_at = walk(db, &mut expected)?;
    let mut strays = Vec::new();
    for (table, columns) in &tables {
        strays.extend(strays_of(db, table, columns, &mut expected.rows)?);
    }
    if !expected.rows.is_empty() {
        strays.extend(missing(db, &expected)?);
    }
    strays.sort();
    strays.truncate(MOST_STRAYS);
    Ok(Proof { broken_at, strays })
}

/// Computes every hash anew; gives the operation at which the chain breaks, if it does. The whole history is noted all
/// the same.
fn walk(db: &Connection, expected: &mut Expected) -> Result<Option<i64>> {
    let mut statement = db.prepare(&format!("{OPERATION} ORDER BY sequence"))?;
    let mut rows = statement.query([])?;
    let (mut previous, mut next, mut broken_at) = (String::new(), 1, None);
    while let Some(row) = rows.next()? {
        let found = read_operation(row)?;
        let (id, recorded_previous): (String, String) = (row.get("id")?, row.get("previous_hash")?);
        let mut hash = OperationHash::new(&previous, &id, &found);
        each_change(db, found.sequence, |parts| {
            parts.into_iter().for_each(|part| hash.add(part));
            expected.note(parts);
            Ok(())
        })?;
        let is_linked = found.sequence == next && recorded_previous == previous;
        if !is_linked || hash.finish() != found.hash {
            broken_at = broken_at.or(Some(next));
        }
        previous = found.hash;
        next += 1;
    }
    let stray = "SELECT operation FROM change WHERE operation NOT IN (SELECT sequence FROM operation) LIMIT 1";
    let stray = db.query_row(stray, [], |row| row.get(0)).optional()?;
    Ok(broken_at.or(stray))
}

/// The rows of a table that are not as the history says. What is right is taken out of `expected`.
fn strays_of(
    db: &Connection,
    table: &str,
    columns: &[String],
    expected: &mut HashMap<HalfDigest, HalfDigest>,
) -> Result<Vec<String>> {
    let record = record_column(columns);
    let target = if record == "owner" { "target" } else { "''" };
    let json = row_json(columns, "");
    let mut statement = db.prepare(&format!("SELECT {record}, {target}, {json} FROM {table}"))?;
    let mut rows = statement.query([])?;
    let mut strays = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |at: usize| row.get_ref(at)?.as_bytes().map_err(rusqlite::Error::from);
        let (record, target, now) = (text(0)?, text(1)?, text(2)?);
        let recorded = expected.remove(&digest(&[table.as_bytes(), record, target]));
        let is_as_recorded = match recorded {
            Some(recorded) if recorded == digest(&[now]) => true,
            Some(_) => upgraded(db, table, columns, record, target)?.as_deref() == Some(now),
            None => false,
        };
        if !is_as_recorded && strays.len() < MOST_STRAYS {
            strays.push(name(table, record, target));
        }
    }
    Ok(strays)
}

/// A row of an older version, as the history has it last, with the columns of this one.
fn upgraded(
    db: &Connection,
    table: &str,
    columns: &[String],
    record: &[u8],
    target: &[u8],
) -> Result<Option<Vec<u8>>> {
    let upgrade = row_upgrade_sql(columns, &defaults(db, table)?, "after");
    let sql = format!(
        "SELECT {upgrade} FROM change WHERE record_id = :record AND record_table = :table AND after IS NOT NULL
         AND coalesce(json_extract(after, '$.target'), '') = :target
         ORDER BY operation DESC, position DESC LIMIT 1"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let named = named_params! { ":record": text(record), ":table": table, ":target": text(target) };
    let row: Option<String> = statement.query_row(named, |row| row.get(0)).optional()?;
    Ok(row.map(String::into_bytes))
}

/// The rows that are missing though the history does not say that they were removed.
fn missing(db: &Connection, expected: &Expected) -> Result<Vec<String>> {
    let mut statement =
        db.prepare("SELECT record_table, record_id, after FROM change WHERE after IS NOT NULL")?;
    let mut rows = statement.query([])?;
    let mut missing = HashSet::new();
    while let Some(row) = rows.next()? {
        let text = |at: usize| row.get_ref(at)?.as_bytes().map_err(rusqlite::Error::from);
        let (table, record, after) = (text(0)?, text(1)?, text(2)?);
        let target = if expected.linked.contains(table) {
            target_of(after)
        } else {
            String::new()
        };
        if expected
            .rows
            .contains_key(&digest(&[table, record, target.as_bytes()]))
        {
            missing.insert(name(
                &String::from_utf8_lossy(table),
                record,
                target.as_bytes(),
            ));
        }
        if missing.len() == MOST_STRAYS {
            break;
        }
    }
    Ok(missing.into_iter().collect())
}

/// `party ID`; of a row of links `pledge_pledgers ID/ID`.
fn name(table: &str, record: &[u8], target: &[u8]) -> String {
    let (record, target) = (
        String::from_utf8_lossy(record),
        String::from_utf8_lossy(target),
    );
    if target.is_empty() {
        format!("{table} {record}")
    } else {
        format!("{table} {record}/{target}")
    }
}
