//! Which state of a meeting may follow which.

use super::{RecordHooks, Records};
use crate::{Error, Result, model::*};

impl RecordHooks for MeetingFields {
    /// A meeting goes from state to state as meetings do. A new one may be in any: it may be entered
    /// long after it was held.
    fn before_save(&mut self, records: &impl Records, id: Id<Self>) -> Result<()> {
        let Some(now) = records.find(id)? else {
            return Ok(());
        };
        let (from, to) = (now.fields.state, self.state);
        if from == to || from.next().contains(&to) {
            return Ok(());
        }
        // Marked as held by mistake, and nothing recorded under it yet.
        let back = (from, to) == (MeetingState::Held, MeetingState::Planned);
        if back && !has_proceedings(records, id)? {
            return Ok(());
        }
        let rule = Rule::NoStep { from, to };
        Err(Error::invalid("state", rule))
    }
}

/// Whether something is recorded that only a meeting that was held can have.
fn has_proceedings(records: &impl Records, id: Id<MeetingFields>) -> Result<bool> {
    let came: Vec<Stored<DelegationFields>> = records.list_of("meeting", id)?;
    let items: Vec<Stored<AgendaItemFields>> = records.list_of("meeting", id)?;
    let decisions: Vec<Stored<DecisionFields>> = records.list_of("meeting", id)?;
    let statements: Vec<Stored<StatementFields>> = records.list_of("meeting", id)?;
    Ok(came.iter().any(|d| d.fields.presence == Presence::Attended)
        || items.iter().any(|i| i.fields.state == ItemState::Taken)
        || !decisions.is_empty()
        || !statements.is_empty())
}
