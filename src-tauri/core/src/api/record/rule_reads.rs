//! Lends the rules what they ask of other records, from the write under way.

use crate::{
    Result,
    model::*,
    rules::{Records, RecordsOf},
    store::{self, Record, Tx},
};

impl<F: Record> RecordsOf<F> for Tx<'_> {
    fn find(&self, id: Id<F>) -> Result<Option<Stored<F>>> {
        store::find(self.read(), id)
    }
    fn list(&self) -> Result<Vec<Stored<F>>> {
        store::list(self.read())
    }
    fn list_of<P>(&self, field: &'static str, parent: Id<P>) -> Result<Vec<Stored<F>>> {
        store::list_of(self.read(), field, parent)
    }
}

impl Records for Tx<'_> {
    fn coalition(&self) -> Result<CoalitionFields> {
        Ok(store::coalition(self.read())?.fields)
    }
    fn numbers_ever_used(&self, noun: &str, meeting: Id<MeetingFields>) -> Result<Vec<String>> {
        store::list_numbers_ever_used(self.read(), noun, &meeting.to_string())
    }
    fn sealing_document<R>(&self, record: Id<R>) -> Result<Option<String>> {
        store::find_sealing_document(self.read(), record)
    }
}
