//! The discussion by item: the minutes, each paragraph with a number.

use super::agenda::items;
use crate::report::{
    block::{Block, Span},
    draft::Draft,
};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let items: Vec<_> = items(draft).collect();
    if items.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![draft.heading("paper.discussion")];
    for item in items {
        let texts = paragraphs(item.minutes.as_deref().unwrap_or_default());
        if texts.is_empty() {
            continue;
        }
        let number = item.number.to_string();
        let text = draft.say.t(
            "paper.discussion.item",
            &[("number", &number), ("title", &item.title)],
        );
        blocks.push(Block::Heading { level: 2, text });
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
