//! Who came, counted: by capacity as people sat, by role and by signature as of the meeting. Every
//! paper takes its count of delegations from here.

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
    /// Members in the room: leads, members and acceding.
    pub member_states: i64,
    /// Parties that held a member's role on the last day of the meeting.
    pub members_by_role: Count,
    /// Parties that had signed each instrument by the last day of the meeting.
    pub members_by_signature: Vec<(Id<InstrumentFields>, Count)>,
}

/// How many delegations take part in a meeting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DelegationCount {
    /// Known by name.
    pub named: i64,
    /// Counted in groups without names.
    pub unnamed: i64,
}

impl DelegationCount {
    /// Named and unnamed together.
    pub fn all(self) -> i64 {
        self.named.saturating_add(self.unnamed)
    }
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

impl Capacity {
    /// Whether who sits so counts as a member of the coalition.
    pub fn is_member(self) -> bool {
        matches!(self, Self::Lead | Self::Member | Self::Acceding)
    }
}

impl Stored<UnnamedGroupFields> {
    /// How many of it have no name among these delegations. Only those that take part make it
    /// smaller: the group is a count of who came.
    pub fn unnamed_of(
        &self,
        delegations: &[Stored<DelegationFields>],
        meeting: MeetingState,
    ) -> i64 {
        let of_group = |d: &&Stored<DelegationFields>| {
            d.fields.unnamed_group == Some(self.id) && d.fields.presence.takes_part(meeting)
        };
        let named = delegations.iter().filter(of_group).count();
        let named = i64::try_from(named).unwrap_or(i64::MAX);
        self.fields.count.saturating_sub(named).max(0)
    }
}

impl MeetingRecord {
    /// Counts who came. Only delegations that attended count; invited is not present.
    pub fn participation(&self) -> Participation {
        let by_capacity: Vec<_> = PRINTED_ORDER
            .into_iter()
            .map(|capacity| self.count_capacity(capacity, |p| p == Presence::Attended))
            .filter(|c| c.count > 0)
            .collect();
        let members = by_capacity.iter().filter(|c| c.capacity.is_member());
        let member_states = members.map(|c| c.count).fold(0, i64::saturating_add);
        let by_role = self.membership().map(|m| m.count(&MEMBER_ROLES));
        Participation {
            by_capacity,
            member_states,
            members_by_role: by_role.unwrap_or_default(),
            members_by_signature: self.members_by_signature(),
        }
    }

    /// Those that take part, by capacity: who came; before the meeting was held, who may still come.
    pub fn participating_by_capacity(&self) -> Vec<CapacityCount> {
        let state = self.meeting.fields.state;
        let counted = PRINTED_ORDER.into_iter();
        let counted = counted.map(|c| self.count_capacity(c, |p| p.takes_part(state)));
        counted.filter(|c| c.count > 0).collect()
    }

    fn count_capacity(
        &self,
        capacity: Capacity,
        counts: impl Fn(Presence) -> bool,
    ) -> CapacityCount {
        let sat = |d: &&Stored<DelegationFields>| {
            d.fields.capacity == capacity && counts(d.fields.presence)
        };
        let parties = self.delegations.iter().filter(sat);
        let parties: Vec<_> = parties.map(|d| d.fields.party).collect();
        let unnamed: Vec<_> = self
            .unnamed_groups
            .iter()
            .filter(|g| g.fields.capacity == capacity)
            .map(|g| (self.remaining_unnamed(g), g.fields.label.clone()))
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

    /// The delegations that take part: those that came; before the meeting was held, those that may
    /// still come. In no printed order.
    pub fn participating_delegations(&self) -> impl Iterator<Item = &Stored<DelegationFields>> {
        let state = self.meeting.fields.state;
        let all = self.delegations.iter();
        all.filter(move |d| d.fields.presence.takes_part(state))
    }

    /// How many delegations take part, on every paper the same.
    pub fn delegation_count(&self) -> DelegationCount {
        let unnamed = self
            .unnamed_groups
            .iter()
            .map(|g| self.remaining_unnamed(g));
        DelegationCount {
            named: i64::try_from(self.participating_delegations().count()).unwrap_or(i64::MAX),
            unnamed: unnamed.fold(0, i64::saturating_add),
        }
    }

    /// How many of a group have no name yet: what was stated, less those that were named since.
    pub fn remaining_unnamed(&self, group: &Stored<UnnamedGroupFields>) -> i64 {
        group.unnamed_of(&self.delegations, self.meeting.fields.state)
    }

    /// Whether a party receives: by a role that it surely held at the meeting, or as the coalition
    /// says.
    pub fn is_beneficiary(&self, party: Id<PartyFields>) -> bool {
        let by_role = self
            .membership()
            .map(|m| m.standing(party, &[RoleKind::Beneficiary]));
        self.coalition.fields.beneficiaries.contains(&party)
            || by_role.is_some_and(|standing| standing == Standing::Certain)
    }

    fn members_by_signature(&self) -> Vec<(Id<InstrumentFields>, Count)> {
        let count = |instrument: &Stored<InstrumentFields>| {
            let signed = self.signatures_as_of(instrument);
            let certain = signed.iter().filter(|(_, s)| *s == Standing::Certain);
            let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
            Count {
                certain: number(certain.count()),
                possible: number(signed.len()),
            }
        };
        self.instruments
            .iter()
            .map(|instrument| (instrument.id, count(instrument)))
            .filter(|(_, count)| count.possible > 0)
            .collect()
    }
}
