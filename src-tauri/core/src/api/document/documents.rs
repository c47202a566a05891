//! The papers of a meeting: what may be done next with each, and what its commands are given.

use crate::api::{
    accepted_comments::{self, AcceptedComment},
    meetings::MeetingInput,
};
use crate::{
    Error, Result, checks,
    model::*,
    rules::{
        document_step::{StepContext, next_steps, obstacle},
        symbol::summary_symbol,
    },
    session::Session,
    store,
};
use serde::{Deserialize, Serialize};

/// A document with its id and revision.
pub type StoredDocument = Stored<DocumentFields>;

/// A summary to begin as a draft.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct StartDocument {
    /// A meeting that has no summary in progress.
    pub meeting: Id<MeetingFields>,
    /// Its symbol; without one, the coalition's pattern makes it.
    pub symbol: Option<String>,
    /// Its audience; without one, everything external.
    pub audience: Option<Id<AudienceFields>>,
}

/// A document to circulate for comments.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Circulate {
    /// A document that may be circulated; see `DocumentStep`.
    pub document: Id<DocumentFields>,
    /// The deadline for comments, which must lie ahead.
    pub comments_by: Moment,
}

/// A document to start the silence procedure for.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct BeginSilence {
    /// A document that may go under silence; see `DocumentStep`.
    pub document: Id<DocumentFields>,
    /// The end of the silence procedure, which must lie ahead.
    pub until: Moment,
}

/// A party's objection during the silence procedure.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct BreakSilence {
    /// A document under silence.
    pub document: Id<DocumentFields>,
    /// The party that broke the silence.
    pub party: Id<PartyFields>,
    /// The objection; recorded as a comment of the party.
    pub text: Option<String>,
}

/// A document to approve.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Approve {
    /// A document that may be approved; see `DocumentStep`.
    pub document: Id<DocumentFields>,
    /// All have agreed expressly, so that no silence procedure is waited for.
    pub all_agreed: bool,
}

/// A corrigendum or an addendum to begin.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct Correct {
    /// The issued summary that it amends.
    pub changes: Id<DocumentFields>,
    /// `corrigendum` or `addendum`.
    pub kind: DocumentKind,
}

/// A step that a document's state allows for.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct NextStep {
    /// A step, whose command is named after it.
    pub step: DocumentStep,
    /// Why it cannot be taken yet; none when it can.
    pub why: Option<Rule>,
}

/// A document with its comments, corrections and next steps.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct DocumentRow {
    /// The document with its id and revision.
    pub document: StoredDocument,
    /// The corrections of a corrigendum; empty for other kinds.
    pub corrections: Vec<Stored<CorrectionFields>>,
    /// Comments on this version.
    pub comments: Vec<Stored<CommentFields>>,
    /// The steps that may follow, those included that are blocked for now.
    pub steps: Vec<NextStep>,
    /// Accepted comments on this and earlier versions; empty once it is issued.
    pub accepted: Vec<AcceptedComment>,
    /// Whether the record has changed since the last step, so that the kept paper does not show it.
    pub changed_since: bool,
}

/// The documents of a meeting, and what a new one would be called.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Documents {
    /// In order of creation.
    pub documents: Vec<DocumentRow>,
    /// The symbol that a new summary gets; none while `missing` names something.
    pub symbol: Option<String>,
    /// The parts of that symbol that are not known.
    pub missing: Vec<SymbolPart>,
    /// The symbol of the document that sealed the meeting.
    pub sealed: Option<String>,
    /// Now, UTC, ISO 8601, for comparison with the deadlines.
    pub now: String,
}

/// The papers of a meeting, and what may be done next with each.
///
/// # Errors
/// `NotFound`.
pub fn page(session: &mut Session, input: MeetingInput) -> Result<Documents> {
    let (now, db) = (session.now(), session.store()?.read());
    let record = store::meeting_record(db, input.id)?;
    let made = summary_symbol(
        &record.coalition.fields,
        &record.body.fields,
        &record.meeting.fields,
    );
    let mut documents = Vec::new();
    for document in &record.documents {
        let corrections: Vec<_> = store::list_of(db, "document", document.id)?;
        let around = StepContext {
            now,
            corrections: corrections.len(),
            agreed: false,
        };
        let mut steps = Vec::new();
        for step in next_steps(&document.fields) {
            let mut why = obstacle(&document.fields, step, around);
            if step == DocumentStep::Seal {
                why = why.or(not_ready(&record, document.fields.kind)?);
            }
            steps.push(NextStep { step, why });
        }
        documents.push(DocumentRow {
            comments: store::list_of(db, "document", document.id)?,
            accepted: accepted_comments::list_accepted(session.store()?, document, &session.words)?,
            corrections,
            steps,
            changed_since: record.changed_at() > document.updated_at.as_str(),
            document: document.clone(),
        });
    }
    Ok(Documents {
        documents,
        symbol: made.as_ref().ok().cloned(),
        missing: made.err().unwrap_or_default(),
        sealed: store::find_sealing_document(db, input.id)?,
        now: now.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
    })
}

/// Whether the record may be issued as it is. What follows a sealed summary changes nothing of the
/// record, and waits for nothing in it.
///
/// # Errors
/// `Invalid` with what must be mended first.
pub fn ready_to_issue(record: &MeetingRecord, kind: DocumentKind) -> Result<()> {
    if kind != DocumentKind::Summary {
        return Ok(());
    }
    let mut problems = Problems::default();
    let held = record.meeting.fields.state == MeetingState::Held;
    problems.add_if(!held, "meeting", Rule::NotHeld);
    let errors = checks::MeetingSources::of_record(record)
        .check()
        .into_iter()
        .filter(|finding| finding.grade == Grade::Error)
        .count();
    problems.add_if(held && errors > 0, "", Rule::ErrorsLeft { count: errors });
    problems.into_result().map_err(Error::Invalid)
}

fn not_ready(record: &MeetingRecord, kind: DocumentKind) -> Result<Option<Rule>> {
    match ready_to_issue(record, kind) {
        Ok(()) => Ok(None),
        Err(Error::Invalid(problems)) => Ok(problems.into_iter().next().map(|p| p.rule)),
        Err(other) => Err(other),
    }
}
