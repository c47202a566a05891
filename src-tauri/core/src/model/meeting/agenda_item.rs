//! An agenda item and its minutes: the text taken per item.

use crate::model::*;
use chrono::NaiveTime;

closed! {
    /// What an item is for.
    ItemKind {
        Discussion = "discussion",
        Information = "information",
        Decision = "decision",
        AdoptionOfAgenda = "adoptionOfAgenda",
        AdoptionOfSummary = "adoptionOfSummary",
    }
}
closed! {
    /// What became of an agenda or of the summary of the meeting before, when it was put for adoption.
    Adoption { Adopted = "adopted", AsAmended = "asAmended", NotAdopted = "notAdopted" }
}
closed! {
    /// What became of an item.
    ItemState { Planned = "planned", Taken = "taken", Deferred = "deferred" }
}

fields! {
    /// One item of the agenda.
    AgendaItemFields {
        /// Of which meeting.
        meeting: Id<MeetingFields>,
        /// Its place, from 1.
        number: i64,
        /// What it is called.
        title: String,
        /// What it is for; unknown when the agenda does not say.
        kind: Option<ItemKind>,
        /// The party that presents it.
        presenter_party: Option<Id<PartyFields>>,
        /// The person who presents it.
        presenter_person: Option<Id<PersonFields>>,
        /// The papers it rests on.
        papers: Option<String>,
        /// When it is to be taken, by the time zone of the meeting.
        starts_at: Option<NaiveTime>,
        /// How long it is to take, in minutes.
        duration_minutes: Option<i64>,
        /// What it is about, for the annotated agenda.
        annotation: Option<String>,
        /// The decision that the meeting is asked to take, for the brief of the chair.
        decision_sought: Option<String>,
        /// What became of it, where the item is an adoption.
        adoption: Option<Adoption>,
        /// The minutes, in a subset of CommonMark: headings, bold, italic, lists, quotes.
        minutes: Option<String>,
        /// For the secretariat only.
        internal: bool,
        /// Whether every meeting of the body has it.
        standing: bool,
        /// Delegations that were not in the room for it.
        absent: Vec<Id<DelegationFields>>,
        /// What became of it.
        state: ItemState,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl Noun for AgendaItemFields {
    const NAME: &'static str = "agenda_item";
    fn check(&self, p: &mut Problems) {
        p.add_if(self.number <= 0, "number", Rule::NotPositive);
        p.required("title", &self.title);
        p.optional("papers", self.papers.as_ref());
        p.optional_text("minutes", self.minutes.as_ref());
        p.add_if(
            self.duration_minutes.is_some_and(|n| n <= 0),
            "durationMinutes",
            Rule::NotPositive,
        );
        p.optional_text("annotation", self.annotation.as_ref());
        p.optional_text("decisionSought", self.decision_sought.as_ref());
    }
}
