//! The summary of a meeting: its record as a paper.

use super::{
    block::{Attachment, Meta, Paper, Relation},
    draft::Draft,
    error::PaperError,
    layout, pdf, sections,
};
use crate::model::{AgendaItemFields, Id, MeetingRecord};
use crate::words::Words;
use chrono::DateTime;

/// A paper, ready to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The file.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

/// The summary of a meeting as blocks. It says what the record says; what is unknown is said to be
/// unknown or left out. Items that are internal are left out.
pub fn summary(record: &MeetingRecord, words: &Words) -> Paper {
    let mut draft = Draft::new(record, words);
    let blocks = sections::PRINTED_ORDER
        .iter()
        .flat_map(|section| section(&mut draft))
        .collect();
    let title = sections::title::title(&draft);
    Paper {
        meta: Meta {
            title: draft.say.t(
                "paper.meta.title",
                &[
                    ("coalition", &record.coalition.fields.name),
                    ("title", &title),
                ],
            ),
            language: words.language().to_owned(),
            author: record.coalition.fields.name.clone(),
            subject: sections::title::place_and_date(&draft),
            dated_at: DateTime::parse_from_rfc3339(record.changed_at())
                .map_or(DateTime::UNIX_EPOCH, |at| at.to_utc()),
            attachments: attachments(&draft),
        },
        head: sections::masthead::masthead(&draft),
        running: sections::masthead::running(&draft),
        blocks,
    }
}

/// The number that the first paragraph of each item has in the summary; items that are internal
/// have none.
pub fn numbering(record: &MeetingRecord, words: &Words) -> Vec<(Id<AgendaItemFields>, usize)> {
    let mut draft = Draft::new(record, words);
    for section in &sections::PRINTED_ORDER {
        section(&mut draft);
    }
    draft.begins()
}

/// A paper as a PDF. The same paper gives the same bytes.
///
/// # Errors
/// [`PaperError::NoGlyph`] when no typeface of the paper has a character of the record.
pub fn print(paper: &Paper) -> Result<Printed, PaperError> {
    let pages = layout(paper)?;
    Ok(Printed {
        pdf: pdf(&pages, &paper.meta)?,
        pages: pages.count(),
    })
}

/// What is printed, once more for programs: the whole as JSON, the contributions as CSV.
fn attachments(draft: &Draft) -> Vec<Attachment> {
    let json = serde_json::Value::Object(draft.data.clone());
    let mut attached = vec![Attachment {
        name: "summary.json".to_owned(),
        description: draft.say.t("paper.attached.json", &[]),
        media_type: "application/json".to_owned(),
        relation: Relation::Data,
        bytes: format!("{json:#}\n").into_bytes(),
    }];
    if draft.data.contains_key("contributions") {
        attached.push(Attachment {
            name: "contributions.csv".to_owned(),
            description: draft.say.t("paper.attached.csv", &[]),
            media_type: "text/csv".to_owned(),
            relation: Relation::Data,
            bytes: sections::contributions::csv(draft).into_bytes(),
        });
    }
    attached
}
