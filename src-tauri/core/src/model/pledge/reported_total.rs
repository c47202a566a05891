//! Totals that somebody published: kept to be compared with the register, never summed.

use crate::model::*;

fields! {
    /// A published total, and what it was said to be the total of.
    ReportedTotalFields {
        /// When it was stated.
        stated_on: Option<DateStated>,
        /// What it is the total of, in words: `pledged so far`.
        scope: String,
        /// Of this party only.
        party: Option<Id<PartyFields>>,
        /// For this team only.
        body: Option<Id<BodyFields>>,
        /// By this way only.
        channel: Option<PledgeChannel>,
        /// Of what reached this stage; none when it was not said.
        stage: Option<Stage>,
        /// The figure.
        amount: Amount,
        /// The figure in the source's own words.
        as_stated: Option<String>,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl Noun for ReportedTotalFields {
    const NAME: &'static str = "reported_total";
    fn check(&self, p: &mut Problems) {
        p.required("scope", &self.scope);
        p.optional("asStated", self.as_stated.as_ref());
        p.add_if(
            !self.amount.precision.has_figure(),
            "amount.minor",
            Rule::AmountMissing,
        );
        self.amount.check("amount", p);
    }
}
