//! What earlier meetings of a body left open, and what becomes of it at a later one: an action is
//! carried over, or dropped with a reason. None is forgotten.

use crate::api::{meetings::MeetingInput, records::write_record};
use crate::{
    Error, Result,
    model::*,
    session::Session,
    store::{self, Tx},
};
use chrono::NaiveDate;
use serde::Deserialize;

/// An open action that is dropped.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct DropAction {
    /// An open action of an earlier meeting of the body.
    pub action: Id<ActionFields>,
    /// Recorded as the action's outcome; must not be empty.
    pub reason: String,
}

/// What happens at a meeting to actions that earlier meetings left open.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct CarryActions {
    /// The later meeting.
    pub meeting: Id<MeetingFields>,
    /// Actions that are carried over to it.
    pub carry: Vec<Id<ActionFields>>,
    /// Actions that are dropped, each with its reason.
    pub drop: Vec<DropAction>,
}

/// The actions that earlier meetings of the body left open, those carried over to this one too.
///
/// # Errors
/// `NotFound`.
pub fn open_before(session: &mut Session, input: MeetingInput) -> Result<Vec<OpenAction>> {
    let db = session.store()?.read();
    let meeting = store::get(db, input.id)?;
    store::list_open_actions(
        db,
        &store::earlier_meeting_ids(db, meeting.id, &meeting.fields)?,
    )
}

/// Carries actions over to a meeting that is there already, and drops others, as one operation.
///
/// # Errors
/// `Invalid` when one is not open, comes from no earlier meeting of the body, is carried over to
/// this meeting already, or is dropped without a reason; `NotFound`, `ReadOnly`, the disk.
pub fn carry(session: &mut Session, input: CarryActions) -> Result<()> {
    let today = session.now().date_naive();
    let op = session.op("carry action");
    session
        .store_mut()?
        .write(&op, |tx| carry_or_drop(tx, &input, today))
}

/// Does so inside a write under way.
pub(in crate::api) fn carry_or_drop(tx: &Tx, input: &CarryActions, today: NaiveDate) -> Result<()> {
    for (n, id) in input.carry.iter().enumerate() {
        let refused = |error: Error| error.under(&format!("carry.{n}"));
        require_open(tx, *id).map_err(refused)?;
        let fields = CarryOverFields {
            action: *id,
            meeting: input.meeting,
        };
        write_record(tx, Id::of(tx.mint()), 0, fields).map_err(refused)?;
    }
    let meeting = store::get(tx.read(), input.meeting)?;
    for (n, dropped) in input.drop.iter().enumerate() {
        drop_one(tx, &meeting, &input.carry, dropped, today)
            .map_err(|error| error.under(&format!("drop.{n}")))?;
    }
    Ok(())
}

/// The action, as long as somebody owes it.
fn require_open(tx: &Tx, id: Id<ActionFields>) -> Result<Stored<ActionFields>> {
    let action = store::get(tx.read(), id)?;
    if action.fields.state.is_open() {
        Ok(action)
    } else {
        Err(Error::invalid("action", Rule::NotOpen))
    }
}

fn drop_one(
    tx: &Tx,
    meeting: &Stored<MeetingFields>,
    carried: &[Id<ActionFields>],
    dropped: &DropAction,
    today: NaiveDate,
) -> Result<()> {
    let action = require_open(tx, dropped.action)?;
    let origin = action.fields.meeting;
    if origin == meeting.id
        || !meeting
            .fields
            .follows(&store::get(tx.read(), origin)?.fields)
    {
        return Err(Error::invalid("action", Rule::NotEarlier));
    }
    if carried.contains(&action.id) {
        return Err(Error::invalid("action", Rule::OnlyOne));
    }
    if dropped.reason.trim().is_empty() {
        return Err(Error::invalid("reason", Rule::Required));
    }
    let fields = ActionFields {
        state: ActionState::Dropped,
        outcome: Some(dropped.reason.clone()),
        closed_on: Some(DateStated::day(today)),
        ..action.fields
    };
    write_record(tx, action.id, action.revision, fields)
}
