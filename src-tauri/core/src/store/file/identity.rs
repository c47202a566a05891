//! Whether the path still leads to the open file. A synchronised folder may swap, move or delete the file
//! while it is open; what is written then would go to a file without a name.

use crate::store::Store;
use crate::{DiskAction, Error, Result};
use std::{io, path::Path};

/// The device and inode of a file, the same under each of its names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::store) struct Identity(u64, u64);

impl Identity {
    /// The identity of the file that has this name now. Reads the directory entry; the file itself is not opened,
    /// since closing it would drop its locks.
    #[cfg(unix)]
    pub(in crate::store) fn of(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        let found = std::fs::metadata(path).ok()?;
        Some(Self(found.dev(), found.ino()))
    }

    // On Windows an open file cannot be moved or deleted.
    #[cfg(not(unix))]
    pub(in crate::store) fn of(_: &Path) -> Option<Self> {
        None
    }
}

impl Store {
    /// Whether a path leads to the open file, under whatever name.
    pub fn is_at(&self, path: &Path) -> bool {
        let same = self.identity.is_some() && self.identity == Identity::of(path);
        same || self.path == path
    }

    /// Fails when the path no longer leads to the open file.
    pub(in crate::store) fn ensure_same_file(&self) -> Result<()> {
        if self.identity.is_none() || self.identity == Identity::of(&self.path) {
            return Ok(());
        }
        Err(Error::disk(DiskAction::Moved, &self.path)(
            io::ErrorKind::NotFound.into(),
        ))
    }
}
