//! Papers of a meeting: the preview, and the export.

use super::{
    documents::OfDocument,
    output::{may_write, write},
};
use crate::{Error, Result, model::*, report, session::Session, store, words::Words};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The paper to show.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Preview {
    /// Of which meeting.
    pub meeting: Id<MeetingFields>,
}

/// A paper.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Paper {
    /// The PDF, in base64.
    pub pdf: String,
    /// How many pages it has.
    pub pages: usize,
}

/// A paper to write.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Export {
    /// Of which meeting.
    pub meeting: Id<MeetingFields>,
    /// Where, as chosen.
    pub place: String,
    /// Whether a file of that name may be replaced: the person has said so.
    pub replace: bool,
}

/// What was written.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Exported {
    /// The file.
    pub file: crate::session::Place,
    /// Its size in bytes.
    pub bytes: usize,
    /// How many pages it has; not known of a DOCX, which each word processor sets for itself.
    pub pages: Option<usize>,
}

/// A paper of a document to write.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct ExportDocument {
    /// Of which document.
    pub document: Id<DocumentFields>,
    /// Where, as chosen.
    pub place: String,
    /// Whether a file of that name may be replaced: the person has said so.
    pub replace: bool,
}

/// The summary of a meeting: as it was sealed, or else as the record makes it now.
fn make(session: &Session, meeting: Id<MeetingFields>) -> Result<report::Printed> {
    let db = session.store()?.read();
    let record = store::meeting_record(db, meeting)?;
    match record.current_summary() {
        Some(summary) if summary.fields.state.is_sealed() => make_document(session, summary.id),
        _ => report::print(&report::summary(&record, &session.words)).map_err(cannot_print),
    }
}

/// The paper of a document: as it went out, or else as the record makes it now.
fn make_document(session: &Session, id: Id<DocumentFields>) -> Result<report::Printed> {
    let db = session.store()?.read();
    let document = store::get(db, id)?.fields;
    if let Some(kept) = &document.sha256 {
        let pdf = store::content(db, kept)?;
        let pages = report::page_count(&pdf).map_err(cannot_print)?;
        return Ok(report::Printed { pdf, pages });
    }
    let record = store::meeting_record(db, document.meeting)?;
    let corrections = store::list_of(db, "document", id)?;
    print(&record, id, &corrections, &session.words)
}

/// The paper of a document as the record makes it.
pub(super) fn print(
    record: &MeetingRecord,
    id: Id<DocumentFields>,
    corrections: &[Stored<CorrectionFields>],
    words: &Words,
) -> Result<report::Printed> {
    let paper = paper(record, id, corrections, words)?;
    report::print(&paper).map_err(cannot_print)
}

fn paper(
    record: &MeetingRecord,
    id: Id<DocumentFields>,
    corrections: &[Stored<CorrectionFields>],
    words: &Words,
) -> Result<report::block::Paper> {
    let of = record.document(id).map(|d| d.fields.kind);
    match of {
        Some(DocumentKind::Summary) => Ok(report::summary(record, words)),
        _ => report::corrections(record, id, corrections, words).map_err(cannot_print),
    }
}

/// Why a paper was not made, as a person can read it.
pub(super) fn cannot_print(error: report::PaperError) -> Error {
    match error {
        report::PaperError::NoGlyph { character, around } => Error::CannotPrint {
            character,
            code: format!("U+{:04X}", u32::from(character)),
            context: around,
        },
        other => Error::Internal {
            doing: "making the paper",
            detail: other.to_string(),
        },
    }
}

fn shown(printed: &report::Printed) -> Paper {
    Paper {
        pdf: BASE64_STANDARD.encode(&printed.pdf),
        pages: printed.pages,
    }
}

/// The summary as it would be printed now.
///
/// # Errors
/// `CannotPrint` when no typeface has a character of the record; `NotFound`.
pub fn preview(session: &mut Session, input: Preview) -> Result<Paper> {
    make(session, input.meeting).map(|printed| shown(&printed))
}

/// The paper of a document: as it went out, or as it would be printed now.
///
/// # Errors
/// As [`preview`].
pub fn of_document(session: &mut Session, input: OfDocument) -> Result<Paper> {
    make_document(session, input.document).map(|printed| shown(&printed))
}

/// Writes the summary to a chosen place: as a DOCX if its name ends so, else as a PDF.
///
/// # Errors
/// As [`preview`]; `Exists`; an error of the disk, after which nothing half-written is left.
pub fn export_summary(session: &mut Session, input: Export) -> Result<Exported> {
    let path = session.place(&input.place)?;
    let file = if is_document(&path) {
        let record = store::meeting_record(session.store()?.read(), input.meeting)?;
        document(&report::summary(&record, &session.words))?
    } else {
        printed(make(session, input.meeting)?)
    };
    export(session, &path, file, input.replace)
}

/// Writes the paper of a document to a chosen place. A DOCX is made from the record as it is now,
/// to be worked on; what went out is the PDF.
///
/// # Errors
/// As [`export_summary`].
pub fn export_document(session: &mut Session, input: ExportDocument) -> Result<Exported> {
    let path = session.place(&input.place)?;
    let file = if is_document(&path) {
        let db = session.store()?.read();
        let meeting = store::get(db, input.document)?.fields.meeting;
        let record = store::meeting_record(db, meeting)?;
        let corrections = store::list_of(db, "document", input.document)?;
        document(&paper(
            &record,
            input.document,
            &corrections,
            &session.words,
        )?)?
    } else {
        printed(make_document(session, input.document)?)
    };
    export(session, &path, file, input.replace)
}

/// A file, and how many pages it has if that is known.
type Made = (Vec<u8>, Option<usize>);

fn is_document(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("docx"))
}

fn document(paper: &report::block::Paper) -> Result<Made> {
    Ok((report::docx(paper).map_err(cannot_print)?, None))
}

fn printed(paper: report::Printed) -> Made {
    (paper.pdf, Some(paper.pages))
}

fn export(
    session: &mut Session,
    path: &Path,
    (bytes, pages): Made,
    replace: bool,
) -> Result<Exported> {
    may_write(session, path, replace)?;
    write(path, &bytes)?;
    Ok(Exported {
        file: session.add_place(path),
        bytes: bytes.len(),
        pages,
    })
}
