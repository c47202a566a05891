//! The outline: the headings, nested.

use lopdf::{Dictionary, Document, ObjectId, dictionary};

use super::super::pages::{OutlineEntry, Pages};
use super::objects::{index, integer, text};
use super::sheets::{Sheets, destination};

/// Adds the outline; nothing for a paper without headings.
pub(super) fn add_outline(
    document: &mut Document,
    pages: &Pages,
    sheets: &Sheets,
) -> Option<ObjectId> {
    if pages.outline.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let mut dictionary = dictionary! { "Type" => "Outlines" };
    let count = add_level(document, &pages.outline, sheets, root, &mut dictionary);
    dictionary.set("Count", integer(count));
    document.set_object(root, dictionary);
    Some(root)
}

/// Adds the entries of one level with all that is below them, and tells their parent which is the
/// first and which the last. Gives back how many of this level there are.
fn add_level(
    document: &mut Document,
    entries: &[OutlineEntry],
    sheets: &Sheets,
    parent: ObjectId,
    above: &mut Dictionary,
) -> usize {
    let Some(top) = entries.first().map(|entry| entry.level) else {
        return 0;
    };
    let groups: Vec<&[OutlineEntry]> = entries.chunk_by(|_, next| next.level > top).collect();
    let ids: Vec<ObjectId> = groups.iter().map(|_| document.new_object_id()).collect();
    for (at, (group, id)) in groups.iter().zip(&ids).enumerate() {
        let Some((entry, below)) = group.split_first() else {
            continue;
        };
        let mut item = dictionary! {
            "Title" => text(&entry.text),
            "Parent" => parent,
            "Dest" => destination(sheets.page(entry.page), entry.y),
        };
        if let Some(before) = at.checked_sub(1).and_then(|before| ids.get(before)) {
            item.set("Prev", *before);
        }
        if let Some(next) = ids.get(at + 1) {
            item.set("Next", *next);
        }
        let count = add_level(document, below, sheets, *id, &mut item);
        if count > 0 {
            // Negative: closed when the file is opened.
            item.set("Count", -index(count));
        }
        document.set_object(*id, item);
    }
    if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
        above.set("First", *first);
        above.set("Last", *last);
    }
    groups.len()
}
