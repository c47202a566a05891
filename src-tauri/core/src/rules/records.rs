//! What a rule may ask of the other records. The rules know no file: whoever runs them lends them these reads, which
//! show the records as the write under way has left them so far.

use crate::{Error, Result, model::*};

/// The records of one noun.
pub trait RecordsOf<F: Noun> {
    /// The record with that id, if there is one.
    ///
    /// # Errors
    /// When the file cannot be read.
    fn find(&self, id: Id<F>) -> Result<Option<Stored<F>>>;
    /// Every record, in order of creation.
    ///
    /// # Errors
    /// When the file cannot be read.
    fn list(&self) -> Result<Vec<Stored<F>>>;
    /// The records whose field refers to `parent`, in order of creation.
    ///
    /// # Errors
    /// When the file cannot be read.
    fn list_of<P>(&self, field: &'static str, parent: Id<P>) -> Result<Vec<Stored<F>>>;
    /// The record with that id.
    ///
    /// # Errors
    /// `NotFound`; when the file cannot be read.
    fn get(&self, id: Id<F>) -> Result<Stored<F>> {
        self.find(id)?.ok_or(Error::NotFound { noun: F::NAME })
    }
}

macro_rules! records {
    ($($name:ident: $fields:ident),* $(,)?) => {
        /// The records of every noun, and what the file remembers of them.
        pub trait Records: $(RecordsOf<$fields> +)* {
            /// The coalition that the file is kept for.
            ///
            /// # Errors
            /// `NotFound` when the file has none yet; when it cannot be read.
            fn coalition(&self) -> Result<CoalitionFields>;
            /// The numbers that records of a noun have had at a meeting, those included that were removed since.
            ///
            /// # Errors
            /// When the file cannot be read.
            fn numbers_ever_used(&self, noun: &str, meeting: Id<MeetingFields>) -> Result<Vec<String>>;
            /// The document that sealed a record: its symbol, or else its body and ordinal.
            ///
            /// # Errors
            /// When the file cannot be read.
            fn sealing_document<R>(&self, record: Id<R>) -> Result<Option<String>>;
        }
    };
}
crate::with_nouns!(records);
