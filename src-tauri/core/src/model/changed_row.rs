//! What changed in the register of pledges, as the history tells it.

use super::*;
use serde::{Deserialize, Serialize};

closed! {
    /// What became of a record.
    ChangeKind { Added = "added", Changed = "changed", Removed = "removed" }
}

/// The nouns that make up the register of pledges. Those named with a longer name come first.
pub const REGISTER_NOUNS: &[&str] = &[
    PledgeShareFields::NAME,
    PledgeEventFields::NAME,
    PledgeLinkFields::NAME,
    PledgeFields::NAME,
    InKindItemFields::NAME,
    TrancheFields::NAME,
    ProcurementLineFields::NAME,
    ReportedTotalFields::NAME,
    RateSetFields::NAME,
    ExchangeRateFields::NAME,
];

/// One record that one operation changed. Rates go by their set: one line for all of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ChangedRow {
    /// When the operation was recorded, UTC, ISO 8601.
    pub at: String,
    /// The author of the operation.
    pub who: String,
    /// The operation's place in the history, from 1.
    pub sequence: i64,
    /// What was done: `save pledge`.
    pub operation: String,
    /// `do`, `undo` or `redo`.
    pub operation_kind: String,
    /// What kind of record changed.
    pub noun: String,
    /// Which; of rates, their set.
    #[cfg_attr(test, ts(type = "string"))]
    pub id: uuid::Uuid,
    /// The pledge it is part of, or is.
    pub pledge: Option<Id<PledgeFields>>,
    /// The title of that pledge, or the record's own, by its last wording.
    pub title: String,
    /// What became of it.
    pub kind: ChangeKind,
    /// The fields that changed, as the page knows them; none for a record that came or went.
    pub fields: Vec<String>,
    /// How many records: rates go together.
    pub count: usize,
}
