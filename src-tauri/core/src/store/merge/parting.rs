//! Where two copies of one file parted, and what each has taken in of the other since.

use super::super::history;
use super::shape::{Image, Key, Shape};
use crate::{Error, Result, model::Rule};
use rusqlite::{Connection, named_params};

/// How an operation that took in another copy is named, before the hash of the last operation it took in.
pub(super) const MERGE: &str = "merge copy ";

/// A state that both copies come from: what one of them held when that operation was its newest.
pub(super) struct Base<'a> {
    db: &'a Connection,
    last: i64,
}

impl Base<'_> {
    pub(super) fn row(&self, shape: &Shape, key: &Key) -> Result<Option<Image>> {
        shape.row_at(self.db, key, self.last)
    }
}

/// The last operation that both histories share.
///
/// # Errors
/// `Invalid` on `place` with `NotACopy` when they share none.
pub(super) fn parted(here: &Connection, there: &Connection) -> Result<i64> {
    let last = |db| Ok::<_, Error>(history::head(db)?.map_or(0, |head| head.sequence));
    let shared = |at| -> Result<bool> {
        let hash = |db| Ok::<_, Error>(history::operation_at(db, at)?.map(|found| found.hash));
        let (here, there) = (hash(here)?, hash(there)?);
        Ok(here.is_some() && here == there)
    };
    // Each hash says all that stands before it, so the shared part is the beginning.
    let (mut known, mut end) = (0, last(here)?.min(last(there)?) + 1);
    while end - known > 1 {
        let middle = known + (end - known) / 2;
        if shared(middle)? {
            known = middle;
        } else {
            end = middle;
        }
    }
    if known == 0 {
        return Err(Error::invalid("place", Rule::NotACopy));
    }
    Ok(known)
}

/// Of `taker`'s merges that still stand, the one that took in most of `giver`: its place, and up to where.
fn taken(taker: &Connection, giver: &Connection) -> Result<Option<(i64, i64)>> {
    let mut merges = taker.prepare_cached(
        "SELECT sequence, substr(name, :length + 1) FROM operation AS o \
         WHERE kind = 'do' AND substr(name, 1, :length) = :merge AND coalesce((SELECT kind FROM operation \
         WHERE target = o.sequence ORDER BY sequence DESC LIMIT 1), 'redo') = 'redo'",
    )?;
    let length = i64::try_from(MERGE.len()).unwrap_or(i64::MAX);
    let rows = merges.query_map(
        named_params! { ":length": length, ":merge": MERGE },
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let mut most = None;
    for row in rows {
        let (place, hash): (i64, String) = row?;
        let upto = history::sequence_of(giver, &hash)?;
        most = most.max(upto.map(|upto| (upto, place)));
    }
    Ok(most.map(|(upto, place)| (place, upto)))
}

/// The newest states that both copies come from: the one where they parted, or what one of them took in
/// of the other since. When each took in the other without knowing that, there are two.
pub(super) fn bases<'a>(
    here: &'a Connection,
    there: &'a Connection,
    parted: i64,
) -> Result<Vec<Base<'a>>> {
    let theirs = |last| Base { db: there, last };
    let ours = |last| Base { db: here, last };
    Ok(match (taken(here, there)?, taken(there, here)?) {
        (None, None) => vec![theirs(parted)],
        (Some((_, upto)), None) => vec![theirs(upto)],
        (None, Some((_, upto))) => vec![ours(upto)],
        (Some((at, upto)), Some((at_there, upto_here))) => {
            if at <= upto_here {
                vec![ours(upto_here)]
            } else if at_there <= upto {
                vec![theirs(upto)]
            } else {
                vec![theirs(upto), ours(upto_here)]
            }
        }
    })
}
