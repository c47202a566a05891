//! Everything the record holds about one meeting, already read: what its page shows and what its
//! summary is made from.

use crate::model::*;
use serde::Serialize;

/// One meeting with all that hangs on it. Lists of delegations are in no printed order yet.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct MeetingRecord {
    /// The coalition.
    pub coalition: Stored<CoalitionFields>,
    /// The body that met.
    pub body: Stored<BodyFields>,
    /// The meeting.
    pub meeting: Stored<MeetingFields>,
    /// Its delegations.
    pub delegations: Vec<Stored<DelegationFields>>,
    /// The people in them.
    pub attendees: Vec<Stored<AttendeeFields>>,
    /// Groups without names.
    pub unnamed_groups: Vec<Stored<UnnamedGroupFields>>,
    /// Counts as sources stated them.
    pub stated_counts: Vec<Stored<StatedCountFields>>,
    /// Its agenda, by number.
    pub agenda_items: Vec<Stored<AgendaItemFields>>,
    /// Documents before it.
    pub meeting_documents: Vec<Stored<MeetingDocumentFields>>,
    /// What was said.
    pub statements: Vec<Stored<StatementFields>>,
    /// What was decided, by number.
    pub decisions: Vec<Stored<DecisionFields>>,
    /// What is to be done, by number.
    pub actions: Vec<Stored<ActionFields>>,
    /// Open actions of earlier meetings that were put before this one, by number.
    pub carried: Vec<Stored<ActionFields>>,
    /// Actions of earlier meetings of the body that were closed since the meeting before, up to this one.
    pub closed: Vec<Stored<ActionFields>>,
    /// Decisions of other meetings that supersede one of this meeting, or that one of it supersedes.
    pub other_decisions: Vec<Stored<DecisionFields>>,
    /// The agenda items of other meetings that these actions and decisions come from.
    pub other_items: Vec<Stored<AgendaItemFields>>,
    /// How often each of these actions was carried over up to this meeting, and to which.
    pub carry_overs: Vec<Stored<CarryOverFields>>,
    /// The body's next meeting after this one, if there is one yet.
    pub next_meeting: Option<Stored<MeetingFields>>,
    /// Its papers, in the order they were made.
    pub documents: Vec<Stored<DocumentFields>>,
    /// For whom papers can be made.
    pub audiences: Vec<Stored<AudienceFields>>,
    /// What was announced at it.
    pub pledges: Vec<Stored<PledgeFields>>,
    /// Bodies that it established.
    pub established: Vec<Stored<BodyFields>>,
    /// Every instrument.
    pub instruments: Vec<Stored<InstrumentFields>>,
    /// Every signature.
    pub signatures: Vec<Stored<SignatureFields>>,
    /// Every role.
    pub roles: Vec<Stored<RoleFields>>,
    /// Every party.
    pub parties: Vec<Stored<PartyFields>>,
    /// The people it names.
    pub persons: Vec<Stored<PersonFields>>,
    /// Every body, for owners and teams it names.
    pub bodies: Vec<Stored<BodyFields>>,
    /// Every source.
    pub sources: Vec<Stored<SourceFields>>,
    /// What the running total of its summary is made from; read only where that is printed.
    #[serde(skip)]
    pub running: Option<RunningRecord>,
    /// What its summary converts by; read only where that is printed.
    #[serde(skip)]
    pub rates: Option<PaperRates>,
}

impl MeetingRecord {
    /// A party of the record.
    pub fn party(&self, id: Id<PartyFields>) -> Option<&PartyFields> {
        self.parties.iter().find(|p| p.id == id).map(|p| &p.fields)
    }
    /// A person of the record.
    pub fn person(&self, id: Id<PersonFields>) -> Option<&PersonFields> {
        self.persons.iter().find(|p| p.id == id).map(|p| &p.fields)
    }
    /// The summary as it stands: its last version.
    pub fn current_summary(&self) -> Option<&Stored<DocumentFields>> {
        let summaries = self.documents.iter();
        let summaries = summaries.filter(|d| d.fields.kind == DocumentKind::Summary);
        summaries.max_by_key(|d| d.fields.version)
    }
    /// A document of the meeting.
    pub fn document(&self, id: Id<DocumentFields>) -> Option<&Stored<DocumentFields>> {
        self.documents.iter().find(|d| d.id == id)
    }
    /// The moment the newest part of it was changed, UTC, ISO 8601.
    pub fn changed_at(&self) -> &str {
        fn newest<F>(records: &[Stored<F>]) -> &str {
            records
                .iter()
                .map(|r| r.updated_at.as_str())
                .max()
                .unwrap_or_default()
        }
        let (set, rates): (&str, &str) = match &self.rates {
            Some(of) => (&of.set.updated_at, newest(&of.rates)),
            None => ("", ""),
        };
        let parts = [
            &self.coalition.updated_at,
            &self.body.updated_at,
            &self.meeting.updated_at,
            newest(&self.delegations),
            newest(&self.attendees),
            newest(&self.unnamed_groups),
            newest(&self.stated_counts),
            newest(&self.agenda_items),
            newest(&self.meeting_documents),
            newest(&self.statements),
            newest(&self.decisions),
            newest(&self.actions),
            newest(&self.carried),
            newest(&self.closed),
            newest(&self.other_items),
            newest(&self.other_decisions),
            newest(&self.carry_overs),
            newest(&self.documents),
            newest(self.next_meeting.as_slice()),
            newest(&self.pledges),
            newest(&self.established),
            newest(&self.instruments),
            newest(&self.signatures),
            newest(&self.roles),
            newest(&self.parties),
            newest(&self.persons),
            newest(&self.sources),
            set,
            rates,
        ];
        parts.into_iter().max().unwrap_or_default()
    }
}
