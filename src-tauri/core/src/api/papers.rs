//! Papers of a meeting: the preview, what is left out, and the export.

use super::{
    documents::OfDocument,
    output::{may_write, write},
};
use crate::{
    Error, Result,
    model::*,
    report::{self, Wish},
    session::Session,
    store,
    words::Words,
};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Which paper is asked for. Only the meeting must be named: the rest is the summary with all that
/// is not internal.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Asked {
    /// Of which meeting.
    pub meeting: Id<MeetingFields>,
    /// What kind.
    #[serde(default)]
    pub kind: PaperKind,
    /// For whom; none for all that is not internal.
    #[serde(default)]
    pub audience: Option<Id<AudienceFields>>,
    /// In which order delegations are listed.
    #[serde(default)]
    pub order: DelegationOrder,
    /// How large its cards are; none for the usual size.
    #[serde(default)]
    pub size: Option<CardSize>,
    /// The decisions that an excerpt is of; none named means all.
    #[serde(default)]
    pub decisions: Vec<Id<DecisionFields>>,
    /// The marking it bears; none for the meeting's own.
    #[serde(default)]
    pub marking: Option<String>,
    /// The symbol it bears; none for the usual one, empty for a paper without.
    #[serde(default)]
    pub symbol: Option<String>,
    /// Whether an agenda has the annotations of its items.
    #[serde(default)]
    pub annotated: bool,
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
    /// Which.
    #[serde(flatten)]
    pub paper: Asked,
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

/// Everything a paper is made from, read and found fit for its audience; then the paper.
fn with<T>(
    session: &Session,
    asked: &Asked,
    make: impl FnOnce(&MeetingRecord, &Wish) -> Result<T>,
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
    let wish = Wish {
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
    may_go_out(&record, &wish)?;
    make(&record, &wish)
}

/// Refuses a security classification, a marking that the audience does not allow, and a paper that
/// tells only what the audience does not get.
fn may_go_out(record: &MeetingRecord, wish: &Wish) -> Result<()> {
    let mut problems = Problems::default();
    let own = record.meeting.fields.marking.as_deref();
    let marking = wish.marking.or(own);
    if let Some(marking) = marking {
        problems.when(is_classification(marking), "marking", Rule::Classified);
        problems.line("marking", marking);
    }
    if let Some(symbol) = wish.symbol {
        problems.line("symbol", symbol);
    }
    if let Some(audience) = wish.audience {
        let name = || audience.name.clone();
        let rule = Rule::MarkingNotAllowed { audience: name() };
        problems.when(!audience.allows(marking), "marking", rule);
        let section = wish.kind.section();
        let kept = section.is_some_and(|section| !audience.gets(section));
        let rule = Rule::PaperNotAllowed { audience: name() };
        problems.when(kept, "audience", rule);
    }
    problems.into_result().map_err(Error::Invalid)
}

/// The symbol that a person gave a register, without blanks around it; none when nothing is left.
///
/// # Errors
/// `Invalid` when it is no line that can be printed.
pub(super) fn symbol_given(symbol: Option<&str>) -> Result<Option<&str>> {
    let symbol = symbol.map(str::trim).filter(|s| !s.is_empty());
    let mut problems = Problems::default();
    if let Some(symbol) = symbol {
        problems.line("symbol", symbol);
    }
    problems.into_result().map_err(Error::Invalid)?;
    Ok(symbol)
}

/// The paper that is asked for: the summary as it was sealed, or else as the record makes it now.
fn make(session: &Session, asked: &Asked) -> Result<report::Printed> {
    with(session, asked, |record, wish| {
        let sealed = record.current_summary().filter(|d| {
            let same = d.fields.audience == asked.audience && wish.marking.is_none();
            let own = d.fields.symbol.as_deref().unwrap_or_default();
            let same = same && wish.symbol.is_none_or(|symbol| symbol == own);
            d.fields.state.is_sealed() && same && wish.kind == PaperKind::Summary
        });
        match sealed {
            Some(summary) => make_document(session, summary.id),
            None => {
                let paper = report::paper(record, wish, &session.words);
                report::print(&paper).map_err(cannot_print)
            }
        }
    })
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
    let record = store::summary_record(db, document.meeting)?;
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

/// The paper of a document as blocks.
pub(super) fn paper(
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
            let wish = Wish {
                audience: audience.map(|a| &a.fields),
                ..Wish::default()
            };
            Ok(report::paper(record, &wish, words))
        }
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

/// The paper as it would be printed now.
///
/// # Errors
/// `Invalid` when the audience does not get it or may not see its marking; `CannotPrint` when no
/// typeface has a character of the record; `NotFound`.
pub fn preview(session: &mut Session, input: Asked) -> Result<Paper> {
    make(session, &input).map(|printed| shown(&printed))
}

/// The paper of a document: as it went out, or as it would be printed now.
///
/// # Errors
/// As [`preview`].
pub fn of_document(session: &mut Session, input: OfDocument) -> Result<Paper> {
    make_document(session, input.document).map(|printed| shown(&printed))
}

/// What the paper leaves out for its audience, to be read before it goes out.
///
/// # Errors
/// As [`preview`], of whose refusals it has all but those of the typefaces.
pub fn left_out(session: &mut Session, input: Asked) -> Result<report::LeftOut> {
    with(session, &input, |record, wish| {
        Ok(report::left_out(record, wish, &session.words))
    })
}

/// The symbol that the paper bears unless another is asked for; none when it has none.
///
/// # Errors
/// As [`left_out`].
pub fn usual_symbol(session: &mut Session, input: Asked) -> Result<Option<String>> {
    let asked = Asked {
        symbol: None,
        ..input
    };
    with(session, &asked, |record, wish| {
        Ok(report::usual_symbol(record, wish, &session.words))
    })
}

/// Writes the paper to a chosen place: as a DOCX if its name ends so, else as a PDF.
///
/// # Errors
/// As [`preview`]; `Invalid` for a DOCX of name plates or badges; `Exists`; an error of the disk, after which nothing half-written is left.
pub fn export_paper(session: &mut Session, input: Export) -> Result<Exported> {
    let path = session.place(&input.place)?;
    let file = if is_document(&path) {
        if !input.paper.kind.is_worked_on() {
            return Err(Error::invalid("place", Rule::PdfOnly));
        }
        with(session, &input.paper, |record, wish| {
            document(&report::paper(record, wish, &session.words))
        })?
    } else {
        printed(make(session, &input.paper)?)
    };
    export(session, &path, file, input.replace)
}

/// Writes the paper of a document to a chosen place. A DOCX is made from the record as it is now,
/// to be worked on; what went out is the PDF.
///
/// # Errors
/// As [`export_paper`].
pub fn export_document(session: &mut Session, input: ExportDocument) -> Result<Exported> {
    let path = session.place(&input.place)?;
    let file = if is_document(&path) {
        let db = session.store()?.read();
        let meeting = store::get(db, input.document)?.fields.meeting;
        let record = store::summary_record(db, meeting)?;
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
