//! Documents before a meeting: what delegations were given to read for it.

use crate::model::*;

fields! {
    /// A document before the meeting.
    MeetingDocumentFields {
        /// Before which meeting.
        meeting: Id<MeetingFields>,
        /// The item that it is for; none when it is for the meeting as a whole.
        agenda_item: Option<Id<AgendaItemFields>>,
        /// Its reference.
        symbol: Option<String>,
        /// Its title.
        title: String,
        /// The party that submitted it.
        party: Option<Id<PartyFields>>,
        /// The body that submitted it.
        body: Option<Id<BodyFields>>,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl Noun for MeetingDocumentFields {
    const NAME: &'static str = "meeting_document";
    fn check(&self, p: &mut Problems) {
        p.optional("symbol", self.symbol.as_ref());
        p.required("title", &self.title);
        let both = self.party.is_some() && self.body.is_some();
        p.add_if(both, "party", Rule::OnlyOne);
    }
}
