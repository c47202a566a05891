//! One writer to a file: `NAME.chancery.lock` is held as long as the file is open, and says who holds it.

use crate::atomic_file::companion_path;
use crate::{DiskAction, Error, Result};
use serde::{Deserialize, Serialize};
use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{Read, Seek, Write},
    path::{Path, PathBuf},
};

/// Who has the file open.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Holder {
    /// The person and the computer; empty when unknown.
    pub by: String,
    /// Since when, UTC, ISO 8601; empty when unknown.
    pub since: String,
    /// The name of another program's file that is in the place of the lock file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<String>,
}

/// The lock on a record file; dropping it releases the lock and removes the lock file.
pub(in crate::store) struct Lock {
    path: PathBuf,
    _file: File,
}

pub(in crate::store) fn lock_path(path: &Path) -> PathBuf {
    companion_path(path, ".lock")
}

/// Whether an interrupted write left its journal beside the file.
pub(in crate::store) fn has_journal(path: &Path) -> bool {
    std::fs::metadata(companion_path(path, "-journal")).is_ok_and(|m| m.len() > 0)
}

/// Acquires the lock. Another program's file of that name is left as it is.
///
/// # Errors
/// `Locked` with the holder, as far as it can be read; `Exists` when a folder or another program's file has the name;
/// an error of the disk.
pub(in crate::store) fn acquire(path: &Path, holder: &Holder) -> Result<Lock> {
    const DOING: DiskAction = DiskAction::Locking;
    let path = lock_path(path);
    if path.is_dir() {
        return Err(Error::Exists { path });
    }
    loop {
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(Error::disk(DOING, &path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                // On Windows a locked file cannot be read either: then the holder stays unknown.
                let mut text = String::new();
                let read = file.read_to_string(&mut text).ok();
                let other: Holder = read
                    .and_then(|_| serde_json::from_str(&text).ok())
                    .unwrap_or_default();
                return Err(Error::Locked {
                    by: other.by,
                    since: other.since,
                });
            }
            Err(TryLockError::Error(e)) => return Err(Error::disk(DOING, &path)(e)),
        }
        // The previous holder may have removed the file after it was opened here and before it was locked.
        if !is_same_file(&file, &path) {
            continue;
        }
        let mut before = Vec::new();
        file.read_to_end(&mut before)
            .and_then(|_| file.rewind())
            .map_err(Error::disk(DOING, &path))?;
        if !is_lock(&before) {
            return Err(Error::Exists { path });
        }
        let text = serde_json::json!(holder).to_string();
        file.set_len(0).map_err(Error::disk(DOING, &path))?;
        file.write_all(text.as_bytes())
            .map_err(Error::disk(DOING, &path))?;
        return Ok(Lock { path, _file: file });
    }
}

/// Whether this is the content of a lock file, complete or cut short; otherwise it is another program's file.
fn is_lock(text: &[u8]) -> bool {
    const START: &[u8] = br#"{"by":"#;
    text.starts_with(START) || START.starts_with(text) || text.iter().all(|byte| *byte == 0)
}

#[cfg(unix)]
fn is_same_file(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), std::fs::metadata(path)) {
        (Ok(opened), Ok(current)) => opened.ino() == current.ino() && opened.dev() == current.dev(),
        _ => false,
    }
}

// On Windows an open file cannot be replaced under its name.
#[cfg(not(unix))]
fn is_same_file(_: &File, path: &Path) -> bool {
    path.exists()
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A lock file left behind holds nobody up: what counts is the lock, not the file.
        let _left_behind = std::fs::remove_file(&self.path);
    }
}
