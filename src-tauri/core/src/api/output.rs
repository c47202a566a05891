//! Files that leave the program: what they may take the place of, and how they are written.

use crate::{Error, Result, session::Session, store};
use std::{
    fs,
    io::{Read, Write},
    path::Path,
};

/// How a file of this ending begins, by which an earlier one is known.
fn beginning(path: &Path) -> &'static [u8] {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    match ending.to_str() {
        Some("docx") => b"PK\x03\x04",
        Some("ics") => b"BEGIN:VCALENDAR",
        _ => b"%PDF-",
    }
}

/// Whether what lies there is an earlier file of the same kind, or nothing at all.
///
/// # Errors
/// When it cannot be read.
pub fn is_earlier(path: &Path) -> Result<bool> {
    let wanted = beginning(path);
    let mut head = Vec::new();
    let file = fs::File::open(path).map_err(Error::disk("saving", path))?;
    let most = u64::try_from(wanted.len()).unwrap_or(u64::MAX);
    file.take(most)
        .read_to_end(&mut head)
        .map_err(Error::disk("saving", path))?;
    Ok(head.is_empty() || head == wanted)
}

/// A file takes the place of an earlier one of its kind or of nothing, and only when that was asked for.
///
/// # Errors
/// `Exists`; an error of the disk.
pub(super) fn may_write(session: &Session, path: &Path, replace: bool) -> Result<()> {
    if !path.exists() {
        return Ok(());
    }
    // Reading the open file's bytes beside SQLite would give up its locks.
    let kept = !replace || store::whole(path)? == session.store()?.path();
    if kept || !is_earlier(path)? {
        return Err(Error::Exists { path: path.into() });
    }
    Ok(())
}

/// Writes a whole file or nothing: beside, synced, then renamed.
///
/// # Errors
/// An error of the disk, after which nothing half-written is left.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".partial");
    let partial = path.with_file_name(name);
    let written = fs::File::create(&partial).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    if let Err(error) = written {
        let _left_behind = fs::remove_file(&partial);
        return Err(Error::disk("saving", path)(error));
    }
    fs::rename(&partial, path).map_err(Error::disk("saving", path))
}
