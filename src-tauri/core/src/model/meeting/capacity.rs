//! As what a party sits at a meeting.

closed! {
    /// As what a party sat at one meeting.
    Capacity {
        Member = "member",
        Lead = "lead",
        Acceding = "acceding",
        Observer = "observer",
        PartnerOrganisation = "partnerOrganisation",
        Guest = "guest",
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
