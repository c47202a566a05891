//! What became of the agenda, or of the summary of the meeting before, where an item put it for
//! adoption. Nothing is said while that is not recorded.

use crate::model::*;
use crate::report::{
    block::{Block, Span},
    draft::Draft,
};
use crate::wording::{capital, sentence};

/// `The Steering Group adopted its agenda as amended.`
pub fn section(draft: &mut Draft, item: &AgendaItemFields) -> Vec<Block> {
    let what = match item.kind {
        Some(ItemKind::AdoptionOfAgenda) => "agenda",
        Some(ItemKind::AdoptionOfSummary) => "summary",
        _ => return Vec::new(),
    };
    let Some(adoption) = item.adoption else {
        return Vec::new();
    };
    let body = draft.phrases.with_article(&draft.record.body.fields.name);
    let outcome = format!("{what}.{}", adoption.word());
    let text = draft
        .phrases
        .t(&format!("paper.adoption.{outcome}"), &[("body", &body)]);
    let sources = draft.cite(&item.sources);
    let mut spans = vec![Span::text(sentence(&capital(&text)))];
    spans.extend(sources);
    vec![draft.paragraph(spans)]
}
