//! What was decided.

use crate::model::*;

closed! {
    /// Where a decision stands.
    DecisionState {
        Adopted = "adopted",
        Proposed = "proposed",
        UnderSilence = "underSilence",
        Broken = "broken",
        Superseded = "superseded",
    }
}

fields! {
    /// A numbered decision.
    DecisionFields {
        /// Of which meeting.
        meeting: Id<MeetingFields>,
        /// Under which item, if known.
        agenda_item: Option<Id<AgendaItemFields>>,
        /// `2.1`: the meeting's ordinal and a serial. Left empty, the next one is given.
        number: String,
        /// What was decided.
        text: String,
        /// Where it stands.
        state: DecisionState,
        /// The last moment of the silence procedure, with its zone, as printed.
        silence_until: Option<String>,
        /// The later decision that took its place.
        superseded_by: Option<Id<DecisionFields>>,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl Noun for DecisionFields {
    const NAME: &'static str = "decision";
    fn check(&self, p: &mut Problems) {
        p.line("number", &self.number);
        p.required_text("text", &self.text);
        p.optional("silenceUntil", self.silence_until.as_ref());
        let silent = self.state == DecisionState::UnderSilence;
        p.add_if(
            silent && self.silence_until.is_none(),
            "silenceUntil",
            Rule::Required,
        );
    }
}
