//! One writer to a file: `NAME.chancery.lock` is held as long as the file is open, and says who holds it.

use crate::{Error, Result};
use serde::{Deserialize, Serialize};
use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{Read, Seek, Write},
    path::{Path, PathBuf},
};

/// Who has the file open.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Holder {
    /// The person and the computer; empty when it cannot be told.
    pub by: String,
    /// Since when, UTC, ISO 8601; empty when it cannot be told.
    pub since: String,
    /// What stands where the lock would be, when it is no lock of this program: its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<String>,
}

/// Held while the file is open.
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

pub(super) fn lock_path(path: &Path) -> PathBuf {
    beside(path, ".lock")
}

/// The path of a companion file: `NAME.chancery` and an ending.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Whether a write to the file was cut off and its journal still stands beside it.
pub(super) fn has_journal(path: &Path) -> bool {
    std::fs::metadata(beside(path, "-journal")).is_ok_and(|m| m.len() > 0)
}

/// Takes the lock, or says who has it. Another program's file of that name is left as it is.
pub(super) fn take(path: &Path, holder: &Holder) -> Result<Lock> {
    const DOING: &str = "locking";
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
        // The one before may have removed the file between our opening and locking it.
        if !same_file(&file, &path) {
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

/// Whether this is what a holder leaves, cut short or not; else the file is somebody's own.
fn is_lock(text: &[u8]) -> bool {
    const START: &[u8] = br#"{"by":"#;
    text.starts_with(START) || START.starts_with(text) || text.iter().all(|byte| *byte == 0)
}

#[cfg(unix)]
fn same_file(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), std::fs::metadata(path)) {
        (Ok(ours), Ok(there)) => ours.ino() == there.ino() && ours.dev() == there.dev(),
        _ => false,
    }
}

// Windows does not let a file that somebody has open lose its name to another.
#[cfg(not(unix))]
fn same_file(_: &File, path: &Path) -> bool {
    path.exists()
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A lock file left behind holds nobody up: what counts is the lock, not the file.
        let _left_behind = std::fs::remove_file(&self.path);
    }
}
