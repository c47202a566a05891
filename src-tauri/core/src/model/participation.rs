//! Who came, counted: by capacity as people sat, by role and by signature as they stood that day.

use super::*;
use serde::Serialize;

/// The delegations of one capacity.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct CapacityCount {
    /// Which capacity.
    pub capacity: Capacity,
    /// Parties that came, in no printed order.
    pub parties: Vec<Id<PartyFields>>,
    /// Groups without names, and how many of each have no name yet.
    pub unnamed: Vec<(i64, String)>,
    /// All together.
    pub count: i64,
}

/// The counts of one meeting.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Participation {
    /// By capacity, leads first; capacities without anybody are left out.
    pub by_capacity: Vec<CapacityCount>,
    /// Member states in the room: leads, members and acceding.
    pub member_states: i64,
    /// Parties that held a member's role on the day of the meeting.
    pub members_by_role: i64,
    /// Parties that had surely signed each instrument by the day of the meeting.
    pub members_by_signature: Vec<(Id<InstrumentFields>, i64)>,
}

/// The order of capacities on a paper: leads first, then members, acceding, observers, organisations.
pub const PRINTED_ORDER: [Capacity; 6] = [
    Capacity::Lead,
    Capacity::Member,
    Capacity::Acceding,
    Capacity::Observer,
    Capacity::PartnerOrganisation,
    Capacity::Guest,
];

impl Stored<UnnamedGroupFields> {
    /// How many of it have no name among these delegations.
    pub fn unnamed_of(&self, delegations: &[Stored<DelegationFields>]) -> i64 {
        let of_group = |d: &&Stored<DelegationFields>| d.fields.unnamed_group == Some(self.id);
        let named = delegations.iter().filter(of_group).count();
        let named = i64::try_from(named).unwrap_or(i64::MAX);
        self.fields.count.saturating_sub(named).max(0)
    }
}

impl MeetingRecord {
    /// Counts who came. Only delegations that attended count; invited is not present.
    pub fn participation(&self) -> Participation {
        let one = |capacity| {
            let here = |d: &&Stored<DelegationFields>| {
                d.fields.capacity == capacity && d.fields.presence == Presence::Attended
            };
            let parties: Vec<_> = self
                .delegations
                .iter()
                .filter(here)
                .map(|d| d.fields.party)
                .collect();
            let unnamed: Vec<_> = self
                .unnamed_groups
                .iter()
                .filter(|g| g.fields.capacity == capacity)
                .map(|g| (self.still_unnamed(g), g.fields.label.clone()))
                .filter(|(left, _)| *left > 0)
                .collect();
            let named = i64::try_from(parties.len()).unwrap_or(i64::MAX);
            let count = unnamed
                .iter()
                .fold(named, |sum, (n, _)| sum.saturating_add(*n));
            CapacityCount {
                capacity,
                parties,
                unnamed,
                count,
            }
        };
        let by_capacity: Vec<_> = PRINTED_ORDER
            .into_iter()
            .map(one)
            .filter(|c| c.count > 0)
            .collect();
        let members = [Capacity::Lead, Capacity::Member, Capacity::Acceding];
        let member_states = by_capacity
            .iter()
            .filter(|c| members.contains(&c.capacity))
            .map(|c| c.count)
            .fold(0, i64::saturating_add);
        Participation {
            by_capacity,
            member_states,
            members_by_role: self.members_by_role(),
            members_by_signature: self.members_by_signature(),
        }
    }

    /// How many of a group have no name yet: what was stated, less those that were named since.
    pub fn still_unnamed(&self, group: &Stored<UnnamedGroupFields>) -> i64 {
        group.unnamed_of(&self.delegations)
    }

    fn members_by_role(&self) -> i64 {
        let Some(day) = self.meeting.fields.day() else {
            return 0;
        };
        let mut parties: Vec<_> = self
            .roles
            .iter()
            .filter(|r| r.fields.role.counts_as_member() && r.fields.held_on(day))
            .map(|r| r.fields.party)
            .collect();
        parties.sort();
        parties.dedup();
        i64::try_from(parties.len()).unwrap_or(i64::MAX)
    }

    fn members_by_signature(&self) -> Vec<(Id<InstrumentFields>, i64)> {
        let Some(day) = self.meeting.fields.day() else {
            return Vec::new();
        };
        let signed = |instrument: &Stored<InstrumentFields>| {
            let by_then = |s: &&Stored<SignatureFields>| {
                s.fields.instrument == instrument.id
                    && s.fields.state == SignatureState::Signed
                    && s.fields
                        .signed_on
                        .or(s.fields.announced_on)
                        .or(instrument.fields.finalised_on)
                        .is_some_and(|on| on.reached(day))
            };
            (
                instrument.id,
                i64::try_from(self.signatures.iter().filter(by_then).count()).unwrap_or(i64::MAX),
            )
        };
        self.instruments
            .iter()
            .map(signed)
            .filter(|(_, count)| *count > 0)
            .collect()
    }
}
