//! Who came: counts against lists, capacities against roles, parties and persons twice, heads.

use super::{MeetingSources, found::Found};
use crate::model::*;
use crate::rules::participation;
use crate::wording::fold_for_search;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn nobody(sources: &MeetingSources, found: &mut Found) {
    let record = sources.record;
    let held = record.meeting.fields.state == MeetingState::Held;
    if held && participation::count(record).by_capacity.is_empty() {
        found.add(record.meeting.id, &[]);
    }
}

/// A count as it was stated, against what the record counts by the same basis.
pub(super) fn count_differs(sources: &MeetingSources, found: &mut Found) {
    let counts = participation::count(sources.record);
    for stated in &sources.record.stated_counts {
        let counted = match (stated.fields.basis, stated.fields.instrument) {
            (CountBasis::Role, _) => Some(counts.members_by_role),
            (CountBasis::Signature, Some(instrument)) => {
                let by_signature = counts.members_by_signature.iter();
                let mut of = by_signature.filter(|(id, _)| *id == instrument);
                Some(of.next().map_or(Count::default(), |(_, n)| *n))
            }
            _ => None,
        };
        if let Some(counted) = counted.filter(|n| !n.allows(stated.fields.count)) {
            let values = [
                ("label", stated.fields.label.as_str()),
                ("stated", &stated.fields.count.to_string()),
                ("counted", &counted.to_string()),
            ];
            found.add(stated.id, &values);
        }
    }
}

/// More were named out of an unnamed group than were stated to be in it.
pub(super) fn group_overfull(sources: &MeetingSources, found: &mut Found) {
    for group in &sources.record.unnamed_groups {
        let of_group = |d: &&Stored<DelegationFields>| d.fields.unnamed_group == Some(group.id);
        let named = sources.record.delegations.iter().filter(of_group).count();
        if i64::try_from(named).unwrap_or(i64::MAX) > group.fields.count {
            let values = [
                ("label", group.fields.label.as_str()),
                ("stated", &group.fields.count.to_string()),
                ("named", &named.to_string()),
            ];
            found.add(group.id, &values);
        }
    }
}

/// Two delegations whose parties go by one name: a state entered twice under two records.
pub(super) fn party_twice(sources: &MeetingSources, found: &mut Found) {
    let record = sources.record;
    let mut seen: BTreeMap<String, Id<PartyFields>> = BTreeMap::new();
    for delegation in &record.delegations {
        let Some(party) = record.party(delegation.fields.party) else {
            continue;
        };
        let others = party.other_names.values();
        let names = [
            Some(&party.name),
            party.short_name.as_ref(),
            party.official_name.as_ref(),
        ];
        for name in names.into_iter().flatten().chain(others) {
            let before = seen.insert(fold_for_search(name), delegation.fields.party);
            if before.is_some_and(|id| id != delegation.fields.party) {
                found.add(delegation.id, &[("party", &party.name)]);
                break;
            }
        }
    }
}

/// A capacity that none of the roles of the party can bear.
pub(super) fn capacity_not_held(sources: &MeetingSources, found: &mut Found) {
    check_capacities(sources.record, true, found);
}

/// A capacity of a party that has no roles.
pub(super) fn capacity_unknown(sources: &MeetingSources, found: &mut Found) {
    check_capacities(sources.record, false, found);
}

/// The roles of which a party needs one for a capacity; a guest needs none.
fn bearing_roles(capacity: Capacity) -> &'static [RoleKind] {
    match capacity {
        // A lead is a member too.
        Capacity::Member => &[RoleKind::Member, RoleKind::Lead],
        Capacity::Lead => &[RoleKind::Lead],
        Capacity::Acceding => &[RoleKind::Acceding],
        Capacity::Observer => &[RoleKind::Observer],
        Capacity::PartnerOrganisation => &[RoleKind::PartnerOrganisation],
        Capacity::Guest => &[],
    }
}

/// Capacities that no role bears, whichever days its dates mean, of parties with or without roles.
fn check_capacities(record: &MeetingRecord, with_roles: bool, found: &mut Found) {
    let Some(membership) = record.membership() else {
        return;
    };
    for delegation in &record.delegations {
        let (party, bearing) = (
            delegation.fields.party,
            bearing_roles(delegation.fields.capacity),
        );
        if bearing.is_empty() || membership.standing(party, bearing) != Standing::Excluded {
            continue;
        }
        let mut roles = record.roles.iter().map(|r| &r.fields);
        let any = roles.any(|r| r.party == party && r.role != RoleKind::Beneficiary);
        if any == with_roles {
            found.add(delegation.id, &[("party", party_name(record, delegation))]);
        }
    }
}

fn party_name<'a>(record: &'a MeetingRecord, delegation: &Stored<DelegationFields>) -> &'a str {
    let party = record.party(delegation.fields.party);
    party.map_or("", |p| p.name.as_str())
}

pub(super) fn head_twice(sources: &MeetingSources, found: &mut Found) {
    check_heads(sources.record, found, |heads, _| heads > 1);
}

/// People of a delegation that attended, and none of them its head.
pub(super) fn head_missing(sources: &MeetingSources, found: &mut Found) {
    check_heads(sources.record, found, |heads, delegation| {
        let people = &sources.record.attendees;
        heads == 0
            && delegation.fields.presence == Presence::Attended
            && people.iter().any(|a| a.fields.delegation == delegation.id)
    });
}

fn check_heads(
    record: &MeetingRecord,
    found: &mut Found,
    is_wrong: impl Fn(usize, &Stored<DelegationFields>) -> bool,
) {
    for delegation in &record.delegations {
        let heads = record.attendees.iter().filter(|a| {
            a.fields.delegation == delegation.id && a.fields.function == AttendeeFunction::Head
        });
        if is_wrong(heads.count(), delegation) {
            found.add(delegation.id, &[("party", party_name(record, delegation))]);
        }
    }
}

/// The same person in two delegations.
pub(super) fn person_twice(sources: &MeetingSources, found: &mut Found) {
    for (attendee, name, same_person) in find_repeated_names(sources.record) {
        if same_person {
            found.add(attendee, &[("name", &name)]);
        }
    }
}

/// The same name twice, of which nobody can tell whether it is the same person.
pub(super) fn name_twice(sources: &MeetingSources, found: &mut Found) {
    for (attendee, name, same_person) in find_repeated_names(sources.record) {
        if !same_person {
            found.add(attendee, &[("name", &name)]);
        }
    }
}

/// Who is listed again, as the same person or only under the same name.
fn find_repeated_names(record: &MeetingRecord) -> Vec<(Id<AttendeeFields>, String, bool)> {
    let (mut by_person, mut by_name) = (BTreeSet::new(), BTreeSet::new());
    let mut repeated = Vec::new();
    for Stored { id, fields, .. } in &record.attendees {
        let name = match fields.person {
            Some(id) => record.person(id).map(PersonFields::full_name),
            None => fields.free_name.clone(),
        };
        let name = name.unwrap_or_default();
        let same_person = fields.person.is_some_and(|id| !by_person.insert(id));
        let same_name = !by_name.insert(fold_for_search(&name));
        if same_person || same_name {
            repeated.push((*id, name, same_person));
        }
    }
    repeated
}
