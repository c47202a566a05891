//! The next meeting of a body: proposed from its last one, and made as one operation.

use crate::api::{
    carry::{CarryActions, DropAction, carry_or_drop},
    records::write_record,
};
use crate::{Error, Result, model::*, session::Session, store};
use serde::{Deserialize, Serialize};

/// The body and the day to propose a meeting for.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProposeMeeting {
    /// The body that is to meet.
    pub body: Id<BodyFields>,
    /// The day; it determines the earlier meetings and who is expected.
    pub starts_on: Option<DateStated>,
    /// The meeting to prepare it from; the body's last one by default.
    pub after: Option<Id<MeetingFields>>,
}

/// A proposal for the next meeting; nothing is stored yet.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct MeetingProposal {
    /// The meeting it follows; none when the body meets for the first time.
    pub last: Option<Stored<MeetingFields>>,
    /// Ordinal, place, host and chairs, taken over from the last meeting.
    pub fields: MeetingFields,
    /// The items of the last agenda, and whether each recurs.
    pub items: Vec<ProposedItem>,
    /// Actions that earlier meetings of the body left open, by meeting.
    pub actions: Vec<OpenAction>,
    /// Parties that may attend; empty while the day is unknown.
    pub delegations: Vec<ProposedDelegation>,
}

/// An item of the last agenda.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ProposedItem {
    /// The id of the item on the last agenda.
    pub id: Id<AgendaItemFields>,
    /// Whether it recurs by itself: it is a standing item, or was deferred.
    pub expected: bool,
    /// Whether the last meeting deferred it.
    pub deferred: bool,
    /// What the new agenda takes over of it.
    pub item: NewItem,
}

/// An item for the new agenda.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewItem {
    /// As it is printed on the agenda.
    pub title: String,
    /// For information, discussion or decision.
    pub kind: Option<ItemKind>,
    /// The party that presents it.
    pub presenter_party: Option<Id<PartyFields>>,
    /// The person who presents it.
    pub presenter_person: Option<Id<PersonFields>>,
    /// Document references, in one line.
    pub papers: Option<String>,
    /// Whether only the secretariat's own papers show it.
    pub internal: bool,
    /// Whether every meeting of the body has it.
    pub standing: bool,
}

/// A party that may attend the new meeting.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ProposedDelegation {
    /// Each party is proposed once.
    pub party: Id<PartyFields>,
    /// By its role on the day, else as at the last meeting.
    pub capacity: Capacity,
    /// Whether it is listed by default; the others were only at the last meeting, or belong to another body.
    pub expected: bool,
}

/// A party to be listed at the new meeting.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct NewDelegation {
    /// Each party may be listed once.
    pub party: Id<PartyFields>,
    /// The capacity in which it attends.
    pub capacity: Capacity,
}

/// A meeting to create with its agenda and its delegations.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct PrepareMeeting {
    /// The meeting's id; the page generates it, so that a request sent twice makes one meeting.
    pub id: Id<MeetingFields>,
    /// As proposed, with what the person changed.
    pub fields: MeetingFields,
    /// Its agenda, first to last.
    pub items: Vec<NewItem>,
    /// Invited at once when the meeting is `invited`, else of unknown presence.
    pub delegations: Vec<NewDelegation>,
    /// Open actions of earlier meetings that are carried over to it.
    pub carry: Vec<Id<ActionFields>>,
    /// Open actions of earlier meetings that are dropped; together with `carry` these must be all.
    pub drop: Vec<DropAction>,
}

/// Proposes the next meeting of a body from what came before it. Nothing is written.
///
/// # Errors
/// `NotFound` when there is no such body.
pub fn propose(session: &mut Session, input: ProposeMeeting) -> Result<MeetingProposal> {
    let db = session.store()?.read();
    let body = store::get(db, input.body)?;
    let mut fields = MeetingFields {
        body: body.id,
        starts_on: input.starts_on,
        ..MeetingFields::default()
    };
    let earlier = store::earlier_meetings(db, Id::default(), &fields)?;
    let ids: Vec<_> = earlier.iter().map(|m| m.id).collect();
    let taken = store::list_of(db, "body", body.id)?;
    let named = earlier.iter().find(|m| input.after == Some(m.id));
    let met = |m: &&Stored<MeetingFields>| m.fields.state != MeetingState::Cancelled;
    let last = named.or_else(|| earlier.iter().rfind(met));
    copy_from_last(&mut fields, last.map(|m| &m.fields), &body.fields);
    fields.ordinal = next_ordinal(&earlier).filter(|n| !has_ordinal(&taken, *n));
    let (mut items, mut sat) = (Vec::new(), Vec::new());
    if let Some(last) = last {
        items = store::list_of(db, "meeting", last.id)?;
        sat = store::list_of(db, "meeting", last.id)?;
    }
    items.sort_by_key(|i: &Stored<AgendaItemFields>| i.fields.number);
    let roles: Vec<Stored<RoleFields>> = store::list(db)?;
    let seats: Vec<Stored<BodyMemberFields>> = store::list_of(db, "body", body.id)?;
    Ok(MeetingProposal {
        items: items.into_iter().map(propose_item).collect(),
        actions: store::list_open_actions(db, &ids)?,
        delegations: propose_delegations(&fields, &body.fields, &roles, &seats, &sat),
        last: last.cloned(),
        fields,
    })
}

/// One more than the highest number before; the first when the body has not met. Unknown when it
/// met and none of its meetings is numbered.
fn next_ordinal(earlier: &[Stored<MeetingFields>]) -> Option<i64> {
    match earlier.iter().filter_map(|m| m.fields.ordinal).max() {
        Some(highest) => highest.checked_add(1),
        None => earlier.is_empty().then_some(1),
    }
}

fn has_ordinal(meetings: &[Stored<MeetingFields>], ordinal: i64) -> bool {
    meetings.iter().any(|m| m.fields.ordinal == Some(ordinal))
}

/// Takes over place, chairs and host, but neither the day nor the state nor what was published.
fn copy_from_last(fields: &mut MeetingFields, last: Option<&MeetingFields>, body: &BodyFields) {
    fields.language = "en".into();
    if let Some(last) = last.cloned() {
        *fields = MeetingFields {
            body: fields.body,
            starts_on: fields.starts_on,
            ordinal: None,
            title: None,
            starts_at: None,
            ends_on: None,
            ends_at: None,
            opened_at: None,
            closed_at: None,
            symbol: None,
            state: MeetingState::Planned,
            state_reason: None,
            sources: Vec::new(),
            ..last
        };
    }
    if fields.chair_parties.is_empty() && fields.chair_persons.is_empty() {
        fields.chair_parties = body.leads.clone();
    }
}

fn propose_item(item: Stored<AgendaItemFields>) -> ProposedItem {
    let (id, item) = (item.id, item.fields);
    let deferred = item.state == ItemState::Deferred;
    ProposedItem {
        id,
        expected: item.standing || deferred,
        deferred,
        item: NewItem {
            title: item.title,
            kind: item.kind,
            presenter_party: item.presenter_party,
            presenter_person: item.presenter_person,
            // The papers of an item that was put off still wait to be read.
            papers: item.papers.filter(|_| deferred),
            internal: item.internal,
            standing: item.standing,
        },
    }
}

/// Who holds a role on the day, then who has a seat in the body without one, then who sat at the
/// last meeting without either. A body with seats of its own expects those; any other, all with a role.
fn propose_delegations(
    meeting: &MeetingFields,
    body: &BodyFields,
    roles: &[Stored<RoleFields>],
    seats: &[Stored<BodyMemberFields>],
    sat: &[Stored<DelegationFields>],
) -> Vec<ProposedDelegation> {
    let Some(day) = meeting.day() else {
        return Vec::new();
    };
    let roles = seats_on(roles.iter().map(|r| &r.fields), day);
    let seated = seats.iter().filter(|s| s.fields.held_on(day));
    let seated: Vec<_> = seated.filter_map(|s| s.fields.party).collect();
    let own = |party| seated.contains(&party) || body.leads.contains(&party);
    let mut all: Vec<ProposedDelegation> = Vec::new();
    let mut add = |party, capacity, expected| {
        if all.iter().all(|d| d.party != party) {
            all.push(ProposedDelegation {
                party,
                capacity,
                expected,
            });
        }
    };
    for (party, capacity) in roles {
        add(party, capacity, seated.is_empty() || own(party));
    }
    for party in seated.iter().copied() {
        add(party, Capacity::Guest, true);
    }
    for delegation in sat {
        add(delegation.fields.party, delegation.fields.capacity, false);
    }
    all
}

/// Makes a meeting with its agenda, its delegations and what becomes of the actions left open
/// before it, as one operation.
///
/// # Errors
/// `Invalid` when a field breaks a rule, or an open action of an earlier meeting is neither carried
/// over nor dropped; `Conflict` when the meeting is there already; `ReadOnly`, the disk.
pub fn prepare(session: &mut Session, input: PrepareMeeting) -> Result<Stored<MeetingFields>> {
    let today = session.now().date_naive();
    let op = session.op("prepare meeting");
    let id = input.id;
    session.store_mut()?.write(&op, |tx| {
        if store::find(tx.read(), id)?.is_some() {
            return Err(Error::Conflict { noun: "meeting" });
        }
        write_record(tx, id, 0, input.fields.clone())?;
        for ((n, item), number) in input.items.into_iter().enumerate().zip(1..) {
            let fields = item.of(id, number);
            let done = write_record(tx, Id::of(tx.mint()), 0, fields);
            done.map_err(|error| error.under(&format!("items.{n}")))?;
        }
        // Nobody is invited before the invitation has gone out.
        let presence = match input.fields.state {
            MeetingState::Invited => Presence::Invited,
            _ => Presence::Unknown,
        };
        for (n, listed) in input.delegations.iter().enumerate() {
            let fields = DelegationFields {
                meeting: id,
                party: listed.party,
                capacity: listed.capacity,
                presence,
                ..DelegationFields::default()
            };
            let done = write_record(tx, Id::of(tx.mint()), 0, fields);
            done.map_err(|error| error.under(&format!("delegations.{n}")))?;
        }
        let earlier = store::earlier_meeting_ids(tx.read(), id, &input.fields)?;
        let (carry, drop) = (input.carry, input.drop);
        let named = |id| carry.contains(&id) || drop.iter().any(|d| d.action == id);
        let left = store::list_open_actions(tx.read(), &earlier)?;
        let count = left.iter().filter(|a| !named(a.action.id)).count();
        if count > 0 {
            return Err(Error::invalid("carry", Rule::LeftOver { count }));
        }
        let meeting = id;
        carry_or_drop(
            tx,
            &CarryActions {
                meeting,
                carry,
                drop,
            },
            today,
        )
    })?;
    store::get(session.store()?.read(), id)
}

impl NewItem {
    fn of(self, meeting: Id<MeetingFields>, number: i64) -> AgendaItemFields {
        AgendaItemFields {
            meeting,
            number,
            title: self.title,
            kind: self.kind,
            presenter_party: self.presenter_party,
            presenter_person: self.presenter_person,
            papers: self.papers,
            internal: self.internal,
            standing: self.standing,
            ..AgendaItemFields::default()
        }
    }
}
