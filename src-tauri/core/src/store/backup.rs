//! A copy that is proved whole before it takes its name, and the way back.

use super::{
    Store, check, history,
    kind::is_encrypted,
    lock::beside,
    open::{VERSION, connect, identify, migrate, private_file, sync_folder, version},
};
use crate::{Error, Result, model::Rule};
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
    /// How many operations.
    pub operations: i64,
    /// The hash of the last.
    pub hash: String,
}

/// What was proved of a backup.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct BackupReport {
    /// How many records of each kind it holds; the same as the file it was made from.
    pub counts: Vec<(String, i64)>,
    /// Where its history ends; the same as of the file it was made from.
    pub head: Head,
    /// Its size in bytes.
    pub bytes: u64,
    /// Whether it was proved whole; a copy of a damaged file cannot be.
    pub proved: bool,
}

/// A private copy of a backup that was proved whole, to be restored.
pub struct Proved {
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

/// Proves a copy: integrity, foreign keys, chain, every record as its history says.
fn prove(db: &Connection) -> Result<(Vec<(String, i64)>, Head)> {
    let report = check::full(db)?;
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

pub(super) fn copy_pages(from: &Connection, to: &mut Connection) -> Result<()> {
    let backup = Backup::new(from, to)?;
    backup.run_to_completion(1024, Duration::ZERO, None)?;
    Ok(())
}

/// Makes a file beside its name, and gives it the name when it is whole and on the disk. What it was
/// made into goes with a failure.
fn written<T>(to: &Path, make: impl FnOnce(&Path) -> Result<T>) -> Result<(T, u64)> {
    const DOING: &str = "backing up";
    if to.exists() {
        return Err(Error::Exists { path: to.into() });
    }
    let partial = beside(to, ".partial");
    let away = || fs::remove_file(&partial).map_err(Error::disk(DOING, &partial));
    if partial.exists() {
        away()?;
    }
    let made = make(&partial);
    if made.is_err() && partial.exists() {
        away()?;
    }
    let made = made?;
    let file = fs::OpenOptions::new().read(true).write(true).open(&partial);
    let file = file.map_err(Error::disk(DOING, &partial))?;
    file.sync_all().map_err(Error::disk(DOING, &partial))?;
    let bytes = file.metadata().map_err(Error::disk(DOING, &partial))?.len();
    drop(file);
    fs::rename(&partial, to).map_err(Error::disk(DOING, to))?;
    sync_folder(to)?;
    Ok((made, bytes))
}

/// Before a file of an older version is brought to this one, a copy of it is kept beside it, as
/// `NAME.version-1.chancery`; one that is there already stays, and the new one is numbered.
pub(super) fn before_upgrade(
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
    written(&to, |partial| {
        private_file(partial)?;
        let mut copy = connect(partial, passphrase, true)?;
        copy_pages(db, &mut copy)?;
        check::integrity(&copy)
    })
    .map_err(|error| Store::named(&to, error))?;
    Ok(Some(to))
}

impl Store {
    /// Writes a proved copy to `to`, under the file's own passphrase.
    ///
    /// # Errors
    /// `Exists` when something has that name; `Damaged` when the copy does not prove whole (it is
    /// then removed); an error of the disk.
    pub fn back_up(&self, to: &Path, passphrase: Option<&str>) -> Result<BackupReport> {
        let key = passphrase.filter(|_| self.encrypted);
        let made = written(to, |partial| self.copy_proved(partial, key));
        let ((counts, head), bytes) = made.map_err(|error| Self::named(to, error))?;
        Ok(BackupReport {
            counts,
            head,
            bytes,
            proved: true,
        })
    }

    /// Writes a copy of a file that is damaged, page by page, before something better takes its place.
    ///
    /// # Errors
    /// `Exists`, or an error of the disk.
    pub fn put_aside(&self, to: &Path, passphrase: Option<&str>) -> Result<BackupReport> {
        let key = passphrase.filter(|_| self.encrypted);
        let made = written(to, |partial| {
            private_file(partial)?;
            copy_pages(&self.db, &mut connect(partial, key, true)?)
        });
        let ((), bytes) = made.map_err(|error| Self::named(to, error))?;
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

    fn copy_proved(
        &self,
        partial: &Path,
        passphrase: Option<&str>,
    ) -> Result<(Vec<(String, i64)>, Head)> {
        private_file(partial)?;
        {
            let mut copy = connect(partial, passphrase, true)?;
            copy_pages(&self.db, &mut copy)?;
        }
        let copy = connect(partial, passphrase, false)?;
        identify(&copy, partial)?;
        let proved = prove(&copy)?;
        if proved != (check::counts(&self.db)?, head(&self.db)?) {
            return Err(Error::Damaged {
                detail: "the copy does not hold what the file holds".into(),
            });
        }
        Ok(proved)
    }

    /// Proves a backup that is to be restored into this file.
    ///
    /// # Errors
    /// `ReadOnly`; `Invalid` on `place` when one is protected and the other is not; `Damaged` or
    /// `WrongPassphrase` for the backup; an error of the disk.
    pub fn proved(&self, from: &Path, passphrase: Option<&str>) -> Result<Proved> {
        if *self.access() != super::Access::Write {
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
            .map_err(Error::disk("reading", from))?
            .len();
        // Read from a copy: a backup is never touched, not even by a journal beside it.
        let folder = tempfile::tempdir().map_err(Error::disk("copying", from))?;
        let copy = folder.path().join("backup");
        fs::copy(from, &copy).map_err(Error::disk("copying", from))?;
        let mut db = connect(&copy, passphrase.filter(|_| encrypted), false)?;
        identify(&db, from)?;
        migrate(&mut db)?;
        let (counts, head) = prove(&db)?;
        let report = BackupReport {
            counts,
            head,
            bytes,
            proved: true,
        };
        Ok(Proved {
            db,
            _folder: folder,
            report,
        })
    }

    /// Replaces what the file holds by what a proved backup holds. The caller makes a safety copy first.
    ///
    /// # Errors
    /// An error of the disk.
    pub fn restore(&mut self, from: Proved) -> Result<BackupReport> {
        copy_pages(&from.db, &mut self.db)?;
        Ok(from.report)
    }
}
