//! Reads everything about one meeting.

use crate::store::{
    coalition::coalition,
    earlier_meetings::{MeetingTime, meeting_times},
    field::{Field, query_rows},
    ledger::running_record,
    record::{get, list, list_ids, list_of, list_where},
};
use crate::{Result, model::*};
use chrono::NaiveDate;
use rusqlite::{Connection, named_params};
use std::collections::BTreeSet;

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
    let times = meeting_times(db, meeting.fields.body)?;
    let (carried, closed) = earlier_actions(db, &meeting, &times)?;
    let listed_actions = [&actions, &carried, &closed].into_iter().flatten();
    let listed_actions: Vec<_> = listed_actions.map(|a| a.id).collect();
    let of_these = "action IN (SELECT value FROM json_each(:parent))";
    let mut carry_overs: Vec<Stored<CarryOverFields>> =
        list_where(db, of_these, serde_json::json!(listed_actions))?;
    let after: Vec<_> = times.iter().skip_while(|m| m.id != id).skip(1).collect();
    carry_overs.retain(|c| after.iter().all(|later| later.id != c.fields.meeting));
    let next = after.iter().find(|m| m.state != MeetingState::Cancelled);
    let other_decisions = other_decisions(db, &decisions)?;
    let other_actions = [&carried, &closed].into_iter().flatten();
    let items = other_actions
        .filter_map(|a| a.fields.agenda_item)
        .chain(other_decisions.iter().filter_map(|d| d.fields.agenda_item));
    let mut record = MeetingRecord {
        other_items: list_ids(db, items)?,
        other_decisions,
        carried,
        closed,
        carry_overs,
        next_meeting: next.map(|m| get(db, m.id)).transpose()?,
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
        sources: Vec::new(),
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
    record.sources = sources(db, &record)?;
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

type Actions = Vec<Stored<ActionFields>>;

/// Of the body's earlier meetings: the actions put before this one, and those closed since the last.
fn earlier_actions(
    db: &Connection,
    meeting: &Stored<MeetingFields>,
    times: &[MeetingTime],
) -> Result<(Actions, Actions)> {
    let to_here: Vec<Stored<CarryOverFields>> = list_of(db, "meeting", meeting.id)?;
    let mut carried: Actions = list_ids(db, to_here.iter().map(|c| c.fields.action))?;
    let before = times.iter().take_while(|m| m.id != meeting.id);
    let before: Vec<&MeetingTime> = before.collect();
    let mut held = before.iter().rev();
    let last = held.find(|m| m.state == MeetingState::Held);
    let last = last.and_then(|m| m.day());
    let this_day = meeting.fields.day();
    let closed_since =
        |day: NaiveDate| last.is_none_or(|l| day > l) && this_day.is_none_or(|h| day <= h);
    let before: BTreeSet<_> = before.into_iter().map(|m| m.id).collect();
    let closings = closings(db, meeting.fields.body)?.into_iter();
    let since = closings.filter(|c| before.contains(&c.meeting) && closed_since(c.on.latest()));
    let mut closed: Actions = list_ids(db, since.map(|c| c.action))?;
    closed.retain(|action| !action.fields.state.is_open());
    carried.retain(|a| closed.iter().all(|c| c.id != a.id));
    for list in [&mut carried, &mut closed] {
        list.sort_by_key(|a| number_order(&a.fields.number));
    }
    Ok((carried, closed))
}

/// An action with the day on which it was closed.
struct Closing {
    action: Id<ActionFields>,
    meeting: Id<MeetingFields>,
    on: DateStated,
}

/// The actions of a body's meetings that were closed on a known date.
fn closings(db: &Connection, body: Id<BodyFields>) -> Result<Vec<Closing>> {
    let mut statement = db.prepare_cached(
        "SELECT id, meeting, closed_on FROM action WHERE closed_on IS NOT NULL
         AND meeting IN (SELECT id FROM meeting WHERE body = :body)",
    )?;
    let named = named_params! { ":body": body.to_string() };
    Ok(query_rows(&mut statement, named, |row| {
        Ok(Closing {
            action: Field::read(row, "id")?,
            meeting: Field::read(row, "meeting")?,
            on: Field::read(row, "closed_on")?,
        })
    })?)
}

/// Decisions of other meetings that supersede one of these, or that one of these supersedes.
fn other_decisions(
    db: &Connection,
    own: &[Stored<DecisionFields>],
) -> Result<Vec<Stored<DecisionFields>>> {
    let ids: BTreeSet<_> = own.iter().map(|d| d.id).collect();
    let superseding: BTreeSet<_> = own.iter().filter_map(|d| d.fields.superseded_by).collect();
    let named = serde_json::json!({ "own": ids, "superseding": superseding }).to_string();
    let mut others: Vec<Stored<DecisionFields>> = list_where(
        db,
        "(superseded_by IN (SELECT value FROM json_each(:parent, '$.own'))
          OR id IN (SELECT value FROM json_each(:parent, '$.superseding')))",
        named,
    )?;
    others.retain(|d| !ids.contains(&d.id));
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
    list_ids(db, all.into_iter())
}

/// The sources that anything in the record rests on.
fn sources(db: &Connection, record: &MeetingRecord) -> Result<Vec<Stored<SourceFields>>> {
    fn ids<F>(records: &[Stored<F>]) -> impl Iterator<Item = String> {
        records.iter().map(|record| record.id.to_string())
    }
    let own = [
        record.meeting.id.to_string(),
        record.coalition.id.to_string(),
        record.body.id.to_string(),
    ];
    let outcomes = ids(&record.decisions)
        .chain(ids(&record.other_decisions))
        .chain(ids(&record.actions))
        .chain(ids(&record.carried))
        .chain(ids(&record.closed));
    let presence = ids(&record.delegations)
        .chain(ids(&record.unnamed_groups))
        .chain(ids(&record.stated_counts))
        .chain(ids(&record.persons));
    let membership = ids(&record.instruments)
        .chain(ids(&record.signatures))
        .chain(ids(&record.roles))
        .chain(ids(&record.established));
    let owners: Vec<String> = own
        .into_iter()
        .chain(outcomes)
        .chain(presence)
        .chain(membership)
        .chain(ids(&record.agenda_items))
        .chain(ids(&record.other_items))
        .chain(ids(&record.statements))
        .chain(ids(&record.pledges))
        .chain(ids(&record.meeting_documents))
        .collect();
    list_where(
        db,
        "id IN (SELECT target FROM citation WHERE owner IN (SELECT value FROM json_each(:parent)))",
        serde_json::json!(owners),
    )
}
