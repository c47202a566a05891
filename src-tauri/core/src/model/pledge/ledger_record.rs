//! What the ledger reads of the record: pledges and the lines under them, without the words around.

use crate::model::*;
use std::collections::BTreeSet;

/// A pledge as the ledger sees it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LedgerPledge {
    /// The identity of the pledge.
    pub id: Id<PledgeFields>,
    /// What it is.
    pub title: String,
    /// Who pledges.
    pub pledgers: Vec<Id<PartyFields>>,
    /// How pledgers without names were spoken of.
    pub pledgers_unnamed: Option<String>,
    /// When it was announced.
    pub announced_on: Option<DateStated>,
    /// The amount as announced.
    pub amount: Amount,
    /// The way it travels.
    pub channel: Option<PledgeChannel>,
    /// The team it is for.
    pub body: Option<Id<BodyFields>>,
    /// Where it was announced.
    pub meeting: Option<Id<MeetingFields>>,
    /// Under which item.
    pub agenda_item: Option<Id<AgendaItemFields>>,
}

/// A line of a pledge's ledger.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LedgerEvent {
    /// The identity of the line.
    pub id: Id<PledgeEventFields>,
    /// Of which pledge.
    pub pledge: Id<PledgeFields>,
    /// The stage it reached.
    pub stage: Stage,
    /// When it happened.
    pub happened_on: Option<DateStated>,
    /// How much of the pledge it concerns.
    pub amount: Amount,
    /// Whose part of a joint pledge.
    pub party: Option<Id<PartyFields>>,
    /// The tranche it pays.
    pub tranche: Option<Id<TrancheFields>>,
    /// The line in whose place it stands.
    pub corrects: Option<Id<PledgeEventFields>>,
    /// Nothing takes that line's place.
    pub void: bool,
}

/// A share of a joint pledge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LedgerShare {
    /// Of which pledge.
    pub pledge: Id<PledgeFields>,
    /// The pledger whose share it is.
    pub party: Id<PartyFields>,
    /// How much, in minor units of the pledge's currency.
    pub minor: i64,
}

/// What a pledge is to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LedgerLink {
    /// The pledge.
    pub pledge: Id<PledgeFields>,
    /// What it is to the other.
    pub kind: PledgeLinkKind,
    /// The other.
    pub other: Id<PledgeFields>,
}

/// A planned part of a pledge.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerTranche {
    /// The identity of the tranche.
    pub id: Id<TrancheFields>,
    /// Its plan.
    pub fields: TrancheFields,
}

/// What a running total is made from: the ledger, and which items stay inside the secretariat.
#[derive(Debug, Clone, Default)]
pub struct RunningRecord {
    /// The ledger.
    pub ledger: LedgerRecord,
    /// The items of all meetings that are internal.
    pub internal: BTreeSet<Id<AgendaItemFields>>,
}

impl RunningRecord {
    /// The ledger as those may know it who get what is internal, or not.
    pub fn ledger_for(&self, with_internal: bool) -> LedgerRecord {
        let mut ledger = self.ledger.clone();
        if !with_internal {
            let open = |p: &LedgerPledge| p.agenda_item.is_none_or(|i| !self.internal.contains(&i));
            ledger.pledges.retain(open);
        }
        ledger
    }
}

/// All that the ledger is made from, in any order.
#[derive(Debug, Clone, Default)]
pub struct LedgerRecord {
    /// The pledges.
    pub pledges: Vec<LedgerPledge>,
    /// Their lines.
    pub events: Vec<LedgerEvent>,
    /// The shares of the joint ones.
    pub shares: Vec<LedgerShare>,
    /// The links between them.
    pub links: Vec<LedgerLink>,
    /// Their tranches.
    pub tranches: Vec<LedgerTranche>,
}
