//! Records made from a seed: few parties, many doubts. All is artificial.

use super::dates::{self, Source};
use chancery_core::model::*;
use chrono::NaiveTime;
use uuid::Uuid;

pub fn stored<F>(number: u128, fields: F) -> Stored<F> {
    Stored {
        id: Id::of(Uuid::from_u128(number)),
        revision: 1,
        created_at: String::new(),
        updated_at: "2024-05-01T00:00:00Z".to_owned(),
        fields,
    }
}

pub fn all<F>(kind: u128, fields: Vec<F>) -> Vec<Stored<F>> {
    let numbered = (kind * 1000 + 1..).zip(fields);
    numbered.map(|(n, fields)| stored(n, fields)).collect()
}

/// The record of a seed, always the same.
pub fn record(seed: u64) -> MeetingRecord {
    let mut from = Source(seed);
    let parties = all(1, parties(&mut from));
    let meeting = stored(2, meeting(&mut from));
    let groups = all(3, groups(&mut from));
    let delegations = all(4, delegations(&mut from, &parties, &groups));
    let attendees = all(5, attendees(&mut from, &delegations));
    let roles = all(6, roles(&mut from, &parties));
    let instruments = all(7, instruments(&mut from));
    let signatures = all(8, signatures(&mut from, &instruments, &parties));
    let receives = parties.iter().filter(|_| from.one_in(6));
    let coalition = CoalitionFields {
        name: "Test Coalition".to_owned(),
        beneficiaries: receives.map(|p| p.id).collect(),
        ..CoalitionFields::default()
    };
    MeetingRecord {
        coalition: stored(9, coalition),
        body: stored(
            10,
            BodyFields {
                name: "Steering Group".to_owned(),
                ..BodyFields::default()
            },
        ),
        meeting,
        delegations,
        attendees,
        unnamed_groups: groups,
        stated_counts: Vec::new(),
        agenda_items: Vec::new(),
        meeting_documents: Vec::new(),
        statements: Vec::new(),
        decisions: Vec::new(),
        actions: Vec::new(),
        carried: Vec::new(),
        closed: Vec::new(),
        other_decisions: Vec::new(),
        other_items: Vec::new(),
        carry_overs: Vec::new(),
        next_meeting: None,
        documents: Vec::new(),
        audiences: Vec::new(),
        pledges: Vec::new(),
        established: Vec::new(),
        instruments,
        signatures,
        roles,
        parties,
        persons: Vec::new(),
        bodies: Vec::new(),
        sources: Vec::new(),
        running: None,
        rates: None,
    }
}

/// What matters of a record, for the report of a failure.
pub fn outline(record: &MeetingRecord) -> Vec<String> {
    let name = |id| record.party(id).map_or("", |p| &p.name).to_owned();
    let date = |on: Option<DateStated>| on.map_or("?".to_owned(), |on| on.to_string());
    let m = &record.meeting.fields;
    let mut all = vec![format!(
        "meeting {} to {}, {:?}",
        date(m.starts_on),
        date(m.ends_on),
        m.state
    )];
    all.extend(record.roles.iter().map(|r| &r.fields).map(|r| {
        format!(
            "{} {:?} {} to {}",
            name(r.party),
            r.role,
            date(r.from_on),
            date(r.to_on)
        )
    }));
    all.extend(
        record
            .delegations
            .iter()
            .map(|d| format!("{} sat {:?}", name(d.fields.party), d.fields)),
    );
    all.extend(
        record
            .unnamed_groups
            .iter()
            .map(|g| format!("{:?} {:?}", g.id, g.fields)),
    );
    all.extend(
        record
            .instruments
            .iter()
            .map(|i| format!("{:?} {:?}", i.id, i.fields)),
    );
    all.extend(
        record
            .signatures
            .iter()
            .map(|s| format!("{} signed {:?}", name(s.fields.party), s.fields)),
    );
    all
}

fn parties(from: &mut Source) -> Vec<PartyFields> {
    let states = 1 + from.below(7);
    let party = |kind, name: String| PartyFields {
        kind,
        name,
        ..PartyFields::default()
    };
    let states = (1..=states).map(|n| party(PartyKind::State, format!("State {n:03}")));
    let mut all: Vec<_> = states.collect();
    if from.one_in(3) {
        all.push(party(PartyKind::Organisation, "NATO 901".to_owned()));
    }
    all
}

fn meeting(from: &mut Source) -> MeetingFields {
    let starts_on = dates::of_meeting(from);
    let ends_on = from.one_in(3).then(|| dates::of_meeting(from));
    let time = |from: &mut Source| {
        let hour = u32::try_from(8 + from.below(10)).unwrap();
        from.one_in(3)
            .then(|| NaiveTime::from_hms_opt(hour, 30, 0).unwrap())
    };
    MeetingFields {
        starts_on: Some(starts_on),
        ends_on: ends_on.filter(|ends| !ends.before(starts_on)),
        opened_at: time(from),
        closed_at: time(from),
        zone: from.one_in(2).then(|| "Europe/Luxembourg".to_owned()),
        language: "en".to_owned(),
        state: match from.below(10) {
            0 => MeetingState::Invited,
            _ => MeetingState::Held,
        },
        ..MeetingFields::default()
    }
}

const LABELS: [&str; 3] = [
    "countries",
    "countries, names not published",
    "further delegations",
];

fn groups(from: &mut Source) -> Vec<UnnamedGroupFields> {
    let many = from.below(3);
    let group = |from: &mut Source| UnnamedGroupFields {
        capacity: from.pick(&PRINTED_ORDER),
        count: i64::try_from(1 + from.below(30)).unwrap(),
        label: from.pick(&LABELS).to_owned(),
        ..UnnamedGroupFields::default()
    };
    (0..many).map(|_| group(from)).collect()
}

fn delegations(
    from: &mut Source,
    parties: &[Stored<PartyFields>],
    groups: &[Stored<UnnamedGroupFields>],
) -> Vec<DelegationFields> {
    let mut all = Vec::new();
    for party in parties {
        if from.one_in(4) {
            continue;
        }
        let capacity = from.pick(&PRINTED_ORDER);
        let mut alike = groups.iter().filter(|g| g.fields.capacity == capacity);
        let group = alike.next().filter(|_| from.one_in(2));
        let presence = match from.below(4) {
            0 => from.pick(Presence::ALL),
            _ => Presence::Attended,
        };
        all.push(DelegationFields {
            party: party.id,
            capacity,
            presence,
            headcount: from
                .one_in(3)
                .then(|| i64::try_from(1 + from.below(60)).unwrap()),
            unnamed_group: group.map(|g| g.id),
            ..DelegationFields::default()
        });
    }
    all
}

fn attendees(from: &mut Source, delegations: &[Stored<DelegationFields>]) -> Vec<AttendeeFields> {
    let mut all = Vec::new();
    for delegation in delegations {
        for _ in 0..from.below(3) {
            all.push(AttendeeFields {
                delegation: delegation.id,
                free_name: Some(format!("Delegate {:03}", all.len())),
                ..AttendeeFields::default()
            });
        }
    }
    all
}

fn roles(from: &mut Source, parties: &[Stored<PartyFields>]) -> Vec<RoleFields> {
    let mut all = Vec::new();
    for party in parties {
        for _ in 0..from.below(3) {
            let from_on = (!from.one_in(8)).then(|| dates::stated(from));
            let to_on = from.one_in(3).then(|| dates::stated(from));
            all.push(RoleFields {
                party: party.id,
                role: from.pick(RoleKind::ALL),
                from_on,
                to_on: to_on.filter(|to| from_on.is_none_or(|begun| !to.before(begun))),
                ..RoleFields::default()
            });
        }
    }
    all
}

fn instruments(from: &mut Source) -> Vec<InstrumentFields> {
    let many = from.below(3);
    let mut all = Vec::new();
    for n in 0..many {
        let opened_on = from.one_in(3).then(|| dates::stated(from));
        let finalised_on = from.one_in(3).then(|| dates::stated(from));
        let signatories = from
            .one_in(3)
            .then(|| i64::try_from(1 + from.below(6)).unwrap());
        let more = signatories.filter(|_| from.one_in(2));
        let most = i64::try_from(1 + from.below(3)).unwrap();
        all.push(InstrumentFields {
            title: format!("Instrument {n}"),
            opened_on,
            finalised_on: finalised_on
                .filter(|on| opened_on.is_none_or(|opened| !on.before(opened))),
            signatories,
            signatories_max: more.map(|least| least + most),
            signatories_label: from.one_in(2).then(|| "states".to_owned()),
            ..InstrumentFields::default()
        });
    }
    all
}

fn signatures(
    from: &mut Source,
    instruments: &[Stored<InstrumentFields>],
    parties: &[Stored<PartyFields>],
) -> Vec<SignatureFields> {
    let mut all = Vec::new();
    for instrument in instruments {
        let few = from.one_in(2);
        for party in parties {
            if few && !from.one_in(4) {
                continue;
            }
            all.push(SignatureFields {
                instrument: instrument.id,
                party: party.id,
                signed_on: from.one_in(2).then(|| dates::stated(from)),
                announced_on: from.one_in(2).then(|| dates::stated(from)),
                state: match from.below(8) {
                    0 => SignatureState::Announced,
                    1 => SignatureState::Withdrawn,
                    _ => SignatureState::Signed,
                },
                ..SignatureFields::default()
            });
        }
    }
    all
}
