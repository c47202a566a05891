//! Backup and restore: a copy is verified before it takes its name.

use crate::store::{
    Store, check,
    connection::{connect, create_private_file, identify, migrate, version},
    file_format::is_encrypted,
    history,
    migrations::VERSION,
};
use crate::{
    DiskAction, Error, Result,
    atomic_file::{companion_path, write_atomically},
    model::Rule,
};
use rusqlite::{Connection, backup::Backup};
use serde::Serialize;
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// The newest operation of a file: what tells two copies apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Head {
    /// The number of operations in the history.
    pub operations: i64,
    /// The hash of the last operation, in hexadecimal; empty when there is none.
    pub hash: String,
}

/// What was verified about a backup.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct BackupReport {
    /// How many records of each kind it holds; the same as the file it was made from.
    pub counts: Vec<(String, i64)>,
    /// Where its history ends; the same as in the file it was made from.
    pub head: Head,
    /// Its size in bytes.
    pub bytes: u64,
    /// Whether it was verified; a copy of a damaged file cannot be.
    pub proved: bool,
}

/// A private copy of a backup that was verified, ready to be restored.
pub struct VerifiedBackup {
    db: Connection,
    _folder: tempfile::TempDir,
    report: BackupReport,
}

fn head(db: &Connection) -> Result<Head> {
    let head = history::head(db)?;
    Ok(Head {
        operations: head.as_ref().map_or(0, |o| o.sequence),
        hash: head.map(|o| o.hash).unwrap_or_default(),
    })
}

/// Verifies a copy: integrity, foreign keys, the hash chain, and every record against its history. Gives the counts
/// of records and the head of the history.
fn verify_copy(db: &Connection) -> Result<(Vec<(String, i64)>, Head)> {
    let report = check::check_all(db)?;
    let chain = check::verify(db)?;
    if !report.whole || !chain.whole {
        let broken = chain
            .broken_at
            .map(|n| format!("its history breaks at operation {n}"));
        let found = [report.details(), chain.strays, broken.into_iter().collect()].concat();
        let found = found.join("; ");
        return Err(Error::Damaged { detail: found });
    }
    Ok((report.counts, head(db)?))
}

pub(in crate::store) fn copy_pages(from: &Connection, to: &mut Connection) -> Result<()> {
    let backup = Backup::new(from, to)?;
    backup.run_to_completion(1024, Duration::ZERO, None)?;
    Ok(())
}

/// Writes a new file whole or not at all. Gives its size in bytes too.
fn write_new<T>(to: &Path, make: impl FnOnce(&Path) -> Result<T>) -> Result<(T, u64)> {
    const DOING: DiskAction = DiskAction::BackingUp;
    if to.exists() {
        return Err(Error::Exists { path: to.into() });
    }
    let made = write_atomically(to, &companion_path(to, ".partial"), DOING, make)?;
    let bytes = fs::metadata(to).map_err(Error::disk(DOING, to))?.len();
    Ok((made, bytes))
}

/// Before a file of an older version is brought to this one, a copy of it is kept beside it, as
/// `NAME.version-1.chancery`; one that is there already stays, and the new one is numbered.
pub(in crate::store) fn copy_before_upgrade(
    db: &Connection,
    path: &Path,
    passphrase: Option<&str>,
) -> Result<Option<PathBuf>> {
    let version = version(db)?;
    if version >= VERSION {
        return Ok(None);
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = |n: u32| match n {
        1 => path.with_file_name(format!("{stem}.version-{version}.chancery")),
        n => path.with_file_name(format!("{stem}.version-{version} ({n}).chancery")),
    };
    let to = (1..).map(name).find(|to| !to.exists());
    let to = to.ok_or(Error::NotFound { noun: "name" })?;
    write_new(&to, |partial| {
        create_private_file(partial)?;
        let mut copy = connect(partial, passphrase, true)?;
        copy_pages(db, &mut copy)?;
        check::integrity(&copy)
    })
    .map_err(|error| Store::with_path(&to, error))?;
    Ok(Some(to))
}

impl Store {
    /// Writes a verified copy to `to`, under the file's own passphrase.
    ///
    /// # Errors
    /// `Exists` when something has that name; `Damaged` when the copy cannot be verified (it is
    /// then removed); an error of the disk.
    pub fn back_up(&self, to: &Path, passphrase: Option<&str>) -> Result<BackupReport> {
        let key = passphrase.filter(|_| self.encrypted);
        let made = write_new(to, |partial| self.write_verified_copy(partial, key));
        let ((counts, head), bytes) = made.map_err(|error| Self::with_path(to, error))?;
        Ok(BackupReport {
            counts,
            head,
            bytes,
            proved: true,
        })
    }

    /// Copies a damaged file page by page, unverified, before a backup is restored into it.
    ///
    /// # Errors
    /// `Exists`, or an error of the disk.
    pub fn back_up_unverified(&self, to: &Path, passphrase: Option<&str>) -> Result<BackupReport> {
        let key = passphrase.filter(|_| self.encrypted);
        let made = write_new(to, |partial| {
            create_private_file(partial)?;
            copy_pages(&self.db, &mut connect(partial, key, true)?)
        });
        let ((), bytes) = made.map_err(|error| Self::with_path(to, error))?;
        let head = Head {
            operations: 0,
            hash: String::new(),
        };
        Ok(BackupReport {
            counts: Vec::new(),
            head,
            bytes,
            proved: false,
        })
    }

    fn write_verified_copy(
        &self,
        partial: &Path,
        passphrase: Option<&str>,
    ) -> Result<(Vec<(String, i64)>, Head)> {
        create_private_file(partial)?;
        {
            let mut copy = connect(partial, passphrase, true)?;
            copy_pages(&self.db, &mut copy)?;
        }
        let copy = connect(partial, passphrase, false)?;
        identify(&copy, partial)?;
        let verified = verify_copy(&copy)?;
        if verified != (check::counts(&self.db)?, head(&self.db)?) {
            return Err(Error::Damaged {
                detail: "the copy does not hold what the file holds".into(),
            });
        }
        Ok(verified)
    }

    /// Verifies a backup that is to be restored into this file.
    ///
    /// # Errors
    /// `ReadOnly`; `Invalid` on `place` when one is protected and the other is not; `Damaged` or
    /// `WrongPassphrase` for the backup; an error of the disk.
    pub fn verify_backup(&self, from: &Path, passphrase: Option<&str>) -> Result<VerifiedBackup> {
        if *self.access() != crate::store::Access::Write {
            return Err(Error::ReadOnly);
        }
        let encrypted = is_encrypted(from)?;
        if encrypted && passphrase.is_none() {
            return Err(Error::PassphraseNeeded);
        }
        if encrypted != self.encrypted {
            return Err(Error::invalid("place", Rule::OtherProtection));
        }
        let bytes = fs::metadata(from)
            .map_err(Error::disk(DiskAction::Reading, from))?
            .len();
        // Read from a copy: a backup is never touched, not even by a journal beside it.
        let folder = tempfile::tempdir().map_err(Error::disk(DiskAction::Copying, from))?;
        let copy = folder.path().join("backup");
        fs::copy(from, &copy).map_err(Error::disk(DiskAction::Copying, from))?;
        let mut db = connect(&copy, passphrase.filter(|_| encrypted), false)?;
        identify(&db, from)?;
        migrate(&mut db)?;
        let (counts, head) = verify_copy(&db)?;
        let report = BackupReport {
            counts,
            head,
            bytes,
            proved: true,
        };
        Ok(VerifiedBackup {
            db,
            _folder: folder,
            report,
        })
    }

    /// Replaces what the file holds with what a verified backup holds. The caller backs up the file first.
    ///
    /// # Errors
    /// An error of the disk.
    pub fn restore(&mut self, from: VerifiedBackup) -> Result<BackupReport> {
        copy_pages(&from.db, &mut self.db)?;
        Ok(from.report)
    }
}
