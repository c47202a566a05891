//! Who is at a meeting, many at once: what is done to a list in one go is one operation.
//!
//! One delegation and its people are saved as any record is; see [`super::records`].

use super::records::put;
use crate::{
    Result,
    model::*,
    session::Session,
    store::{self, Tx},
};
use serde::Deserialize;

/// Delegations to add to a meeting.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddDelegations {
    /// To which meeting.
    pub meeting: Id<MeetingFields>,
    /// Which, in the order in which they are written.
    pub delegations: Vec<AddedDelegation>,
    /// What they are known from.
    pub sources: Vec<Id<SourceFields>>,
}

/// A party that is to sit at a meeting.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddedDelegation {
    /// Its identity; the page mints it, so that a request sent twice makes one record.
    pub id: Id<DelegationFields>,
    /// Which party.
    pub party: Id<PartyFields>,
    /// As what.
    pub capacity: Capacity,
    /// Whether it came.
    pub presence: Presence,
    /// The group without names that it was counted in.
    pub unnamed_group: Option<Id<UnnamedGroupFields>>,
}

/// Somebody who is not in the record yet, and where they sat.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddNewcomer {
    /// The identity of the person; the page mints it, so that a request sent twice makes one record.
    pub id: Id<PersonFields>,
    /// Who it is.
    pub person: PersonFields,
    /// The identity of the attendee.
    pub attendee: Id<AttendeeFields>,
    /// In which delegation.
    pub delegation: Id<DelegationFields>,
    /// As what.
    pub function: AttendeeFunction,
}

/// Delegations that came, or did not.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetPresence {
    /// Which.
    pub delegations: Vec<Id<DelegationFields>>,
    /// Whether they came.
    pub presence: Presence,
}

/// Delegations that were in the room for an agenda item, or were not.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetInRoom {
    /// For which item.
    pub item: Id<AgendaItemFields>,
    /// Which delegations.
    pub delegations: Vec<Id<DelegationFields>>,
    /// Whether they were in the room.
    pub in_room: bool,
}

/// Adds all of these delegations, or none.
///
/// # Errors
/// `Invalid` with `Duplicate`, which names the party that sits there already; `NotFound`,
/// `ReadOnly`, the disk.
pub fn add_delegations(session: &mut Session, input: AddDelegations) -> Result<()> {
    let op = session.op("add delegations");
    session.store_mut()?.write(&op, |tx| {
        input.delegations.into_iter().try_for_each(|new| {
            let fields = DelegationFields {
                meeting: input.meeting,
                party: new.party,
                capacity: new.capacity,
                presence: new.presence,
                headcount: None,
                unnamed_group: new.unnamed_group,
                sources: input.sources.clone(),
            };
            put(tx, new.id, 0, fields)
        })
    })
}

/// Adds a person to the record and to a delegation, as one operation.
///
/// # Errors
/// `Invalid` with every field that breaks a rule; `NotFound`, `ReadOnly`, the disk.
pub fn add_newcomer(session: &mut Session, input: AddNewcomer) -> Result<()> {
    let op = session.op("add attendee");
    session.store_mut()?.write(&op, |tx| {
        put(tx, input.id, 0, input.person)?;
        let sits = AttendeeFields {
            delegation: input.delegation,
            person: Some(input.id),
            free_name: None,
            title_then: None,
            function: input.function,
            remote: false,
        };
        put(tx, input.attendee, 0, sits)
    })
}

/// Says of all of these delegations whether they came; gives them as they are now, in that order.
///
/// # Errors
/// `NotFound`, `ReadOnly`, the disk.
pub fn set_presence(
    session: &mut Session,
    input: SetPresence,
) -> Result<Vec<Stored<DelegationFields>>> {
    let op = session.op("set presence");
    session.store_mut()?.write(&op, |tx| {
        input
            .delegations
            .iter()
            .map(|id| came(tx, *id, input.presence))
            .collect()
    })
}

fn came(tx: &Tx, id: Id<DelegationFields>, presence: Presence) -> Result<Stored<DelegationFields>> {
    let mut stored = store::get(tx.read(), id)?;
    if stored.fields.presence == presence {
        return Ok(stored);
    }
    stored.fields.presence = presence;
    put(tx, id, stored.revision, stored.fields)?;
    store::get(tx.read(), id)
}

/// Says of all of these delegations whether they were in the room for an item; gives the item as
/// it is now.
///
/// # Errors
/// `Invalid` when one of them is of another meeting; `NotFound`, `ReadOnly`, the disk.
pub fn set_in_room(session: &mut Session, input: SetInRoom) -> Result<Stored<AgendaItemFields>> {
    let op = session.op("set in_room");
    session.store_mut()?.write(&op, |tx| {
        let mut item = store::get(tx.read(), input.item)?;
        let absent = &mut item.fields.absent;
        let before = absent.clone();
        absent.retain(|id| !input.delegations.contains(id));
        if !input.in_room {
            absent.extend(&input.delegations);
        }
        if *absent == before {
            return Ok(item);
        }
        put(tx, input.item, item.revision, item.fields)?;
        store::get(tx.read(), input.item)
    })
}
