//! The discussion by item: the minutes, each paragraph with a number.

use super::adoption;
use crate::model::*;
use crate::report::{
    block::{Block, Span},
    draft::Draft,
    markup,
    phrases::sentence,
};

pub use markup::paragraphs;

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let items: Vec<_> = draft.record.agenda_items.iter().collect();
    let mut items = items.into_iter().filter(|i| !i.fields.internal).peekable();
    if items.peek().is_none() {
        return Vec::new();
    }
    let mut blocks = vec![draft.heading("paper.discussion")];
    for item in items {
        draft.begin_item(item.id);
        let minutes = markup::blocks(item.fields.minutes.as_deref().unwrap_or_default());
        let absent = absent(draft, &item.fields);
        if minutes.is_empty() && absent.is_empty() && item.fields.adoption.is_none() {
            continue;
        }
        let number = item.fields.number.to_string();
        let text = draft.say.t(
            "paper.discussion.item",
            &[("number", &number), ("title", &item.fields.title)],
        );
        blocks.push(Block::Heading { level: 2, text });
        if !absent.is_empty() {
            let list = draft.say.list(&absent);
            let text = draft.say.t("paper.discussion.absent", &[("list", &list)]);
            blocks.push(Block::Paragraph {
                number: None,
                spans: vec![Span::text(sentence(&text))],
            });
        }
        for block in minutes {
            blocks.push(printed(draft, block));
        }
        blocks.extend(adoption::section(draft, &item.fields));
    }
    if blocks.len() == 1 {
        let unknown = draft.say.t("paper.discussion.unknown", &[]);
        blocks.push(draft.paragraph(vec![Span::text(unknown)]));
    }
    blocks
}

/// Who came to the meeting, but was not in the room for this item.
pub fn absent(draft: &Draft, item: &AgendaItemFields) -> Vec<String> {
    let came = draft.record.delegations.iter();
    let came = came.filter(|d| d.fields.presence == Presence::Attended);
    let left = came.filter(|d| item.absent.contains(&d.id));
    draft.names(&left.map(|d| d.fields.party).collect::<Vec<_>>())
}

/// A block of the minutes with its number, its words said to be in the language of the record.
fn printed(draft: &mut Draft, block: Block) -> Block {
    let own = |draft: &Draft, spans: Vec<Span>| -> Vec<Span> {
        spans.into_iter().map(|span| draft.in_own(span)).collect()
    };
    match block {
        Block::Paragraph { spans, .. } => {
            let spans = own(draft, spans);
            draft.paragraph(spans)
        }
        Block::Quote(spans) => Block::Quote(own(draft, spans)),
        Block::List(mut list) => {
            list.items = list.items.into_iter().map(|i| own(draft, i)).collect();
            Block::List(list)
        }
        other => other,
    }
}
