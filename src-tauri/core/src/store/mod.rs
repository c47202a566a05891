//! The record file: one SQLite database, one door for writes.
//!
//! Nothing outside this folder knows SQL. A write goes through [`Store::write`], which records one
//! *operation* with all its changes in a hash-chained history; undo, redo, the history of a record
//! and the proof that nothing was tampered with come from there, and from nowhere else.

mod digest;
mod file;
mod history;
mod merge;
mod op;
mod query;
mod record;
mod seal;

use file::{
    backup, check, connection, file_format, identity, lock, migrations, open, private_copy, schema,
};
use history::{as_of, diff};
use query::{
    brief_record, cached_counts, coalition, currencies, earlier_meetings, ledger, meeting_counts,
    meeting_record, registers, unprintable_texts,
};
use record::{field, references, sealed_by};

pub use backup::{BackupReport, Head, VerifiedBackup};
pub use brief_record::brief_record;
pub use check::{CheckReport, VerifyReport};
pub use coalition::coalition;
pub use currencies::currencies_in_use;
pub use diff::changes_since;
pub(crate) use digest::sha256;
pub use earlier_meetings::{
    earlier_meeting_ids, earlier_meetings, list_open_actions, newest_meetings, open_actions,
};
pub use file_format::is_encrypted;
pub use history::{Change, Operation, has_item_removed_since, list_numbers_ever_used};
pub use ledger::{
    ledger_record, pledge_texts, pledges_by_precision, pledges_changed_since, register_record,
    running_record,
};
pub use lock::Holder;
pub use meeting_counts::{MeetingCounts, meeting_counts};
pub use meeting_record::{meeting_record, paper_rates, summary_record};
pub use merge::{Conflict, MergeOutcome, OutcomeLine, RowJson, columns_of, find_row, find_target};
pub use op::Op;
pub use open::{OpenedStore, canonical_path};
pub use record::{Record, count, find, get, list, list_of};
pub use registers::{action_rows, decision_rows};
pub use seal::{find_sealing_document, get_content};
pub use unprintable_texts::find_unprintable_texts;

use crate::{DiskAction, Error, Result, model::mint};
use chrono::{DateTime, Utc};
use identity::Identity;
use lock::Lock;
use op::format_moment;
use rusqlite::{Connection, TransactionBehavior};
use std::{
    cell::RefCell,
    io,
    path::{Path, PathBuf},
};
use uuid::{ContextV7, Uuid};

/// Whether the file may be written here.
#[derive(Debug, Clone, PartialEq)]
pub enum Access {
    /// This process is the one writer.
    Write,
    /// A verified private copy is read, because somebody else has the file.
    Read(Holder),
    /// A private copy is read and the file itself is not touched: a backup that is viewed, or the other copy of a
    /// merge.
    Copy,
    /// A private copy of a file of an older version, upgraded to this version, is read, and the file itself stays as
    /// it is.
    OlderVersion,
    /// A file whose last write was cut off is only read: a private copy of it and of the journal is brought back to
    /// the last whole write and read, and the file and its journal stay as they are.
    Interrupted,
}

impl Access {
    /// Whether it is a private copy of a file that could be written: what writing would do can be tried on it.
    pub fn can_dry_run(&self) -> bool {
        matches!(self, Self::OlderVersion | Self::Interrupted)
    }
}

/// An open record file.
pub struct Store {
    db: Connection,
    path: PathBuf,
    access: Access,
    encrypted: bool,
    recovery_folder: Option<PathBuf>,
    pre_upgrade_copy: Option<PathBuf>,
    identity: Option<Identity>,
    counts: RefCell<Option<cached_counts::Counts>>,
    // Fields are dropped in order: the connection closes before the lock is released.
    _lock: Option<Lock>,
    _private: Option<tempfile::TempDir>,
}

/// A write in progress; see [`Store::write`].
pub struct Tx<'a> {
    pub(super) db: &'a Connection,
    pub(super) at: String,
    moment: DateTime<Utc>,
    ids: ContextV7,
}

impl<'a> Tx<'a> {
    fn new(db: &'a Connection, op: &Op) -> Self {
        Self {
            db,
            at: format_moment(op.at),
            moment: op.at,
            ids: ContextV7::new(),
        }
    }
    /// The database as this write has left it so far.
    pub fn read(&self) -> &Connection {
        self.db
    }
    /// When the operation is made.
    pub fn now(&self) -> DateTime<Utc> {
        self.moment
    }
    /// A new UUID (version 7) with the time of the operation.
    pub fn mint(&self) -> Uuid {
        mint(&self.ids, self.moment)
    }
}

impl Store {
    /// The one door for writes: runs `work` in a transaction and records what it changed as one
    /// operation. When it changes nothing, nothing is recorded.
    ///
    /// # Errors
    /// `ReadOnly` on a private copy; whatever `work` refuses; an error of the disk. After any error
    /// the file is as it was before.
    pub fn write<T>(&mut self, op: &Op, work: impl FnOnce(&Tx) -> Result<T>) -> Result<T> {
        self.write_as(op, history::OperationKind::Do, work)
    }

    /// Adds the path to an error of SQLite, which does not know it.
    fn with_path(path: &Path, error: Error) -> Error {
        match error {
            Error::Full { .. } => Error::Full { path: path.into() },
            other => other,
        }
    }

    fn write_as<T>(
        &mut self,
        op: &Op,
        kind: history::OperationKind,
        work: impl FnOnce(&Tx) -> Result<T>,
    ) -> Result<T> {
        let path = self.path.clone();
        self.write_in_transaction(op, kind, work)
            .map_err(|error| Self::with_path(&path, error))
    }

    fn write_in_transaction<T>(
        &mut self,
        op: &Op,
        kind: history::OperationKind,
        work: impl FnOnce(&Tx) -> Result<T>,
    ) -> Result<T> {
        if self.access != Access::Write {
            return Err(Error::ReadOnly);
        }
        self.ensure_same_file()?;
        let tx = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        history::begin_operation(&tx)?;
        let out = work(&Tx::new(&tx, op))?;
        let Some(hash) = history::record_operation(&tx, op, kind)? else {
            return Ok(out);
        };
        match tx.commit() {
            Ok(()) => self.ensure_same_file().map(|()| out),
            // The disk may have taken the change before it failed: what counts is what can be read back.
            Err(error) => match history::head(&self.db) {
                Ok(Some(head)) if head.hash == hash => Ok(out),
                _ => Err(error.into()),
            },
        }
    }

    /// The database, to read from.
    pub fn read(&self) -> &Connection {
        &self.db
    }
    /// Whether a path leads to the open file, under whatever name.
    pub fn is_at(&self, path: &Path) -> bool {
        let same = self.identity.is_some() && self.identity == Identity::of(path);
        same || self.path == path
    }

    /// Fails when the path no longer leads to the open file.
    fn ensure_same_file(&self) -> Result<()> {
        if self.identity.is_none() || self.identity == Identity::of(&self.path) {
            return Ok(());
        }
        Err(Error::disk(DiskAction::Moved, &self.path)(
            io::ErrorKind::NotFound.into(),
        ))
    }
    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }
    /// Whether it may be written here.
    pub fn access(&self) -> &Access {
        &self.access
    }
    /// Whether the file is protected by a passphrase.
    pub fn is_encrypted(&self) -> bool {
        self.encrypted
    }
    /// The folder to which the file and its journal were copied when an unfinished write was found at opening.
    pub fn recovery_folder(&self) -> Option<&Path> {
        self.recovery_folder.as_deref()
    }
    /// The copy of the file from before it was upgraded to this version at opening.
    pub fn pre_upgrade_copy(&self) -> Option<&Path> {
        self.pre_upgrade_copy.as_deref()
    }
    /// The last operations, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn operations(&self, limit: u32) -> Result<Vec<Operation>> {
        history::operations(&self.db, limit)
    }
    /// The number of operations in the history.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn operation_count(&self) -> Result<i64> {
        Ok(self.db.query_row(
            "SELECT coalesce(max(sequence), 0) FROM operation",
            [],
            |row| row.get(0),
        )?)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if self.access == Access::Write {
            // Leaving the TRUNCATE mode deletes the journal, so that one file is left. If that fails, an empty
            // journal stays, which is harmless.
            let _left_behind = self.db.pragma_update(None, "journal_mode", "DELETE");
        }
    }
}
