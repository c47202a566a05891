//! The coalition: one to a file.

pub(in crate::model) mod body;
pub(in crate::model) mod country;
pub(in crate::model) mod instrument;
pub(in crate::model) mod language;
pub(in crate::model) mod membership;
pub(in crate::model) mod party;
pub(in crate::model) mod person;
pub(in crate::model) mod role;
pub(in crate::model) mod source;

use crate::model::*;

closed! {
    /// Where a coalition stands in its life.
    CoalitionState { Forming = "forming", Active = "active", Closed = "closed" }
}

fields! {
    /// A group of states that act together under a wider forum.
    CoalitionFields {
        /// Its name.
        name: String,
        /// Its acronym, as used in symbols of documents.
        acronym: Option<String>,
        /// The wider forum it works under.
        forum: Option<String>,
        /// What it is for.
        purpose: Option<String>,
        /// When it was established.
        established_on: Option<DateStated>,
        /// The currency of its totals.
        base_currency: Currency,
        /// The rates by which papers convert into it; none when they convert nothing.
        paper_rates: Option<Id<RateSetFields>>,
        /// Whether what comes by one channel may be added to what comes by another: a national
        /// contribution to a payment into a common fund. Unless the coalition says so, they stand apart.
        #[serde(default)]
        channels_add_up: bool,
        /// Who receives.
        beneficiaries: Vec<Id<PartyFields>>,
        /// Where it stands.
        state: CoalitionState,
        /// How symbols of documents are made, such as `{coalition}/{body}/{year}/{ordinal}/{kind}`; none
        /// for that one.
        symbol_pattern: Option<String>,
        /// Distribution markings in use beside those of the Traffic Light Protocol.
        markings: Vec<String>,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl Noun for CoalitionFields {
    const NAME: &'static str = "coalition";
    fn check(&self, p: &mut Problems) {
        p.required("name", &self.name);
        p.optional("acronym", self.acronym.as_ref());
        p.optional("forum", self.forum.as_ref());
        p.optional_text("purpose", self.purpose.as_ref());
        p.optional("symbolPattern", self.symbol_pattern.as_ref());
        if let Some(given) = self.symbol_pattern.as_deref().and_then(find_unknown_part) {
            let given = format!("{{{given}}}");
            p.add("symbolPattern", Rule::NotUnderstood { given });
        }
        for marking in &self.markings {
            p.required("markings", marking);
            p.add_if(is_classification(marking), "markings", Rule::Classified);
        }
    }
}
