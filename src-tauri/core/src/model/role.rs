//! Roles: what a party is in the coalition, from when to when.

use super::*;
use chrono::NaiveDate;

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
        self.from_on.is_none_or(|from| from.reached(day))
            && self.to_on.is_none_or(|to| to.latest() >= day)
    }
}

impl RoleKind {
    /// Whether a party in this role counts as one of the coalition's member states.
    pub fn counts_as_member(self) -> bool {
        matches!(self, Self::Lead | Self::Member | Self::Acceding)
    }
}

impl Problems {
    /// The end must not lie before the start.
    pub fn period(&mut self, field: &str, from: Option<DateStated>, to: Option<DateStated>) {
        if let (Some(from), Some(to)) = (from, to) {
            self.when(to.before(from), field, Rule::EndBeforeStart);
        }
    }
}
