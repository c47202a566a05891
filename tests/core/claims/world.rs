//! What may be claimed of a record, found by trying every day its dates can mean. Written from the
//! rules alone; nothing of it is shared with what papers count by.

use super::{
    dates::{CALENDAR, possible},
    funds::Case,
};
use chancery_core::model::*;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A record, and the days its meeting may have ended on.
pub struct World<'a> {
    pub case: &'a Case,
    pub record: &'a MeetingRecord,
    pub days: Vec<NaiveDate>,
    /// Of each role, on each of these days.
    held: Vec<Vec<Sure>>,
}

/// Whether something is so in every case that the record allows, in none, or in some.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    No,
    Maybe,
    Yes,
}

pub const MEMBERS: [RoleKind; 3] = [RoleKind::Lead, RoleKind::Member, RoleKind::Acceding];

impl<'a> World<'a> {
    pub fn of(case: &'a Case) -> Self {
        let record = &case.record;
        let meeting = &record.meeting.fields;
        let starts = possible(meeting.starts_on.unwrap());
        let days = match meeting.ends_on {
            None => starts,
            Some(ends) => {
                let ends = possible(ends);
                let on_or_after = |e: &&NaiveDate| starts.iter().any(|s| s <= *e);
                ends.iter().filter(on_or_after).copied().collect()
            }
        };
        let roles = record.roles.iter().map(|role| held(&role.fields, &days));
        Self {
            case,
            held: roles.collect(),
            record,
            days,
        }
    }

    pub fn name(&self, party: Id<PartyFields>) -> &'a str {
        &self.record.party(party).unwrap().name
    }

    pub fn is_state(&self, party: Id<PartyFields>) -> bool {
        self.record.party(party).unwrap().kind == PartyKind::State
    }

    /// The day, when there is only one.
    pub fn day(&self) -> Option<NaiveDate> {
        match self.days.as_slice() {
            [day] => Some(*day),
            _ => None,
        }
    }

    /// On the day at this place.
    fn on(&self, party: Id<PartyFields>, kinds: &[RoleKind], day: usize) -> Sure {
        let roles = self.record.roles.iter().zip(&self.held);
        let own = roles
            .filter(|(role, _)| role.fields.party == party && kinds.contains(&role.fields.role));
        own.map(|(_, held)| held[day]).max().unwrap_or(Sure::No)
    }

    /// Whether a party may have held one of these roles on any day of the meeting.
    pub fn may_hold(&self, party: Id<PartyFields>, kinds: &[RoleKind]) -> bool {
        (0..self.days.len()).any(|d| self.on(party, kinds, d) != Sure::No)
    }

    /// Over every day of the meeting.
    pub fn sure(&self, party: Id<PartyFields>, kinds: &[RoleKind]) -> Sure {
        let days = 0..self.days.len();
        let on: Vec<_> = days.map(|d| self.on(party, kinds, d)).collect();
        match () {
            () if on.iter().all(|s| *s == Sure::Yes) => Sure::Yes,
            () if on.iter().all(|s| *s == Sure::No) => Sure::No,
            () => Sure::Maybe,
        }
    }

    /// Fewest and most parties that hold one of `kinds` and none of `not` on one day.
    pub fn between(&self, kinds: &[RoleKind], not: &[RoleKind]) -> (i64, i64) {
        let parties = || self.record.parties.iter().map(|p| p.id);
        let (mut fewest, mut most) = (i64::MAX, 0);
        for day in 0..self.days.len() {
            let (mut least, mut all) = (0, 0);
            for party in parties() {
                match (self.on(party, kinds, day), self.on(party, not, day)) {
                    (Sure::No, _) | (_, Sure::Yes) => {}
                    (Sure::Yes, Sure::No) => {
                        least += 1;
                        all += 1;
                    }
                    _ => all += 1,
                }
            }
            fewest = fewest.min(least);
            most = most.max(all);
        }
        (fewest, most)
    }

    /// The roles of members that are in doubt and make a difference: party and role, in words.
    pub fn doubtful(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (role, on) in self.record.roles.iter().zip(&self.held) {
            let role = &role.fields;
            let Some(at) = MEMBERS.iter().position(|kind| *kind == role.role) else {
                continue;
            };
            let clear = on.iter().all(|s| *s == Sure::Yes) || on.iter().all(|s| *s == Sure::No);
            if !clear && self.sure(role.party, &MEMBERS[..=at]) != Sure::Yes {
                found.insert(format!("{} as {}", self.name(role.party), role.role.word()));
            }
        }
        found
    }

    /// Whether a signature stood by the last day of the meeting.
    pub fn signed(&self, instrument: &InstrumentFields, signature: &SignatureFields) -> Sure {
        let (first, last) = (*self.days.first().unwrap(), *self.days.last().unwrap());
        let days = match (
            signature.signed_on,
            signature.announced_on.or(instrument.finalised_on),
        ) {
            (Some(on), _) => possible(on),
            (None, Some(by)) => {
                let latest = *possible(by).last().unwrap();
                CALENDAR.iter().copied().filter(|d| *d <= latest).collect()
            }
            (None, None) => CALENDAR.clone(),
        };
        let (first, last) = (first.min(last), first.max(last));
        match signature.state {
            SignatureState::Announced => Sure::No,
            _ if days.iter().all(|d| *d > last) => Sure::No,
            SignatureState::Signed if days.iter().all(|d| *d <= first) => Sure::Yes,
            _ => Sure::Maybe,
        }
    }

    /// Delegations that took part, or for a meeting to come may.
    pub fn coming(&self) -> Vec<&'a DelegationFields> {
        let held = self.record.meeting.fields.state == MeetingState::Held;
        let all = self.record.delegations.iter().map(|d| &d.fields);
        let comes = |d: &&DelegationFields| match d.presence {
            Presence::Attended => true,
            Presence::Absent | Presence::Apologies => false,
            _ => !held,
        };
        all.filter(comes).collect()
    }

    /// How many of a group nobody can name.
    pub fn nameless(&self, group: &Stored<UnnamedGroupFields>) -> i64 {
        let of_group = |d: &&&DelegationFields| d.unnamed_group == Some(group.id);
        let named = self.coming().iter().filter(of_group).count();
        (group.fields.count - i64::try_from(named).unwrap()).max(0)
    }
}

/// Whether a role was held on each of these days: in every case its dates allow, in none, in some.
fn held(role: &RoleFields, days: &[NaiveDate]) -> Vec<Sure> {
    let begins = role.from_on.map_or_else(|| CALENDAR.clone(), possible);
    let never = vec![NaiveDate::MAX];
    let ends = role.to_on.map_or(never, possible);
    let mut cases = Vec::new();
    for begin in &begins {
        let after = ends.iter().filter(|end| *end >= begin);
        cases.extend(after.map(|end| (*begin, *end)));
    }
    let on = |day: &NaiveDate| {
        let within = |(begin, end): &(NaiveDate, NaiveDate)| begin <= day && day <= end;
        match (cases.iter().any(within), cases.iter().all(within)) {
            (true, true) => Sure::Yes,
            (true, false) => Sure::Maybe,
            (false, _) => Sure::No,
        }
    };
    days.iter().map(on).collect()
}
