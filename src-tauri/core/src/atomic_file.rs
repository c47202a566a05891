//! Files that appear whole or not at all: made under another name beside their own, synced, then renamed.

use crate::{DiskAction, Error, Result};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The path of a companion of a file: its whole name, and an ending.
pub(crate) fn companion_path(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Has `make` write the file `partial`, syncs it and gives it the name of `to`. What was left of an earlier attempt is
/// removed first, and after a failure nothing half-written is left. A file of that name is replaced.
///
/// # Errors
/// Whatever `make` fails with; an error of the disk, which names `to`.
pub(crate) fn write_atomically<T>(
    to: &Path,
    partial: &Path,
    doing: DiskAction,
    make: impl FnOnce(&Path) -> Result<T>,
) -> Result<T> {
    let remove_partial = || match fs::remove_file(partial) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(Error::disk(doing, to)(e)),
        _ => Ok(()),
    };
    remove_partial()?;
    let made = make(partial).and_then(|made| {
        let file = fs::OpenOptions::new().read(true).write(true).open(partial);
        file.and_then(|file| file.sync_all())
            .and_then(|()| fs::rename(partial, to))
            .map_err(Error::disk(doing, to))?;
        Ok(made)
    });
    if made.is_err() {
        remove_partial()?;
    }
    let made = made?;
    sync_folder(to, doing)?;
    Ok(made)
}

/// Syncs the folder of a file, without which a rename may not survive a power failure.
fn sync_folder(path: &Path, doing: DiskAction) -> Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let synced = fs::File::open(folder).and_then(|folder| folder.sync_all());
        synced.map_err(Error::disk(doing, folder))?;
    }
    #[cfg(not(unix))]
    let _ = (path, doing);
    Ok(())
}
