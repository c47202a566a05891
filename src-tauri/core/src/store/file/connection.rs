//! A connection to a record file: its settings, what the file says it is, and its upgrade to this version.

use crate::store::{
    migrations::{MIGRATIONS, VERSION},
    schema,
};
use crate::{DiskAction, Error, Result};
use rusqlite::{Connection, OpenFlags, config::DbConfig, limits::Limit, types::Value};
use std::{
    fs::{self, OpenOptions},
    path::Path,
};

/// `Chcy` in the header of each record file, so that other programs can tell it.
const APPLICATION_ID: i64 = 0x4368_6379;

/// Creates an empty file that only its owner may read.
pub(in crate::store) fn create_private_file(path: &Path) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .map_err(Error::disk(DiskAction::Making, path))?;
    Ok(())
}

/// Opens a connection with all settings of a record file.
pub(in crate::store) fn connect(
    path: &Path,
    passphrase: Option<&str>,
    create: bool,
) -> Result<Connection> {
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

/// Checks that this is a record file of a known version with the expected schema, and that no pages are missing.
pub(in crate::store) fn identify(db: &Connection, path: &Path) -> Result<()> {
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
    schema::ensure_expected(db, version)?;
    // A truncated file still has its header, so the pages are counted.
    let pages = number("page_count")?;
    let size = number("page_size")?;
    let length = fs::metadata(path)
        .map_err(Error::disk(DiskAction::Opening, path))?
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
pub(in crate::store) fn version(db: &Connection) -> Result<i64> {
    Ok(
        db.pragma_query_value(None, "user_version", |row| match row.get(0)? {
            Value::Integer(number) => Ok(number),
            // SQLCipher answers as text.
            Value::Text(text) => Ok(text.parse().unwrap_or(0)),
            _ => Ok(0),
        })?,
    )
}

/// Upgrades the file to this program's version, all migrations in one transaction.
pub(in crate::store) fn migrate(db: &mut Connection) -> Result<()> {
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
