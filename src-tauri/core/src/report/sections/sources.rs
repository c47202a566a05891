//! The sources as numbered notes, in the order in which they were first cited.

use crate::model::*;
use crate::report::{
    block::{Block, Note, Span},
    draft::Draft,
};
use crate::wording::Phrases;
use serde_json::{Value, json};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let cited: Vec<(u32, &SourceFields)> = draft.cited_sources().collect();
    if cited.is_empty() {
        return Vec::new();
    }
    let data = cited.iter().map(|(number, source)| {
        json!({
            "number": number, "publisher": source.publisher, "title": source.title,
            "publishedOn": source.published_on, "address": source.address,
            "relaying": source.relaying, "certainty": source.certainty,
        })
    });
    let data: Value = data.collect();
    draft.data.insert("sources".to_owned(), data);
    let note = |(number, source): (u32, &SourceFields)| Note {
        number,
        spans: describe(&draft.phrases, source),
    };
    let notes = cited.into_iter().map(note).collect();
    vec![draft.heading("paper.sources"), Block::Notes(notes)]
}

/// The source as it is cited, its address linked to.
pub(in crate::report) fn describe(phrases: &Phrases, source: &SourceFields) -> Vec<Span> {
    let mut spans = vec![Span::text(phrases.source_without_address(source))];
    if let Some(address) = &source.address {
        spans.push(Span::text(", "));
        let is_link = address.starts_with("https://") || address.starts_with("http://");
        let words = Span::text(address);
        spans.push(if is_link {
            words.linked_to(address)
        } else {
            words
        });
    }
    spans.push(Span::text("."));
    spans
}
