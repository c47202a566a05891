//! What somebody is to do.

use crate::model::*;
use serde::Serialize;

closed! {
    /// Where an action stands.
    ActionState { Open = "open", InProgress = "inProgress", Done = "done", Dropped = "dropped" }
}

fields! {
    /// An action with an owner.
    ActionFields {
        /// The meeting it comes from.
        meeting: Id<MeetingFields>,
        /// Under which item, if known.
        agenda_item: Option<Id<AgendaItemFields>>,
        /// `2.1`: the meeting's ordinal and a serial. Left empty, the next one is given.
        number: String,
        /// What is to be done.
        text: String,
        /// The party that owes it.
        owner_party: Option<Id<PartyFields>>,
        /// The body that owes it.
        owner_body: Option<Id<BodyFields>>,
        /// The person who owes it.
        owner_person: Option<Id<PersonFields>>,
        /// By when.
        due_on: Option<DateStated>,
        /// Where it stands.
        state: ActionState,
        /// When it was done or dropped.
        closed_on: Option<DateStated>,
        /// What came of it, or why it was dropped.
        outcome: Option<String>,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl Noun for ActionFields {
    const NAME: &'static str = "action";
    fn check(&self, p: &mut Problems) {
        p.line("number", &self.number);
        p.required_text("text", &self.text);
        let owners = [
            self.owner_party.is_some(),
            self.owner_body.is_some(),
            self.owner_person.is_some(),
        ];
        p.add_if(
            owners.iter().filter(|o| **o).count() > 1,
            "ownerParty",
            Rule::OnlyOne,
        );
        p.optional_text("outcome", self.outcome.as_ref());
    }
}

fields! {
    /// An action that stood open when a later meeting was prepared, and was put before it.
    CarryOverFields {
        /// Which action.
        action: Id<ActionFields>,
        /// Before which later meeting.
        meeting: Id<MeetingFields>,
    }
}

impl Noun for CarryOverFields {
    const NAME: &'static str = "carry_over";
    fn check(&self, _: &mut Problems) {}
}

/// An action that somebody still owes, as a later meeting finds it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct OpenAction {
    /// The action.
    pub action: Stored<ActionFields>,
    /// Before how many meetings it was put already.
    pub carried: usize,
}

impl ActionState {
    /// Whether somebody still owes it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::InProgress)
    }
}
