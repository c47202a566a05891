//! The structure tree: what each piece of content is, for those who listen to the paper.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::super::error::PaperError;
use super::super::pages::{ContentMark, Pages};
use super::super::tree::{Kid, Node, NodeId, Numbering, Role, Scope};
use super::file::File;
use super::objects::{integer, name, rectangle, text};
use super::page_objects::PageObjects;

/// Adds the structure tree with its parent tree and the names of its notes.
pub(super) fn add_structure(
    file: &mut File,
    pages: &Pages,
    page_objects: &PageObjects,
) -> Result<ObjectId, PaperError> {
    let root = file.reserve();
    let nodes = pages.tree.nodes();
    let ids = nodes.iter().map(|node| match node.role {
        // Nothing leads to it, and nothing is written of it.
        Role::Nowhere => root,
        _ => file.reserve(),
    });
    let ids: Vec<ObjectId> = ids.collect();
    let mut parents = vec![root; nodes.len()];
    for (node, id) in nodes.iter().zip(&ids) {
        for kid in &node.kids {
            if let Kid::Node(kid) = kid
                && let Some(parent) = parents.get_mut(*kid)
            {
                *parent = *id;
            }
        }
    }
    let writer = Writer {
        pages,
        page_objects,
        ids: &ids,
        mcids: mcids(pages),
    };
    for ((at, node), parent) in nodes.iter().enumerate().zip(parents) {
        if node.role == Role::Nowhere {
            continue;
        }
        let element = writer.element(at, node, parent);
        file.write_reserved(writer.id(at), element)?;
    }
    let parent_tree = writer.parent_tree(file)?;
    let mut tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => writer.id(super::super::tree::Tree::ROOT),
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => integer(pages.pages.len() + pages.links.len() + pages.fields.len()),
    };
    if let Some(names) = writer.note_names() {
        tree.set("IDTree", file.add(names)?);
    }
    file.write_reserved(root, tree)?;
    Ok(root)
}

/// For every item of every page its number among the tagged ones; artifacts have none.
fn mcids(pages: &Pages) -> Vec<Vec<Option<usize>>> {
    let of_page = |page: &super::super::pages::Page| {
        let mut next = 0;
        let numbers = page.items.iter().map(|item| match item.mark {
            ContentMark::Tagged(_) => {
                next += 1;
                Some(next - 1)
            }
            ContentMark::Artifact(_) => None,
        });
        numbers.collect()
    };
    pages.pages.iter().map(of_page).collect()
}

struct Writer<'a> {
    pages: &'a Pages,
    page_objects: &'a PageObjects,
    ids: &'a [ObjectId],
    mcids: Vec<Vec<Option<usize>>>,
}

impl Writer<'_> {
    fn id(&self, node: NodeId) -> ObjectId {
        *self.ids.get(node).expect("every node has an id")
    }

    fn element(&self, at: NodeId, node: &Node, parent: ObjectId) -> Dictionary {
        let mut element = dictionary! { "S" => name(structure_type(&node.role)), "P" => parent };
        let mut kids = Vec::with_capacity(node.kids.len());
        let mut home = None;
        let mut last = None;
        for kid in &node.kids {
            match kid {
                Kid::Node(kid) => kids.push(self.id(*kid).into()),
                Kid::Slot(slot) => {
                    let place = self.pages.tree.place_of(*slot);
                    if last != Some(place) {
                        kids.push(self.content(place, &mut home));
                    }
                    last = Some(place);
                    continue;
                }
                Kid::Link(link) => kids.push(reference(self.page_objects.annotation(*link))),
                Kid::Field(field) => {
                    let field = self.page_objects.fields.get(*field);
                    kids.extend(field.copied().map(reference));
                }
            }
            last = None;
        }
        if let Some(page) = home {
            element.set("Pg", self.page_objects.page(page));
        }
        if kids.len() == 1 {
            element.set("K", kids.remove(0));
        } else if !kids.is_empty() {
            element.set("K", kids);
        }
        if let Some(tag) = &node.language {
            element.set("Lang", text(tag));
        }
        self.describe(at, node, &mut element);
        element
    }

    /// Content on a page: its number alone on the element's own page, else with the page.
    fn content(&self, (page, item): (usize, usize), home: &mut Option<usize>) -> Object {
        let mcid = self
            .mcids
            .get(page)
            .and_then(|items| items.get(item))
            .copied()
            .flatten();
        let mcid = integer(mcid.expect("a slot is placed at a tagged item"));
        if *home.get_or_insert(page) == page {
            return mcid;
        }
        let page = self.page_objects.page(page);
        dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => mcid }.into()
    }

    fn describe(&self, at: NodeId, node: &Node, element: &mut Dictionary) {
        match &node.role {
            Role::Table {
                summary: Some(summary),
            } => {
                let summary = dictionary! { "O" => "Table", "Summary" => text(summary) };
                element.set("A", summary);
            }
            Role::HeadCell(scope) => {
                let scope = match scope {
                    Scope::Column => "Column",
                    Scope::Row => "Row",
                };
                element.set("A", dictionary! { "O" => "Table", "Scope" => name(scope) });
            }
            Role::List(numbering) => {
                let numbering = match numbering {
                    Numbering::Labels => "None",
                    Numbering::Bullets => "Disc",
                    Numbering::Decimal => "Decimal",
                };
                let numbering = dictionary! { "O" => "List", "ListNumbering" => name(numbering) };
                element.set("A", numbering);
            }
            Role::Figure { alternative } => {
                element.set("Alt", text(alternative));
                if let Some(figure) = self.pages.figures.iter().find(|figure| figure.node == at) {
                    let mut layout = dictionary! { "O" => "Layout", "Placement" => "Block" };
                    layout.set("BBox", rectangle(figure.area));
                    element.set("A", layout);
                }
            }
            Role::Note(number) => element.set("ID", note_id(*number)),
            _ => {}
        }
    }

    /// From the numbers on a page, and from the links, back to the nodes.
    fn parent_tree(&self, file: &mut File) -> Result<ObjectId, PaperError> {
        let mut numbers: Vec<Object> = Vec::new();
        for (at, page) in self.pages.pages.iter().enumerate() {
            let nodes = page.items.iter().filter_map(|item| match item.mark {
                ContentMark::Tagged(node) => Some(Object::Reference(self.id(node))),
                ContentMark::Artifact(_) => None,
            });
            let nodes: Vec<Object> = nodes.collect();
            numbers.push(integer(at));
            numbers.push(file.add(nodes)?.into());
        }
        for (at, link) in self.pages.links.iter().enumerate() {
            numbers.push(integer(self.pages.pages.len() + at));
            numbers.push(self.id(link.node).into());
        }
        for (at, field) in self.pages.fields.iter().enumerate() {
            let place = self.pages.pages.len() + self.pages.links.len() + at;
            numbers.push(integer(place));
            numbers.push(self.id(field.node).into());
        }
        file.add(dictionary! { "Nums" => numbers })
    }

    /// The names of the notes, sorted as a name tree must be.
    fn note_names(&self) -> Option<Dictionary> {
        let mut names = BTreeMap::new();
        for (at, node) in self.pages.tree.nodes().iter().enumerate() {
            if let Role::Note(number) = node.role {
                names.insert(note_name(number), (note_id(number), self.id(at)));
            }
        }
        let (first, last) = (names.first_key_value()?, names.last_key_value()?);
        let limits = vec![first.1.0.clone(), last.1.0.clone()];
        let pairs = names
            .values()
            .flat_map(|(id, node)| [id.clone(), Object::Reference(*node)]);
        let pairs: Vec<Object> = pairs.collect();
        let leaf = dictionary! { "Names" => pairs, "Limits" => limits };
        let kids: Vec<Object> = vec![leaf.into()];
        Some(dictionary! { "Kids" => kids })
    }
}

/// What stands on a page beside its content: a link, a field.
fn reference((page, annotation): (ObjectId, ObjectId)) -> Object {
    dictionary! { "Type" => "OBJR", "Pg" => page, "Obj" => annotation }.into()
}

fn note_name(number: u32) -> String {
    format!("note-{number:010}")
}

fn note_id(number: u32) -> Object {
    text(&note_name(number))
}

fn structure_type(role: &Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Paragraph => "P",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(_) => "H4",
        Role::Quote => "BlockQuote",
        Role::Table { .. } => "Table",
        Role::Caption => "Caption",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::TableFoot => "TFoot",
        Role::Row => "TR",
        Role::HeadCell(_) => "TH",
        Role::Cell => "TD",
        Role::List(_) => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Figure { .. } => "Figure",
        Role::Link => "Link",
        Role::Reference => "Reference",
        Role::Note(_) => "Note",
        Role::Span => "Span",
        Role::Contents => "TOC",
        Role::ContentsItem => "TOCI",
        Role::Form => "Form",
        Role::Nowhere => "NonStruct",
    }
}
