//! Merges another copy of the open file that was edited independently: the preview, and the merge.

use crate::api::{
    backups::{self, BackupResult},
    describe::RecordDescriber,
    records::{keeps_rules, write_announcement},
};
use crate::{
    Error, Result,
    model::*,
    rules::{RecordHooks, pledge::announcement},
    session::Session,
    store::{self, MergeOutcome, Store, Tx},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, path::Path};

/// Another copy of the open file, and the decisions made so far.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct MergeRequest {
    /// The other copy: the token that the host's file dialog gave for it.
    pub place: String,
    /// Its passphrase; without one, that of the open file is tried.
    pub passphrase: Option<String>,
    /// Decisions on conflicts; empty on the first preview.
    pub choices: Vec<MergeChoice>,
}

/// A record or field that both copies changed differently.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct MergeConflict {
    /// What kind of conflict it is.
    pub kind: ConflictKind,
    /// The noun of the record.
    pub noun: String,
    /// The id of the record.
    pub record: String,
    /// The field in conflict; none for the record as a whole.
    pub field: Option<String>,
    /// The record by name.
    pub title: String,
    /// The label of the field, as the forms have it.
    pub label: Option<String>,
    /// The value in this file, in words.
    pub here: String,
    /// The value in the other copy, in words.
    pub there: String,
    /// How many further records depend on the decision.
    pub others: usize,
    /// The side decided for; none while undecided.
    pub taken: Option<Side>,
}

/// One change that the merge makes or does not make.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct MergeLine {
    /// Whether the record is added, changed, removed or left, and why.
    pub kind: MergedKind,
    /// The noun of the record.
    pub noun: String,
    /// The id of the record.
    pub record: String,
    /// The record by name.
    pub title: String,
    /// The labels of the fields concerned.
    pub fields: Vec<String>,
    /// The value after the merge where it differs from the other copy's.
    pub now: Option<String>,
}

/// The result of a merge, or of its preview.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct MergeResult {
    /// How many operations this file has had since the common ancestor.
    pub here: i64,
    /// How many the other copy has had since.
    pub there: i64,
    /// What a person must decide; decided conflicts included.
    pub conflicts: Vec<MergeConflict>,
    /// What is merged, and what is not.
    pub lines: Vec<MergeLine>,
    /// What prevents the merge: records of which only one may exist and both copies hold their own.
    pub blocked: Vec<MergeLine>,
    /// Whether the other copy brings a seal, which undo cannot reverse.
    pub seals: bool,
    /// The backup made before; none when nothing was written.
    pub safety: Option<BackupResult>,
}

/// Opens a private copy of the other copy, and verifies it.
fn open_copy(session: &mut Session, path: &Path, asked: &MergeRequest) -> Result<Store> {
    if session.store()?.is_at(&store::canonical_path(path)?) {
        return Err(Error::invalid("place", Rule::SameFile));
    }
    let given = asked.passphrase.as_deref();
    let other = Store::open_private_copy(path, given.or_else(|| session.passphrase()));
    // Nobody has typed a wrong one yet.
    let other = other.map_err(|error| match error {
        Error::WrongPassphrase if given.is_none() => Error::PassphraseNeeded,
        other => other,
    })?;
    let (check, chain) = (other.check()?, other.verify()?);
    if check.whole && chain.whole {
        return Ok(other);
    }
    let found = [check.details(), chain.strays].concat().join("; ");
    let detail = format!("{}: {found}", path.display());
    Err(Error::Damaged { detail })
}

fn describe_outcome(
    session: &Session,
    outcome: &MergeOutcome,
    other: &Store,
) -> Result<MergeResult> {
    let describer = RecordDescriber::new(session.store()?, other, &session.words);
    let line = |line: &store::OutcomeLine| -> Result<MergeLine> {
        let labels = line
            .fields
            .iter()
            .map(|field| describer.label(&line.noun, field));
        Ok(MergeLine {
            kind: line.kind,
            noun: line.noun.clone(),
            record: line.record.clone(),
            title: describer.title(&line.noun, &line.row)?,
            fields: labels.collect(),
            now: line.now.clone(),
        })
    };
    let lines = |lines: &[store::OutcomeLine]| lines.iter().map(line).collect::<Result<Vec<_>>>();
    let conflict = |of: &store::Conflict| -> Result<MergeConflict> {
        let field = of.field.as_deref();
        let said = |row| match field {
            Some(field) => describer.format_field(&of.noun, field, row),
            None => describer.title(&of.noun, row),
        };
        Ok(MergeConflict {
            kind: of.kind,
            noun: of.noun.clone(),
            record: of.record.clone(),
            field: of.field.clone(),
            title: describer.title(&of.noun, &of.here)?,
            label: field.map(|field| describer.label(&of.noun, field)),
            here: said(&of.here)?,
            there: said(&of.there)?,
            others: of.others,
            taken: of.choice,
        })
    };
    Ok(MergeResult {
        here: outcome.here,
        there: outcome.there,
        conflicts: outcome
            .conflicts
            .iter()
            .map(conflict)
            .collect::<Result<_>>()?,
        lines: lines(&outcome.lines)?,
        blocked: lines(&outcome.blocked)?,
        seals: outcome.seals > 0,
        safety: None,
    })
}

fn rehearse(session: &mut Session, other: &Store, choices: &[MergeChoice]) -> Result<MergeOutcome> {
    let op = session.op("merge");
    let store = session.store_mut()?;
    store.dry_run(&op, |tx| apply_merge(tx, other, choices))
}

/// The pledges that the merge changes, themselves or by their ledgers.
fn touched_pledges(outcome: &MergeOutcome) -> BTreeSet<Id<PledgeFields>> {
    let pledge = |line: &store::OutcomeLine| match line.noun.as_str() {
        PledgeFields::NAME => line.record.parse().ok(),
        PledgeEventFields::NAME => line.row.get("pledge")?.as_str()?.parse().ok(),
        _ => None,
    };
    outcome.lines.iter().filter_map(pledge).collect()
}

/// Merges the other copy, and aligns pledges with their announcement lines, which hold the same amount and date.
fn apply_merge(tx: &Tx, other: &Store, choices: &[MergeChoice]) -> Result<MergeOutcome> {
    let outcome = tx.merge(other, choices, keeps_rules)?;
    for id in touched_pledges(&outcome) {
        let Some(pledge) = store::find(tx.read(), id)? else {
            continue;
        };
        let Some(line) = announcement(tx, pledge.id)? else {
            continue;
        };
        let said = (&pledge.fields.amount, pledge.fields.announced_on);
        if said == (&line.fields.amount, line.fields.happened_on) {
            continue;
        }
        if store::find_sealing_document(tx.read(), line.id)?.is_some() {
            let fields = PledgeFields {
                amount: line.fields.amount,
                announced_on: line.fields.happened_on,
                ..pledge.fields
            };
            tx.save(pledge.id, pledge.revision, &fields)?;
        } else {
            write_announcement(tx, pledge.fields.after_save(tx, pledge.id)?)?;
        }
    }
    Ok(outcome)
}

/// Previews a merge; nothing is written.
///
/// # Errors
/// `Invalid` on `place` when it is no copy of the open file; `Damaged`, `PassphraseNeeded`,
/// `WrongPassphrase` for the copy; `ReadOnly`; an error of the disk.
pub fn preview(session: &mut Session, asked: MergeRequest) -> Result<MergeResult> {
    let path = session.place(&asked.place)?;
    // The first preview reads the file; decisions refer to what was shown then.
    let kept = session.take_merge_copy(&path);
    let other = match kept.filter(|_| !asked.choices.is_empty()) {
        Some(kept) => kept,
        None => open_copy(session, &path, &asked)?,
    };
    let outcome = rehearse(session, &other, &asked.choices)?;
    let merged = describe_outcome(session, &outcome, &other)?;
    session.keep_merge_copy(path, other);
    Ok(merged)
}

/// Merges another copy as one operation, which undo reverses. The open file is backed up first, the
/// other copy stays as it is.
///
/// # Errors
/// As [`preview`]; `Invalid` with `Undecided` while somebody has to decide, with `TwoOfOne` when both
/// hold what there can be one of. Nothing is written then.
pub fn merge(session: &mut Session, asked: MergeRequest) -> Result<MergeResult> {
    let path = session.place(&asked.place)?;
    // What was shown is what is merged, even if the file has changed since.
    let other = match session.take_merge_copy(&path) {
        Some(kept) => kept,
        None => open_copy(session, &path, &asked)?,
    };
    let outcome = rehearse(session, &other, &asked.choices)?;
    ensure_decided(&outcome)?;
    if outcome.lines.is_empty() && outcome.conflicts.is_empty() {
        return describe_outcome(session, &outcome, &other);
    }
    let safety = backups::back_up(session, crate::api::NoInput {})?;
    let op = session.op(other.merge_operation_name()?);
    let outcome = session.store_mut()?.write(&op, |tx| {
        let outcome = apply_merge(tx, &other, &asked.choices)?;
        ensure_decided(&outcome).map(|()| outcome)
    })?;
    let merged = describe_outcome(session, &outcome, &other)?;
    Ok(MergeResult {
        safety: Some(safety),
        ..merged
    })
}

fn ensure_decided(outcome: &MergeOutcome) -> Result<()> {
    match (outcome.blocked.len(), outcome.undecided()) {
        (0, 0) => Ok(()),
        (0, count) => Err(Error::invalid("choices", Rule::Undecided { count })),
        (count, _) => Err(Error::invalid("place", Rule::TwoOfOne { count })),
    }
}
