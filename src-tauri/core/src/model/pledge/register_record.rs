//! Everything the register of pledges is printed from, already read.

use crate::model::*;
use std::collections::HashMap;

/// The register with all that hangs on it.
#[derive(Debug, Clone)]
pub struct RegisterRecord {
    /// The coalition.
    pub coalition: Stored<CoalitionFields>,
    /// Every party.
    pub parties: Vec<Stored<PartyFields>>,
    /// Every body.
    pub bodies: Vec<Stored<BodyFields>>,
    /// Every meeting.
    pub meetings: Vec<Stored<MeetingFields>>,
    /// Every pledge.
    pub pledges: HashMap<Id<PledgeFields>, Stored<PledgeFields>>,
    /// Every line of their ledger.
    pub events: HashMap<Id<PledgeEventFields>, Stored<PledgeEventFields>>,
    /// Every source.
    pub sources: HashMap<Id<SourceFields>, Stored<SourceFields>>,
    /// What is to be bought.
    pub purchases: Vec<Stored<ProcurementLineFields>>,
}

impl RegisterRecord {
    /// The moment the newest part of it was changed, UTC, ISO 8601.
    pub fn changed_at(&self) -> &str {
        let named = [&self.coalition.updated_at]
            .into_iter()
            .chain(self.parties.iter().map(|r| &r.updated_at))
            .chain(self.bodies.iter().map(|r| &r.updated_at))
            .chain(self.meetings.iter().map(|r| &r.updated_at))
            .chain(self.pledges.values().map(|r| &r.updated_at))
            .chain(self.events.values().map(|r| &r.updated_at))
            .chain(self.sources.values().map(|r| &r.updated_at))
            .chain(self.purchases.iter().map(|r| &r.updated_at));
        named.max().map_or("", String::as_str)
    }
}
