//! Roles: what a party is in the coalition, from when to when.

use crate::model::*;
use chrono::NaiveDate;
use std::collections::BTreeMap;

closed! {
    /// What a party is in the coalition.
    RoleKind {
        Member = "member",
        Lead = "lead",
        Acceding = "acceding",
        Beneficiary = "beneficiary",
        Observer = "observer",
        PartnerOrganisation = "partnerOrganisation",
    }
}

fields! {
    /// A dated role; membership is a set of these, never a flag.
    RoleFields {
        /// Whose role.
        party: Id<PartyFields>,
        /// Which role.
        role: RoleKind,
        /// Since when.
        from_on: Option<DateStated>,
        /// Until when.
        to_on: Option<DateStated>,
        /// The signature it rests on.
        basis: Option<Id<SignatureFields>>,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl Noun for RoleFields {
    const NAME: &'static str = "role";
    fn check(&self, p: &mut Problems) {
        p.period("toOn", self.from_on, self.to_on);
    }
}

impl RoleFields {
    /// Whether the role was held on a day: it had surely begun (or its beginning is unknown),
    /// and had not surely ended before it; the last day counts.
    pub fn held_on(&self, day: NaiveDate) -> bool {
        is_held(self.from_on, self.to_on, day)
    }
}

/// Whether what ran from one date to another ran on a day. Of “about” a day it is taken that it was that day: this
/// proposes who is expected, and claims nothing.
pub(in crate::model) fn is_held(
    from: Option<DateStated>,
    to: Option<DateStated>,
    day: NaiveDate,
) -> bool {
    from.is_none_or(|from| from.latest() <= day) && to.is_none_or(|to| to.latest() >= day)
}

/// As what each party is expected at a meeting on a day, by its foremost role then.
pub fn seats_on<'a>(
    roles: impl IntoIterator<Item = &'a RoleFields>,
    day: NaiveDate,
) -> BTreeMap<Id<PartyFields>, Capacity> {
    let rank = |capacity| PRINTED_ORDER.iter().position(|c| *c == capacity);
    let mut seats: BTreeMap<_, Capacity> = BTreeMap::new();
    for role in roles.into_iter().filter(|role| role.held_on(day)) {
        let seat = role.role.seat();
        let here = seats.entry(role.party).or_insert(seat);
        if rank(seat) < rank(*here) {
            *here = seat;
        }
    }
    seats
}

impl RoleKind {
    /// Whether a party in this role counts as one of the coalition's member states.
    pub fn counts_as_member(self) -> bool {
        matches!(self, Self::Lead | Self::Member | Self::Acceding)
    }
    /// As what a party in this role sits at a meeting. Who only receives is there as a guest.
    pub fn seat(self) -> Capacity {
        match self {
            Self::Lead => Capacity::Lead,
            Self::Member => Capacity::Member,
            Self::Acceding => Capacity::Acceding,
            Self::Observer => Capacity::Observer,
            Self::PartnerOrganisation => Capacity::PartnerOrganisation,
            Self::Beneficiary => Capacity::Guest,
        }
    }
}

impl Problems {
    /// The end must not lie before the start.
    pub fn period(&mut self, field: &str, from: Option<DateStated>, to: Option<DateStated>) {
        if let (Some(from), Some(to)) = (from, to) {
            self.add_if(to.before(from), field, Rule::EndBeforeStart);
        }
    }
}
