//! Files that leave the program: what they may take the place of, and how they are written.

use crate::{
    DiskAction, Error, Result,
    atomic_file::{companion_path, write_atomically},
    session::Session,
    store,
};
use std::{fs, io::Read, path::Path};

/// The first bytes of files with this extension, by which an earlier export is recognised.
fn signature(path: &Path) -> &'static [u8] {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    match ending.to_str() {
        Some("docx" | "xlsx") => b"PK\x03\x04",
        Some("xml") => b"<?xml",
        Some("ics") => b"BEGIN:VCALENDAR",
        _ => b"%PDF-",
    }
}

/// How much of a table of text is looked at to tell that it is text.
const HEAD: u64 = 1024;

/// Text in UTF-8, as far as it was read: the last letter may be cut.
fn is_text(head: &[u8]) -> bool {
    let whole = std::str::from_utf8(head).map_or_else(|e| e.error_len().is_none(), |_| true);
    whole && !head.contains(&0)
}

/// Whether what lies there is an earlier file of the same kind, or nothing at all.
///
/// # Errors
/// When it cannot be read.
pub fn is_earlier(path: &Path) -> Result<bool> {
    let wanted = signature(path);
    let mut head = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(HEAD).read_to_end(&mut head))
        .map_err(Error::disk(DiskAction::Saving, path))?;
    let table = path
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("csv"));
    let same = if table {
        is_text(&head)
    } else {
        head.starts_with(wanted)
    };
    Ok(head.is_empty() || same)
}

/// Refuses to replace a file, unless that was asked for and it is an earlier one of the same kind.
///
/// # Errors
/// `Exists`; an error of the disk.
pub(in crate::api) fn ensure_writable(session: &Session, path: &Path, replace: bool) -> Result<()> {
    if !path.exists() {
        return Ok(());
    }
    // Reading the open file's bytes beside SQLite would give up its locks.
    let kept = !replace || store::canonical_path(path)? == session.store()?.path();
    if kept || !is_earlier(path)? {
        return Err(Error::Exists { path: path.into() });
    }
    Ok(())
}

/// Writes a whole file or nothing.
///
/// # Errors
/// An error of the disk, after which nothing half-written is left.
pub(in crate::api) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let partial = companion_path(path, ".partial");
    write_atomically(path, &partial, DiskAction::Saving, |partial| {
        fs::write(partial, bytes).map_err(Error::disk(DiskAction::Saving, path))
    })
}
