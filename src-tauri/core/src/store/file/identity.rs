//! Whether the path still leads to the open file. A synchronised folder may swap, move or delete the file
//! while it is open; what is written then would go to a file without a name.

use std::path::Path;

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
