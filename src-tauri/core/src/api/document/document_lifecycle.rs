//! The lifecycle of a meeting's documents: from draft to sealed, and what follows a sealed one.
//! Each step is one operation; [`obstacle`] decides whether it may be taken.

use crate::api::{
    document_input::DocumentInput,
    documents::{
        Approve, BeginSilence, BreakSilence, Circulate, Correct, StartDocument, StoredDocument,
        ready_to_issue,
    },
    papers,
    records::write_record,
};
use crate::{
    Error, Result,
    model::*,
    report,
    rules::{
        document::fill_symbol,
        document_step::{StepContext, obstacle},
    },
    session::Session,
    store::{self, Tx},
    wording::Words,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

/// What the work of a step needs, inside its transaction.
struct LifecycleStep<'a> {
    tx: &'a Tx<'a>,
    words: &'a Words,
    id: Id<DocumentFields>,
    record: MeetingRecord,
    corrections: Vec<Stored<CorrectionFields>>,
    now: DateTime<Utc>,
}

impl LifecycleStep<'_> {
    /// The day it is where the meeting was; in UTC when its zone is not known.
    fn today(&self) -> NaiveDate {
        let zone = self.record.meeting.fields.zone.as_ref();
        match zone.and_then(|z| z.parse::<chrono_tz::Tz>().ok()) {
            Some(zone) => self.now.with_timezone(&zone).date_naive(),
            None => self.now.date_naive(),
        }
    }

    fn require_future(&self, field: &str, moment: Moment) -> Result<Option<Moment>> {
        let mut problems = Problems::default();
        problems.moment(field, Some(moment));
        problems.into_result().map_err(Error::Invalid)?;
        if moment.utc() > self.now {
            return Ok(Some(moment));
        }
        let (field, rule) = (field.into(), Rule::NotAhead);
        Err(Error::Invalid(vec![Problem { field, rule }]))
    }

    /// The record, with the document as it will be after the step.
    fn record_with(&mut self, fields: &DocumentFields) -> &MeetingRecord {
        let mut documents = self.record.documents.iter_mut();
        if let Some(document) = documents.find(|d| d.id == self.id) {
            document.fields = fields.clone();
        }
        &self.record
    }

    /// Stores the paper as it goes out now, and returns its SHA-256.
    fn keep_paper(&mut self, fields: &DocumentFields) -> Result<Option<String>> {
        self.record_with(fields);
        let printed = papers::print(&self.record, self.id, &self.corrections, self.words)?;
        self.tx.store_content(&printed.pdf).map(Some)
    }

    /// Stores its numbered paragraphs as they go out now, and returns their SHA-256.
    fn keep_paragraphs(&mut self, fields: &DocumentFields) -> Result<Option<String>> {
        self.record_with(fields);
        let paper = papers::paper(&self.record, self.id, &self.corrections, self.words)?;
        let paragraphs = json!(report::numbered_paragraphs(&paper));
        self.tx
            .store_content(paragraphs.to_string().as_bytes())
            .map(Some)
    }
}

/// Applies a step to a document, as one operation; `work` fills in what the step records.
fn apply_step(
    session: &mut Session,
    id: Id<DocumentFields>,
    (step, agreed): (DocumentStep, bool),
    work: impl FnOnce(&mut LifecycleStep, &mut DocumentFields) -> Result<()>,
) -> Result<StoredDocument> {
    let op = session.op(format!("{} document", step.word()));
    let words = session.words.clone();
    session.store_mut()?.write(&op, |tx| {
        let old = store::get(tx.read(), id)?;
        let mut context = LifecycleStep {
            tx,
            words: &words,
            id,
            record: store::summary_record(tx.read(), old.fields.meeting)?,
            corrections: store::list_of(tx.read(), "document", id)?,
            now: tx.now(),
        };
        let around = StepContext {
            now: context.now,
            corrections: context.corrections.len(),
            agreed,
        };
        if let Some(rule) = obstacle(&old.fields, step, around) {
            let field = "state".into();
            return Err(Error::Invalid(vec![Problem { field, rule }]));
        }
        let mut fields = old.fields;
        fields.state = step.to();
        work(&mut context, &mut fields)?;
        let mut problems = Problems::default();
        fields.check(&mut problems);
        problems.into_result().map_err(Error::Invalid)?;
        tx.save(id, old.revision, &fields)?;
        match step {
            DocumentStep::Seal => tx.seal(id),
            DocumentStep::Revise => {
                let next = DocumentFields {
                    meeting: fields.meeting,
                    kind: fields.kind,
                    audience: fields.audience,
                    language: fields.language.clone(),
                    comments_to: fields.comments_to.clone(),
                    sign_off: fields.sign_off,
                    ..Default::default()
                };
                write_record(tx, Id::of(tx.mint()), 0, next)
            }
            _ => Ok(()),
        }
    })?;
    store::get(session.store()?.read(), id)
}

/// Begins a document; the record gives its version and, if it can, its symbol.
fn begin(session: &mut Session, fields: DocumentFields) -> Result<StoredDocument> {
    let (op, id) = (session.op("start document"), Id::of(session.mint()));
    session
        .store_mut()?
        .write(&op, |tx| write_record(tx, id, 0, fields))?;
    store::get(session.store()?.read(), id)
}

/// Begins the summary of a meeting.
///
/// # Errors
/// `Invalid` with `OneAtATime` when there is one; `NotFound`; `Sealed`.
pub fn start(session: &mut Session, input: StartDocument) -> Result<StoredDocument> {
    let fields = DocumentFields {
        meeting: input.meeting,
        symbol: input.symbol,
        audience: input.audience,
        ..Default::default()
    };
    begin(session, fields)
}

/// Marks a draft as cleared by the co-chairs.
///
/// # Errors
/// `Invalid` when it may not; `NotFound`.
pub fn clear(session: &mut Session, input: DocumentInput) -> Result<StoredDocument> {
    apply_step(
        session,
        input.document,
        (DocumentStep::Clear, false),
        |t, d| {
            d.cleared_on = Some(t.today());
            fill_symbol(d, t.tx)
        },
    )
}

/// Returns a cleared document to draft, before it has gone out.
///
/// # Errors
/// `Invalid` when it may not; `NotFound`.
pub fn back_to_draft(session: &mut Session, input: DocumentInput) -> Result<StoredDocument> {
    let step = (DocumentStep::BackToDraft, false);
    apply_step(session, input.document, step, |_, d| {
        d.cleared_on = None;
        Ok(())
    })
}

/// Circulates it for comments; its paper is stored as it goes out.
///
/// # Errors
/// `Invalid` when it may not, or the deadline has passed; `CannotPrint`; `NotFound`.
pub fn circulate(session: &mut Session, input: Circulate) -> Result<StoredDocument> {
    let step = (DocumentStep::Circulate, false);
    apply_step(session, input.document, step, |t, d| {
        d.comments_by = t.require_future("commentsBy", input.comments_by)?;
        d.circulated_on = Some(t.today());
        d.sha256 = t.keep_paper(d)?;
        d.paragraphs_sha256 = t.keep_paragraphs(d)?;
        Ok(())
    })
}

/// Begins its next version as a draft, and returns that.
///
/// # Errors
/// `Invalid` when it may not; `NotFound`.
pub fn revise(session: &mut Session, input: DocumentInput) -> Result<StoredDocument> {
    let old = apply_step(
        session,
        input.document,
        (DocumentStep::Revise, false),
        |_, _| Ok(()),
    )?;
    let next = store::list_of(session.store()?.read(), "changes", old.id)?;
    let next = next.into_iter().next();
    next.ok_or(Error::NotFound { noun: "document" })
}

/// Starts the silence procedure; its paper is stored as it goes out.
///
/// # Errors
/// `Invalid` when it may not, or the moment has passed; `CannotPrint`; `NotFound`.
pub fn begin_silence(session: &mut Session, input: BeginSilence) -> Result<StoredDocument> {
    let step = (DocumentStep::BeginSilence, false);
    apply_step(session, input.document, step, |t, d| {
        d.silence_until = t.require_future("until", input.until)?;
        d.sha256 = t.keep_paper(d)?;
        // What was circulated is what the comments are about.
        if d.paragraphs_sha256.is_none() {
            d.paragraphs_sha256 = t.keep_paragraphs(d)?;
        }
        Ok(())
    })
}

/// Records that a party broke the silence; its objection becomes a comment.
///
/// # Errors
/// `Invalid` when it may not; `NotFound`.
pub fn break_silence(session: &mut Session, input: BreakSilence) -> Result<StoredDocument> {
    let step = (DocumentStep::BreakSilence, false);
    apply_step(session, input.document, step, |t, d| {
        d.broken_on = Some(t.today());
        d.broken_by = Some(input.party);
        let said = input.text.filter(|text| !text.trim().is_empty());
        let Some(text) = said else { return Ok(()) };
        let comment = CommentFields {
            document: t.id,
            party: Some(input.party),
            text,
            received_on: d.broken_on.map(DateStated::day),
            ..Default::default()
        };
        write_record(t.tx, Id::of(t.tx.mint()), 0, comment)
    })
}

/// Approves it: the silence has ended, or all have agreed; a correction is approved by the chairs.
///
/// # Errors
/// `Invalid` with `SilenceRuns` or `NotAgreed`; `NotFound`.
pub fn approve(session: &mut Session, input: Approve) -> Result<StoredDocument> {
    let step = (DocumentStep::Approve, input.all_agreed);
    apply_step(session, input.document, step, |t, d| {
        d.approved_on = Some(t.today());
        Ok(())
    })
}

/// Issues and seals it: its paper and the record it was made from are stored, and the record is frozen.
/// This cannot be reversed, not even by undo.
///
/// # Errors
/// `Invalid` when it is not approved or the record is not ready; `CannotPrint`; `NotFound`.
pub fn seal(session: &mut Session, input: DocumentInput) -> Result<StoredDocument> {
    apply_step(
        session,
        input.document,
        (DocumentStep::Seal, false),
        |t, d| {
            ready_to_issue(&t.record, d.kind)?;
            d.issued_on = Some(t.today());
            d.chain_head = Some(t.tx.chain_head()?);
            t.record_with(d);
            let made_from = json!({ "record": t.record, "corrections": t.corrections });
            d.record_sha256 = Some(t.tx.store_content(made_from.to_string().as_bytes())?);
            d.sha256 = t.keep_paper(d)?;
            Ok(())
        },
    )
}

/// Begins a corrigendum or an addendum to an issued summary.
///
/// # Errors
/// `Invalid` with `NotIssued`, or `OneAtATime` while another of its kind is not issued; `NotFound`.
pub fn correct(session: &mut Session, input: Correct) -> Result<StoredDocument> {
    let changed = store::get(session.store()?.read(), input.changes)?.fields;
    let sealed = changed.kind == DocumentKind::Summary && changed.state.is_sealed();
    if !sealed || input.kind == DocumentKind::Summary {
        let (field, rule) = ("changes".into(), Rule::NotIssued);
        return Err(Error::Invalid(vec![Problem { field, rule }]));
    }
    let fields = DocumentFields {
        meeting: changed.meeting,
        kind: input.kind,
        ..Default::default()
    };
    begin(session, fields)
}
