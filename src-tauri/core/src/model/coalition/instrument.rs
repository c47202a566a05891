//! Instruments (declarations, agreements) and who signed them.

use crate::model::*;

closed! {
    /// What kind of text it is.
    InstrumentKind {
        DeclarationOfIntent = "declarationOfIntent",
        LetterOfIntent = "letterOfIntent",
        Memorandum = "memorandum",
        Agreement = "agreement",
        TermsOfReference = "termsOfReference",
        Protocol = "protocol",
        JointStatement = "jointStatement",
        Other = "other",
    }
}
closed! {
    /// Where an instrument stands.
    InstrumentState { Open = "open", InForce = "inForce", Expired = "expired" }
}
closed! {
    /// Where a signature stands.
    SignatureState { Signed = "signed", Announced = "announced", Withdrawn = "withdrawn" }
}

fields! {
    /// A text that parties sign.
    InstrumentFields {
        /// What kind of text.
        kind: InstrumentKind,
        /// Its title.
        title: String,
        /// Open for signature since.
        opened_on: Option<DateStated>,
        /// When signing was finalised.
        finalised_on: Option<DateStated>,
        /// Its term, in years.
        term_years: Option<i64>,
        /// How many signed it, as a source stated it, where not all of them are named.
        signatories: Option<i64>,
        /// The higher figure where sources differ: 20 or 21.
        signatories_max: Option<i64>,
        /// What was counted, in the words of the source: `states`.
        signatories_label: Option<String>,
        /// Where it stands.
        state: InstrumentState,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

fields! {
    /// A party's signature under an instrument.
    SignatureFields {
        /// Under which instrument.
        instrument: Id<InstrumentFields>,
        /// The party that signed.
        party: Id<PartyFields>,
        /// When it was signed.
        signed_on: Option<DateStated>,
        /// When it was announced.
        announced_on: Option<DateStated>,
        /// Where it stands.
        state: SignatureState,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl Noun for InstrumentFields {
    const NAME: &'static str = "instrument";
    fn check(&self, p: &mut Problems) {
        p.required("title", &self.title);
        p.add_if(
            self.term_years.is_some_and(|y| y <= 0),
            "termYears",
            Rule::NotPositive,
        );
        p.period("finalisedOn", self.opened_on, self.finalised_on);
        p.add_if(
            self.signatories.is_some_and(|n| n <= 0),
            "signatories",
            Rule::NotPositive,
        );
        let least = self.signatories.unwrap_or(i64::MAX);
        p.add_if(
            self.signatories_max.is_some_and(|most| most <= least),
            "signatoriesMax",
            Rule::RangeOrder,
        );
        p.optional("signatoriesLabel", self.signatories_label.as_ref());
    }
}

impl Noun for SignatureFields {
    const NAME: &'static str = "signature";
    fn check(&self, _: &mut Problems) {}
}
