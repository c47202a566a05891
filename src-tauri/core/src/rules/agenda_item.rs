//! The place of an item on the agenda, and who was not in the room.

use super::{RecordHooks, Records};
use crate::{Error, Result, model::*};

impl RecordHooks for AgendaItemFields {
    /// An item without a place goes to the end; who was not in the room sits at the same meeting.
    fn before_save(&mut self, records: &impl Records, _: Id<Self>) -> Result<()> {
        if self.number == 0 {
            let items: Vec<Stored<Self>> = records.list_of("meeting", self.meeting)?;
            let last = items.iter().map(|i| i.fields.number).max().unwrap_or(0);
            self.number = last.saturating_add(1);
        }
        for delegation in &self.absent {
            if records.get(*delegation)?.fields.meeting != self.meeting {
                return Err(Error::Invalid(vec![Problem {
                    field: "absent".into(),
                    rule: Rule::Missing,
                }]));
            }
        }
        Ok(())
    }
}
