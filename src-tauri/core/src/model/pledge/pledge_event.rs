//! The dated events that move pledges up their stages.

use crate::model::*;

closed! {
    /// How far a pledge has come; the last four stand aside from the ladder.
    Stage {
        Announced = "announced",
        Confirmed = "confirmed",
        Committed = "committed",
        Allocated = "allocated",
        Ordered = "ordered",
        InDelivery = "inDelivery",
        Delivered = "delivered",
        Closed = "closed",
        OnHold = "onHold",
        Reduced = "reduced",
        Cancelled = "cancelled",
        Superseded = "superseded",
    }
}

fields! {
    /// A dated step of a pledge: a line of its ledger. It is corrected by a further line, which then
    /// stands in its place.
    PledgeEventFields {
        /// Of which pledge.
        pledge: Id<PledgeFields>,
        /// The stage it reached.
        stage: Stage,
        /// When it happened, as it was stated.
        happened_on: Option<DateStated>,
        /// How much of it.
        amount: Amount,
        /// Whose part of a joint pledge it is.
        party: Option<Id<PartyFields>>,
        /// The tranche that was paid so.
        tranche: Option<Id<TrancheFields>>,
        /// The earlier line of the same pledge in whose place it stands.
        corrects: Option<Id<PledgeEventFields>>,
        /// The line it corrects was an error, and nothing takes its place.
        void: bool,
        /// The document that says so.
        document: Option<String>,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl Stage {
    /// Whether it stands aside of the ladder.
    pub fn aside(self) -> bool {
        matches!(
            self,
            Self::OnHold | Self::Reduced | Self::Cancelled | Self::Superseded
        )
    }
}

impl Noun for PledgeEventFields {
    const NAME: &'static str = "pledge_event";
    fn check(&self, p: &mut Problems) {
        p.optional("document", self.document.as_ref());
        self.amount.check("amount", p);
        let alone = self.void && self.corrects.is_none();
        p.add_if(alone, "corrects", Rule::Required);
    }
}
