//! Who is at a meeting, many at once: what is done to a list in one go is one operation.
//!
//! One delegation and its people are saved as any record is; see [`crate::api::records`].

use crate::api::records::write_record;
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
    /// The meeting they are added to.
    pub meeting: Id<MeetingFields>,
    /// One for each party, written in this order.
    pub delegations: Vec<AddedDelegation>,
    /// The sources of every delegation that is added.
    pub sources: Vec<Id<SourceFields>>,
}

/// A party to add to a meeting.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddedDelegation {
    /// The delegation's id; the page generates it, so that a request sent twice makes one record.
    pub id: Id<DelegationFields>,
    /// A party that has no delegation at the meeting yet.
    pub party: Id<PartyFields>,
    /// The capacity in which it attends.
    pub capacity: Capacity,
    /// Its presence as far as it is known now.
    pub presence: Presence,
    /// The unnamed group that it was counted in until now.
    pub unnamed_group: Option<Id<UnnamedGroupFields>>,
}

/// A new person, added to the record and to a delegation at once.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddNewcomer {
    /// The person's id; the page generates it, so that a request sent twice makes one record.
    pub id: Id<PersonFields>,
    /// Checked as any person's fields are.
    pub person: PersonFields,
    /// The id of the attendee record.
    pub attendee: Id<AttendeeFields>,
    /// The delegation that the person attends with.
    pub delegation: Id<DelegationFields>,
    /// The function in the delegation at this meeting.
    pub function: AttendeeFunction,
}

/// One presence for several delegations.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetPresence {
    /// The answer lists them in this order.
    pub delegations: Vec<Id<DelegationFields>>,
    /// The presence that all of them get.
    pub presence: Presence,
}

/// Which delegations were in the room for an agenda item.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetInRoom {
    /// An item of the meeting that the delegations attend.
    pub item: Id<AgendaItemFields>,
    /// The delegations to change; all others stay as they are.
    pub delegations: Vec<Id<DelegationFields>>,
    /// False adds them to the absent of the item, true takes them off.
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
            write_record(tx, new.id, 0, fields)
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
        write_record(tx, input.id, 0, input.person)?;
        let sits = AttendeeFields {
            delegation: input.delegation,
            person: Some(input.id),
            free_name: None,
            title_then: None,
            function: input.function,
            remote: false,
        };
        write_record(tx, input.attendee, 0, sits)
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
            .map(|id| set_one_presence(tx, *id, input.presence))
            .collect()
    })
}

fn set_one_presence(
    tx: &Tx,
    id: Id<DelegationFields>,
    presence: Presence,
) -> Result<Stored<DelegationFields>> {
    let mut stored = store::get(tx.read(), id)?;
    if stored.fields.presence == presence {
        return Ok(stored);
    }
    stored.fields.presence = presence;
    write_record(tx, id, stored.revision, stored.fields)?;
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
        write_record(tx, input.item, item.revision, item.fields)?;
        store::get(tx.read(), input.item)
    })
}
