//! Who sits at a meeting.

use super::{RecordHooks, Records};
use crate::{Error, Result, model::*};

impl RecordHooks for DelegationFields {
    /// A party sits once at a meeting; the refusal names it.
    fn before_save(&mut self, records: &impl Records, id: Id<Self>) -> Result<()> {
        let others: Vec<Stored<Self>> = records.list_of("meeting", self.meeting)?;
        if others
            .iter()
            .any(|o| o.id != id && o.fields.party == self.party)
        {
            let what = records.get(self.party)?.fields.name;
            let rule = Rule::Duplicate { what };
            return Err(Error::invalid("party", rule));
        }
        if let Some(group) = self.unnamed_group {
            let group = records.get(group)?.fields;
            if group.meeting != self.meeting {
                return Err(Error::invalid("unnamedGroup", Rule::Missing));
            }
        }
        Ok(())
    }
}
