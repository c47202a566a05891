//! A verified private copy of a file that somebody else has open.
//!
//! The writer keeps its pages in memory until a commit, and the journal is empty between commits.
//! A copy taken while nothing moved is whole; it is checked all the same before anybody reads it.

use super::{
    Access, Store, check, history,
    kind::is_encrypted,
    lock::{Holder, beside},
    open::{connect, identify, migrate},
};
use crate::{Error, Result};
use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

const ATTEMPTS: u32 = 40;
const PAUSE: Duration = Duration::from_millis(25);

/// What would differ if somebody had written meanwhile.
#[derive(PartialEq)]
struct Stamp {
    file: (u64, SystemTime),
    journal: Option<(u64, SystemTime)>,
}

impl Stamp {
    fn of(path: &Path) -> Result<Self> {
        let read = |path: &Path| fs::metadata(path).and_then(|m| Ok((m.len(), m.modified()?)));
        let file = read(path).map_err(Error::disk("reading", path))?;
        let journal = read(&beside(path, "-journal")).ok();
        let journal = journal.filter(|(bytes, _)| *bytes > 0);
        Ok(Self { file, journal })
    }
}

/// Copies the file to a folder that only this person may read. Of a file that nobody is writing to, `with_journal`
/// copies the journal of a write that was cut off too, so that it is played back in the copy.
fn take(path: &Path, with_journal: bool) -> Result<(tempfile::TempDir, PathBuf)> {
    let folder = tempfile::Builder::new()
        .prefix("chancery-")
        .tempdir()
        .map_err(Error::disk("copying", &std::env::temp_dir()))?;
    let copy = folder.path().join(path.file_name().unwrap_or_default());
    let before = Stamp::of(path)?;
    fs::File::open(path).map_err(Error::disk("opening", path))?;
    fs::copy(path, &copy).map_err(Error::disk("copying", &copy))?;
    if with_journal && before.journal.is_some() {
        let journal = beside(&copy, "-journal");
        fs::copy(beside(path, "-journal"), &journal).map_err(Error::disk("copying", &journal))?;
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
    /// Opens a private copy of a file to read: a backup, or another copy of the open file. The file itself is
    /// not touched, not even by a lock beside it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn look_at(path: &Path, passphrase: Option<&str>) -> Result<Self> {
        open(path, passphrase.filter(|p| !p.is_empty()), Access::Look)
    }
}

/// Opens a private copy to read; it says why no more than that.
pub(super) fn open(path: &Path, passphrase: Option<&str>, access: Access) -> Result<Store> {
    let Holder { by, since, .. } = match &access {
        Access::Read(holder) => holder.clone(),
        _ => Holder::default(),
    };
    let mut last = Error::Locked { by, since };
    for _ in 0..ATTEMPTS {
        match attempt(path, passphrase, &access) {
            // Caught in the middle of a write: a moment later it is over.
            Err(error @ Error::Locked { .. }) => last = error,
            other => return other,
        }
        std::thread::sleep(PAUSE);
    }
    Err(last)
}

fn attempt(path: &Path, passphrase: Option<&str>, access: &Access) -> Result<Store> {
    let (folder, copy) = take(path, *access == Access::CutOff)?;
    let encrypted = is_encrypted(&copy)?;
    if encrypted && passphrase.is_none() {
        return Err(Error::PassphraseNeeded);
    }
    let mut db = connect(&copy, passphrase.filter(|_| encrypted), false)?;
    identify(&db, &copy)?;
    check::integrity(&db)?;
    migrate(&mut db)?;
    if access.is_trial() {
        // What writing would do can be tried on it, and is rolled back.
        history::watch(&db)?;
    } else {
        db.pragma_update(None, "query_only", "ON")?;
    }
    Ok(Store {
        db,
        path: path.into(),
        access: access.clone(),
        encrypted,
        rescued: None,
        upgraded: None,
        identity: None,
        _lock: None,
        _private: Some(folder),
    })
}
