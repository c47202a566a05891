//! The end of a write: what it changed becomes one operation of the chain.

use super::{Operation, OperationKind, chain, has_changes, head};
use crate::Result;
use crate::store::op::{Op, format_moment};
use rusqlite::{Connection, named_params};

/// Writes the operation under way, whose changes are noted already; gives its hash, or none when nothing changed.
pub(in crate::store) fn record_operation(
    db: &Connection,
    op: &Op,
    kind: OperationKind,
) -> Result<Option<String>> {
    if !has_changes(db)? {
        return Ok(None);
    }
    let last = head(db)?;
    let (word, target) = match kind {
        OperationKind::Do => ("do", None),
        OperationKind::Undo(target) => ("undo", Some(target)),
        OperationKind::Redo(target) => ("redo", Some(target)),
    };
    let mut operation = Operation {
        sequence: last.as_ref().map_or(1, |o| o.sequence + 1),
        at: format_moment(op.at),
        who: op.who.clone(),
        name: op.name.clone(),
        kind: word.into(),
        target,
        hash: String::new(),
    };
    let previous = last.map(|o| o.hash).unwrap_or_default();
    let id = op.id.to_string();
    operation.hash = chain::hash_of(db, &previous, &id, &operation)?;
    db.prepare_cached(
        "INSERT INTO operation (sequence, id, at, who, name, kind, target, previous_hash, hash) \
         VALUES (:sequence, :id, :at, :who, :name, :kind, :target, :previous, :hash)",
    )?
    .execute(named_params! {
        ":sequence": operation.sequence, ":id": id, ":at": operation.at, ":who": operation.who,
        ":name": operation.name, ":kind": word, ":target": target, ":previous": previous,
        ":hash": operation.hash,
    })?;
    // A change outside an operation has none to belong to, and is refused at the commit.
    db.execute("UPDATE temp.under_way SET sequence = 0", [])?;
    Ok(Some(operation.hash))
}
