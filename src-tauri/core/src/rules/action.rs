//! The number of an action, and to which meetings it is carried over.

use super::{RecordHooks, Records, numbers::next_number};
use crate::{Error, Result, model::*};

impl RecordHooks for ActionFields {
    fn before_save(&mut self, records: &impl Records, _: Id<Self>) -> Result<()> {
        if self.number.trim().is_empty() {
            self.number = next_number(records, Self::NAME, self.meeting)?;
        }
        Ok(())
    }
}

impl RecordHooks for CarryOverFields {
    /// An action goes from an earlier meeting of the body to a later one, once.
    fn before_save(&mut self, records: &impl Records, id: Id<Self>) -> Result<()> {
        let action = records.get(self.action)?.fields;
        let (from, to) = (action.meeting, self.meeting);
        let earlier = records.get(from)?.fields;
        let later = records.get(to)?.fields;
        if from == to || !later.follows(&earlier) {
            return Err(Error::invalid("action", Rule::NotEarlier));
        }
        let here: Vec<Stored<Self>> = records.list_of("meeting", to)?;
        if here
            .iter()
            .any(|c| c.id != id && c.fields.action == self.action)
        {
            let what = action.number;
            return Err(Error::invalid("action", Rule::Duplicate { what }));
        }
        Ok(())
    }
}
