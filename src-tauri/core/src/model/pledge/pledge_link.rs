//! How one pledge stands to another, so that the same money is never counted twice.

use crate::model::*;

closed! {
    /// What a pledge is to another. The last says that it is other money, however alike they look: it changes
    /// no total, and answers the question whether they are the same.
    PledgeLinkKind {
        Repeats = "repeats",
        Confirms = "confirms",
        Increases = "increases",
        Corrects = "corrects",
        PartOf = "partOf",
        Replaces = "replaces",
        Differs = "differs",
    }
}

fields! {
    /// One pledge said to repeat, confirm, increase, correct, be part of or replace another.
    PledgeLinkFields {
        /// The pledge that does.
        pledge: Id<PledgeFields>,
        /// What it is to the other.
        kind: PledgeLinkKind,
        /// The other pledge.
        other: Id<PledgeFields>,
        /// Why it is taken so.
        note: Option<String>,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl Noun for PledgeLinkFields {
    const NAME: &'static str = "pledge_link";
    fn check(&self, p: &mut Problems) {
        p.add_if(self.pledge == self.other, "other", Rule::ComesBack);
        p.optional_text("note", self.note.as_ref());
    }
}
