//! The sources as numbered notes, in the order in which they were first cited.

use crate::model::*;
use crate::report::{
    block::{Block, Note, Span},
    draft::Draft,
    phrases::Phrases,
};
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

/// `European Pravda, “…”, 8 April 2024, relaying Ukraine’s Ministry of Defence.`
/// A title in square brackets is a description of a source whose own title is not known.
pub(in crate::report) fn describe(phrases: &Phrases, source: &SourceFields) -> Vec<Span> {
    let title = &source.title;
    let mut said = vec![if title.starts_with('[') {
        title.clone()
    } else {
        phrases.quoted(title)
    }];
    said.extend(source.published_on.map(|on| phrases.date(on)));
    let relaying = source.relaying.as_ref();
    said.extend(relaying.map(|who| {
        phrases.t(
            "paper.source.relaying",
            &[("who", &phrases.with_article(who))],
        )
    }));
    if source.certainty == Certainty::Inferred {
        said.push(phrases.t("paper.source.inferred", &[]));
    }
    let mut spans = vec![Span::text(format!(
        "{}, {}",
        source.publisher,
        said.join(", ")
    ))];
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
