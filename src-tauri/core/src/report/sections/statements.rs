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
        let notes: Vec<Span> = sources.iter().copied().map(Span::note).collect();
        let texts = paragraphs(&statement.text);
        blocks.extend(match statement.form {
            StatementForm::Verbatim => quoted(draft, &speaker, texts, notes),
            StatementForm::Summarised => summarised(draft, &speaker, texts, notes),
        });
        data.push(json!({
            "speaker": speaker, "text": statement.text, "form": statement.form, "sources": sources,
        }));
    }
    draft
        .data
        .insert("statements".to_owned(), Value::Array(data));
    blocks
}

/// Who spoke, and the words set apart. Each paragraph opens the quotation anew, the last closes it.
fn quoted(draft: &mut Draft, speaker: &str, texts: Vec<String>, notes: Vec<Span>) -> Vec<Block> {
    let said = draft
        .say
        .t("paper.statements.said", &[("speaker", speaker)]);
    let mut spans = vec![Span::text(said)];
    spans.extend(notes);
    let mut blocks = vec![draft.paragraph(spans)];
    let last = texts.len().saturating_sub(1);
    for (at, text) in texts.iter().enumerate() {
        let key = if at == last {
            "paper.quoted"
        } else {
            "paper.quoted.goesOn"
        };
        let text = draft.say.t(key, &[("text", text)]);
        blocks.push(Block::Quote(vec![draft.own(text)]));
    }
    blocks
}

/// Who spoke, and what it came to, in running text.
fn summarised(
    draft: &mut Draft,
    speaker: &str,
    texts: Vec<String>,
    notes: Vec<Span>,
) -> Vec<Block> {
    let said = draft
        .say
        .t("paper.statements.stated", &[("speaker", speaker)]);
    let mut texts = texts.into_iter();
    let mut spans = vec![Span::text(said)];
    spans.extend(texts.next().map(|text| draft.own(text)));
    spans.extend(notes);
    let mut blocks = vec![draft.paragraph(spans)];
    blocks.extend(texts.map(|text| Block::Paragraph {
        number: None,
        spans: vec![draft.own(text)],
    }));
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
