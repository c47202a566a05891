//! The papers that can be made of a meeting, the orders of their lists, the sizes of their cards.

use crate::model::*;

closed! {
    /// What kind of paper.
    PaperKind {
        Summary = "summary",
        Agenda = "agenda",
        Participants = "participants",
        Attendance = "attendance",
        Decision = "decision",
        Actions = "actions",
        Brief = "brief",
        Plates = "plates",
        Badges = "badges",
    }
}
closed! {
    /// In which order delegations are listed.
    DelegationOrder {
        LeadsFirst = "leadsFirst",
        Alphabetical = "alphabetical",
        Protocol = "protocol",
    }
}
closed! {
    /// The size of name plates, as they stand folded, and of badges: width by height in millimetres.
    CardSize {
        Tent210x148 = "210x148",
        Tent210x74 = "210x74",
        Badge90x55 = "90x55",
        Badge86x54 = "86x54",
        Badge105x74 = "105x74",
    }
}

impl PaperKind {
    /// The one part of a summary that the whole paper tells; who does not get that part does not
    /// get the paper.
    pub fn section(self) -> Option<SummarySection> {
        match self {
            Self::Summary | Self::Brief => None,
            Self::Agenda => Some(SummarySection::Agenda),
            Self::Participants | Self::Attendance | Self::Plates | Self::Badges => {
                Some(SummarySection::Participants)
            }
            Self::Decision => Some(SummarySection::Decisions),
            Self::Actions => Some(SummarySection::Actions),
        }
    }
    /// Whether it lists delegations, so that their order can be chosen.
    pub fn has_order(self) -> bool {
        self.section() == Some(SummarySection::Participants)
    }
    /// Whether word processors get it too: all but cards, which are cut along the marks of a sheet.
    pub fn has_docx(self) -> bool {
        self.sizes().is_empty()
    }
    /// The sizes its cards can have, the usual one first; none when it has no cards.
    pub fn sizes(self) -> &'static [CardSize] {
        match self {
            Self::Plates => &[CardSize::Tent210x148, CardSize::Tent210x74],
            Self::Badges => &[
                CardSize::Badge90x55,
                CardSize::Badge86x54,
                CardSize::Badge105x74,
            ],
            _ => &[],
        }
    }
}

impl CardSize {
    /// Width and height in millimetres.
    pub fn millimetres(self) -> (u16, u16) {
        match self {
            Self::Tent210x148 => (210, 148),
            Self::Tent210x74 => (210, 74),
            Self::Badge90x55 => (90, 55),
            Self::Badge86x54 => (86, 54),
            Self::Badge105x74 => (105, 74),
        }
    }
}

/// The member states of the European Union in protocol order: by the names they have in their own
/// languages (Interinstitutional Style Guide, 7.1: België, България, Česko, Danmark …).
const PROTOCOL: [&str; 27] = [
    "BE", "BG", "CZ", "DK", "DE", "EE", "IE", "GR", "ES", "FR", "HR", "IT", "CY", "LV", "LT", "LU",
    "HU", "MT", "NL", "AT", "PL", "PT", "RO", "SI", "SK", "FI", "SE",
];

impl PartyFields {
    /// Its place in the protocol order of the European Union; none for all others.
    pub fn protocol_place(&self) -> Option<usize> {
        let code = self.iso_code?;
        PROTOCOL.iter().position(|known| *known == code.alpha2())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_state_has_one_place_in_the_protocol_order() {
        let mut codes = PROTOCOL.to_vec();
        assert!(codes.iter().all(|c| c.parse::<CountryCode>().is_ok()));
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), 27);
    }
}
