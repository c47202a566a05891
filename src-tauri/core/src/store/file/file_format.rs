//! What a file is by its first page: plain, protected by a passphrase, or no record file.

use crate::{DiskAction, Error, Result};
use std::{fs, io::Read, path::Path};

/// SQLCipher writes whole pages of this many bytes.
const PAGE: u64 = 4096;

/// Pages of texts, tables and empty files have fewer distinct bytes than this. An encrypted page looks like 4,096
/// random bytes, among which all 256 values are to be expected.
const FEWEST_DIFFERENT: usize = 200;

/// The first bytes of other compressed formats, whose pages look random too: ZIP, PDF, PNG, JPEG, gzip, 7-Zip.
const OTHER_FORMATS: [&[u8]; 6] = [
    b"PK\x03\x04\x14\0",
    b"%PDF-1.",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe0\0\x10JFIF",
    b"\x1f\x8b\x08\0\0\0\0\0",
    b"7z\xbc\xaf\x27\x1c",
];

/// Whether a first page can be an encrypted one.
fn looks_encrypted(page: &[u8]) -> bool {
    let mut seen = [false; 256];
    for byte in page {
        if let Some(seen) = seen.get_mut(usize::from(*byte)) {
            *seen = true;
        }
    }
    let different = seen.iter().filter(|seen| **seen).count();
    different >= FEWEST_DIFFERENT && !OTHER_FORMATS.iter().any(|start| page.starts_with(start))
}

/// Whether the file is encrypted, as far as its first page tells: it may still be no record file.
///
/// # Errors
/// `NotARecordFile` when it cannot be either, an error of the disk when it cannot be read.
pub fn is_encrypted(path: &Path) -> Result<bool> {
    let file = fs::File::open(path).map_err(Error::disk(DiskAction::Opening, path))?;
    let length = file
        .metadata()
        .map_err(Error::disk(DiskAction::Opening, path))?
        .len();
    let has_whole_pages = length >= PAGE && length.is_multiple_of(PAGE);
    let not_a_record_file = || Error::NotARecordFile { path: path.into() };
    let mut page = Vec::new();
    let read = file.take(PAGE).read_to_end(&mut page);
    read.map_err(|_| not_a_record_file())?;
    if page.starts_with(b"SQLite format 3\0") {
        Ok(false)
    } else if has_whole_pages && looks_encrypted(&page) {
        Ok(true)
    } else {
        Err(not_a_record_file())
    }
}
