//! Where a fact comes from.

use crate::model::*;

closed! {
    /// Whether the source says it, or it was concluded from what the source says.
    Certainty { Stated = "stated", Inferred = "inferred" }
}

fields! {
    /// A publication or document that a fact rests on.
    SourceFields {
        /// Who published it.
        publisher: String,
        /// Its title as printed.
        title: String,
        /// When it was published.
        published_on: Option<DateStated>,
        /// Where it can be found: an address, or the name of a document.
        address: Option<String>,
        /// Whose statement the publisher relays, if not its own.
        relaying: Option<String>,
        /// The words that matter, as printed.
        quote: Option<String>,
        /// Stated there, or inferred from it.
        certainty: Certainty,
    }
}

impl Noun for SourceFields {
    const NAME: &'static str = "source";
    fn check(&self, p: &mut Problems) {
        p.required("publisher", &self.publisher);
        p.required("title", &self.title);
        p.optional("address", self.address.as_ref());
        p.optional("relaying", self.relaying.as_ref());
        p.optional_text("quote", self.quote.as_ref());
    }
}
