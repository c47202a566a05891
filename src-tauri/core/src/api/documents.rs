//! The papers of a meeting: what may be done next with each, and what its commands are given.

use super::{
    accepted::{self, AcceptedComment},
    meetings::OfMeeting,
};
use crate::{Error, Result, checks, model::*, session::Session, store};
use serde::{Deserialize, Serialize};

/// A document as stored.
pub type Row = Stored<DocumentFields>;

/// A document.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct OfDocument {
    /// Which.
    pub document: Id<DocumentFields>,
}

/// A summary to begin.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// Of which meeting.
    pub meeting: Id<MeetingFields>,
    /// Its symbol; none for the one that the coalition's pattern makes.
    pub symbol: Option<String>,
    /// For whom.
    pub audience: Option<Id<AudienceFields>>,
}

/// A document to send round for comments.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Circulate {
    /// Which.
    pub document: Id<DocumentFields>,
    /// Until when comments are taken.
    pub comments_by: Moment,
}

/// A document to put under silence.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct Silence {
    /// Which.
    pub document: Id<DocumentFields>,
    /// The last moment of the silence.
    pub until: Moment,
}

/// A silence that somebody broke.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct Break {
    /// Of which document.
    pub document: Id<DocumentFields>,
    /// Who broke it.
    pub party: Id<PartyFields>,
    /// What they said; becomes a comment of theirs.
    pub text: Option<String>,
}

/// A document to approve.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Approve {
    /// Which.
    pub document: Id<DocumentFields>,
    /// Somebody says that all have agreed, so that no silence need end first.
    pub all_agreed: bool,
}

/// A corrigendum or an addendum to begin.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct Correct {
    /// The issued summary that it changes.
    pub changes: Id<DocumentFields>,
    /// `corrigendum` or `addendum`.
    pub kind: DocumentKind,
}

/// A step that follows from where a document stands.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct NextStep {
    /// Which.
    pub step: DocumentStep,
    /// What stands in its way; none when it can be taken.
    pub why: Option<Rule>,
}

/// A document with what hangs on it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct DocumentRow {
    /// The document.
    pub document: Row,
    /// The corrections of a corrigendum.
    pub corrections: Vec<Stored<CorrectionFields>>,
    /// What was said of it.
    pub comments: Vec<Stored<CommentFields>>,
    /// What may be done next.
    pub steps: Vec<NextStep>,
    /// The comments on it and on the versions before it that were accepted, while it is not issued.
    pub accepted: Vec<AcceptedComment>,
    /// Whether the record changed since the last step, which its paper does not show.
    pub changed_since: bool,
}

/// The papers of a meeting, and where each stands.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Documents {
    /// In the order they were made.
    pub documents: Vec<DocumentRow>,
    /// The symbol that a new summary gets; none when a part of it is not known.
    pub symbol: Option<String>,
    /// What is not known of that symbol.
    pub missing: Vec<SymbolPart>,
    /// The document that sealed the meeting.
    pub sealed: Option<String>,
    /// Now, UTC, ISO 8601: deadlines are told from it.
    pub now: String,
}

/// The papers of a meeting, and what may be done next with each.
///
/// # Errors
/// `NotFound`.
pub fn page(session: &mut Session, input: OfMeeting) -> Result<Documents> {
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
        let around = Around {
            now,
            corrections: corrections.len(),
            agreed: false,
        };
        let mut steps = Vec::new();
        for step in document.fields.steps() {
            let mut why = document.fields.obstacle(step, around);
            if step == DocumentStep::Seal {
                why = why.or(not_ready(&record, document.fields.kind)?);
            }
            steps.push(NextStep { step, why });
        }
        documents.push(DocumentRow {
            comments: store::list_of(db, "document", document.id)?,
            accepted: accepted::of(session.store()?, document, &session.words)?,
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
        sealed: store::sealed_by(db, input.id)?,
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
    problems.when(!held, "meeting", Rule::NotHeld);
    let errors = checks::check(record)
        .into_iter()
        .filter(|finding| finding.grade == Grade::Error)
        .count();
    problems.when(held && errors > 0, "", Rule::ErrorsLeft { count: errors });
    problems.into_result().map_err(Error::Invalid)
}

fn not_ready(record: &MeetingRecord, kind: DocumentKind) -> Result<Option<Rule>> {
    match ready_to_issue(record, kind) {
        Ok(()) => Ok(None),
        Err(Error::Invalid(problems)) => Ok(problems.into_iter().next().map(|p| p.rule)),
        Err(other) => Err(other),
    }
}
