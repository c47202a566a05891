//! Another copy of the open file, edited apart: what it would bring, and taking it in.

use super::{
    backups::{self, BackedUp},
    merge_words::Namer,
    prepare::Prepare,
    prepare_pledge::announcement,
    records::keeps_rules,
};
use crate::{
    Error, Result,
    model::*,
    session::Session,
    store::{self, Outcome, Store, Tx},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, path::Path};

/// Which copy, and what was decided so far.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct MergeAsked {
    /// The other copy.
    pub place: String,
    /// Its passphrase; without one, that of the open file is tried.
    pub passphrase: Option<String>,
    /// Decisions about what both copies changed.
    pub choices: Vec<MergeChoice>,
}

/// Something both copies changed, each in its way.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct MergeConflict {
    /// Why somebody has to decide.
    pub kind: ConflictKind,
    /// The kind of record.
    pub noun: String,
    /// Which.
    pub record: String,
    /// Which field; none for the record as a whole.
    pub field: Option<String>,
    /// The record by name.
    pub title: String,
    /// The field by its label.
    pub label: Option<String>,
    /// What stands here, in words.
    pub here: String,
    /// What stands in the other copy.
    pub there: String,
    /// How many records go with this one, or need it.
    pub others: usize,
    /// What was decided; none yet.
    pub taken: Option<Side>,
}

/// One thing that is done, or left, and why.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct MergeLine {
    /// What.
    pub kind: MergedKind,
    /// The kind of record.
    pub noun: String,
    /// Which.
    pub record: String,
    /// The record by name.
    pub title: String,
    /// The fields by their labels.
    pub fields: Vec<String>,
    /// What stands now where that differs from the other copy.
    pub now: Option<String>,
}

/// What a copy brings, or has brought.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Merged {
    /// How many operations this file has seen since the copies parted.
    pub here: i64,
    /// How many the other copy has.
    pub there: i64,
    /// What somebody decides.
    pub conflicts: Vec<MergeConflict>,
    /// What comes, and what does not.
    pub lines: Vec<MergeLine>,
    /// What keeps the copies from becoming one: both hold it, and there can be one only.
    pub blocked: Vec<MergeLine>,
    /// Whether it brings a seal, which nothing takes back.
    pub seals: bool,
    /// The copy of this file from before; none when nothing was written.
    pub safety: Option<BackedUp>,
}

/// Reads the other copy from a private copy of it, and proves that one whole.
fn other(session: &mut Session, path: &Path, asked: &MergeAsked) -> Result<Store> {
    if session.store()?.is_at(&store::whole(path)?) {
        return Err(Error::invalid("place", Rule::SameFile));
    }
    let given = asked.passphrase.as_deref();
    let other = Store::look_at(path, given.or_else(|| session.passphrase()));
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

fn told(session: &Session, outcome: &Outcome, other: &Store) -> Result<Merged> {
    let names = Namer::new(session.store()?, other, &session.words);
    let line = |line: &store::Line| -> Result<MergeLine> {
        let labels = line
            .fields
            .iter()
            .map(|field| names.label(&line.noun, field));
        Ok(MergeLine {
            kind: line.kind,
            noun: line.noun.clone(),
            record: line.record.clone(),
            title: names.title(&line.noun, &line.row)?,
            fields: labels.collect(),
            now: line.now.clone(),
        })
    };
    let lines = |lines: &[store::Line]| lines.iter().map(line).collect::<Result<Vec<_>>>();
    let conflict = |of: &store::Conflict| -> Result<MergeConflict> {
        let field = of.field.as_deref();
        let said = |row| match field {
            Some(field) => names.value(&of.noun, field, row),
            None => names.title(&of.noun, row),
        };
        Ok(MergeConflict {
            kind: of.kind,
            noun: of.noun.clone(),
            record: of.record.clone(),
            field: of.field.clone(),
            title: names.title(&of.noun, &of.here)?,
            label: field.map(|field| names.label(&of.noun, field)),
            here: said(&of.here)?,
            there: said(&of.there)?,
            others: of.others,
            taken: of.taken,
        })
    };
    Ok(Merged {
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

fn rehearsed(session: &mut Session, other: &Store, choices: &[MergeChoice]) -> Result<Outcome> {
    let op = session.op("merge");
    let store = session.store_mut()?;
    store.rehearse(&op, |tx| taken_in(tx, other, choices))
}

/// The pledges that something was done to.
fn pledges_among(outcome: &Outcome) -> BTreeSet<Id<PledgeFields>> {
    let pledge = |line: &store::Line| match line.noun.as_str() {
        PledgeFields::NAME => line.record.parse().ok(),
        PledgeEventFields::NAME => line.row.get("pledge")?.as_str()?.parse().ok(),
        _ => None,
    };
    outcome.lines.iter().filter_map(pledge).collect()
}

/// Takes in the other copy, and brings together what is kept in two places.
fn taken_in(tx: &Tx, other: &Store, choices: &[MergeChoice]) -> Result<Outcome> {
    let outcome = tx.merge(other, choices, keeps_rules)?;
    for id in pledges_among(&outcome) {
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
        if store::sealed_by(tx.read(), line.id)?.is_some() {
            let fields = PledgeFields {
                amount: line.fields.amount,
                announced_on: line.fields.happened_on,
                ..pledge.fields
            };
            tx.put(pledge.id, pledge.revision, &fields)?;
        } else {
            pledge.fields.follow(tx, pledge.id)?;
        }
    }
    Ok(outcome)
}

/// What taking in another copy would do; nothing is written.
///
/// # Errors
/// `Invalid` on `place` when it is no copy of the open file; `Damaged`, `PassphraseNeeded`,
/// `WrongPassphrase` for the copy; `ReadOnly`; an error of the disk.
pub fn preview(session: &mut Session, asked: MergeAsked) -> Result<Merged> {
    let path = session.place(&asked.place)?;
    // A first look reads the file; what is decided is decided of what was shown.
    let kept = session.take_other(&path);
    let other = match kept.filter(|_| !asked.choices.is_empty()) {
        Some(kept) => kept,
        None => other(session, &path, &asked)?,
    };
    let outcome = rehearsed(session, &other, &asked.choices)?;
    let told = told(session, &outcome, &other)?;
    session.keep_other(path, other);
    Ok(told)
}

/// Takes in another copy as one operation, which undo takes back. The open file is backed up first, the
/// other copy stays as it is.
///
/// # Errors
/// As [`preview`]; `Invalid` with `Undecided` while somebody has to decide, with `TwoOfOne` when both
/// hold what there can be one of. Nothing is written then.
pub fn merge(session: &mut Session, asked: MergeAsked) -> Result<Merged> {
    let path = session.place(&asked.place)?;
    // What was shown is what is taken in, whatever became of the file since.
    let other = match session.take_other(&path) {
        Some(kept) => kept,
        None => other(session, &path, &asked)?,
    };
    let outcome = rehearsed(session, &other, &asked.choices)?;
    ready(&outcome)?;
    if outcome.lines.is_empty() && outcome.conflicts.is_empty() {
        return told(session, &outcome, &other);
    }
    let safety = backups::back_up(session, super::Nothing {})?;
    let op = session.op(other.merge_name()?);
    let outcome = session.store_mut()?.write(&op, |tx| {
        let outcome = taken_in(tx, &other, &asked.choices)?;
        ready(&outcome).map(|()| outcome)
    })?;
    let told = told(session, &outcome, &other)?;
    Ok(Merged {
        safety: Some(safety),
        ..told
    })
}

fn ready(outcome: &Outcome) -> Result<()> {
    match (outcome.blocked.len(), outcome.undecided()) {
        (0, 0) => Ok(()),
        (0, count) => Err(Error::invalid("choices", Rule::Undecided { count })),
        (count, _) => Err(Error::invalid("place", Rule::TwoOfOne { count })),
    }
}
