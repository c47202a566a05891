//! A corrigendum or an addendum: what it changes, and how.

use super::{
    block::{Block, Column, Fact, Meta, Paper, Span, Table},
    draft::Draft,
    error::PaperError,
    paper_options::PaperOptions,
    sections,
};
use crate::model::*;
use crate::wording::Words;
use chrono::DateTime;

/// The paper of a corrigendum or an addendum as blocks.
///
/// # Errors
/// [`PaperError::NoTitle`] when the record has no such document.
pub fn corrections(
    record: &MeetingRecord,
    document: Id<DocumentFields>,
    corrections: &[Stored<CorrectionFields>],
    words: &Words,
) -> Result<Paper, PaperError> {
    let document = record.document(document).ok_or(PaperError::NoTitle)?;
    Ok(paper(record, document, corrections, words))
}

fn paper(
    record: &MeetingRecord,
    document: &Stored<DocumentFields>,
    corrections: &[Stored<CorrectionFields>],
    words: &Words,
) -> Paper {
    let mut draft = Draft::new(record, PaperOptions::default(), words);
    let fields = &document.fields;
    draft.document = Some(fields);
    let newest = corrections.iter().map(|c| c.updated_at.as_str());
    let newest = newest.chain([document.updated_at.as_str()]).max();
    draft.changed_at = newest.unwrap_or(draft.changed_at);
    let title = title(&draft, fields);
    let mut blocks = vec![Block::Title(title.clone())];
    let below = sections::title::place_and_date(&draft);
    if !below.is_empty() {
        blocks.push(Block::Subtitle(vec![Span::text(&below)]));
    }
    blocks.push(Block::Facts(changed(&draft, fields)));
    let texts = sections::discussion::paragraphs(fields.text.as_deref().unwrap_or_default());
    blocks.extend(texts.into_iter().map(|text| {
        let spans = vec![draft.record_text(text)];
        draft.paragraph(spans)
    }));
    if !corrections.is_empty() {
        blocks.push(draft.heading("paper.corrections"));
        blocks.push(Block::Table(table(&draft, corrections)));
    }
    blocks.extend(sections::summary::sign_off::section(&mut draft));
    blocks.extend(sections::status::section(&mut draft));
    let dated = DateTime::parse_from_rfc3339(draft.changed_at).ok();
    Paper {
        meta: Meta {
            title: draft.phrases.t(
                "paper.meta.title",
                &[
                    ("coalition", &record.coalition.fields.name),
                    ("title", &title),
                ],
            ),
            language: words.language().to_owned(),
            author: record.coalition.fields.name.clone(),
            subject: below,
            dated_at: dated.map_or(DateTime::UNIX_EPOCH, |at| at.to_utc()),
            attachments: Vec::new(),
        },
        head: sections::masthead::masthead(&draft),
        running: sections::masthead::running(&draft),
        blocks,
    }
}

/// `Corrigendum 1 to the summary of the second meeting of the Steering Group`.
fn title(draft: &Draft, document: &DocumentFields) -> String {
    let key = format!("paper.title.{}", document.kind.word());
    let number = document.version.to_string();
    let body = draft.phrases.with_article(&draft.record.body.fields.name);
    let values = [("n", number.as_str()), ("body", &body)];
    match draft.record.meeting.fields.ordinal {
        Some(ordinal) => {
            let ordinal = draft.phrases.ordinal(ordinal);
            let all = [&values[..], &[("ordinal", &ordinal)]].concat();
            draft.phrases.t(&format!("{key}.numbered"), &all)
        }
        None => draft.phrases.t(&key, &values),
    }
}

/// What it changes: the symbol of the summary, and when that was issued.
fn changed(draft: &Draft, document: &DocumentFields) -> Vec<Fact> {
    let changed = document.changes.and_then(|id| draft.record.document(id));
    let Some(changed) = changed.map(|d| &d.fields) else {
        return Vec::new();
    };
    let symbol = changed.symbol.clone();
    let symbol = symbol.unwrap_or_else(|| draft.phrases.t("paper.changes.noSymbol", &[]));
    let issued = changed.issued_on.map(|on| draft.phrases.day(on));
    let hash = changed.sha256.as_deref().map(sections::status::group_hash);
    let facts = [
        ("changes", Some(symbol)),
        ("changes.issued", issued),
        ("changes.sha256", hash),
    ];
    let fact = |(key, value): (&str, Option<String>)| {
        Some(Fact {
            label: draft.phrases.t(&format!("paper.{key}"), &[]),
            value: vec![Span::text(value?)],
        })
    };
    facts.into_iter().filter_map(fact).collect()
}

fn table(draft: &Draft, corrections: &[Stored<CorrectionFields>]) -> Table {
    let label = |key: &str| draft.phrases.t(key, &[]);
    let row = |correction: &Stored<CorrectionFields>| {
        let fields = &correction.fields;
        let texts = [&fields.place, &fields.reads, &fields.should_read];
        texts.map(|text| vec![draft.record_text(text)]).to_vec()
    };
    Table {
        summary: Some(label("paper.corrections.table")),
        columns: vec![
            Column::text(label("paper.column.place"), 2),
            Column::text(label("paper.column.reads"), 4),
            Column::text(label("paper.column.shouldRead"), 4),
        ],
        rows: corrections.iter().map(row).collect(),
        row_heads: true,
        ..Table::default()
    }
}
