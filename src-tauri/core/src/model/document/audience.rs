//! For whom a paper is made: which sections, which items, under which markings.

use crate::model::*;

closed! {
    /// The parts of a summary that an audience may go without, in printed order.
    SummarySection {
        Participation = "participation",
        Agenda = "agenda",
        Discussion = "discussion",
        Statements = "statements",
        Decisions = "decisions",
        Teams = "teams",
        Membership = "membership",
        Contributions = "contributions",
        RunningTotal = "runningTotal",
        Actions = "actions",
        NextMeeting = "nextMeeting",
        Participants = "participants",
        Documents = "documents",
        Sources = "sources",
        Discrepancies = "discrepancies",
    }
}

fields! {
    /// A profile: internal, partners, public, or the secretariat's own.
    AudienceFields {
        /// What it is called.
        name: String,
        /// Sections it does not get.
        without: Vec<SummarySection>,
        /// Whether it gets what is internal.
        internal_items: bool,
        /// Whether its papers may say that an item is not reproduced in them.
        #[serde(default)]
        tells_omissions: bool,
        /// The markings its papers may bear; none listed means any.
        markings: Vec<String>,
    }
}

impl Noun for AudienceFields {
    const NAME: &'static str = "audience";
    fn check(&self, p: &mut Problems) {
        p.required("name", &self.name);
        for marking in &self.markings {
            p.required("markings", marking);
            p.add_if(is_classification(marking), "markings", Rule::Classified);
        }
    }
}

impl AudienceFields {
    /// Whether it gets a section. Discrepancies are for those alone who get what is internal.
    pub fn receives(&self, section: SummarySection) -> bool {
        let may = section != SummarySection::Discrepancies || self.internal_items;
        may && !self.without.contains(&section)
    }
    /// Whether papers for it may bear this marking.
    pub fn allows(&self, marking: Option<&str>) -> bool {
        let listed = |marking: &str| self.markings.iter().any(|m| m == marking);
        self.markings.is_empty() || marking.is_none_or(listed)
    }
}
