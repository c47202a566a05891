//! The discussion by item: the minutes, then what was said and what was decided under it. Each
//! paragraph has a number.

use super::{adoption, decisions, statements};
use crate::model::*;
use crate::report::{
    block::{Block, Span},
    draft::{Draft, NumberedPart},
    markup,
};
use crate::wording::sentence;

pub use markup::paragraphs;

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let record = draft.record;
    let mut blocks = vec![draft.heading("paper.discussion")];
    for item in &record.agenda_items {
        draft.numbers.mark(NumberedPart::Item(item.id));
        if draft.may_show(Some(item.id)) {
            draft.begin_item(item.id);
            blocks.extend(of_item(draft, item));
        } else {
            blocks.extend(withheld_note(draft, &item.fields));
        }
    }
    if blocks.len() == 1 {
        let missing = draft.missing_note("paper.discussion.unknown");
        if missing.is_empty() {
            return Vec::new();
        }
        blocks.extend(missing);
    }
    blocks
}

/// What is on record under an item, below its heading; nothing without it.
fn of_item(draft: &mut Draft, item: &Stored<AgendaItemFields>) -> Vec<Block> {
    let mut made = Vec::new();
    let absent = absent_delegations(draft, &item.fields);
    if !absent.is_empty() {
        let list = draft.phrases.list(&absent);
        let text = draft
            .phrases
            .t("paper.discussion.absent", &[("list", &list)]);
        made.push(draft.note(sentence(&text)));
    }
    for block in markup::blocks(item.fields.minutes.as_deref().unwrap_or_default()) {
        made.push(number_block(draft, block));
    }
    made.extend(adoption::section(draft, &item.fields));
    if draft.options.includes(SummarySection::Statements) {
        made.extend(statements::of_item(draft, item.id));
    }
    if draft.options.includes(SummarySection::Decisions) {
        made.extend(decisions::of_item(draft, item.id));
    }
    if made.is_empty() {
        return made;
    }
    let number = item.fields.number.to_string();
    let values = [("number", number.as_str()), ("title", &item.fields.title)];
    let text = draft.phrases.t("paper.discussion.item", &values);
    let mut blocks = vec![Block::Heading { level: 2, text }];
    blocks.extend(made);
    blocks
}

/// That an item is not reproduced, for those who may know that there is one.
pub fn withheld_note(draft: &Draft, item: &AgendaItemFields) -> Option<Block> {
    let may_know = draft.options.audience.is_some_and(|a| a.tells_omissions);
    let number = item.number.to_string();
    let text = || {
        draft
            .phrases
            .t("paper.item.withheld", &[("number", &number)])
    };
    may_know.then(|| draft.note(text()))
}

/// Who came to the meeting, but was not in the room for this item.
pub fn absent_delegations(draft: &Draft, item: &AgendaItemFields) -> Vec<String> {
    let came = draft.record.delegations.iter();
    let came = came.filter(|d| d.fields.presence == Presence::Attended);
    let left = came.filter(|d| item.absent.contains(&d.id));
    draft.names(&left.map(|d| d.fields.party).collect::<Vec<_>>())
}

/// A block of the minutes with its number, its words said to be in the language of the record.
fn number_block(draft: &mut Draft, block: Block) -> Block {
    let own = |draft: &Draft, spans: Vec<Span>| -> Vec<Span> {
        spans
            .into_iter()
            .map(|span| draft.in_record_language(span))
            .collect()
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
