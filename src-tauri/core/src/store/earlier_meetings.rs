//! What came before a meeting: the body's earlier meetings, and the actions they left open.

use super::record::{list, list_of};
use crate::{Result, model::*};
use rusqlite::Connection;

/// The meetings of one body by date; meetings without a date come last.
pub(super) fn meetings_of(
    db: &Connection,
    body: Id<BodyFields>,
) -> Result<Vec<Stored<MeetingFields>>> {
    let mut all: Vec<Stored<MeetingFields>> = list_of(db, "body", body)?;
    all.sort_by_key(|m| {
        (
            m.fields.day().is_none(),
            m.fields.day(),
            m.fields.ordinal,
            m.id,
        )
    });
    Ok(all)
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
    let mut all = meetings_of(db, fields.body)?;
    let undated = fields.day().is_none();
    all.retain(|m| m.id != id && (undated || fields.follows(&m.fields)));
    Ok(all)
}

/// The open actions of these meetings, and how often each was carried over.
///
/// # Errors
/// When the file cannot be read.
pub fn list_open_actions(
    db: &Connection,
    meetings: &[Stored<MeetingFields>],
) -> Result<Vec<OpenAction>> {
    let carry_overs: Vec<Stored<CarryOverFields>> = list(db)?;
    let mut found = Vec::new();
    for meeting in meetings {
        let actions: Vec<Stored<ActionFields>> = list_of(db, "meeting", meeting.id)?;
        let open = actions.into_iter().filter(|a| a.fields.state.is_open());
        found.extend(open.map(|action| {
            OpenAction {
                carried: carry_overs
                    .iter()
                    .filter(|c| c.fields.action == action.id)
                    .count(),
                action,
            }
        }));
    }
    Ok(found)
}
