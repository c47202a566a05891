//! Membership as of a meeting: the roles and signatures that were surely there on its last day, and
//! those that may have been.

use crate::model::*;
use chrono::NaiveDate;
use std::{cmp::Reverse, collections::BTreeMap};

/// The roles whose parties count as the coalition's members, the foremost first. A party with
/// several counts once, by the foremost.
pub const MEMBER_ROLES: [RoleKind; 3] = [RoleKind::Lead, RoleKind::Member, RoleKind::Acceding];

/// Why it is in doubt whether a role was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// The role has dates, and they are not exact.
    DatesNotExact,
    /// Since when it was held is not recorded.
    BeginningNotRecorded,
    /// The role's dates are clear, and the day of the meeting is not.
    MeetingNotExact,
}

/// The roles of a record as of its meeting.
#[derive(Debug)]
pub struct Membership<'a> {
    /// The last day of the meeting, as far as it is known.
    days: PossibleDays,
    roles: BTreeMap<Id<PartyFields>, Vec<(&'a RoleFields, PossiblePeriod)>>,
    /// The days to look at, for all of `days`.
    points: Vec<NaiveDate>,
}

impl RoleFields {
    /// When it was held, as far as its dates say.
    pub fn period(&self) -> PossiblePeriod {
        let days = |date: Option<DateStated>| date.map(DateStated::possible_days);
        PossiblePeriod::new(days(self.from_on), days(self.to_on))
    }
}

impl MeetingFields {
    /// The days that may be its last one: the day that roles and signatures are asked of. None when
    /// it has no date.
    pub fn last_days(&self) -> Option<PossibleDays> {
        let starts = self.starts_on.map(DateStated::possible_days);
        match (self.ends_on.map(DateStated::possible_days), starts) {
            (Some(ends), Some(starts)) => Some(ends.since(starts.first())),
            (ends, starts) => ends.or(starts),
        }
    }
}

impl<'a> Membership<'a> {
    fn new(days: PossibleDays, roles: &'a [Stored<RoleFields>]) -> Self {
        let mut by_party: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut changes = Vec::new();
        for role in roles.iter().map(|role| &role.fields) {
            let period = role.period();
            changes.extend(period.changes());
            let own = by_party.entry(role.party).or_default();
            own.push((role, period));
        }
        let points = days.turning_points(&changes);
        Self {
            days,
            roles: by_party,
            points,
        }
    }

    /// The day it is asked of, where the record has it exactly.
    pub fn day(&self) -> Option<NaiveDate> {
        self.days.exact()
    }

    /// How many parties held one of these roles. Parties are few or many on the same day: a state
    /// that left on the first and one that came on the second are never two.
    pub fn count(&self, kinds: &[RoleKind]) -> Count {
        self.over_days(|party, day| self.on(party, kinds, day))
    }

    /// How many parties held this role and none before it in [`MEMBER_ROLES`].
    pub fn count_foremost(&self, kind: RoleKind) -> Count {
        let before = MEMBER_ROLES.into_iter().take_while(|k| *k != kind);
        let before: Vec<_> = before.collect();
        self.over_days(|party, day| {
            match (self.on(party, &before, day), self.on(party, &[kind], day)) {
                (Standing::Certain, _) | (_, Standing::Excluded) => Standing::Excluded,
                (Standing::Possible, _) => Standing::Possible,
                (Standing::Excluded, own) => own,
            }
        })
    }

    fn over_days(&self, standing: impl Fn(Id<PartyFields>, NaiveDate) -> Standing) -> Count {
        let at_least = |day: NaiveDate, wanted: Standing| {
            let all = self.roles.keys().filter(|p| standing(**p, day) >= wanted);
            i64::try_from(all.count()).unwrap_or(i64::MAX)
        };
        let days = || self.points.iter().copied();
        Count {
            certain: days()
                .map(|d| at_least(d, Standing::Certain))
                .min()
                .unwrap_or(0),
            possible: days()
                .map(|d| at_least(d, Standing::Possible))
                .max()
                .unwrap_or(0),
        }
    }

    /// Whether a party held one of these roles, whichever day the meeting had.
    pub fn standing(&self, party: Id<PartyFields>, kinds: &[RoleKind]) -> Standing {
        let days = || self.points.iter().map(|day| self.on(party, kinds, *day));
        if days().all(|on| on == Standing::Certain) {
            Standing::Certain
        } else if days().all(|on| on == Standing::Excluded) {
            Standing::Excluded
        } else {
            Standing::Possible
        }
    }

    /// Parties that held one of these roles with this standing, in no printed order.
    pub fn parties(&self, kinds: &[RoleKind], standing: Standing) -> Vec<Id<PartyFields>> {
        let parties = self.roles.keys().copied();
        let with = parties.filter(|party| self.standing(*party, kinds) == standing);
        with.collect()
    }

    /// The roles of this kind that were held, surely or possibly.
    pub fn roles(&self, kind: RoleKind) -> impl Iterator<Item = &'a RoleFields> + '_ {
        let all = self.roles.values().flatten();
        let of_kind = all.filter(move |(role, _)| role.role == kind);
        let held = of_kind.filter(|(_, period)| {
            let mut days = self.points.iter();
            days.any(|day| period.on(*day) != Standing::Excluded)
        });
        held.map(|(role, _)| *role)
    }

    /// The roles of members that may or may not have been held, and why. One that makes no
    /// difference is none of them: its party surely held the same role or one before it.
    pub fn doubtful(&self) -> Vec<(&'a RoleFields, Doubt)> {
        let mut found = Vec::new();
        for (at, kind) in MEMBER_ROLES.into_iter().enumerate() {
            let up_to = MEMBER_ROLES.get(..=at).unwrap_or_default();
            let all = self.roles.values().flatten();
            for (role, period) in all.filter(|(role, _)| role.role == kind) {
                let settled = self.standing(role.party, up_to) == Standing::Certain;
                if !settled && let Some(doubt) = self.doubt(role, period) {
                    found.push((*role, doubt));
                }
            }
        }
        found
    }

    fn doubt(&self, role: &RoleFields, period: &PossiblePeriod) -> Option<Doubt> {
        let days: Vec<_> = self.points.iter().map(|day| period.on(*day)).collect();
        let all = |standing| days.iter().all(|on| *on == standing);
        if all(Standing::Excluded) || all(Standing::Certain) {
            None
        } else if !days.contains(&Standing::Possible) {
            Some(Doubt::MeetingNotExact)
        } else if role.from_on.is_none() {
            Some(Doubt::BeginningNotRecorded)
        } else {
            Some(Doubt::DatesNotExact)
        }
    }

    fn on(&self, party: Id<PartyFields>, kinds: &[RoleKind], day: NaiveDate) -> Standing {
        let own = self.roles.get(&party).into_iter().flatten();
        let own = own.filter(|(role, _)| kinds.contains(&role.role));
        let all = own.map(|(_, period)| period.on(day));
        all.max().unwrap_or(Standing::Excluded)
    }
}

impl MeetingRecord {
    /// The roles as of the meeting; none when it has no date.
    pub fn membership(&self) -> Option<Membership<'_>> {
        let days = self.meeting.fields.last_days()?;
        Some(Membership::new(days, &self.roles))
    }

    /// Who had signed an instrument by the last day of the meeting, surely or possibly; none when it
    /// has no date. A signature without a date of its own was made by the day it was announced, else
    /// by the day that signing was finalised. One that was withdrawn on a day nobody recorded may
    /// have stood at the meeting, and is never certain; one that is only announced is none.
    pub fn signatures_as_of(
        &self,
        instrument: &Stored<InstrumentFields>,
    ) -> Vec<(&SignatureFields, Standing)> {
        let Some(days) = self.meeting.fields.last_days() else {
            return Vec::new();
        };
        let by = |date: DateStated| PossibleDays::until(date.possible_days().last());
        let standing = |signed: &SignatureFields| {
            let announced = signed.announced_on.or(instrument.fields.finalised_on);
            let on = signed.signed_on.map(DateStated::possible_days);
            let on = on.or(announced.map(by)).unwrap_or_else(PossibleDays::any);
            let certain = on.last() <= days.first() && signed.state == SignatureState::Signed;
            match (certain, on.first() <= days.last()) {
                (true, _) => Standing::Certain,
                (false, true) => Standing::Possible,
                (false, false) => Standing::Excluded,
            }
        };
        let mut found: Vec<_> = self
            .signatures
            .iter()
            .map(|signed| &signed.fields)
            .filter(|signed| signed.instrument == instrument.id)
            .filter(|signed| signed.state != SignatureState::Announced)
            .map(|signed| (signed, standing(signed)))
            .filter(|(_, standing)| *standing != Standing::Excluded)
            .collect();
        // A party that signed twice counts once, by what is surest.
        found.sort_by_key(|(signed, standing)| (signed.party, Reverse(*standing)));
        found.dedup_by_key(|(signed, _)| signed.party);
        found
    }
}
