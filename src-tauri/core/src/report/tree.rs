//! The logical structure of a paper: what each piece is, whatever page it stands on.

/// Place of a node in its tree.
pub(super) type NodeId = usize;
/// Place of a piece of content in its tree.
pub(super) type SlotId = usize;
/// Place of a link among the paper's links.
pub(super) type LinkId = usize;
/// Place of a field among the paper's fields.
pub(super) type FieldId = usize;

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Role {
    /// The whole paper.
    Document,
    /// A heading with all that stands under it.
    Section,
    Paragraph,
    /// A heading from 1 (the title) to 4.
    Heading(u8),
    /// Quoted words set apart.
    Quote,
    /// A table, with what it shows for those who listen.
    Table {
        summary: Option<String>,
    },
    /// Line above a table or below a figure.
    Caption,
    /// Head rows.
    TableHead,
    TableBody,
    /// Totals.
    TableFoot,
    Row,
    /// A cell that names its column or its row.
    HeadCell(Scope),
    Cell,
    List(Numbering),
    /// An item of a list.
    ListItem,
    /// The number, bullet or label of an item or a note.
    Label,
    /// The words of an item.
    ListBody,
    /// A chart and its words for those who do not see it.
    Figure {
        alternative: String,
    },
    /// Words that lead somewhere.
    Link,
    /// A number that leads to a note.
    Reference,
    /// A note with its number.
    Note(u32),
    /// A table of contents.
    Contents,
    /// A line of a table of contents.
    ContentsItem,
    /// Something to be filled in.
    Form,
    /// Nothing: it was taken out of the tree again.
    Nowhere,
    /// Words in another language.
    Span,
}

/// What a head cell names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The cells below it.
    Column,
    /// The cells beside it.
    Row,
}

/// What stands before the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    /// Words, as in a list of labelled facts.
    Labels,
    Bullets,
    Decimal,
}

/// What a node holds, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kid {
    /// Another node.
    Node(NodeId),
    /// Content on a page.
    Slot(SlotId),
    /// An active area on a page.
    Link(LinkId),
    /// A field on a page.
    Field(FieldId),
}

/// One element of the structure.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub role: Role,
    /// Its language if not that of the node around it.
    pub language: Option<String>,
    pub kids: Vec<Kid>,
}

/// Where content came to stand: page, and item on it.
pub(super) type SlotPlace = (usize, usize);

/// All nodes of a paper. The first is the document.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    slots: Vec<SlotPlace>,
}

impl Tree {
    /// A tree of nothing but the document.
    pub fn new() -> Self {
        Self {
            nodes: vec![Node {
                role: Role::Document,
                language: None,
                kids: Vec::new(),
            }],
            slots: Vec::new(),
        }
    }

    /// The document node.
    pub const ROOT: NodeId = 0;

    /// Adds a node as the last kid of `parent`.
    pub fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push(Node {
            role,
            language: None,
            kids: Vec::new(),
        });
        self.node_mut(parent).kids.push(Kid::Node(id));
        id
    }

    /// Adds content that will be placed later, as the last kid of `parent`.
    pub fn add_slot(&mut self, parent: NodeId) -> SlotId {
        let id = self.slots.len();
        self.slots.push((0, 0));
        self.node_mut(parent).kids.push(Kid::Slot(id));
        id
    }

    /// Adds an active area as the last kid of `parent`.
    pub fn add_link(&mut self, parent: NodeId, link: LinkId) {
        self.node_mut(parent).kids.push(Kid::Link(link));
    }

    /// Adds a field as the last kid of `parent`.
    pub fn add_field(&mut self, parent: NodeId, field: FieldId) {
        self.node_mut(parent).kids.push(Kid::Field(field));
    }

    /// Takes a node out of the tree again, with all that it holds.
    pub fn detach(&mut self, node: NodeId) {
        self.node_mut(node).role = Role::Nowhere;
        for other in &mut self.nodes {
            other.kids.retain(|kid| *kid != Kid::Node(node));
        }
    }

    /// Says which language a node is in.
    pub fn set_language(&mut self, node: NodeId, language: &str) {
        self.node_mut(node).language = Some(language.to_owned());
    }

    /// Says where content came to stand.
    pub fn place(&mut self, slot: SlotId, place: SlotPlace) {
        *self
            .slots
            .get_mut(slot)
            .expect("a SlotId comes from this tree alone") = place;
    }

    /// Where content stands.
    pub fn place_of(&self, slot: SlotId) -> SlotPlace {
        *self
            .slots
            .get(slot)
            .expect("a SlotId comes from this tree alone")
    }

    /// All nodes; a node's place is its id.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    fn node_mut(&mut self, id: NodeId) -> &mut Node {
        self.nodes
            .get_mut(id)
            .expect("a NodeId comes from this tree alone")
    }
}
