//! Creating and opening a record file: settings, then checks, then migrations.

use crate::store::{
    Access, Store, backup, check,
    connection::{connect, create_private_file, identify, migrate, version},
    file_format::is_encrypted,
    history,
    identity::Identity,
    lock::{self, Holder, Lock},
    migrations::VERSION,
    private_copy, schema,
};
use crate::{
    DiskAction, Error, Result,
    atomic_file::{companion_path, write_atomically},
};
use std::cell::RefCell;
use std::{
    fs::{self, OpenOptions},
    path::{Path, PathBuf},
};

/// How a file was opened.
pub enum OpenedStore {
    /// It may be written here.
    Writing(Store),
    /// Somebody else has it, or its folder cannot be written: a private copy is read.
    Reading(Store),
}

impl OpenedStore {
    /// The open file, however it was opened.
    pub fn into_store(self) -> Store {
        match self {
            Self::Writing(store) | Self::Reading(store) => store,
        }
    }
}

/// What a file is opened for.
#[derive(Clone, Copy, PartialEq)]
enum Purpose {
    Write,
    Read,
}

impl Store {
    /// Creates a new, empty record file. It takes its name only when it is complete.
    ///
    /// # Errors
    /// `Exists` when something has that name already; an error of the disk.
    pub fn create(path: &Path, passphrase: Option<&str>, holder: &Holder) -> Result<Self> {
        let path = &canonical_path(path)?;
        if path.exists() {
            return Err(Error::Exists { path: path.into() });
        }
        let lock = lock::acquire(path, holder)?;
        let partial = companion_path(path, ".partial");
        write_atomically(path, &partial, DiskAction::Making, |partial| {
            create_private_file(partial)?;
            let mut db = connect(partial, passphrase, true)?;
            migrate(&mut db)?;
            Ok(db.pragma_update(None, "journal_mode", "DELETE")?)
        })?;
        let store = Self::open_locked(path, passphrase, lock, Purpose::Write)?;
        store.ok_or(Error::NoFile)
    }

    /// Opens a record file to write, or, when somebody else has it, a private copy to read.
    ///
    /// # Errors
    /// `NotARecordFile`, `PassphraseNeeded`, `WrongPassphrase`, `FileTooNew`, `Damaged`, or an error
    /// of the disk. The file is never changed by an opening that fails.
    pub fn open(path: &Path, passphrase: Option<&str>, holder: &Holder) -> Result<OpenedStore> {
        Self::open_for(path, passphrase, holder, Purpose::Write)
    }

    /// Opens a record file that nothing will be written to. A file of an older version is not upgraded, and an
    /// interrupted write is not rolled back in it: a private copy is read, in which both are done.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_to_read(
        path: &Path,
        passphrase: Option<&str>,
        holder: &Holder,
    ) -> Result<OpenedStore> {
        Self::open_for(path, passphrase, holder, Purpose::Read)
    }

    fn open_for(
        path: &Path,
        passphrase: Option<&str>,
        holder: &Holder,
        purpose: Purpose,
    ) -> Result<OpenedStore> {
        let passphrase = passphrase.filter(|p| !p.is_empty());
        // First, because opening must not leave a lock file beside a file that does not exist.
        fs::metadata(path).map_err(Error::disk(DiskAction::Opening, path))?;
        let path = &canonical_path(path)?;
        match lock::acquire(path, holder) {
            Ok(_) if is_read_only(path) => open_for_reading(path, passphrase, Holder::default()),
            // The lock is held until the copy is made: the journal belongs to nobody who is at work.
            Ok(_lock) if purpose == Purpose::Read && lock::has_journal(path) => {
                private_copy::open(path, passphrase, Access::Interrupted).map(OpenedStore::Reading)
            }
            Ok(lock) => match Self::open_locked(path, passphrase, lock, purpose)? {
                Some(store) => Ok(OpenedStore::Writing(store)),
                None => private_copy::open(path, passphrase, Access::OlderVersion)
                    .map(OpenedStore::Reading),
            },
            Err(Error::Locked { by, since }) => {
                let beside = None;
                open_for_reading(path, passphrase, Holder { by, since, beside })
            }
            // Another program's file has the name of the lock file: it stays, and a private copy is read.
            Err(Error::Exists { path: beside }) => {
                let name = beside.file_name().unwrap_or_default();
                let beside = Some(name.to_string_lossy().into_owned());
                let holder = Holder {
                    beside,
                    ..Holder::default()
                };
                open_for_reading(path, passphrase, holder)
            }
            Err(Error::Disk { source, .. }) if is_unwritable(&source) => {
                open_for_reading(path, passphrase, Holder::default())
            }
            Err(error) => Err(error),
        }
    }

    /// None for a file of an older version that is only to be read.
    fn open_locked(
        path: &Path,
        passphrase: Option<&str>,
        lock: Lock,
        purpose: Purpose,
    ) -> Result<Option<Self>> {
        let encrypted = is_encrypted(path)?;
        if encrypted && passphrase.is_none() {
            return Err(Error::PassphraseNeeded);
        }
        let recovery_folder = copy_to_recovery(path)?;
        let mut db = connect(path, passphrase.filter(|_| encrypted), false)?;
        identify(&db, path)?;
        if recovery_folder.is_some() {
            check::integrity(&db)?;
        }
        if purpose == Purpose::Read && version(&db)? < VERSION {
            return Ok(None);
        }
        let pre_upgrade_copy =
            backup::copy_before_upgrade(&db, path, passphrase.filter(|_| encrypted))?;
        migrate(&mut db)?;
        schema::ensure_expected(&db, VERSION)?;
        history::install_history_triggers(&db)?;
        Ok(Some(Self {
            db,
            path: path.into(),
            access: Access::Write,
            encrypted,
            recovery_folder,
            pre_upgrade_copy,
            identity: Identity::of(path),
            counts: RefCell::default(),
            _lock: Some(lock),
            _private: None,
        }))
    }
}

fn open_for_reading(path: &Path, passphrase: Option<&str>, holder: Holder) -> Result<OpenedStore> {
    private_copy::open(path, passphrase, Access::Read(holder)).map(OpenedStore::Reading)
}

/// The canonical path of a file, beside which locks, journals and copies are placed. For a file that does not exist
/// yet, the canonical path of its folder, with its name.
///
/// # Errors
/// An error of the disk.
pub fn canonical_path(path: &Path) -> Result<PathBuf> {
    let found = if cfg!(unix) {
        fs::canonicalize(path)
    } else {
        std::path::absolute(path)
    };
    match (found, path.file_name()) {
        (Ok(canonical), _) => Ok(canonical),
        (Err(_), Some(name)) => {
            let folder = path
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty());
            let folder = fs::canonicalize(folder.unwrap_or(Path::new(".")));
            Ok(folder
                .map_err(Error::disk(DiskAction::Opening, path))?
                .join(name))
        }
        (Err(error), None) => Err(Error::disk(DiskAction::Opening, path)(error)),
    }
}

fn is_unwritable(error: &std::io::Error) -> bool {
    use std::io::ErrorKind as K;
    matches!(error.kind(), K::PermissionDenied | K::ReadOnlyFilesystem)
}

/// Whether the file cannot be opened for writing.
fn is_read_only(path: &Path) -> bool {
    let opened = OpenOptions::new().write(true).open(path);
    opened.is_err_and(|error| is_unwritable(&error))
}

/// Copies the file and its journal to `recovery/` when an interrupted write left one, before SQLite rolls it back.
/// Gives the folder.
fn copy_to_recovery(path: &Path) -> Result<Option<PathBuf>> {
    if !lock::has_journal(path) {
        return Ok(None);
    }
    let journal = companion_path(path, "-journal");
    let folder = path.parent().unwrap_or(Path::new(".")).join("recovery");
    fs::create_dir_all(&folder).map_err(Error::disk(DiskAction::Making, &folder))?;
    let stamp = fs::metadata(&journal)
        .and_then(|m| m.modified())
        .ok()
        .and_then(|t| t.duration_since(std::time::UNIX_EPOCH).ok())
        .map_or(0, |d| d.as_secs());
    for from in [path, &journal] {
        let name = from.file_name().unwrap_or_default().to_string_lossy();
        let to = folder.join(format!("{stamp}-{name}"));
        fs::copy(from, &to).map_err(Error::disk(DiskAction::Copying, &to))?;
    }
    Ok(Some(folder))
}
