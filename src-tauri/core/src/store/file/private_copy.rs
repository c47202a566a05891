//! A verified private copy of a file that somebody else has open.
//!
//! The writer keeps its pages in memory until a commit, and the journal is empty between commits.
//! A copy that was made while the file did not change is complete; it is checked all the same before it is read.

use crate::atomic_file::companion_path;
use crate::store::{
    Access, Store, check,
    connection::{connect, identify, migrate},
    file_format::is_encrypted,
    history,
    lock::Holder,
};
use crate::{DiskAction, Error, Result};
use std::cell::RefCell;
use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

const ATTEMPTS: u32 = 40;
const PAUSE: Duration = Duration::from_millis(25);

/// The sizes and times of the file and its journal, which differ after a write.
#[derive(PartialEq)]
struct Stamp {
    file: (u64, SystemTime),
    journal: Option<(u64, SystemTime)>,
}

impl Stamp {
    fn of(path: &Path) -> Result<Self> {
        let read = |path: &Path| fs::metadata(path).and_then(|m| Ok((m.len(), m.modified()?)));
        let file = read(path).map_err(Error::disk(DiskAction::Reading, path))?;
        let journal = read(&companion_path(path, "-journal")).ok();
        let journal = journal.filter(|(bytes, _)| *bytes > 0);
        Ok(Self { file, journal })
    }
}

/// Copies the file to a folder that only this person may read. Of a file that nobody is writing to, `with_journal`
/// copies the journal of an interrupted write too, so that it is rolled back in the copy.
fn copy_to_private_folder(path: &Path, with_journal: bool) -> Result<(tempfile::TempDir, PathBuf)> {
    let folder = tempfile::Builder::new()
        .prefix("chancery-")
        .tempdir()
        .map_err(Error::disk(DiskAction::Copying, &std::env::temp_dir()))?;
    let copy = folder.path().join(path.file_name().unwrap_or_default());
    let before = Stamp::of(path)?;
    fs::File::open(path).map_err(Error::disk(DiskAction::Opening, path))?;
    fs::copy(path, &copy).map_err(Error::disk(DiskAction::Copying, &copy))?;
    if with_journal && before.journal.is_some() {
        let journal = companion_path(&copy, "-journal");
        fs::copy(companion_path(path, "-journal"), &journal)
            .map_err(Error::disk(DiskAction::Copying, &journal))?;
    }
    if (with_journal || before.journal.is_none()) && before == Stamp::of(path)? {
        Ok((folder, copy))
    } else {
        Err(Error::Locked {
            by: String::new(),
            since: String::new(),
        })
    }
}

impl Store {
    /// Opens a private copy of a file to read: a backup, or the other copy of a merge. The file itself is not
    /// touched, and no lock file is created beside it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_private_copy(path: &Path, passphrase: Option<&str>) -> Result<Self> {
        open(path, passphrase.filter(|p| !p.is_empty()), Access::Copy)
    }
}

/// Opens a private copy to read; `access` says why. Tries again for a second while somebody is writing.
pub(in crate::store) fn open(
    path: &Path,
    passphrase: Option<&str>,
    access: Access,
) -> Result<Store> {
    let Holder { by, since, .. } = match &access {
        Access::Read(holder) => holder.clone(),
        _ => Holder::default(),
    };
    let mut last = Error::Locked { by, since };
    for _ in 0..ATTEMPTS {
        match try_open(path, passphrase, &access) {
            Err(error @ Error::Locked { .. }) => last = error,
            other => return other,
        }
        std::thread::sleep(PAUSE);
    }
    Err(last)
}

fn try_open(path: &Path, passphrase: Option<&str>, access: &Access) -> Result<Store> {
    let (folder, copy) = copy_to_private_folder(path, *access == Access::Interrupted)?;
    let encrypted = is_encrypted(&copy)?;
    if encrypted && passphrase.is_none() {
        return Err(Error::PassphraseNeeded);
    }
    let mut db = connect(&copy, passphrase.filter(|_| encrypted), false)?;
    identify(&db, &copy)?;
    check::integrity(&db)?;
    migrate(&mut db)?;
    if access.can_dry_run() {
        // A dry run may write to it, and is rolled back.
        history::install_history_triggers(&db)?;
    } else {
        db.pragma_update(None, "query_only", "ON")?;
    }
    Ok(Store {
        db,
        path: path.into(),
        access: access.clone(),
        encrypted,
        recovery_folder: None,
        pre_upgrade_copy: None,
        identity: None,
        counts: RefCell::default(),
        _lock: None,
        _private: Some(folder),
    })
}
