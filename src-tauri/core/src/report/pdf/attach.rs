//! Files carried inside the paper.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::super::block::{Attachment, Meta, Relation};
use super::objects::{date, integer, name, text};

/// The attachments in their own order, and their names sorted.
pub(super) struct Attached {
    /// The associated files of the document.
    pub files: Vec<Object>,
    /// The name tree of embedded files.
    pub names: Dictionary,
}

/// Adds the attachments; nothing if there are none.
pub(super) fn add_attachments(document: &mut Document, meta: &Meta) -> Option<Attached> {
    let mut named: Vec<(&str, ObjectId)> = Vec::with_capacity(meta.attachments.len());
    for attachment in &meta.attachments {
        let id = add_attachment(document, attachment, meta);
        named.push((&attachment.name, id));
    }
    let files: Vec<Object> = named.iter().map(|(_, id)| (*id).into()).collect();
    named.sort_unstable();
    let names = named.iter().flat_map(|(name, id)| [text(name), (*id).into()]);
    let names: Vec<Object> = names.collect();
    (!files.is_empty()).then(|| Attached {
        files,
        names: dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } },
    })
}

fn add_attachment(document: &mut Document, attachment: &Attachment, meta: &Meta) -> ObjectId {
    let mut kind = dictionary! { "Type" => "EmbeddedFile" };
    kind.set("Subtype", name(&attachment.media_type));
    let size = integer(attachment.bytes.len());
    kind.set("Params", dictionary! { "Size" => size, "ModDate" => date(meta.dated_at) });
    let file = document.add_object(Stream::new(kind, attachment.bytes.clone()));
    document.add_object(dictionary! {
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
        "EF" => dictionary! { "F" => file, "UF" => file },
    })
}
