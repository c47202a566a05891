//! How a joint pledge is split, as far as it is known.

use crate::model::*;

fields! {
    /// What one of several pledgers gives of a joint pledge, in the currency of the pledge.
    PledgeShareFields {
        /// Of which pledge.
        pledge: Id<PledgeFields>,
        /// The pledger whose share it is.
        party: Id<PartyFields>,
        /// How much, in minor units of the pledge's currency.
        minor: i64,
    }
}

impl Noun for PledgeShareFields {
    const NAME: &'static str = "pledge_share";
    fn check(&self, p: &mut Problems) {
        p.add_if(self.minor <= 0, "minor", Rule::NotPositive);
    }
}
