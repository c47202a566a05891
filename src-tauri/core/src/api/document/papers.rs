//! Papers of a meeting: preview, omissions for an audience, export.

use crate::api::{
    document_input::DocumentInput,
    output::{ensure_writable, write},
};
use crate::{
    Error, Result,
    model::*,
    report::{self, PaperOptions},
    session::Session,
    store,
    wording::Words,
};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// A paper to make. Only the meeting is required: by default it is the summary for an external audience.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct PaperQuery {
    /// The meeting that the paper is about.
    pub meeting: Id<MeetingFields>,
    /// The kind of paper; the summary by default.
    #[serde(default)]
    pub kind: PaperKind,
    /// Its audience; without one, everything external.
    #[serde(default)]
    pub audience: Option<Id<AudienceFields>>,
    /// The order in which delegations are listed.
    #[serde(default)]
    pub order: DelegationOrder,
    /// The size of name plates or badges; the usual one by default.
    #[serde(default)]
    pub size: Option<CardSize>,
    /// The decisions of an excerpt; all of them when empty.
    #[serde(default)]
    pub decisions: Vec<Id<DecisionFields>>,
    /// Its distribution marking; the meeting's own by default.
    #[serde(default)]
    pub marking: Option<String>,
    /// Its symbol; the usual one by default, none when it is an empty text.
    #[serde(default)]
    pub symbol: Option<String>,
    /// Whether an agenda includes the annotations of its items; ignored for other kinds.
    #[serde(default)]
    pub annotated: bool,
}

/// A paper to write to a file.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ExportPaper {
    /// The paper, by the fields of a query.
    #[serde(flatten)]
    pub paper: PaperQuery,
    /// The place to write to: the token that the host's file dialog gave for it.
    pub place: String,
    /// Whether an earlier file of the same kind may be replaced: the person has agreed to that.
    pub replace: bool,
}

/// A paper that was written.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct PaperExportResult {
    /// A PDF, or a DOCX when its name ends so.
    pub file: crate::session::Place,
    /// Its size in bytes.
    pub bytes: usize,
    /// The number of pages; none for a DOCX, which each word processor paginates itself.
    pub pages: Option<usize>,
}

/// The paper of a document, to write to a file.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct ExportDocument {
    /// A summary, corrigendum or addendum.
    pub document: Id<DocumentFields>,
    /// The place to write to: the token that the host's file dialog gave for it.
    pub place: String,
    /// Whether an earlier file of the same kind may be replaced: the person has agreed to that.
    pub replace: bool,
}

/// Reads everything a paper is made from, refuses what its audience may not get, and calls `make`.
fn with_record<T>(
    session: &Session,
    asked: &PaperQuery,
    make: impl FnOnce(&MeetingRecord, &PaperOptions) -> Result<T>,
) -> Result<T> {
    let db = session.store()?.read();
    let record = match asked.kind {
        PaperKind::Summary => store::summary_record(db, asked.meeting)?,
        _ => store::meeting_record(db, asked.meeting)?,
    };
    let audience = match asked.audience {
        Some(id) => Some(store::get(db, id)?.fields),
        None => None,
    };
    let brief = match asked.kind {
        PaperKind::Brief => Some(store::brief_record(db, asked.meeting)?),
        _ => None,
    };
    let posts = match asked.kind {
        PaperKind::Plates | PaperKind::Badges => store::list(db)?,
        _ => Vec::new(),
    };
    let marking = asked.marking.as_deref().map(str::trim);
    let options = PaperOptions {
        kind: asked.kind,
        audience: audience.as_ref(),
        order: asked.order,
        size: asked.size,
        decisions: &asked.decisions,
        marking: marking.filter(|m| !m.is_empty()),
        symbol: asked.symbol.as_deref().map(str::trim),
        brief: brief.as_ref(),
        annotated: asked.annotated && asked.kind == PaperKind::Agenda,
        posts: &posts,
    };
    ensure_releasable(&record, &options)?;
    make(&record, &options)
}

/// Refuses a security classification, a marking that the audience does not allow, and a paper of which the
/// audience gets no section.
fn ensure_releasable(record: &MeetingRecord, options: &PaperOptions) -> Result<()> {
    let mut problems = Problems::default();
    let own = record.meeting.fields.marking.as_deref();
    let marking = options.marking.or(own);
    if let Some(marking) = marking {
        problems.add_if(is_classification(marking), "marking", Rule::Classified);
        problems.line("marking", marking);
    }
    if let Some(symbol) = options.symbol {
        problems.line("symbol", symbol);
    }
    if let Some(audience) = options.audience {
        let name = || audience.name.clone();
        let rule = Rule::MarkingNotAllowed { audience: name() };
        problems.add_if(!audience.allows(marking), "marking", rule);
        let section = options.kind.section();
        let kept = section.is_some_and(|section| !audience.receives(section));
        let rule = Rule::PaperNotAllowed { audience: name() };
        problems.add_if(kept, "audience", rule);
    }
    problems.into_result().map_err(Error::Invalid)
}

/// A symbol typed for a register, without surrounding blanks; none when nothing is left.
///
/// # Errors
/// `Invalid` when it is no line that can be printed.
pub(in crate::api) fn parse_symbol(symbol: Option<&str>) -> Result<Option<&str>> {
    let symbol = symbol.map(str::trim).filter(|s| !s.is_empty());
    let mut problems = Problems::default();
    if let Some(symbol) = symbol {
        problems.line("symbol", symbol);
    }
    problems.into_result().map_err(Error::Invalid)?;
    Ok(symbol)
}

/// The summary as it was sealed, if it is sealed for this audience; else the paper as the record makes it now.
fn render(session: &Session, asked: &PaperQuery) -> Result<report::PrintedPaper> {
    with_record(session, asked, |record, options| {
        let sealed = record.current_summary().filter(|d| {
            let same = d.fields.audience == asked.audience && options.marking.is_none();
            let own = d.fields.symbol.as_deref().unwrap_or_default();
            let same = same && options.symbol.is_none_or(|symbol| symbol == own);
            d.fields.state.is_sealed() && same && options.kind == PaperKind::Summary
        });
        match sealed {
            Some(summary) => render_document(session, summary.id),
            None => {
                let paper = report::paper(record, options, &session.words);
                report::print(&paper).map_err(cannot_print)
            }
        }
    })
}

/// The paper of a document: as it went out, or else as the record makes it now.
fn render_document(session: &Session, id: Id<DocumentFields>) -> Result<report::PrintedPaper> {
    let db = session.store()?.read();
    let document = store::get(db, id)?.fields;
    if let Some(kept) = &document.sha256 {
        let pdf = store::get_content(db, kept)?;
        let pages = report::page_count(&pdf).map_err(cannot_print)?;
        return Ok(report::PrintedPaper { pdf, pages });
    }
    let record = store::summary_record(db, document.meeting)?;
    let corrections = store::list_of(db, "document", id)?;
    print(&record, id, &corrections, &session.words)
}

/// The paper of a document as the record makes it.
pub(in crate::api) fn print(
    record: &MeetingRecord,
    id: Id<DocumentFields>,
    corrections: &[Stored<CorrectionFields>],
    words: &Words,
) -> Result<report::PrintedPaper> {
    let paper = paper(record, id, corrections, words)?;
    report::print(&paper).map_err(cannot_print)
}

/// The paper of a document as blocks.
pub(in crate::api) fn paper(
    record: &MeetingRecord,
    id: Id<DocumentFields>,
    corrections: &[Stored<CorrectionFields>],
    words: &Words,
) -> Result<report::block::Paper> {
    let of = record.document(id).map(|d| d.fields.kind);
    match of {
        Some(DocumentKind::Summary) => {
            let audience = record.document(id).and_then(|d| d.fields.audience);
            let mut audiences = record.audiences.iter();
            let audience = audiences.find(|a| Some(a.id) == audience);
            let options = PaperOptions {
                audience: audience.map(|a| &a.fields),
                ..PaperOptions::default()
            };
            Ok(report::paper(record, &options, words))
        }
        _ => report::corrections(record, id, corrections, words).map_err(cannot_print),
    }
}

/// Why a paper was not made, as a person can read it.
pub(in crate::api) fn cannot_print(error: report::PaperError) -> Error {
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

/// The paper as it would be printed now.
///
/// # Errors
/// `Invalid` when the audience does not get it or may not see its marking; `CannotPrint` when no
/// typeface has a character of the record; `NotFound`.
pub fn preview(session: &mut Session, input: PaperQuery) -> Result<report::PrintedPaper> {
    render(session, &input)
}

/// The paper of a document: as it went out, or as it would be printed now.
///
/// # Errors
/// As [`preview`].
pub fn of_document(session: &mut Session, input: DocumentInput) -> Result<report::PrintedPaper> {
    render_document(session, input.document)
}

/// What the paper leaves out for its audience, to be read before it goes out.
///
/// # Errors
/// As [`preview`], of whose refusals it has all but those of the typefaces.
pub fn list_omissions(session: &mut Session, input: PaperQuery) -> Result<report::PaperOmissions> {
    with_record(session, &input, |record, options| {
        Ok(report::omissions(record, options, &session.words))
    })
}

/// The symbol that the paper bears unless another is asked for; none when it has none.
///
/// # Errors
/// As [`list_omissions`].
pub fn usual_symbol(session: &mut Session, input: PaperQuery) -> Result<Option<String>> {
    let asked = PaperQuery {
        symbol: None,
        ..input
    };
    with_record(session, &asked, |record, options| {
        Ok(report::usual_symbol(record, options, &session.words))
    })
}

/// Writes the paper to a chosen place: as a DOCX if its name ends so, else as a PDF.
///
/// # Errors
/// As [`preview`]; `Invalid` for a DOCX of name plates or badges; `Exists`; an error of the disk, after which nothing half-written is left.
pub fn export_paper(session: &mut Session, input: ExportPaper) -> Result<PaperExportResult> {
    let path = session.place(&input.place)?;
    let file = if is_docx(&path) {
        if !input.paper.kind.has_docx() {
            return Err(Error::invalid("place", Rule::PdfOnly));
        }
        with_record(session, &input.paper, |record, options| {
            docx_file(&report::paper(record, options, &session.words))
        })?
    } else {
        pdf_file(render(session, &input.paper)?)
    };
    export(session, &path, file, input.replace)
}

/// Writes the paper of a document to a chosen place. A DOCX is made from the record as it is now,
/// to be worked on; what went out is the PDF.
///
/// # Errors
/// As [`export_paper`].
pub fn export_document(session: &mut Session, input: ExportDocument) -> Result<PaperExportResult> {
    let path = session.place(&input.place)?;
    let file = if is_docx(&path) {
        let db = session.store()?.read();
        let meeting = store::get(db, input.document)?.fields.meeting;
        let record = store::summary_record(db, meeting)?;
        let corrections = store::list_of(db, "document", input.document)?;
        docx_file(&paper(
            &record,
            input.document,
            &corrections,
            &session.words,
        )?)?
    } else {
        pdf_file(render_document(session, input.document)?)
    };
    export(session, &path, file, input.replace)
}

/// A file, and how many pages it has if that is known.
type FileContent = (Vec<u8>, Option<usize>);

fn is_docx(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("docx"))
}

fn docx_file(paper: &report::block::Paper) -> Result<FileContent> {
    Ok((report::docx(paper).map_err(cannot_print)?, None))
}

fn pdf_file(paper: report::PrintedPaper) -> FileContent {
    (paper.pdf, Some(paper.pages))
}

fn export(
    session: &mut Session,
    path: &Path,
    (bytes, pages): FileContent,
    replace: bool,
) -> Result<PaperExportResult> {
    ensure_writable(session, path, replace)?;
    write(path, &bytes)?;
    Ok(PaperExportResult {
        file: session.add_place(path),
        bytes: bytes.len(),
        pages,
    })
}
