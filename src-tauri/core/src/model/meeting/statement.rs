//! What somebody said.

use crate::model::*;

closed! {
    /// Whether the words are the speaker's own.
    StatementForm { Verbatim = "verbatim", Summarised = "summarised" }
}

fields! {
    /// A statement made at a meeting.
    StatementFields {
        /// At which meeting.
        meeting: Id<MeetingFields>,
        /// Under which item, if known.
        agenda_item: Option<Id<AgendaItemFields>>,
        /// The person who spoke.
        speaker_person: Option<Id<PersonFields>>,
        /// The party that spoke, or that the person spoke for.
        speaker_party: Option<Id<PartyFields>>,
        /// The speaker's title as printed.
        speaker_title: Option<String>,
        /// The words.
        text: String,
        /// Quoted or summarised.
        form: StatementForm,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl Noun for StatementFields {
    const NAME: &'static str = "statement";
    fn check(&self, p: &mut Problems) {
        let speaker = self.speaker_person.is_some() || self.speaker_party.is_some();
        p.add_if(!speaker, "speakerPerson", Rule::Required);
        p.optional("speakerTitle", self.speaker_title.as_ref());
        p.required_text("text", &self.text);
    }
}
