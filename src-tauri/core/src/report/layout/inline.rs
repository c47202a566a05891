//! Spans into styled text, and the nodes their words belong to.

use std::collections::HashMap;

use super::super::block::{Span, Style};
use super::super::pages::Target;
use super::super::shape::FigureStyle;
use super::super::tree::{NodeId, Role, Tree};
use super::measure::{BLUE, Setting};
use super::segments::StyledText;

/// A narrow no-break space, between two note references that stand side by side.
const BETWEEN_NOTES: &str = "\u{202f}";

/// Between references that stand alone, as in a column of sources.
pub(in crate::report) const BETWEEN_SOURCES: &str = ", ";

/// What references need to know of the notes, by number.
pub(super) type Notes = HashMap<u32, NoteWords>;

/// A note as its references show it.
pub(super) struct NoteWords {
    pub digits: String,
    pub text: String,
}

/// Spans made ready for setting.
pub(super) struct Inline<'a> {
    /// The words in their styles.
    pub styled: Vec<StyledText<'a>>,
    /// The language that all words share, if it is not the paper's.
    pub language: Option<&'a str>,
    owners: Vec<TextOwner<'a>>,
}

/// What words belong to, besides their block.
#[derive(Clone)]
enum TextOwner<'a> {
    Block,
    Language(&'a str),
    Address(&'a str, Option<&'a str>),
    Note(u32),
}

impl<'a> Inline<'a> {
    /// Words in one style, without anything special.
    pub fn plain(text: &'a str, setting: Setting) -> Self {
        Self {
            styled: vec![styled(text, setting, Style::Regular, 0)],
            language: None,
            owners: vec![TextOwner::Block],
        }
    }

    /// The spans of a block whose own words are in `language`, the paper's.
    pub fn new(spans: &'a [Span], setting: Setting, notes: &'a Notes, language: &str) -> Self {
        let shared = shared_language(spans).filter(|tag| *tag != language);
        let around = shared.unwrap_or(language);
        let mut inline = Self {
            styled: Vec::with_capacity(spans.len()),
            language: shared,
            owners: Vec::new(),
        };
        // Where there is nothing to be raised above, references are set like any number.
        let alone = spans.iter().all(|span| matches!(span, Span::Note(_)));
        let mut after_note = false;
        for span in spans {
            match span {
                Span::Text(text) => {
                    let other = text.language.as_deref().filter(|tag| *tag != around);
                    let owner = match (&text.link, other) {
                        (Some(address), other) => TextOwner::Address(address, other),
                        (None, Some(tag)) => TextOwner::Language(tag),
                        (None, None) => TextOwner::Block,
                    };
                    let setting = if text.link.is_some() {
                        setting.ink(BLUE)
                    } else {
                        setting
                    };
                    inline.push(&text.content, setting, text.style, owner);
                }
                Span::Note(number) => {
                    let raised = setting.figures(FigureStyle::Raised);
                    let digits = notes.get(number).map_or("", |note| &note.digits);
                    let owner = TextOwner::Note(*number);
                    if alone {
                        if after_note {
                            inline.push(BETWEEN_SOURCES, setting, Style::Regular, TextOwner::Block);
                        }
                        inline.push(digits, setting, Style::Regular, owner);
                    } else {
                        if after_note {
                            inline.push(BETWEEN_NOTES, raised, Style::Regular, TextOwner::Block);
                            inline.forbid_break();
                        }
                        let upright = raised.style(upright(setting.style));
                        inline.push(digits, upright, Style::Regular, owner);
                        inline.forbid_break();
                    }
                }
            }
            after_note = matches!(span, Span::Note(_));
        }
        inline
    }

    /// The node that words of this owner belong to, made under `block` when it is first asked for.
    /// `made` holds the nodes made so far.
    pub fn node(
        &self,
        owner: usize,
        block: NodeId,
        made: &mut Vec<Option<NodeId>>,
        tree: &mut Tree,
    ) -> NodeId {
        made.resize(self.owners.len(), None);
        if let Some(Some(node)) = made.get(owner) {
            return *node;
        }
        let node = match self.owners.get(owner) {
            None | Some(TextOwner::Block) => block,
            Some(TextOwner::Language(tag)) => {
                let node = tree.add(block, Role::Span);
                tree.set_language(node, tag);
                node
            }
            Some(TextOwner::Address(_, language)) => {
                let node = tree.add(block, Role::Link);
                if let Some(tag) = language {
                    tree.set_language(node, tag);
                }
                node
            }
            Some(TextOwner::Note(_)) => {
                let reference = tree.add(block, Role::Reference);
                tree.add(reference, Role::Link)
            }
        };
        if let Some(slot) = made.get_mut(owner) {
            *slot = Some(node);
        }
        node
    }

    /// Where words of this owner lead.
    pub fn target(&self, owner: usize) -> Option<Target> {
        match self.owners.get(owner)? {
            TextOwner::Address(address, _) => Some(Target::Address((*address).to_owned())),
            TextOwner::Note(number) => Some(Target::Note(*number)),
            TextOwner::Block | TextOwner::Language(_) => None,
        }
    }

    fn push(&mut self, text: &'a str, setting: Setting, style: Style, owner: TextOwner<'a>) {
        let place = self.owners.len();
        self.owners.push(owner);
        self.styled.push(styled(text, setting, style, place));
    }

    fn forbid_break(&mut self) {
        if let Some(last) = self.styled.last_mut() {
            last.no_break_before = true;
        }
    }
}

fn styled(text: &str, setting: Setting, style: Style, owner: usize) -> StyledText<'_> {
    StyledText {
        text,
        cut: setting.cut(style),
        size: setting.size,
        ink: setting.ink,
        owner,
        no_break_before: false,
    }
}

/// Note numbers stand upright in italics too.
fn upright(style: Style) -> Style {
    match style {
        Style::Italic => Style::Regular,
        other => other,
    }
}

fn shared_language(spans: &[Span]) -> Option<&str> {
    let mut tags = spans.iter().filter_map(|span| match span {
        Span::Text(text) => Some(text.language.as_deref()),
        Span::Note(_) => None,
    });
    let first = tags.next().flatten()?;
    tags.all(|tag| tag == Some(first)).then_some(first)
}
