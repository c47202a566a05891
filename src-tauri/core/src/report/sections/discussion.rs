//! The discussion by item: the minutes, each paragraph with a number.

use super::agenda::items;
use crate::model::*;
use crate::report::{
    block::{Block, Span},
    draft::Draft,
    phrases::sentence,
};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let items: Vec<_> = items(draft).collect();
    if items.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![draft.heading("paper.discussion")];
    for item in items {
        let texts = paragraphs(item.minutes.as_deref().unwrap_or_default());
        let absent = absent(draft, item);
        if texts.is_empty() && absent.is_empty() {
            continue;
        }
        let number = item.number.to_string();
        let text = draft.say.t(
            "paper.discussion.item",
            &[("number", &number), ("title", &item.title)],
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
        for text in texts {
            let span = draft.own(text);
            blocks.push(draft.paragraph(vec![span]));
        }
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

/// Paragraphs, which an empty line sets apart; a single line break is a space.
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in text.lines().map(str::trim) {
        match all.last_mut() {
            Some(last) if !line.is_empty() => {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(line);
            }
            _ => all.push(String::new()),
        }
    }
    all.retain(|p| !p.is_empty());
    all
}
