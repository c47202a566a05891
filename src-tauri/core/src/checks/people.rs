//! Who came: counts against lists, capacities against roles, parties and persons twice, heads.

use super::{Findings, Grade, names::fold_for_search};
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(record: &MeetingRecord, found: &mut Findings) {
    check_counts(record, found);
    check_groups(record, found);
    check_parties(record, found);
    let membership = record.membership();
    for delegation in &record.delegations {
        check_capacity(record, membership.as_ref(), delegation, found);
        check_heads(record, delegation, found);
    }
    check_persons(record, found);
}

fn has_attended(delegation: &Stored<DelegationFields>) -> bool {
    delegation.fields.presence == Presence::Attended
}

/// A count as it was stated, against what the record counts by the same basis.
fn check_counts(record: &MeetingRecord, found: &mut Findings) {
    let participation = record.participation();
    let nobody = participation.by_capacity.is_empty();
    if nobody && record.meeting.fields.state == MeetingState::Held {
        found.add(Grade::Warning, "nobody", record.meeting.id, &[]);
    }
    for stated in &record.stated_counts {
        let counted = match (stated.fields.basis, stated.fields.instrument) {
            (CountBasis::Role, _) => Some(participation.members_by_role),
            (CountBasis::Signature, Some(instrument)) => {
                let by_signature = participation.members_by_signature.iter();
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
            found.add(Grade::Warning, "countDiffers", stated.id, &values);
        }
        if stated.fields.sources.is_empty() {
            let what = format!("{} {}", stated.fields.count, stated.fields.label);
            found.add(
                Grade::Warning,
                "figureWithoutSource",
                stated.id,
                &[("what", &what)],
            );
        }
    }
}

/// More were named out of an unnamed group than were stated to be in it.
fn check_groups(record: &MeetingRecord, found: &mut Findings) {
    for group in &record.unnamed_groups {
        let of_group = |d: &&Stored<DelegationFields>| d.fields.unnamed_group == Some(group.id);
        let named = record.delegations.iter().filter(of_group).count();
        if i64::try_from(named).unwrap_or(i64::MAX) > group.fields.count {
            let values = [
                ("label", group.fields.label.as_str()),
                ("stated", &group.fields.count.to_string()),
                ("named", &named.to_string()),
            ];
            found.add(Grade::Error, "groupOverfull", group.id, &values);
        }
        if group.fields.sources.is_empty() {
            let what = format!("{} {}", group.fields.count, group.fields.label);
            found.add(
                Grade::Note,
                "figureWithoutSource",
                group.id,
                &[("what", &what)],
            );
        }
    }
}

/// Two delegations whose parties go by one name: a state entered twice under two records.
fn check_parties(record: &MeetingRecord, found: &mut Findings) {
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
                found.add(
                    Grade::Error,
                    "partyTwice",
                    delegation.id,
                    &[("party", &party.name)],
                );
                break;
            }
        }
    }
}

/// The role that a party needs for a capacity; a guest needs none.
fn required_role(capacity: Capacity) -> Option<RoleKind> {
    Some(match capacity {
        Capacity::Member => RoleKind::Member,
        Capacity::Lead => RoleKind::Lead,
        Capacity::Acceding => RoleKind::Acceding,
        Capacity::Observer => RoleKind::Observer,
        Capacity::PartnerOrganisation => RoleKind::PartnerOrganisation,
        Capacity::Guest => return None,
    })
}

/// A capacity that none of the party's roles can bear, whichever days their dates mean.
fn check_capacity(
    record: &MeetingRecord,
    membership: Option<&Membership>,
    delegation: &Stored<DelegationFields>,
    found: &mut Findings,
) {
    let (Some(role), Some(membership)) = (required_role(delegation.fields.capacity), membership)
    else {
        return;
    };
    let party = delegation.fields.party;
    let of_party = record.roles.iter().map(|r| &r.fields);
    let mut of_party = of_party.filter(|r| r.party == party && r.role != RoleKind::Beneficiary);
    // A lead is a member too.
    let bearing: &[RoleKind] = match role {
        RoleKind::Member => &[RoleKind::Member, RoleKind::Lead],
        _ => &[role],
    };
    if membership.standing(party, bearing) != Standing::Excluded {
        return;
    }
    let unknown = of_party.next().is_none();
    let party = record.party(delegation.fields.party);
    let values = [("party", party.map_or("", |p| p.name.as_str()))];
    let (grade, rule) = match unknown {
        true => (Grade::Note, "capacityUnknown"),
        false => (Grade::Warning, "capacityNotHeld"),
    };
    found.add(grade, rule, delegation.id, &values);
}

fn check_heads(
    record: &MeetingRecord,
    delegation: &Stored<DelegationFields>,
    found: &mut Findings,
) {
    let people = || {
        let of = |a: &&Stored<AttendeeFields>| a.fields.delegation == delegation.id;
        record.attendees.iter().filter(of)
    };
    let heads = people()
        .filter(|a| a.fields.function == AttendeeFunction::Head)
        .count();
    let party = record.party(delegation.fields.party);
    let values = [("party", party.map_or("", |p| p.name.as_str()))];
    if heads > 1 {
        found.add(Grade::Error, "headTwice", delegation.id, &values);
    } else if heads == 0 && has_attended(delegation) && people().next().is_some() {
        found.add(Grade::Warning, "headMissing", delegation.id, &values);
    }
}

/// The same person in two delegations, or the same name twice.
fn check_persons(record: &MeetingRecord, found: &mut Findings) {
    let (mut by_person, mut by_name) = (BTreeSet::new(), BTreeSet::new());
    for attendee in &record.attendees {
        let name = match attendee.fields.person {
            Some(id) => record.person(id).map(PersonFields::full_name),
            None => attendee.fields.free_name.clone(),
        };
        let name = name.unwrap_or_default();
        let again = attendee
            .fields
            .person
            .is_some_and(|id| !by_person.insert(id));
        let namesake = !by_name.insert(fold_for_search(&name));
        if again {
            found.add(Grade::Error, "personTwice", attendee.id, &[("name", &name)]);
        } else if namesake {
            found.add(
                Grade::Warning,
                "personTwice",
                attendee.id,
                &[("name", &name)],
            );
        }
    }
}
