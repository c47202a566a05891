//! The file while it is written. Every object is turned into bytes as soon as it is known, so that
//! a thousand pages take little more memory than their file: streams are compressed one by one,
//! everything else goes into object streams. At the end comes the table of where all of it is.

use std::io::Write as _;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::content::{Content, Operation};
use lopdf::xref::{Xref, XrefEntry, XrefStreamBuilder, XrefType};
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::super::error::PaperError;
use super::objects::integer;

/// PDF 1.7, and four bytes above 127 that say it is not plain text.
const HEADER: &[u8] = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
/// Objects in one object stream.
const PACK: usize = 200;
/// Bytes of the identity.
const IDENTITY: usize = 16;

/// A PDF file that grows.
pub(super) struct File {
    bytes: Vec<u8>,
    xref: Xref,
    next: u32,
    pack: Pack,
    deflate: Compress,
}

/// Objects that will stand in one object stream.
#[derive(Default)]
struct Pack {
    /// Their numbers, and where each begins among the bytes.
    places: Vec<(u32, usize)>,
    /// Their bytes.
    objects: Vec<u8>,
}

impl File {
    /// A file without objects; numbers up to `taken` are given out elsewhere.
    pub fn new(taken: u32) -> Self {
        Self {
            bytes: HEADER.to_vec(),
            xref: Xref::new(1, XrefType::CrossReferenceStream),
            next: taken + 1,
            pack: Pack::default(),
            deflate: Compress::new(Compression::default(), true),
        }
    }

    /// A number for an object that is written later.
    pub fn reserve(&mut self) -> ObjectId {
        let id = (self.next, 0);
        self.next += 1;
        id
    }

    /// Writes an object under a new number.
    pub fn add(&mut self, object: impl Into<Object>) -> Result<ObjectId, PaperError> {
        let id = self.reserve();
        self.write_reserved(id, object)?;
        Ok(id)
    }

    /// Writes an object under a number that was given out before.
    pub fn write_reserved(
        &mut self,
        id: ObjectId,
        object: impl Into<Object>,
    ) -> Result<(), PaperError> {
        match object.into() {
            // The XMP packet stays readable without any software.
            Object::Stream(stream) if stream.dict.has_type(b"Metadata") => self.write(id, stream),
            Object::Stream(stream) => self.write_compressed(id, stream),
            object => {
                self.pack.places.push((id.0, self.pack.objects.len()));
                self.pack.objects.extend(encode(object, "")?);
                if self.pack.places.len() == PACK {
                    self.flush()?;
                }
                Ok(())
            }
        }
    }

    /// Writes the table of objects and gives back the file. Its identity is the start of the
    /// SHA-256 of all before the table: the same content has the same identity, other content
    /// another.
    pub fn finish(mut self, root: ObjectId, info: ObjectId) -> Result<Vec<u8>, PaperError> {
        self.flush()?;
        let digest = Sha256::digest(&self.bytes);
        let identity: Vec<u8> = digest.iter().copied().take(IDENTITY).collect();
        let identity = Object::String(identity, StringFormat::Hexadecimal);
        let id = self.reserve();
        let start = self.bytes.len();
        self.record_offset(id, start)?;
        let mut table = XrefStreamBuilder::new(&self.xref);
        let content = table.build_stream_content().map_err(writer_error)?;
        let widths = table.calculate_optimal_widths();
        let widths: Vec<Object> = widths.into_iter().map(integer).collect();
        let dictionary = dictionary! {
            "Type" => "XRef",
            "Size" => i64::from(self.xref.size),
            "W" => widths,
            "Index" => table.build_index_array(),
            "Root" => root,
            "Info" => info,
            "ID" => vec![identity.clone(), identity],
        };
        self.write_compressed(id, Stream::new(dictionary, content))?;
        write!(self.bytes, "startxref\n{start}\n%%EOF\n").map_err(writer_error)?;
        Ok(self.bytes)
    }

    /// Writes the object stream that has been gathered.
    fn flush(&mut self) -> Result<(), PaperError> {
        let pack = std::mem::take(&mut self.pack);
        if pack.places.is_empty() {
            return Ok(());
        }
        let (container, _) = self.reserve();
        let mut content = Vec::with_capacity(pack.objects.len() + 12 * PACK);
        for (place, (number, start)) in pack.places.iter().enumerate() {
            let index = u16::try_from(place).map_err(writer_error)?;
            let entry = XrefEntry::Compressed { container, index };
            self.xref.insert(*number, entry);
            write!(content, "{number} {start} ").map_err(writer_error)?;
        }
        let dictionary = dictionary! {
            "Type" => "ObjStm",
            "N" => integer(pack.places.len()),
            "First" => integer(content.len()),
        };
        content.extend(pack.objects);
        self.write_compressed((container, 0), Stream::new(dictionary, content))
    }

    /// Writes a stream, compressed if that makes it shorter. One compressor serves the whole file:
    /// a new one for each stream would cost more than the compressing.
    fn write_compressed(&mut self, id: ObjectId, mut stream: Stream) -> Result<(), PaperError> {
        self.deflate.reset();
        let mut shorter = Vec::with_capacity(stream.content.len() + 64);
        let status = self
            .deflate
            .compress_vec(&stream.content, &mut shorter, FlushCompress::Finish)
            .map_err(writer_error)?;
        if status == Status::StreamEnd && shorter.len() < stream.content.len() {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(shorter);
        }
        self.write(id, stream)
    }

    /// Writes a stream as it is.
    fn write(&mut self, id: ObjectId, stream: Stream) -> Result<(), PaperError> {
        self.record_offset(id, self.bytes.len())?;
        writeln!(self.bytes, "{} {} obj", id.0, id.1).map_err(writer_error)?;
        self.bytes.extend(encode(stream.into(), "\nendobj\n")?);
        Ok(())
    }

    /// Remembers where an object is.
    fn record_offset(
        &mut self,
        (number, generation): ObjectId,
        at: usize,
    ) -> Result<(), PaperError> {
        let offset = u32::try_from(at).map_err(writer_error)?;
        let entry = XrefEntry::Normal { offset, generation };
        self.xref.insert(number, entry);
        Ok(())
    }
}

/// An object as bytes, with something after it. lopdf shows the bytes of an object only as the
/// operand of an operator.
fn encode(object: Object, after: &str) -> Result<Vec<u8>, PaperError> {
    let operations = [Operation::new(after, vec![object])];
    Content { operations }.encode().map_err(writer_error)
}

/// A stream without a dictionary of its own.
pub(super) fn plain_stream(content: Vec<u8>) -> Stream {
    Stream::new(Dictionary::new(), content)
}

fn writer_error(error: impl ToString) -> PaperError {
    PaperError::Writer(error.to_string())
}
