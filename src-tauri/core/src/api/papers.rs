//! Papers of a meeting: the preview, and the export.

use super::documents::OfDocument;
use crate::{Error, Result, model::*, report, session::Session, store, words::Words};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde::{Deserialize, Serialize};
use std::{
    fs,
    io::{Read, Write},
    path::Path,
};

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
    /// How many pages it has.
    pub pages: usize,
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
        _ => report::print_summary(&record, &session.words).map_err(cannot_print),
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
    let of = record.document(id).map(|d| d.fields.kind);
    match of {
        Some(DocumentKind::Summary) => report::print_summary(record, words),
        _ => report::print_corrections(record, id, corrections, words),
    }
    .map_err(cannot_print)
}

fn cannot_print(error: report::PaperError) -> Error {
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

/// Writes the summary to a chosen place.
///
/// # Errors
/// As [`preview`]; `Exists`; an error of the disk, after which nothing half-written is left.
pub fn export_summary(session: &mut Session, input: Export) -> Result<Exported> {
    let printed = make(session, input.meeting)?;
    export(session, &printed, &input.place, input.replace)
}

/// Writes the paper of a document to a chosen place.
///
/// # Errors
/// As [`export_summary`].
pub fn export_document(session: &mut Session, input: ExportDocument) -> Result<Exported> {
    let printed = make_document(session, input.document)?;
    export(session, &printed, &input.place, input.replace)
}

fn export(
    session: &mut Session,
    printed: &report::Printed,
    place: &str,
    replace: bool,
) -> Result<Exported> {
    let path = session.place(place)?;
    may_write(session, &path, replace)?;
    write(&path, &printed.pdf)?;
    Ok(Exported {
        file: session.add_place(&path),
        bytes: printed.pdf.len(),
        pages: printed.pages,
    })
}

/// A paper takes the place of an earlier paper or of nothing, and only when that was asked for.
fn may_write(session: &Session, path: &Path, replace: bool) -> Result<()> {
    let exists = || Error::Exists { path: path.into() };
    if !path.exists() {
        return Ok(());
    }
    // Reading the open file's bytes beside SQLite would give up its locks.
    if !replace || store::whole(path)? == session.store()?.path() {
        return Err(exists());
    }
    let mut head = Vec::new();
    let file = fs::File::open(path).map_err(Error::disk("saving", path))?;
    let begun = file
        .take(5)
        .read_to_end(&mut head)
        .map_err(Error::disk("saving", path))?;
    if begun == 0 || head == b"%PDF-" {
        Ok(())
    } else {
        Err(exists())
    }
}

/// Writes a whole file or nothing: beside, synced, then renamed.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".partial");
    let partial = path.with_file_name(name);
    let written = fs::File::create(&partial).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    if let Err(error) = written {
        let _left_behind = fs::remove_file(&partial);
        return Err(Error::disk("saving", path)(error));
    }
    fs::rename(&partial, path).map_err(Error::disk("saving", path))
}
