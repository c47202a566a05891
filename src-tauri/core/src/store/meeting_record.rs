//! Reads everything about one meeting.

use super::record::{get, list, list_of, list_where};
use crate::{Error, Result, model::*};
use rusqlite::Connection;
use std::collections::BTreeSet;

/// The coalition of the file.
///
/// # Errors
/// `NotFound` when the file has none yet.
pub fn coalition(db: &Connection) -> Result<Stored<CoalitionFields>> {
    list(db)?
        .into_iter()
        .next()
        .ok_or(Error::NotFound { noun: "coalition" })
}

/// Everything about one meeting.
///
/// # Errors
/// `NotFound` when there is no such meeting.
pub fn meeting_record(db: &Connection, id: Id<MeetingFields>) -> Result<MeetingRecord> {
    let meeting = get(db, id)?;
    let at = "meeting";
    let mut agenda_items: Vec<Stored<AgendaItemFields>> = list_of(db, at, id)?;
    agenda_items.sort_by_key(|i| i.fields.number);
    let mut decisions: Vec<Stored<DecisionFields>> = list_of(db, at, id)?;
    decisions.sort_by_key(|d| numbered(&d.fields.number));
    let mut actions: Vec<Stored<ActionFields>> = list_of(db, at, id)?;
    actions.sort_by_key(|a| numbered(&a.fields.number));
    let attendees: Vec<Stored<AttendeeFields>> = list_where(
        db,
        "delegation IN (SELECT id FROM delegation WHERE meeting = :parent)",
        id,
    )?;
    let statements: Vec<Stored<StatementFields>> = list_of(db, at, id)?;
    let mut record = MeetingRecord {
        coalition: coalition(db)?,
        body: get(db, meeting.fields.body)?,
        delegations: list_of(db, at, id)?,
        unnamed_groups: list_of(db, at, id)?,
        stated_counts: list_of(db, at, id)?,
        pledges: list_of(db, at, id)?,
        established: list_of(db, "established_at", id)?,
        instruments: list(db)?,
        signatures: list(db)?,
        roles: list(db)?,
        parties: list(db)?,
        bodies: list(db)?,
        sources: list(db)?,
        persons: Vec::new(),
        agenda_items,
        decisions,
        actions,
        attendees,
        statements,
        meeting,
    };
    record.persons = persons(db, &record)?;
    Ok(record)
}

/// `2.10` after `2.9`.
fn numbered(number: &str) -> (Vec<u64>, String) {
    (
        number
            .split('.')
            .map(|n| n.parse().unwrap_or(u64::MAX))
            .collect(),
        number.to_owned(),
    )
}

fn persons(db: &Connection, record: &MeetingRecord) -> Result<Vec<Stored<PersonFields>>> {
    let named = record.meeting.fields.chair_persons.iter().copied();
    let all: BTreeSet<Id<PersonFields>> = named
        .chain(record.attendees.iter().filter_map(|a| a.fields.person))
        .chain(
            record
                .statements
                .iter()
                .filter_map(|s| s.fields.speaker_person),
        )
        .chain(
            record
                .agenda_items
                .iter()
                .filter_map(|i| i.fields.presenter_person),
        )
        .chain(record.actions.iter().filter_map(|a| a.fields.owner_person))
        .collect();
    all.into_iter().map(|id| get(db, id)).collect()
}
