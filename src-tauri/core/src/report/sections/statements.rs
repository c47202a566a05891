//! What was said: verbatim as a quotation, summarised as running text.

use super::discussion::paragraphs;
use crate::model::*;
use crate::report::{
    block::{Block, Span},
    draft::Draft,
};
use serde_json::{Value, json};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let record = draft.record;
    let place = |item: Option<Id<AgendaItemFields>>| {
        let found = record.agenda_items.iter().find(|i| Some(i.id) == item);
        found.map_or(i64::MAX, |i| i.fields.number)
    };
    let statements = record.statements.iter().map(|s| &s.fields);
    let mut statements: Vec<_> = statements.filter(|s| draft.shown(s.agenda_item)).collect();
    statements.sort_by_key(|s| place(s.agenda_item));
    if statements.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![draft.heading("paper.statements")];
    let mut data = Vec::new();
    for statement in statements {
        let speaker = speaker(draft, statement);
        let sources = draft.cite_numbers(&statement.sources);
        let notes = sources.iter().copied().map(Span::note);
        let texts = paragraphs(&statement.text);
        let verbatim = statement.form == StatementForm::Verbatim;
        let key = if verbatim {
            "paper.statements.said"
        } else {
            "paper.statements.stated"
        };
        let mut spans = vec![Span::text(draft.say.t(key, &[("speaker", &speaker)]))];
        spans.extend(notes);
        blocks.push(draft.paragraph(spans));
        let last = texts.len().saturating_sub(1);
        for (at, text) in texts.into_iter().enumerate() {
            let key = if at == last {
                "paper.quoted"
            } else {
                "paper.quoted.goesOn"
            };
            blocks.push(if verbatim {
                Block::Quote(vec![draft.own(draft.say.t(key, &[("text", &text)]))])
            } else {
                Block::Paragraph {
                    number: None,
                    spans: vec![draft.own(text)],
                }
            });
        }
        data.push(json!({
            "speaker": speaker, "text": statement.text, "form": statement.form, "sources": sources,
        }));
    }
    draft
        .data
        .insert("statements".to_owned(), Value::Array(data));
    blocks
}

/// `Tuuli Duneton, Deputy Defence Minister for Policy Planning, Estonia`.
fn speaker(draft: &Draft, statement: &StatementFields) -> String {
    let person = statement
        .speaker_person
        .and_then(|p| draft.record.person(p));
    let parts = [
        person.map(PersonFields::full_name),
        statement.speaker_title.clone(),
        statement.speaker_party.map(|p| draft.name(p)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}
