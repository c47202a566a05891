//! Who came, in figures; how they are counted stands in `rules`.

use crate::model::*;
use serde::Serialize;

/// The delegations of one capacity.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct CapacityCount {
    /// Which capacity.
    pub capacity: Capacity,
    /// Parties that came, in no printed order.
    pub parties: Vec<Id<PartyFields>>,
    /// Groups without names, and how many of each have no name yet.
    pub unnamed: Vec<(i64, String)>,
    /// All together.
    pub count: i64,
}

/// The counts of one meeting.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Participation {
    /// By capacity, leads first; capacities without anybody are left out.
    pub by_capacity: Vec<CapacityCount>,
    /// Members in the room: leads, members and acceding.
    pub member_states: i64,
    /// Parties that held a member's role on the last day of the meeting.
    pub members_by_role: Count,
    /// Parties that had signed each instrument by the last day of the meeting.
    pub members_by_signature: Vec<(Id<InstrumentFields>, Count)>,
}

/// How many delegations take part in a meeting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DelegationCount {
    /// Known by name.
    pub named: i64,
    /// Counted in groups without names.
    pub unnamed: i64,
}

impl DelegationCount {
    /// Named and unnamed together.
    pub fn all(self) -> i64 {
        self.named.saturating_add(self.unnamed)
    }
}
