//! Is the name still the file? A folder that is synchronised or tidied may swap, move or delete the
//! file while it is open; what is written then would go to a file without a name.

use super::Store;
use crate::{Error, Result};
use std::{io, path::Path};

/// What tells one file from another, whatever its name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Identity(u64, u64);

impl Identity {
    /// Of the file that has this name now. A look at the folder only: the file itself is not opened.
    #[cfg(unix)]
    pub(super) fn of(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        let found = std::fs::metadata(path).ok()?;
        Some(Self(found.dev(), found.ino()))
    }

    // Windows does not let go of the name of an open file.
    #[cfg(not(unix))]
    pub(super) fn of(_: &Path) -> Option<Self> {
        None
    }
}

impl Store {
    /// Whether a path leads to the open file, under whatever name.
    pub fn is_at(&self, path: &Path) -> bool {
        let same = self.identity.is_some() && self.identity == Identity::of(path);
        same || self.path == path
    }

    /// Refuses to go on when the name is no longer the open file.
    pub(super) fn still_there(&self) -> Result<()> {
        if self.identity.is_none() || self.identity == Identity::of(&self.path) {
            return Ok(());
        }
        let source = io::Error::new(
            io::ErrorKind::NotFound,
            "the file was moved, replaced or deleted while it was open",
        );
        Err(Error::Disk {
            doing: "saving",
            path: self.path.clone(),
            source,
        })
    }
}
