//! What was said: verbatim as a quotation, summarised as running text.

use super::discussion::paragraphs;
use crate::model::*;
use crate::report::{
    block::{Block, Span},
    draft::{Draft, NumberedPart},
};
use serde_json::json;

/// The statements that stand under no item of the discussion; each names its item, if it has one.
pub fn section(draft: &mut Draft) -> Vec<Block> {
    let record = draft.record;
    let under_items = draft.options.includes(SummarySection::Discussion);
    let number = |s: &StatementFields| draft.item_number(s.agenda_item);
    let apart = |s: &&Stored<StatementFields>| !under_items || number(&s.fields).is_none();
    let all = record.statements.iter();
    let (mut statements, others): (Vec<_>, Vec<_>) = all.partition(apart);
    statements.sort_by_key(|s| number(&s.fields).unwrap_or(i64::MAX));
    let others = others.iter().any(|s| draft.may_show(s.fields.agenda_item));
    let mut blocks = Vec::new();
    for statement in statements {
        draft.numbers.mark(NumberedPart::Statement(statement.id));
        if draft.may_show(statement.fields.agenda_item) {
            blocks.extend(statement_blocks(draft, &statement.fields, true));
        }
    }
    if blocks.is_empty() {
        return blocks;
    }
    let key = if others {
        "paper.statements.other"
    } else {
        "paper.statements"
    };
    blocks.insert(0, draft.heading(key));
    blocks
}

/// The statements made under this item.
pub fn of_item(draft: &mut Draft, item: Id<AgendaItemFields>) -> Vec<Block> {
    let record = draft.record;
    let mut blocks = Vec::new();
    for statement in &record.statements {
        if statement.fields.agenda_item == Some(item) {
            draft.numbers.mark(NumberedPart::Statement(statement.id));
            blocks.extend(statement_blocks(draft, &statement.fields, false));
        }
    }
    blocks
}

/// A statement, with the item it was made under where that does not stand above it.
fn statement_blocks(
    draft: &mut Draft,
    statement: &StatementFields,
    names_item: bool,
) -> Vec<Block> {
    let speaker = speaker(draft, statement);
    let item = draft.item_number(statement.agenda_item);
    let sources = draft.cite_numbers(&statement.sources);
    draft.push_data(
        "statements",
        json!({
            "speaker": speaker, "item": item, "text": statement.text, "form": statement.form,
            "sources": sources,
        }),
    );
    let who = match item.filter(|_| names_item) {
        Some(n) => {
            let number = n.to_string();
            let values = [("speaker", speaker.as_str()), ("number", &number)];
            draft.phrases.t("paper.statements.underItem", &values)
        }
        None => speaker,
    };
    let notes: Vec<Span> = sources.into_iter().map(Span::note).collect();
    let texts = paragraphs(&statement.text);
    match statement.form {
        StatementForm::Verbatim => quote(draft, &who, texts, notes),
        StatementForm::Summarised => paraphrase(draft, &who, texts, notes),
    }
}

/// Who spoke, and the words set apart. Each paragraph opens the quotation anew, the last closes it.
fn quote(draft: &mut Draft, speaker: &str, texts: Vec<String>, notes: Vec<Span>) -> Vec<Block> {
    let said = draft
        .phrases
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
        let text = draft.phrases.t(key, &[("text", text)]);
        blocks.push(Block::Quote(vec![draft.record_text(text)]));
    }
    blocks
}

/// Who spoke, and what it came to, in running text.
fn paraphrase(
    draft: &mut Draft,
    speaker: &str,
    texts: Vec<String>,
    notes: Vec<Span>,
) -> Vec<Block> {
    let said = draft
        .phrases
        .t("paper.statements.stated", &[("speaker", speaker)]);
    let mut texts = texts.into_iter();
    let mut spans = vec![Span::text(said)];
    spans.extend(texts.next().map(|text| draft.record_text(text)));
    spans.extend(notes);
    let mut blocks = vec![draft.paragraph(spans)];
    blocks.extend(texts.map(|text| Block::Paragraph {
        number: None,
        spans: vec![draft.record_text(text)],
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
