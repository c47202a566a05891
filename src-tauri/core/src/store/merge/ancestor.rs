//! The common ancestor of two copies of one file, and what each has merged of the other since.

use super::super::history;
use super::table_schema::{RowJson, RowKey, TableSchema};
use crate::{Error, Result, model::Rule};
use rusqlite::{Connection, named_params};

/// The name of a merge operation, followed by the hash of the last operation of the copy it merged.
pub(super) const MERGE_PREFIX: &str = "merge copy ";

/// A merge base: what one of the copies held when that operation was its newest.
pub(super) struct Base<'a> {
    db: &'a Connection,
    last: i64,
}

impl Base<'_> {
    pub(super) fn row(&self, schema: &TableSchema, key: &RowKey) -> Result<Option<RowJson>> {
        schema.row_at(self.db, key, self.last)
    }
}

/// The sequence number of the last operation that both histories share.
///
/// # Errors
/// `Invalid` on `place` with `NotACopy` when they share none.
pub(super) fn find_common_ancestor(here: &Connection, there: &Connection) -> Result<i64> {
    let last = |db| Ok::<_, Error>(history::head(db)?.map_or(0, |head| head.sequence));
    let shared = |at| -> Result<bool> {
        let hash = |db| Ok::<_, Error>(history::operation_at(db, at)?.map(|found| found.hash));
        let (here, there) = (hash(here)?, hash(there)?);
        Ok(here.is_some() && here == there)
    };
    // Each hash covers all operations before it, so the shared part is a prefix, and a binary search finds its end.
    let (mut low, mut high) = (0, last(here)?.min(last(there)?) + 1);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if shared(middle)? {
            low = middle;
        } else {
            high = middle;
        }
    }
    if low == 0 {
        return Err(Error::invalid("place", Rule::NotACopy));
    }
    Ok(low)
}

/// Of the merges in `target` that are not undone, the one that merged most of `source`: its sequence number, and that
/// of the last operation of `source` it merged.
fn newest_merge(target: &Connection, source: &Connection) -> Result<Option<(i64, i64)>> {
    let mut merges = target.prepare_cached(
        "SELECT sequence, substr(name, :length + 1) FROM operation AS o \
         WHERE kind = 'do' AND substr(name, 1, :length) = :merge AND coalesce((SELECT kind FROM operation \
         WHERE target = o.sequence ORDER BY sequence DESC LIMIT 1), 'redo') = 'redo'",
    )?;
    let length = i64::try_from(MERGE_PREFIX.len()).unwrap_or(i64::MAX);
    let rows = merges.query_map(
        named_params! { ":length": length, ":merge": MERGE_PREFIX },
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let mut most = None;
    for row in rows {
        let (place, hash): (i64, String) = row?;
        let upto = history::sequence_of(source, &hash)?;
        most = most.max(upto.map(|upto| (upto, place)));
    }
    Ok(most.map(|(upto, place)| (place, upto)))
}

/// The newest merge bases: the common ancestor, or what one of the copies has merged of the other since. When each
/// merged the other independently, there are two.
pub(super) fn bases<'a>(
    here: &'a Connection,
    there: &'a Connection,
    common_ancestor: i64,
) -> Result<Vec<Base<'a>>> {
    let base_there = |last| Base { db: there, last };
    let base_here = |last| Base { db: here, last };
    Ok(
        match (newest_merge(here, there)?, newest_merge(there, here)?) {
            (None, None) => vec![base_there(common_ancestor)],
            (Some((_, upto)), None) => vec![base_there(upto)],
            (None, Some((_, upto))) => vec![base_here(upto)],
            (Some((at, upto)), Some((at_there, upto_here))) => {
                if at <= upto_here {
                    vec![base_here(upto_here)]
                } else if at_there <= upto {
                    vec![base_there(upto)]
                } else {
                    vec![base_there(upto), base_here(upto_here)]
                }
            }
        },
    )
}
