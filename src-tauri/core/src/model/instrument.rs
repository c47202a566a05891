//! Instruments (declarations, agreements) and who signed them.

use super::*;

closed! {
    /// What kind of text it is.
    InstrumentKind {
        DeclarationOfIntent = "declarationOfIntent",
        LetterOfIntent = "letterOfIntent",
        Memorandum = "memorandum",
        Agreement = "agreement",
        TermsOfReference = "termsOfReference",
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
        /// Whose.
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
        p.when(
            self.term_years.is_some_and(|y| y <= 0),
            "termYears",
            Rule::NotPositive,
        );
        p.period("finalisedOn", self.opened_on, self.finalised_on);
    }
}

impl Noun for SignatureFields {
    const NAME: &'static str = "signature";
    fn check(&self, _: &mut Problems) {}
}
