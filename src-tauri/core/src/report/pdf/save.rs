//! The document as bytes.

use lopdf::{Document, Object, StringFormat};
use sha2::{Digest, Sha256};

use super::super::error::PaperError;

/// Stands where the identity will be, until the content is known.
const PLACEHOLDER: [u8; 16] = [0x5a; 16];

/// Compresses every stream but the XMP packet, which stays readable without any software.
pub(super) fn compress(document: &mut Document) -> Result<(), PaperError> {
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && !stream.dict.has_type(b"Metadata")
        {
            stream.compress().map_err(failed)?;
        }
    }
    Ok(())
}

/// Writes the document with object streams. Its identity is the start of the SHA-256 of all that
/// is written, so that the same content has the same identity and other content another.
pub(super) fn save(document: &mut Document) -> Result<Vec<u8>, PaperError> {
    let part = Object::String(PLACEHOLDER.to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![part.clone(), part]);
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).map_err(failed)?;
    let identity = hex(Sha256::digest(&bytes).iter().take(PLACEHOLDER.len()));
    let placeholder = hex(PLACEHOLDER.iter());
    let start = trailer_start(&bytes).ok_or_else(|| failed("no trailer"))?;
    let mut at = start;
    for _ in 0..2 {
        let rest = bytes.get_mut(at..).unwrap_or_default();
        let found = rest.windows(placeholder.len()).position(|part| part == placeholder);
        let found = found.ok_or_else(|| failed("no place for the identity"))?;
        let place = rest.get_mut(found..found + identity.len());
        place.ok_or_else(|| failed("no place for the identity"))?.copy_from_slice(&identity);
        at += found + identity.len();
    }
    Ok(bytes)
}

/// Where the cross-reference stream, which is the trailer too, begins: the last line but one.
fn trailer_start(bytes: &[u8]) -> Option<usize> {
    let mut lines = bytes.rsplit(|byte| *byte == b'\n');
    lines.next()?;
    std::str::from_utf8(lines.next()?).ok()?.parse().ok()
}

fn hex<'a>(bytes: impl Iterator<Item = &'a u8>) -> Vec<u8> {
    bytes.flat_map(|byte| format!("{byte:02X}").into_bytes()).collect()
}

fn failed(error: impl ToString) -> PaperError {
    PaperError::Writer(error.to_string())
}
