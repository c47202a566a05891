//! Who came: delegations, groups whose names are not known, and counts as they were stated.

use crate::model::*;

closed! {
    /// Whether a delegation came.
    Presence {
        Attended = "attended",
        Invited = "invited",
        Confirmed = "confirmed",
        Apologies = "apologies",
        Absent = "absent",
        Unknown = "unknown",
    }
}
closed! {
    /// What a stated count counts by.
    CountBasis { Role = "role", Signature = "signature", Other = "other" }
}

fields! {
    /// A party at one meeting.
    DelegationFields {
        /// At which meeting.
        meeting: Id<MeetingFields>,
        /// Which party.
        party: Id<PartyFields>,
        /// The capacity in which it attends this meeting.
        capacity: Capacity,
        /// Whether it came.
        presence: Presence,
        /// How many people, when only the number is known.
        headcount: Option<i64>,
        /// The unnamed group it was counted in before its name was known.
        unnamed_group: Option<Id<UnnamedGroupFields>>,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

fields! {
    /// Several delegations whose names are not known, as they were stated.
    UnnamedGroupFields {
        /// At which meeting.
        meeting: Id<MeetingFields>,
        /// The capacity in which they attend.
        capacity: Capacity,
        /// How many delegations were counted.
        count: i64,
        /// How they were spoken of: `observer countries`; what is known of their names may stand
        /// after a comma: `observer countries, names not published`.
        label: String,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

fields! {
    /// A count of participants as a source stated it, kept beside what the record counts.
    StatedCountFields {
        /// Of which meeting.
        meeting: Id<MeetingFields>,
        /// The number that was stated.
        count: i64,
        /// As stated: `signatories`.
        label: String,
        /// What it counts by.
        basis: CountBasis,
        /// The instrument whose signatures are counted.
        instrument: Option<Id<InstrumentFields>>,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl Presence {
    /// Whether a delegation takes part: it came; before the meeting was held, it may still come.
    pub fn takes_part(self, meeting: MeetingState) -> bool {
        match self {
            Self::Attended => true,
            Self::Apologies | Self::Absent => false,
            Self::Invited | Self::Confirmed | Self::Unknown => meeting != MeetingState::Held,
        }
    }
}

impl UnnamedGroupFields {
    /// What was counted: `observer countries`, of a label such as `observer countries, names not
    /// published`.
    pub fn counted_label(&self) -> &str {
        self.label
            .split_once(", ")
            .map_or(&*self.label, |(what, _)| what)
    }
    /// What the label itself says of the names, after its first comma.
    pub fn remark(&self) -> Option<&str> {
        self.label.split_once(", ").map(|(_, remark)| remark)
    }
}

impl Noun for DelegationFields {
    const NAME: &'static str = "delegation";
    fn check(&self, p: &mut Problems) {
        p.add_if(
            self.headcount.is_some_and(|n| n <= 0),
            "headcount",
            Rule::NotPositive,
        );
    }
}

impl Noun for UnnamedGroupFields {
    const NAME: &'static str = "unnamed_group";
    fn check(&self, p: &mut Problems) {
        p.add_if(self.count <= 0, "count", Rule::NotPositive);
        p.required("label", &self.label);
    }
}

impl Noun for StatedCountFields {
    const NAME: &'static str = "stated_count";
    fn check(&self, p: &mut Problems) {
        p.add_if(self.count <= 0, "count", Rule::NotPositive);
        p.required("label", &self.label);
    }
}
