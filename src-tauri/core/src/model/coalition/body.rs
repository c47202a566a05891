//! Bodies: steering group, expert teams and the like, and who sits in them.

use crate::model::{role::is_held, *};
use chrono::NaiveDate;

closed! {
    /// What kind of body.
    BodyKind {
        SteeringGroup = "steeringGroup",
        ExpertTeam = "expertTeam",
        WorkingGroup = "workingGroup",
        Plenary = "plenary",
    }
}
closed! {
    /// Where a body stands.
    BodyState { Active = "active", Proposed = "proposed", Dormant = "dormant", Dissolved = "dissolved" }
}

fields! {
    /// A body that numbers its own meetings.
    BodyFields {
        /// What kind.
        kind: BodyKind,
        /// Its name; for several teams whose names are not known, how they were spoken of.
        name: String,
        /// Its letters in the symbols of documents: `SG`.
        acronym: Option<String>,
        /// How many bodies this record stands for while their names are not known.
        unnamed_count: Option<i64>,
        /// Other names in use.
        other_names: Option<String>,
        /// What it is to do.
        mandate: Option<String>,
        /// The parties that lead it.
        leads: Vec<Id<PartyFields>>,
        /// The meeting that established it.
        established_at: Option<Id<MeetingFields>>,
        /// The decision that established it.
        established_by: Option<Id<DecisionFields>>,
        /// Where it stands.
        state: BodyState,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl BodyFields {
    /// Whether it is an expert team that is at work.
    pub fn is_active_team(&self) -> bool {
        self.kind == BodyKind::ExpertTeam && self.state == BodyState::Active
    }
}

fields! {
    /// A seat in a body.
    BodyMemberFields {
        /// In which body.
        body: Id<BodyFields>,
        /// The party that sits.
        party: Option<Id<PartyFields>>,
        /// The person who sits.
        person: Option<Id<PersonFields>>,
        /// As what: chair, rapporteur, expert.
        function: Option<String>,
        /// Since when.
        from_on: Option<DateStated>,
        /// Until when.
        to_on: Option<DateStated>,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl Noun for BodyFields {
    const NAME: &'static str = "body";
    fn check(&self, p: &mut Problems) {
        p.required("name", &self.name);
        p.add_if(
            self.unnamed_count.is_some_and(|n| n <= 0),
            "unnamedCount",
            Rule::NotPositive,
        );
        p.optional("acronym", self.acronym.as_ref());
        p.optional("otherNames", self.other_names.as_ref());
        p.optional_text("mandate", self.mandate.as_ref());
    }
}

impl BodyMemberFields {
    /// Whether the seat was held on a day, as roles are.
    pub fn held_on(&self, day: NaiveDate) -> bool {
        is_held(self.from_on, self.to_on, day)
    }
}

impl Noun for BodyMemberFields {
    const NAME: &'static str = "body_member";
    fn check(&self, p: &mut Problems) {
        p.add_if(
            self.party.is_none() && self.person.is_none(),
            "party",
            Rule::Required,
        );
        p.optional("function", self.function.as_ref());
        p.period("toOn", self.from_on, self.to_on);
    }
}
