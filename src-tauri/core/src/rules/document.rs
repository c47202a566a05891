//! What a plain save may do to a document and its corrections: fill a draft, and nothing of its life.
//! Version, symbol and what it changes are given by the record; every step has a command of its own.

use super::{RecordHooks, Records, symbol::summary_symbol};
use crate::{Error, Result, model::*};

fn refuse<T>(field: &str, rule: Rule) -> Result<T> {
    let field = field.into();
    Err(Error::Invalid(vec![Problem { field, rule }]))
}

impl RecordHooks for DocumentFields {
    fn before_save(&mut self, records: &impl Records, id: Id<Self>) -> Result<()> {
        let Some(old) = records.find(id)? else {
            return begin(self, records);
        };
        let editable = Self {
            symbol: self.symbol.clone(),
            language: self.language.clone(),
            dated_on: self.dated_on,
            comments_to: self.comments_to.clone(),
            sign_off: self.sign_off,
            text: self.text.clone(),
            audience: self.audience,
            ..old.fields.clone()
        };
        if editable != *self {
            refuse("state", Rule::NotThisStep)
        } else if *self != old.fields && old.fields.state != DocumentState::Draft {
            refuse("state", Rule::NotADraft)
        } else {
            Ok(())
        }
    }

    fn before_remove(&self, _: &impl Records) -> Result<()> {
        if self.has_gone_out() {
            return refuse("", Rule::WentOut);
        }
        Ok(())
    }
}

/// A new document begins as a draft; the one that it takes up is found, and its number follows.
fn begin(new: &mut DocumentFields, records: &impl Records) -> Result<()> {
    let bare = DocumentFields {
        meeting: new.meeting,
        kind: new.kind,
        version: new.version,
        changes: new.changes,
        symbol: new.symbol.clone(),
        language: new.language.clone(),
        dated_on: new.dated_on,
        comments_to: new.comments_to.clone(),
        sign_off: new.sign_off,
        audience: new.audience,
        text: new.text.clone(),
        ..Default::default()
    };
    if *new != bare {
        return refuse("state", Rule::NotThisStep);
    }
    let all: Vec<Stored<DocumentFields>> = records.list_of("meeting", new.meeting)?;
    let newest = |kind| {
        let of = all.iter().filter(move |d| d.fields.kind == kind);
        of.max_by_key(|d| d.fields.version)
    };
    let (before, summary) = (newest(new.kind), newest(DocumentKind::Summary));
    let ended = match new.kind {
        DocumentKind::Summary => DocumentState::Revised,
        _ => DocumentState::Issued,
    };
    if before.is_some_and(|b| b.fields.state != ended) {
        return refuse("kind", Rule::OneAtATime);
    }
    new.changes = match new.kind {
        DocumentKind::Summary => before.map(|b| b.id),
        _ => match summary.filter(|s| s.fields.state.is_sealed()) {
            Some(issued) => Some(issued.id),
            None => return refuse("changes", Rule::NotIssued),
        },
    };
    let first = i64::from(new.kind != DocumentKind::Summary);
    new.version = before.map_or(first, |b| b.fields.version.saturating_add(1));
    fill_symbol(new, records)
}

/// Gives a document without a symbol the one that its pattern makes, when all of it is known.
///
/// # Errors
/// When the file cannot be read.
pub fn fill_symbol(document: &mut DocumentFields, records: &impl Records) -> Result<()> {
    let typed = document.symbol.as_ref().map(|s| s.trim().to_owned());
    document.symbol = typed.filter(|s| !s.is_empty());
    if document.symbol.is_some() {
        return Ok(());
    }
    let changed = match document.changes {
        Some(changed) => Some(records.get(changed)?.fields),
        None => None,
    };
    let base = match (
        document.kind,
        changed.and_then(|c| Some((c.version, c.symbol?))),
    ) {
        // A symbol that was typed goes on through the versions.
        (DocumentKind::Summary, Some((before, symbol))) => {
            let suffix = DocumentKind::Summary.suffix(before);
            let bare = suffix.and_then(|s| symbol.strip_suffix(&format!("/{s}")));
            Some(bare.map_or_else(|| symbol.clone(), str::to_owned))
        }
        (DocumentKind::Corrigendum | DocumentKind::Addendum, changed) => changed.map(|c| c.1),
        (DocumentKind::Summary, None) => {
            let meeting = records.get(document.meeting)?.fields;
            let body = records.get(meeting.body)?.fields;
            let coalition = records.coalition()?;
            summary_symbol(&coalition, &body, &meeting).ok()
        }
    };
    let suffix = document.kind.suffix(document.version);
    document.symbol = base.map(|base| match suffix {
        Some(suffix) => format!("{base}/{suffix}"),
        None => base,
    });
    Ok(())
}

/// The corrigendum that a correction is of, while it may be written.
fn ensure_open_corrigendum(correction: &CorrectionFields, records: &impl Records) -> Result<()> {
    let document = records.get(correction.document)?.fields;
    match (document.kind, document.state) {
        (DocumentKind::Corrigendum, DocumentState::Draft) => Ok(()),
        // What is sealed says so itself.
        (DocumentKind::Corrigendum, state) if state.is_sealed() => Ok(()),
        (DocumentKind::Corrigendum, _) => refuse("document", Rule::NotADraft),
        _ => refuse("document", Rule::Missing),
    }
}

impl RecordHooks for CorrectionFields {
    fn before_save(&mut self, records: &impl Records, _: Id<Self>) -> Result<()> {
        ensure_open_corrigendum(self, records)
    }
    fn before_remove(&self, records: &impl Records) -> Result<()> {
        ensure_open_corrigendum(self, records)
    }
}
