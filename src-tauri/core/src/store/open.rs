//! Making and opening a record file: settings, then checks, then its version.

use super::{
    Access, Store, backup, check, copy, history,
    identity::Identity,
    kind::is_encrypted,
    lock::{self, Holder, Lock},
    schema,
};
use crate::{Error, Result};
use rusqlite::{Connection, OpenFlags, config::DbConfig, limits::Limit, types::Value};
use std::{
    fs::{self, OpenOptions},
    path::{Path, PathBuf},
};

/// `Chcy` in the header of each record file, so that other programs can tell it.
const APPLICATION_ID: i64 = 0x4368_6379;

/// Forward only, one step a version.
pub(super) const MIGRATIONS: [&str; 2] = [
    include_str!("migrations/0001_record.sql"),
    include_str!("migrations/0002_reasons_and_keys.sql"),
];

/// The version of the files this program writes.
#[allow(clippy::cast_possible_wrap, reason = "a handful of steps")]
pub const VERSION: i64 = MIGRATIONS.len() as i64;

/// How a file came open.
pub enum Opened {
    /// It may be written.
    Writing(Store),
    /// Somebody else has it, or its folder cannot be written: a private copy is read.
    Reading(Store),
}

impl Opened {
    /// The open file.
    pub fn store(self) -> Store {
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
    /// Makes a new, empty record file. It takes its name only when it is whole.
    ///
    /// # Errors
    /// `Exists` when something has that name already; an error of the disk.
    pub fn create(path: &Path, passphrase: Option<&str>, holder: &Holder) -> Result<Self> {
        let path = &whole(path)?;
        if path.exists() {
            return Err(Error::Exists { path: path.into() });
        }
        let lock = lock::take(path, holder)?;
        let partial = lock::beside(path, ".partial");
        if partial.exists() {
            fs::remove_file(&partial).map_err(Error::disk("making", &partial))?;
        }
        private_file(&partial)?;
        {
            let mut db = connect(&partial, passphrase, true)?;
            migrate(&mut db)?;
            db.pragma_update(None, "journal_mode", "DELETE")?;
        }
        fs::rename(&partial, path).map_err(Error::disk("making", path))?;
        sync_folder(path)?;
        let made = Self::open_locked(path, passphrase, lock, Purpose::Write)?;
        made.ok_or(Error::NoFile)
    }

    /// Opens a record file to write, or, when somebody else has it, a private copy to read.
    ///
    /// # Errors
    /// `NotARecordFile`, `PassphraseNeeded`, `WrongPassphrase`, `FileTooNew`, `Damaged`, or an error
    /// of the disk. The file is never changed by an opening that fails.
    pub fn open(path: &Path, passphrase: Option<&str>, holder: &Holder) -> Result<Opened> {
        Self::open_for(path, passphrase, holder, Purpose::Write)
    }

    /// Opens a record file that nothing will be written to. One of an older version, or whose last write was cut off,
    /// stays as it is: a private copy of it, brought to this version and to its last whole write, is read.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_to_read(path: &Path, passphrase: Option<&str>, holder: &Holder) -> Result<Opened> {
        Self::open_for(path, passphrase, holder, Purpose::Read)
    }

    fn open_for(
        path: &Path,
        passphrase: Option<&str>,
        holder: &Holder,
        purpose: Purpose,
    ) -> Result<Opened> {
        let passphrase = passphrase.filter(|p| !p.is_empty());
        // An existing file first: an opening must not leave a lock beside a name that is not there.
        fs::metadata(path).map_err(Error::disk("opening", path))?;
        let path = &whole(path)?;
        match lock::take(path, holder) {
            Ok(_) if read_only(path) => reading(path, passphrase, Holder::default()),
            // The lock is held until the copy is made: the journal belongs to nobody who is at work.
            Ok(_lock) if purpose == Purpose::Read && lock::has_journal(path) => {
                copy::open(path, passphrase, Access::CutOff).map(Opened::Reading)
            }
            Ok(lock) => match Self::open_locked(path, passphrase, lock, purpose)? {
                Some(store) => Ok(Opened::Writing(store)),
                None => copy::open(path, passphrase, Access::Older).map(Opened::Reading),
            },
            Err(Error::Locked { by, since }) => {
                let beside = None;
                reading(path, passphrase, Holder { by, since, beside })
            }
            // Somebody's own file has the name of the lock: it stays, and this one is read.
            Err(Error::Exists { path: beside }) => {
                let name = beside.file_name().unwrap_or_default();
                let beside = Some(name.to_string_lossy().into_owned());
                let holder = Holder {
                    beside,
                    ..Holder::default()
                };
                reading(path, passphrase, holder)
            }
            Err(Error::Disk { source, .. }) if unwritable(&source) => {
                reading(path, passphrase, Holder::default())
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
        let rescued = rescue(path)?;
        let mut db = connect(path, passphrase.filter(|_| encrypted), false)?;
        identify(&db, path)?;
        if rescued.is_some() {
            check::integrity(&db)?;
        }
        if purpose == Purpose::Read && version(&db)? < VERSION {
            return Ok(None);
        }
        let upgraded = backup::before_upgrade(&db, path, passphrase.filter(|_| encrypted))?;
        migrate(&mut db)?;
        schema::ours(&db, VERSION)?;
        history::watch(&db)?;
        Ok(Some(Self {
            db,
            path: path.into(),
            access: Access::Write,
            encrypted,
            rescued,
            upgraded,
            identity: Identity::of(path),
            _lock: Some(lock),
            _private: None,
        }))
    }
}

fn reading(path: &Path, passphrase: Option<&str>, holder: Holder) -> Result<Opened> {
    copy::open(path, passphrase, Access::Read(holder)).map(Opened::Reading)
}

/// The one path of a file, however it was pointed to: locks, journals and copies stand beside it.
/// A name that is not there yet is taken in its folder.
pub fn whole(path: &Path) -> Result<PathBuf> {
    let found = if cfg!(unix) {
        fs::canonicalize(path)
    } else {
        std::path::absolute(path)
    };
    match (found, path.file_name()) {
        (Ok(whole), _) => Ok(whole),
        (Err(_), Some(name)) => {
            let folder = path
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty());
            let folder = fs::canonicalize(folder.unwrap_or(Path::new(".")));
            Ok(folder.map_err(Error::disk("opening", path))?.join(name))
        }
        (Err(error), None) => Err(Error::disk("opening", path)(error)),
    }
}

fn unwritable(error: &std::io::Error) -> bool {
    use std::io::ErrorKind as K;
    matches!(error.kind(), K::PermissionDenied | K::ReadOnlyFilesystem)
}

/// Whether the file itself may be read only, in a folder that may be written.
fn read_only(path: &Path) -> bool {
    let opened = OpenOptions::new().write(true).open(path);
    opened.is_err_and(|error| unwritable(&error))
}

/// An empty file that only its owner may read.
pub(super) fn private_file(path: &Path) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(Error::disk("making", path))?;
    Ok(())
}

/// Makes a rename last: the folder itself is written out.
pub(super) fn sync_folder(path: &Path) -> Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let opened = fs::File::open(folder).map_err(Error::disk("saving", folder))?;
        opened.sync_all().map_err(Error::disk("saving", folder))?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// A write that was cut off leaves its journal. Before SQLite plays it back, both are copied aside.
fn rescue(path: &Path) -> Result<Option<PathBuf>> {
    if !lock::has_journal(path) {
        return Ok(None);
    }
    let journal = lock::beside(path, "-journal");
    let folder = path.parent().unwrap_or(Path::new(".")).join("recovery");
    fs::create_dir_all(&folder).map_err(Error::disk("making", &folder))?;
    let stamp = fs::metadata(&journal)
        .and_then(|m| m.modified())
        .ok()
        .and_then(|t| t.duration_since(std::time::UNIX_EPOCH).ok())
        .map_or(0, |d| d.as_secs());
    for from in [path, &journal] {
        let name = from.file_name().unwrap_or_default().to_string_lossy();
        let to = folder.join(format!("{stamp}-{name}"));
        fs::copy(from, &to).map_err(Error::disk("copying", &to))?;
    }
    Ok(Some(folder))
}

/// Opens a connection with every setting of the house.
pub(super) fn connect(path: &Path, passphrase: Option<&str>, create: bool) -> Result<Connection> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let db = Connection::open_with_flags(path, flags)?;
    if let Some(passphrase) = passphrase {
        // SQLCipher's own log would write to the terminal; what matters comes back as an error.
        db.pragma_update(None, "cipher_log_level", "NONE")?;
        db.pragma_update(None, "key", passphrase)?;
        let first = db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
        first.map_err(|e| match e.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase) => Error::WrongPassphrase,
            _ => e.into(),
        })?;
    }
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    db.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    db.set_limit(Limit::SQLITE_LIMIT_LENGTH, 64 << 20)?;
    db.set_limit(Limit::SQLITE_LIMIT_SQL_LENGTH, 1 << 20)?;
    db.set_prepared_statement_cache_capacity(256);
    for (name, value) in [
        ("locking_mode", "EXCLUSIVE"),
        ("trusted_schema", "OFF"),
        ("cell_size_check", "ON"),
        ("mmap_size", "0"),
        ("temp_store", "MEMORY"),
        ("cache_size", "-65536"),
        ("cache_spill", "OFF"),
        ("synchronous", "EXTRA"),
        ("foreign_keys", "ON"),
        ("recursive_triggers", "ON"),
    ] {
        db.pragma_update(None, name, value)?;
    }
    Ok(db)
}

/// Is it ours, is the passphrase right, and do we know its version?
pub(super) fn identify(db: &Connection, path: &Path) -> Result<()> {
    // SQLCipher answers some of these as text.
    let number = |name: &str| {
        db.pragma_query_value(None, name, |row| match row.get(0)? {
            Value::Integer(number) => Ok(number),
            Value::Text(text) => Ok(text.parse().unwrap_or(0)),
            _ => Ok(0),
        })
    };
    let application = number("application_id")?;
    if application != APPLICATION_ID {
        return Err(Error::NotARecordFile { path: path.into() });
    }
    let version = number("user_version")?;
    if version < 1 {
        return Err(Error::NotARecordFile { path: path.into() });
    } else if version > VERSION {
        return Err(Error::FileTooNew {
            version,
            known: VERSION,
        });
    }
    schema::ours(db, version)?;
    // A file cut short still has its header: its pages must all be there.
    let pages = number("page_count")?;
    let size = number("page_size")?;
    let length = fs::metadata(path)
        .map_err(Error::disk("opening", path))?
        .len();
    if u64::try_from(pages.saturating_mul(size)).unwrap_or(u64::MAX) > length {
        return Err(Error::Damaged {
            detail: format!("{length} bytes instead of {}", pages * size),
        });
    }
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(())
}

/// The version a file says it has.
pub(super) fn version(db: &Connection) -> Result<i64> {
    Ok(
        db.pragma_query_value(None, "user_version", |row| match row.get(0)? {
            Value::Integer(number) => Ok(number),
            // SQLCipher answers as text.
            Value::Text(text) => Ok(text.parse().unwrap_or(0)),
            _ => Ok(0),
        })?,
    )
}

/// Brings the file to this program's version, all steps in one transaction.
pub(super) fn migrate(db: &mut Connection) -> Result<()> {
    db.pragma_update(None, "journal_mode", "TRUNCATE")?;
    let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let version = version(&tx)?;
    let done = usize::try_from(version).unwrap_or(usize::MAX);
    for step in MIGRATIONS.get(done..).unwrap_or_default() {
        tx.execute_batch(step)?;
    }
    if version < VERSION {
        tx.pragma_update(None, "user_version", VERSION)?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    tx.commit()?;
    Ok(())
}
