//! What becomes of a meeting: it is invited to, held, postponed or cancelled.

use crate::api::records::write_record;
use crate::{Result, model::*, session::Session, store};
use serde::Deserialize;

/// A change of a meeting's state.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct StepMeeting {
    /// The meeting to change.
    pub meeting: Id<MeetingFields>,
    /// The new state, one that may follow the present one.
    pub state: MeetingState,
    /// Recorded for a meeting that is postponed or cancelled; ignored otherwise.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Takes a meeting to another state. When it becomes invited, so do the delegations of which
/// nothing else is known.
///
/// # Errors
/// `Invalid` when a meeting does not go from its state to that one; `NotFound`, `ReadOnly`, the disk.
pub fn step(session: &mut Session, input: StepMeeting) -> Result<Stored<MeetingFields>> {
    let op = session.op("step meeting");
    let store = session.store_mut()?;
    store.write(&op, |tx| {
        change_state(tx, input.meeting, input.state, input.reason)
    })?;
    store::get(session.store()?.read(), input.meeting)
}

/// Takes a meeting to another state inside a write under way.
pub(in crate::api) fn change_state(
    tx: &store::Tx,
    meeting: Id<MeetingFields>,
    state: MeetingState,
    reason: Option<String>,
) -> Result<()> {
    let now = store::get(tx.read(), meeting)?;
    let fields = MeetingFields {
        state,
        state_reason: reason.filter(|_| state.is_called_off()),
        ..now.fields
    };
    write_record(tx, now.id, now.revision, fields)?;
    if state != MeetingState::Invited {
        return Ok(());
    }
    let all: Vec<Stored<DelegationFields>> = store::list_of(tx.read(), "meeting", now.id)?;
    for one in all {
        if one.fields.presence == Presence::Unknown {
            let presence = Presence::Invited;
            let fields = DelegationFields {
                presence,
                ..one.fields
            };
            write_record(tx, one.id, one.revision, fields)?;
        }
    }
    Ok(())
}
