//! Who came, counted: by capacity as people sat, by role and by signature as of the meeting. Every
//! paper takes its count of delegations from here.

use crate::model::*;

/// Counts who came. Only delegations that attended count; invited is not present.
pub fn count(record: &MeetingRecord) -> Participation {
    let by_capacity = by_capacity(record, |p| p == Presence::Attended);
    let members = by_capacity.iter().filter(|c| c.capacity.is_member());
    let member_states = members.map(|c| c.count).fold(0, i64::saturating_add);
    let by_role = record.membership().map(|m| m.count(&MEMBER_ROLES));
    Participation {
        by_capacity,
        member_states,
        members_by_role: by_role.unwrap_or_default(),
        members_by_signature: members_by_signature(record),
    }
}

/// Those that take part, by capacity: who came; before the meeting was held, who may still come.
pub fn participating_by_capacity(record: &MeetingRecord) -> Vec<CapacityCount> {
    let state = record.meeting.fields.state;
    by_capacity(record, |p| p.takes_part(state))
}

/// In the order of papers; capacities without anybody are left out.
fn by_capacity(record: &MeetingRecord, counts: impl Fn(Presence) -> bool) -> Vec<CapacityCount> {
    let counted = PRINTED_ORDER.into_iter();
    let counted = counted.map(|capacity| count_capacity(record, capacity, &counts));
    counted.filter(|c| c.count > 0).collect()
}

fn count_capacity(
    record: &MeetingRecord,
    capacity: Capacity,
    counts: impl Fn(Presence) -> bool,
) -> CapacityCount {
    let sat =
        |d: &&Stored<DelegationFields>| d.fields.capacity == capacity && counts(d.fields.presence);
    let parties = record.delegations.iter().filter(sat);
    let parties: Vec<_> = parties.map(|d| d.fields.party).collect();
    let unnamed: Vec<_> = record
        .unnamed_groups
        .iter()
        .filter(|g| g.fields.capacity == capacity)
        .map(|g| (remaining_unnamed(record, g), g.fields.label.clone()))
        .filter(|(left, _)| *left > 0)
        .collect();
    let named = i64::try_from(parties.len()).unwrap_or(i64::MAX);
    let all = unnamed.iter().map(|(n, _)| *n);
    let count = all.fold(named, i64::saturating_add);
    CapacityCount {
        capacity,
        parties,
        unnamed,
        count,
    }
}

/// How many delegations take part, on every paper the same: those that came; before the meeting was held, those that
/// may still come.
pub fn count_delegations(record: &MeetingRecord) -> DelegationCount {
    let state = record.meeting.fields.state;
    let named = record.delegations.iter();
    let named = named.filter(|d| d.fields.presence.takes_part(state));
    let unnamed = record.unnamed_groups.iter();
    let unnamed = unnamed.map(|g| remaining_unnamed(record, g));
    DelegationCount {
        named: i64::try_from(named.count()).unwrap_or(i64::MAX),
        unnamed: unnamed.fold(0, i64::saturating_add),
    }
}

/// How many of a group have no name yet: what was stated, less those that were named since.
pub fn remaining_unnamed(record: &MeetingRecord, group: &Stored<UnnamedGroupFields>) -> i64 {
    count_unnamed(group, &record.delegations, record.meeting.fields.state)
}

/// How many of a group have no name among these delegations. Only those that take part make it
/// smaller: the group is a count of who came.
pub fn count_unnamed(
    group: &Stored<UnnamedGroupFields>,
    delegations: &[Stored<DelegationFields>],
    meeting: MeetingState,
) -> i64 {
    let of_group = |d: &&Stored<DelegationFields>| {
        d.fields.unnamed_group == Some(group.id) && d.fields.presence.takes_part(meeting)
    };
    let named = delegations.iter().filter(of_group).count();
    let named = i64::try_from(named).unwrap_or(i64::MAX);
    group.fields.count.saturating_sub(named).max(0)
}

/// Whether a party receives: by a role that it surely held at the meeting, or as the coalition
/// says.
pub fn is_beneficiary(record: &MeetingRecord, party: Id<PartyFields>) -> bool {
    let by_role = record
        .membership()
        .map(|m| m.standing(party, &[RoleKind::Beneficiary]));
    record.coalition.fields.beneficiaries.contains(&party)
        || by_role.is_some_and(|standing| standing == Standing::Certain)
}

fn members_by_signature(record: &MeetingRecord) -> Vec<(Id<InstrumentFields>, Count)> {
    let count = |instrument: &Stored<InstrumentFields>| {
        let signed = record.signatures_as_of(instrument);
        let certain = signed.iter().filter(|(_, s)| *s == Standing::Certain);
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        Count {
            certain: number(certain.count()),
            possible: number(signed.len()),
        }
    };
    record
        .instruments
        .iter()
        .map(|instrument| (instrument.id, count(instrument)))
        .filter(|(_, count)| count.possible > 0)
        .collect()
}
