//! What came before a meeting: the body's earlier meetings, and the actions they left open.

use crate::store::{
    field::{Field, query_rows},
    record::{get, list_ids, list_that},
};
use crate::{Result, model::*};
use chrono::NaiveDate;
use rusqlite::{Connection, named_params};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

/// When a meeting of a body is or was: what the order of its meetings depends on.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct MeetingTime {
    pub id: Id<MeetingFields>,
    starts_on: Option<DateStated>,
    ordinal: Option<i64>,
    pub state: MeetingState,
}

impl MeetingTime {
    /// As [`MeetingFields::day`].
    pub(in crate::store) fn day(&self) -> Option<NaiveDate> {
        self.starts_on.map(DateStated::latest)
    }
}

/// The meetings of one body by date; meetings without a date come last.
pub(in crate::store) fn meeting_times(
    db: &Connection,
    body: Id<BodyFields>,
) -> Result<Vec<MeetingTime>> {
    let mut statement =
        db.prepare_cached("SELECT id, starts_on, ordinal, state FROM meeting WHERE body = :body")?;
    let named = named_params! { ":body": body.to_string() };
    let mut all: Vec<MeetingTime> = query_rows(&mut statement, named, |row| {
        Ok(MeetingTime {
            id: Field::read(row, "id")?,
            starts_on: Field::read(row, "starts_on")?,
            ordinal: Field::read(row, "ordinal")?,
            state: Field::read(row, "state")?,
        })
    })?;
    all.sort_by_key(|m| (m.day().is_none(), m.day(), m.ordinal, m.id));
    Ok(all)
}

/// The ids of the meetings of the body before this one, by date; of all others while this one has no date yet.
///
/// # Errors
/// When the file cannot be read.
pub fn earlier_meeting_ids(
    db: &Connection,
    id: Id<MeetingFields>,
    fields: &MeetingFields,
) -> Result<Vec<Id<MeetingFields>>> {
    let day = fields.day();
    let mut all = meeting_times(db, fields.body)?;
    all.retain(|m| m.id != id && day.is_none_or(|now| m.day().is_some_and(|then| then <= now)));
    Ok(all.into_iter().map(|m| m.id).collect())
}

/// The meetings of the body before this one, by date; all others while this one has no date yet.
///
/// # Errors
/// When the file cannot be read.
pub fn earlier_meetings(
    db: &Connection,
    id: Id<MeetingFields>,
    fields: &MeetingFields,
) -> Result<Vec<Stored<MeetingFields>>> {
    let ids = earlier_meeting_ids(db, id, fields)?;
    let read: Vec<Stored<MeetingFields>> = list_ids(db, ids.iter().copied())?;
    let mut read: HashMap<_, _> = read.into_iter().map(|m| (m.id, m)).collect();
    Ok(ids.iter().filter_map(|id| read.remove(id)).collect())
}

/// The newest meetings, so many, by the days they begin on.
///
/// # Errors
/// When the file cannot be read.
pub fn newest_meetings(db: &Connection, most: usize) -> Result<Vec<Stored<MeetingFields>>> {
    let mut statement = db.prepare_cached("SELECT id, starts_on FROM meeting ORDER BY id")?;
    let mut days: Vec<(Id<MeetingFields>, Option<DateStated>)> =
        query_rows(&mut statement, [], |row| {
            Ok((Field::read(row, "id")?, Field::read(row, "starts_on")?))
        })?;
    days.sort_by_key(|(_, starts_on)| Reverse(starts_on.map(DateStated::order)));
    let newest = days.into_iter().take(most);
    newest.map(|(id, _)| get(db, id)).collect()
}

/// Every open action, in order of creation.
///
/// # Errors
/// When the file cannot be read.
pub fn open_actions(db: &Connection) -> Result<Vec<Stored<ActionFields>>> {
    list_that(db, &is_open(), [])
}

/// That an action is open, in the words of the index of open actions.
pub(in crate::store) fn is_open() -> String {
    let open = ActionState::ALL.iter().filter(|state| state.is_open());
    let open: Vec<_> = open.map(|state| format!("'{}'", state.word())).collect();
    format!("state IN ({})", open.join(", "))
}

/// The open actions of these meetings, in their order, and how often each was carried over.
///
/// # Errors
/// When the file cannot be read.
pub fn list_open_actions(
    db: &Connection,
    meetings: &[Id<MeetingFields>],
) -> Result<Vec<OpenAction>> {
    let order: HashMap<_, usize> = meetings.iter().copied().zip(0..).collect();
    let mut open = open_actions(db)?;
    open.retain(|action| order.contains_key(&action.fields.meeting));
    open.sort_by_key(|action| order.get(&action.fields.meeting).copied());
    let mut statement = db.prepare_cached(
        "SELECT action, count(*) AS number FROM carry_over
         WHERE action IN (SELECT value FROM json_each(:actions)) GROUP BY action",
    )?;
    let ids: Vec<_> = open.iter().map(|action| action.id).collect();
    let named = named_params! { ":actions": serde_json::json!(ids).to_string() };
    let carried: BTreeMap<Id<ActionFields>, usize> = query_rows(&mut statement, named, |row| {
        let number: i64 = Field::read(row, "number")?;
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        Ok((Field::read(row, "action")?, number))
    })?;
    let open = open.into_iter().map(|action| OpenAction {
        carried: carried.get(&action.id).copied().unwrap_or(0),
        action,
    });
    Ok(open.collect())
}
