//! Invitations to a meeting, as files for calendars.

use crate::api::{
    meeting_state::change_state,
    output::{ensure_writable, write},
    records::write_record,
};
use crate::{
    Error, Result,
    exchange::ics::{self, Event},
    model::*,
    session::Session,
    store::{self, Store},
};
use serde::{Deserialize, Serialize};

/// An invitation to write as a calendar file.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(deny_unknown_fields)]
pub struct Invite {
    /// A meeting whose day is known.
    pub meeting: Id<MeetingFields>,
    /// The place to write to: the token that the host's file dialog gave for it.
    pub place: String,
    /// Whether an earlier file of the same kind may be replaced: the person has agreed to that.
    pub replace: bool,
    /// Whether its time may go out without a time zone: the person has said so. Calendars take such a time as
    /// that of whoever reads it, so that nine o'clock is another moment in each capital.
    #[serde(default)]
    pub floating: Option<bool>,
}

/// An invitation that was written.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct InvitationResult {
    /// The calendar file.
    pub file: crate::session::Place,
    /// The iCalendar SEQUENCE: 0 for the first, one more for each update.
    pub sequence: i64,
    /// Whether it invites or cancels.
    pub method: InvitationMethod,
}

/// Writes the invitation to a meeting, or what calls it off when it is cancelled. What went out is
/// recorded, and a planned meeting becomes invited, as one operation with the writing of the file.
///
/// # Errors
/// `Invalid` when the day is not known, the meeting is postponed, or there is nothing to call off; on `zone` with
/// `NoZone` when its time has no time zone and may not go out so; `Exists`, `NotFound`, `ReadOnly`, the disk.
pub fn invite(session: &mut Session, input: Invite) -> Result<InvitationResult> {
    let path = session.place(&input.place)?;
    ensure_writable(session, &path, input.replace)?;
    let op = session.op("invite meeting");
    let db = session.store()?.read();
    let record = store::meeting_record(db, input.meeting)?;
    let persons: Vec<Stored<PersonFields>> = store::list(db)?;
    let (last, removed) = last_invitation(session.store()?, input.meeting)?;
    let (sequence, method) = next_sequence(&record, last.as_ref(), removed)?;
    ensure_complete(&record.meeting.fields, method, input.floating == Some(true))?;
    let event = Event {
        record: &record,
        persons: &persons,
        sequence,
        method,
        sent_at: op.at,
    };
    let calendar = ics::calendar(&event, &session.words);
    let calendar = calendar.ok_or_else(|| Error::invalid("startsOn", Rule::DayUnknown))?;
    let is_new = last.is_none_or(|last| last.fields.sequence != sequence);
    let state = record.meeting.fields.state;
    session.store_mut()?.write(&op, |tx| {
        if is_new {
            let fields = InvitationFields {
                meeting: input.meeting,
                sequence,
                method,
            };
            write_record(tx, Id::of(tx.mint()), 0, fields)?;
        }
        if state == MeetingState::Planned {
            change_state(tx, input.meeting, MeetingState::Invited, None)?;
        }
        write(&path, calendar.as_bytes())
    })?;
    Ok(InvitationResult {
        file: session.add_place(&path),
        sequence,
        method,
    })
}

/// Refuses what a calendar cannot say, at the field that lacks something.
fn ensure_complete(
    meeting: &MeetingFields,
    method: InvitationMethod,
    floating: bool,
) -> Result<()> {
    let unknown = |day: DateStated| ics::exact_day(day).is_none();
    if meeting.starts_on.is_none_or(unknown) {
        return Err(Error::invalid("startsOn", Rule::DayUnknown));
    }
    if meeting.ends_on.is_some_and(unknown) {
        return Err(Error::invalid("endsOn", Rule::DayUnknown));
    }
    let timed = meeting.starts_at.is_some() && meeting.tz().is_none();
    if timed && !floating && method == InvitationMethod::Request {
        return Err(Error::invalid("zone", Rule::NoZone));
    }
    Ok(())
}

/// What would go out to this meeting now; none while nothing can.
pub(in crate::api) fn next_invitation(
    store: &Store,
    record: &MeetingRecord,
) -> Result<Option<InvitationFields>> {
    let (last, removed) = last_invitation(store, record.meeting.id)?;
    let next = next_sequence(record, last.as_ref(), removed).ok();
    Ok(next.map(|(sequence, method)| InvitationFields {
        meeting: record.meeting.id,
        sequence,
        method,
    }))
}

/// What went out last, and whether an item of the agenda was removed since.
fn last_invitation(
    store: &Store,
    meeting: Id<MeetingFields>,
) -> Result<(Option<Stored<InvitationFields>>, bool)> {
    let sent: Vec<Stored<InvitationFields>> = store::list_of(store.read(), "meeting", meeting)?;
    let last = sent.into_iter().max_by_key(|one| one.fields.sequence);
    let removed = match &last {
        Some(last) => store::has_item_removed_since(store.read(), meeting, &last.created_at)?,
        None => false,
    };
    Ok((last, removed))
}

/// The number and the method of what goes out now: the number of the last sending, or one more if
/// the meeting or its agenda was changed since, or an item of that was `removed`.
fn next_sequence(
    record: &MeetingRecord,
    last: Option<&Stored<InvitationFields>>,
    removed: bool,
) -> Result<(i64, InvitationMethod)> {
    let meeting = &record.meeting;
    let method = match meeting.fields.state {
        MeetingState::Cancelled => InvitationMethod::Cancel,
        MeetingState::Postponed => return Err(Error::invalid("state", Rule::Postponed)),
        _ => InvitationMethod::Request,
    };
    let Some(last) = last else {
        if method == InvitationMethod::Cancel {
            return Err(Error::invalid("state", Rule::NeverInvited));
        }
        return Ok((0, method));
    };
    let agenda = record.agenda_items.iter().map(|item| &item.updated_at);
    let newest = agenda.chain([&meeting.updated_at]).max();
    let newer = newest.is_some_and(|newest| *newest > last.created_at);
    let changed = removed || newer || method != last.fields.method;
    Ok((last.fields.sequence + i64::from(changed), method))
}
