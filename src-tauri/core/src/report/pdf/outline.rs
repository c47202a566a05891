//! The outline: the headings, nested.

use lopdf::{Dictionary, ObjectId, dictionary};

use super::super::error::PaperError;
use super::super::pages::{OutlineEntry, Pages};
use super::file::File;
use super::objects::{index, integer, text};
use super::page_objects::{PageObjects, destination};

/// Adds the outline; nothing for a paper without headings.
pub(super) fn add_outline(
    file: &mut File,
    pages: &Pages,
    page_objects: &PageObjects,
) -> Result<Option<ObjectId>, PaperError> {
    if pages.outline.is_empty() {
        return Ok(None);
    }
    let root = file.reserve();
    let mut dictionary = dictionary! { "Type" => "Outlines" };
    let count = add_level(file, &pages.outline, page_objects, root, &mut dictionary)?;
    dictionary.set("Count", integer(count));
    file.write_reserved(root, dictionary)?;
    Ok(Some(root))
}

/// Adds the entries of one level with all that is below them, and tells their parent which is the
/// first and which the last. Gives back how many of this level there are.
fn add_level(
    file: &mut File,
    entries: &[OutlineEntry],
    page_objects: &PageObjects,
    parent: ObjectId,
    above: &mut Dictionary,
) -> Result<usize, PaperError> {
    let Some(top) = entries.first().map(|entry| entry.level) else {
        return Ok(0);
    };
    let groups: Vec<&[OutlineEntry]> = entries.chunk_by(|_, next| next.level > top).collect();
    let ids: Vec<ObjectId> = groups.iter().map(|_| file.reserve()).collect();
    for (at, (group, id)) in groups.iter().zip(&ids).enumerate() {
        let Some((entry, below)) = group.split_first() else {
            continue;
        };
        let mut item = dictionary! {
            "Title" => text(&entry.text),
            "Parent" => parent,
            "Dest" => destination(page_objects.page(entry.page), entry.y),
        };
        if let Some(before) = at.checked_sub(1).and_then(|before| ids.get(before)) {
            item.set("Prev", *before);
        }
        if let Some(next) = ids.get(at + 1) {
            item.set("Next", *next);
        }
        let count = add_level(file, below, page_objects, *id, &mut item)?;
        if count > 0 {
            // Negative: closed when the file is opened.
            item.set("Count", -index(count));
        }
        file.write_reserved(*id, item)?;
    }
    if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
        above.set("First", *first);
        above.set("Last", *last);
    }
    Ok(groups.len())
}
