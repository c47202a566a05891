//! Reads everything about one meeting.

use super::{
    earlier_meetings::meetings_of,
    ledger::running_record,
    record::{get, list, list_of, list_where},
};
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
    let column = "meeting";
    let mut agenda_items: Vec<Stored<AgendaItemFields>> = list_of(db, column, id)?;
    agenda_items.sort_by_key(|i| i.fields.number);
    let mut decisions: Vec<Stored<DecisionFields>> = list_of(db, column, id)?;
    decisions.sort_by_key(|d| number_order(&d.fields.number));
    let mut actions: Vec<Stored<ActionFields>> = list_of(db, column, id)?;
    actions.sort_by_key(|a| number_order(&a.fields.number));
    let attendees: Vec<Stored<AttendeeFields>> = list_where(
        db,
        "delegation IN (SELECT id FROM delegation WHERE meeting = :parent)",
        id,
    )?;
    let statements: Vec<Stored<StatementFields>> = list_of(db, column, id)?;
    let (carried, closed) = earlier_actions(db, &meeting)?;
    let listed_actions = [&actions, &carried, &closed].into_iter().flatten();
    let listed_actions: BTreeSet<_> = listed_actions.map(|a| a.id).collect();
    let mut carry_overs: Vec<Stored<CarryOverFields>> = list(db)?;
    let later: BTreeSet<_> = meetings_after(db, &meeting)?.map(|m| m.id).collect();
    carry_overs.retain(|c| {
        listed_actions.contains(&c.fields.action) && !later.contains(&c.fields.meeting)
    });
    let other_decisions = other_decisions(db, &decisions)?;
    let other_actions = [&carried, &closed].into_iter().flatten();
    let items: BTreeSet<_> = other_actions
        .filter_map(|a| a.fields.agenda_item)
        .chain(other_decisions.iter().filter_map(|d| d.fields.agenda_item))
        .collect();
    let other_items = items.into_iter().map(|item| get(db, item));
    let mut record = MeetingRecord {
        other_items: other_items.collect::<Result<_>>()?,
        other_decisions,
        carried,
        closed,
        carry_overs,
        next_meeting: next_meeting(db, &meeting)?,
        documents: list_of(db, column, id)?,
        audiences: list(db)?,
        coalition: coalition(db)?,
        body: get(db, meeting.fields.body)?,
        delegations: list_of(db, column, id)?,
        unnamed_groups: list_of(db, column, id)?,
        stated_counts: list_of(db, column, id)?,
        meeting_documents: list_of(db, column, id)?,
        pledges: list_of(db, column, id)?,
        established: list_of(db, "established_at", id)?,
        instruments: list(db)?,
        signatures: list(db)?,
        roles: list(db)?,
        parties: list(db)?,
        bodies: list(db)?,
        sources: list(db)?,
        persons: Vec::new(),
        running: None,
        rates: None,
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

/// Everything about one meeting, what the running total of its summary is made from, and the rates by
/// which it converts.
///
/// # Errors
/// As [`meeting_record`].
pub fn summary_record(db: &Connection, id: Id<MeetingFields>) -> Result<MeetingRecord> {
    let mut record = meeting_record(db, id)?;
    record.running = Some(running_record(db)?);
    record.rates = paper_rates(db, &record.coalition.fields)?;
    Ok(record)
}

/// The rates by which papers convert; none when they convert nothing.
///
/// # Errors
/// When the file cannot be read.
pub fn paper_rates(db: &Connection, coalition: &CoalitionFields) -> Result<Option<PaperRates>> {
    let Some(set) = coalition.paper_rates else {
        return Ok(None);
    };
    Ok(Some(PaperRates {
        set: get(db, set)?,
        rates: list_of(db, "rate_set", set)?,
    }))
}

/// The body's meetings after this one.
fn meetings_after(
    db: &Connection,
    meeting: &Stored<MeetingFields>,
) -> Result<impl Iterator<Item = Stored<MeetingFields>>> {
    let mut all = meetings_of(db, meeting.fields.body)?.into_iter();
    all.find(|m| m.id == meeting.id);
    Ok(all)
}

/// The one of them that comes next and was not called off.
fn next_meeting(
    db: &Connection,
    meeting: &Stored<MeetingFields>,
) -> Result<Option<Stored<MeetingFields>>> {
    let mut after = meetings_after(db, meeting)?;
    Ok(after.find(|m| m.fields.state != MeetingState::Cancelled))
}

type Actions = Vec<Stored<ActionFields>>;

/// Of the body's earlier meetings: the actions put before this one, and those closed since the last.
fn earlier_actions(db: &Connection, meeting: &Stored<MeetingFields>) -> Result<(Actions, Actions)> {
    let to_here: Vec<Stored<CarryOverFields>> = list_of(db, "meeting", meeting.id)?;
    let carried = to_here.iter().map(|c| get(db, c.fields.action));
    let mut carried: Actions = carried.collect::<Result<_>>()?;
    let before: Vec<Stored<MeetingFields>> = meetings_of(db, meeting.fields.body)?
        .into_iter()
        .take_while(|m| m.id != meeting.id)
        .collect();
    let last = before
        .iter()
        .rev()
        .find(|m| m.fields.state == MeetingState::Held)
        .and_then(|m| m.fields.day());
    let closed_since = |action: &Stored<ActionFields>| {
        let day = action.fields.closed_on.map(DateStated::latest);
        let this_day = meeting.fields.day();
        let ended = !action.fields.state.is_open();
        ended && day.is_some_and(|d| last.is_none_or(|l| d > l) && this_day.is_none_or(|h| d <= h))
    };
    let mut closed = Vec::new();
    for earlier in &before {
        let actions: Actions = list_of(db, "meeting", earlier.id)?;
        closed.extend(actions.into_iter().filter(closed_since));
    }
    carried.retain(|a| closed.iter().all(|c| c.id != a.id));
    for list in [&mut carried, &mut closed] {
        list.sort_by_key(|a| number_order(&a.fields.number));
    }
    Ok((carried, closed))
}

/// Decisions of other meetings that supersede one of these, or that one of these supersedes.
fn other_decisions(
    db: &Connection,
    own: &[Stored<DecisionFields>],
) -> Result<Vec<Stored<DecisionFields>>> {
    let ids: BTreeSet<_> = own.iter().map(|d| d.id).collect();
    let superseding: BTreeSet<_> = own.iter().filter_map(|d| d.fields.superseded_by).collect();
    let mut others: Vec<Stored<DecisionFields>> = list(db)?;
    others.retain(|d| {
        let superseded = d.fields.superseded_by.is_some_and(|by| ids.contains(&by));
        !ids.contains(&d.id) && (superseded || superseding.contains(&d.id))
    });
    others.sort_by_key(|d| number_order(&d.fields.number));
    Ok(others)
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
        .chain(
            [&record.actions, &record.carried, &record.closed]
                .into_iter()
                .flatten()
                .filter_map(|a| a.fields.owner_person),
        )
        .collect();
    all.into_iter().map(|id| get(db, id)).collect()
}
