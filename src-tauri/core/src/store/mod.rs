//! The record file: one SQLite database, one door for writes.
//!
//! Nothing outside this folder knows SQL. A write goes through [`Store::write`], which records one
//! *operation* with all its changes in a hash-chained history; undo, redo, the history of a record
//! and the proof that nothing was tampered with come from there, and from nowhere else.

mod backup;
mod brief_record;
mod changed;
mod check;
mod copy;
mod currencies;
mod earlier;
mod fault;
mod field;
mod history;
mod identity;
mod kind;
mod known;
mod ledger;
mod lock;
mod meeting_counts;
mod meeting_record;
mod merge;
mod nouns;
mod open;
mod record;
mod registers;
mod schema;
mod seal;
mod texts;
mod undo;
mod uses;

pub use backup::{BackupReport, Head, Proved};
pub use brief_record::brief_record;
pub use changed::changes_since;
pub use check::{CheckReport, VerifyReport};
pub use currencies::currencies_in_use;
pub use earlier::{earlier_meetings, open_before};
pub use history::{Change, Operation, item_removed_since, numbers_ever};
pub use kind::is_encrypted;
pub use ledger::{
    ledger_record, pledge_words, pledges_by_precision, pledges_touched_since, register_record,
    running_record,
};
pub use lock::Holder;
pub use meeting_counts::{MeetingCounts, meeting_counts};
pub use meeting_record::{coalition, meeting_record, paper_rates, summary_record};
pub use merge::{Conflict, Image, Line, Outcome, columns_of, points_to, row_of};
pub use open::{Opened, whole};
pub use record::{Record, count, find, get, list, list_of};
pub use registers::{action_rows, decision_rows};
pub use seal::{content, sealed_by};
pub use texts::unfit_texts;

use crate::{Error, Result};
use chrono::{DateTime, SecondsFormat, Utc};
use identity::Identity;
use lock::Lock;
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};
use uuid::{ContextV7, Timestamp, Uuid};

/// A change people make as one: it is saved, undone and shown in the history as one.
#[derive(Debug, Clone)]
pub struct Op {
    /// Its identity.
    pub id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// Who makes it.
    pub who: String,
    /// What it does, `save pledge`: the noun's name after the verb.
    pub name: String,
}

/// Whether the file may be written here.
#[derive(Debug, Clone, PartialEq)]
pub enum Access {
    /// This is the one writer.
    Write,
    /// A verified private copy is read, because somebody else has the file.
    Read(Holder),
    /// A backup is looked at: a private copy of it is read, and the backup stays as it was made.
    Look,
    /// A file of an older version is only read: a private copy of it, brought to this version, is read, and the file
    /// stays as it is.
    Older,
    /// A file whose last write was cut off is only read: a private copy of it and of the journal is brought back to
    /// the last whole write and read, and the file and its journal stay as they are.
    CutOff,
}

impl Access {
    /// Whether it is a private copy of a file that could be written: what writing would do can be tried on it.
    pub fn is_trial(&self) -> bool {
        matches!(self, Self::Older | Self::CutOff)
    }
}

/// An open record file.
pub struct Store {
    db: Connection,
    path: PathBuf,
    access: Access,
    encrypted: bool,
    rescued: Option<PathBuf>,
    upgraded: Option<PathBuf>,
    identity: Option<Identity>,
    // Dropped after the connection: the file is let go before the lock is.
    _lock: Option<Lock>,
    _private: Option<tempfile::TempDir>,
}

/// A write under way; see [`Store::write`].
pub struct Tx<'a> {
    pub(super) db: &'a Connection,
    pub(super) at: String,
    moment: DateTime<Utc>,
    ids: ContextV7,
}

impl<'a> Tx<'a> {
    fn of(db: &'a Connection, op: &Op) -> Self {
        Self {
            db,
            at: moment(op.at),
            moment: op.at,
            ids: ContextV7::new(),
        }
    }
    /// What the record holds so far, this write included.
    pub fn read(&self) -> &Connection {
        self.db
    }
    /// When the operation is made.
    pub fn now(&self) -> DateTime<Utc> {
        self.moment
    }
    /// A new identity, of the operation's moment.
    pub fn mint(&self) -> Uuid {
        let seconds = u64::try_from(self.moment.timestamp()).unwrap_or(0);
        let nanos = self.moment.timestamp_subsec_nanos();
        Uuid::new_v7(Timestamp::from_unix(&self.ids, seconds, nanos))
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
        self.write_as(op, history::Kind::Do, work)
    }

    /// Names the file in an error that does not know it.
    fn named(path: &Path, error: Error) -> Error {
        match error {
            Error::Full { .. } => Error::Full { path: path.into() },
            other => other,
        }
    }

    fn write_as<T>(
        &mut self,
        op: &Op,
        kind: history::Kind,
        work: impl FnOnce(&Tx) -> Result<T>,
    ) -> Result<T> {
        let path = self.path.clone();
        self.write_now(op, kind, work)
            .map_err(|error| Self::named(&path, error))
    }

    fn write_now<T>(
        &mut self,
        op: &Op,
        kind: history::Kind,
        work: impl FnOnce(&Tx) -> Result<T>,
    ) -> Result<T> {
        if self.access != Access::Write {
            return Err(Error::ReadOnly);
        }
        self.still_there()?;
        let tx = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        history::begin(&tx)?;
        let out = work(&Tx::of(&tx, op))?;
        let Some(hash) = history::record(&tx, op, kind)? else {
            return Ok(out);
        };
        match tx.commit() {
            Ok(()) => self.still_there().map(|()| out),
            // The disk may have taken the change before it failed: what counts is what can be read back.
            Err(error) => match history::head(&self.db) {
                Ok(Some(head)) if head.hash == hash => Ok(out),
                _ => Err(error.into()),
            },
        }
    }

    /// What the record holds.
    pub fn read(&self) -> &Connection {
        &self.db
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
    pub fn encrypted(&self) -> bool {
        self.encrypted
    }
    /// Where a copy was put aside when an unfinished write was found at opening.
    pub fn rescued(&self) -> Option<&Path> {
        self.rescued.as_deref()
    }
    /// The copy that was kept when the file was brought from an older version to this one.
    pub fn upgraded(&self) -> Option<&Path> {
        self.upgraded.as_deref()
    }
    /// The last operations, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn operations(&self, limit: u32) -> Result<Vec<Operation>> {
        history::operations(&self.db, limit)
    }
    /// How many operations the file has seen.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn operation_count(&self) -> Result<i64> {
        Ok(self
            .db
            .query_row("SELECT count(*) FROM operation", [], |row| row.get(0))?)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if self.access == Access::Write {
            // At a clean close the journal goes, so that one file is left. If the disk refuses,
            // an empty journal stays, which is harmless.
            let _left_behind = self.db.pragma_update(None, "journal_mode", "DELETE");
        }
    }
}

pub(super) fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}
