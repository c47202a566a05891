//! Files carried inside the paper.

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::super::block::{Attachment, Meta, Relation};
use super::super::error::PaperError;
use super::file::File;
use super::objects::{date, integer, name, text};

/// The attachments in their own order, and their names sorted.
pub(super) struct EmbeddedFiles {
    /// The associated files of the document.
    pub files: Vec<Object>,
    /// The name tree of embedded files.
    pub names: Dictionary,
}

/// Adds the attachments; nothing if there are none.
pub(super) fn add_attachments(
    file: &mut File,
    meta: &Meta,
) -> Result<Option<EmbeddedFiles>, PaperError> {
    let mut named: Vec<(&str, ObjectId)> = Vec::with_capacity(meta.attachments.len());
    for attachment in &meta.attachments {
        let id = add_attachment(file, attachment, meta)?;
        named.push((&attachment.name, id));
    }
    let files: Vec<Object> = named.iter().map(|(_, id)| (*id).into()).collect();
    named.sort_unstable();
    let names = named
        .iter()
        .flat_map(|(name, id)| [text(name), (*id).into()]);
    let names: Vec<Object> = names.collect();
    let names = dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } };
    Ok((!files.is_empty()).then_some(EmbeddedFiles { files, names }))
}

fn add_attachment(
    file: &mut File,
    attachment: &Attachment,
    meta: &Meta,
) -> Result<ObjectId, PaperError> {
    let mut kind = dictionary! { "Type" => "EmbeddedFile" };
    kind.set("Subtype", name(&attachment.media_type));
    let size = integer(attachment.bytes.len());
    kind.set(
        "Params",
        dictionary! { "Size" => size, "ModDate" => date(meta.dated_at) },
    );
    let content = file.add(Stream::new(kind, attachment.bytes.clone()))?;
    file.add(dictionary! {
        "Type" => "Filespec",
        "F" => text(&attachment.name),
        "UF" => text(&attachment.name),
        "Desc" => text(&attachment.description),
        "AFRelationship" => name(match attachment.relation {
            Relation::Source => "Source",
            Relation::Data => "Data",
            Relation::Alternative => "Alternative",
            Relation::Supplement => "Supplement",
        }),
        "EF" => dictionary! { "F" => content, "UF" => content },
    })
}
