//! The papers of a meeting, one file for each kind that is more than sections of the summary.
//! All go one way: what is wished for -> blocks -> pages -> PDF.

use super::{
    block::{Attachment, Block, Masthead, Meta, Paper, Relation, Running},
    draft::Draft,
    error::PaperError,
    layout,
    paper_options::PaperOptions,
    pdf,
    sections::{self, Section},
};
use crate::model::*;
use crate::wording::Words;
use chrono::DateTime;

mod agenda;
mod attendance;
mod brief;
mod cards;
mod omissions;
mod participants;

pub use omissions::{OmittedItem, OmittedSection, PaperOmissions, omissions};

/// What the data of a summary may hold (JSON Schema 2020-12).
const SCHEMA: &[u8] = include_bytes!("../../../../../docs/summary.schema.json");

/// A paper, ready to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedPaper {
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

/// A paper of a meeting as blocks. It says what the record says; what is unknown is said to be
/// unknown or left out.
pub fn paper(record: &MeetingRecord, options: &PaperOptions, words: &Words) -> Paper {
    let mut draft = Draft::new(record, *options, words);
    let blocks = blocks(&mut draft);
    let title = sections::title::title(&draft);
    let cards = matches!(blocks.first(), Some(Block::Cards(_)));
    let (head, running) = if cards {
        // Nothing may stand on a card but the card.
        (Masthead::default(), Running::default())
    } else {
        let head = sections::masthead::masthead(&draft);
        (head, sections::masthead::running(&draft))
    };
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
            subject: sections::title::place_and_date(&draft),
            dated_at: DateTime::parse_from_rfc3339(record.changed_at())
                .map_or(DateTime::UNIX_EPOCH, |at| at.to_utc()),
            attachments: attachments(&draft),
        },
        head,
        running,
        blocks,
    }
}

/// The symbol that a paper bears unless [`PaperOptions::symbol`] names another.
pub fn usual_symbol(
    record: &MeetingRecord,
    options: &PaperOptions,
    words: &Words,
) -> Option<String> {
    let options = PaperOptions {
        symbol: None,
        ..*options
    };
    Draft::new(record, options, words).symbol()
}

fn blocks(draft: &mut Draft) -> Vec<Block> {
    let parts: &[Section] = match draft.options.kind {
        PaperKind::Summary => return sections::summary(draft),
        PaperKind::Plates | PaperKind::Badges => return cards::cards(draft),
        PaperKind::Agenda => &[agenda::section],
        PaperKind::Participants => &[participants::section],
        PaperKind::Attendance => &[attendance::section],
        PaperKind::Decision => &[sections::decisions::section],
        PaperKind::Actions => &[sections::actions::section],
        PaperKind::Brief => &[brief::section],
    };
    let mut blocks = sections::title::section(draft);
    for part in parts {
        blocks.extend(part(draft));
    }
    blocks.extend(sections::sources::section(draft));
    blocks
}

/// A paper as a PDF. The same paper gives the same bytes.
///
/// # Errors
/// [`PaperError::NoGlyph`] when no typeface of the paper has one of its characters.
pub fn print(paper: &Paper) -> Result<PrintedPaper, PaperError> {
    let pages = layout(paper)?;
    Ok(PrintedPaper {
        pdf: pdf(&pages, &paper.meta)?,
        pages: pages.count(),
    })
}

/// What is printed, once more for programs: the whole as JSON, the contributions as CSV, what the
/// JSON may hold as a schema, and a text that tells people what these files are.
fn attachments(draft: &Draft) -> Vec<Attachment> {
    if draft.data.is_empty() {
        return Vec::new();
    }
    let summary = draft.options.kind == PaperKind::Summary;
    let json = serde_json::Value::Object(draft.data.clone());
    let mut attached = vec![Attachment {
        name: format!("{}.json", draft.options.kind.word()),
        description: draft.phrases.t("paper.attached.json", &[]),
        media_type: "application/json".to_owned(),
        relation: Relation::Data,
        bytes: format!("{json:#}\n").into_bytes(),
    }];
    if draft.data.contains_key("contributions") {
        attached.push(Attachment {
            name: "contributions.csv".to_owned(),
            description: draft.phrases.t("paper.attached.csv", &[]),
            media_type: "text/csv".to_owned(),
            relation: Relation::Data,
            bytes: sections::contributions::spreadsheet(draft).into_bytes(),
        });
    }
    if summary {
        attached.push(Attachment {
            name: "summary.schema.json".to_owned(),
            description: draft.phrases.t("paper.attached.schema", &[]),
            media_type: "application/schema+json".to_owned(),
            relation: Relation::Supplement,
            bytes: SCHEMA.to_vec(),
        });
    }
    let readme = readme(draft, &attached);
    attached.push(Attachment {
        name: "README.txt".to_owned(),
        description: draft.phrases.t("paper.attached.readme", &[]),
        media_type: "text/plain".to_owned(),
        relation: Relation::Supplement,
        bytes: readme.into_bytes(),
    });
    attached
}

/// What the attached files are, and how they are read.
fn readme(draft: &Draft, attached: &[Attachment]) -> String {
    let title = sections::title::title(draft);
    let coalition = &draft.record.coalition.fields.name;
    let mut text = draft.phrases.t(
        "paper.readme",
        &[("coalition", coalition), ("title", &title)],
    );
    for file in attached {
        let ending = file.name.rsplit('.').next().unwrap_or_default();
        let key = match file.name.as_str() {
            "summary.schema.json" => "paper.readme.schema".to_owned(),
            _ => format!("paper.readme.{ending}"),
        };
        let about = draft.phrases.t(&key, &[("name", &file.name)]);
        text.push_str(&format!("\n{about}\n"));
    }
    text
}
