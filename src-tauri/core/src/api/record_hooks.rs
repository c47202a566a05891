//! What happens around saving and removing a record: numbers that are assigned, rules that look at other records.

use crate::{Error, Result, model::*, store, store::Tx};

/// Hooks around the writing of a record, all within its operation. Most nouns need none.
pub trait RecordHooks: Sized {
    /// Fills in what is assigned automatically and checks rules that concern other records, before the fields
    /// are checked by themselves.
    ///
    /// # Errors
    /// `Invalid` when a rule is broken; when the file cannot be read.
    fn before_save(&mut self, _: &Tx, _: Id<Self>) -> Result<()> {
        Ok(())
    }
    /// Refuses to remove a record that must stay.
    ///
    /// # Errors
    /// `Invalid` when it must stay.
    fn before_remove(&self, _: &Tx) -> Result<()> {
        Ok(())
    }
    /// Writes other records that follow from this one.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn after_save(&self, _: &Tx, _: Id<Self>) -> Result<()> {
        Ok(())
    }
}

macro_rules! no_hooks {
    ($($fields:ident),*) => { $(impl RecordHooks for $fields {})* };
}
no_hooks!(
    SourceFields,
    CoalitionFields,
    PersonFields,
    PostFields,
    InstrumentFields,
    SignatureFields,
    RoleFields,
    BodyMemberFields,
    AttendeeFields,
    UnnamedGroupFields,
    StatedCountFields,
    MeetingDocumentFields,
    StatementFields,
    InvitationFields,
    CommentFields,
    InKindItemFields,
    TrancheFields,
    ProcurementLineFields,
    ReportedTotalFields,
    ExchangeRateFields,
    SavedViewFields
);

impl RecordHooks for MeetingFields {
    /// A meeting goes from state to state as meetings do. A new one may be in any: it may be entered
    /// long after it was held.
    fn before_save(&mut self, tx: &Tx, id: Id<Self>) -> Result<()> {
        let Some(now) = store::find(tx.read(), id)? else {
            return Ok(());
        };
        let (from, to) = (now.fields.state, self.state);
        if from == to || from.next().contains(&to) {
            return Ok(());
        }
        // Marked as held by mistake, and nothing recorded under it yet.
        let back = (from, to) == (MeetingState::Held, MeetingState::Planned);
        if back && !has_proceedings(tx, id)? {
            return Ok(());
        }
        let rule = Rule::NoStep { from, to };
        Err(Error::invalid("state", rule))
    }
}

/// Whether something is recorded that only a meeting that was held can have.
fn has_proceedings(tx: &Tx, id: Id<MeetingFields>) -> Result<bool> {
    let (db, at) = (tx.read(), "meeting");
    let came = store::list_of::<DelegationFields, _>(db, at, id)?;
    let items = store::list_of::<AgendaItemFields, _>(db, at, id)?;
    Ok(came.iter().any(|d| d.fields.presence == Presence::Attended)
        || items.iter().any(|i| i.fields.state == ItemState::Taken)
        || !store::list_of::<DecisionFields, _>(db, at, id)?.is_empty()
        || !store::list_of::<StatementFields, _>(db, at, id)?.is_empty())
}

impl RecordHooks for CarryOverFields {
    /// An action goes from an earlier meeting of the body to a later one, once.
    fn before_save(&mut self, tx: &Tx, id: Id<Self>) -> Result<()> {
        let action = store::get(tx.read(), self.action)?.fields;
        let (from, to) = (action.meeting, self.meeting);
        let earlier = store::get(tx.read(), from)?.fields;
        let later = store::get(tx.read(), to)?.fields;
        if from == to || !later.follows(&earlier) {
            return Err(Error::invalid("action", Rule::NotEarlier));
        }
        let here = store::list_of::<Self, _>(tx.read(), "meeting", to)?;
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

impl RecordHooks for DelegationFields {
    /// A party sits once at a meeting; the refusal names it.
    fn before_save(&mut self, tx: &Tx, id: Id<Self>) -> Result<()> {
        let others = store::list_of::<Self, _>(tx.read(), "meeting", self.meeting)?;
        if others
            .iter()
            .any(|o| o.id != id && o.fields.party == self.party)
        {
            let what = store::get(tx.read(), self.party)?.fields.name;
            let rule = Rule::Duplicate { what };
            return Err(Error::invalid("party", rule));
        }
        if let Some(group) = self.unnamed_group {
            let group = store::get(tx.read(), group)?.fields;
            if group.meeting != self.meeting {
                return Err(Error::invalid("unnamedGroup", Rule::Missing));
            }
        }
        Ok(())
    }
}

impl RecordHooks for AgendaItemFields {
    /// An item without a place goes to the end; who was not in the room sits at the same meeting.
    fn before_save(&mut self, tx: &Tx, _: Id<Self>) -> Result<()> {
        if self.number == 0 {
            let items = store::list_of::<Self, _>(tx.read(), "meeting", self.meeting)?;
            let last = items.iter().map(|i| i.fields.number).max().unwrap_or(0);
            self.number = last.saturating_add(1);
        }
        for delegation in &self.absent {
            if store::get(tx.read(), *delegation)?.fields.meeting != self.meeting {
                return Err(Error::Invalid(vec![Problem {
                    field: "absent".into(),
                    rule: Rule::Missing,
                }]));
            }
        }
        Ok(())
    }
}

/// `2.1`: the meeting's ordinal and the next serial of its kind; without an ordinal, the serial alone.
/// A number that was given once is not given again, even when its record was removed.
fn next_number(tx: &Tx, table: &str, meeting: Id<MeetingFields>) -> Result<String> {
    let serial = |number: String| {
        number
            .rsplit('.')
            .next()
            .and_then(|n| n.parse::<u32>().ok())
    };
    let given = store::list_numbers_ever_used(tx.read(), table, &meeting.to_string())?;
    let last = given.into_iter().filter_map(serial).max().unwrap_or(0);
    let next = u64::from(last) + 1;
    let ordinal = store::get(tx.read(), meeting)?.fields.ordinal;
    Ok(ordinal.map_or_else(|| next.to_string(), |ordinal| format!("{ordinal}.{next}")))
}

impl RecordHooks for DecisionFields {
    /// Once a later decision took its place, it is superseded; a decision never comes after itself.
    fn before_save(&mut self, tx: &Tx, id: Id<Self>) -> Result<()> {
        let mut later = self.superseded_by;
        if later.is_some() {
            self.state = DecisionState::Superseded;
        }
        let mut before = vec![id];
        while let Some(next) = later {
            if before.contains(&next) {
                return Err(Error::Invalid(vec![Problem {
                    field: "supersededBy".into(),
                    rule: Rule::ComesBack,
                }]));
            }
            before.push(next);
            later = store::find(tx.read(), next)?.and_then(|d| d.fields.superseded_by);
        }
        if self.number.trim().is_empty() {
            self.number = next_number(tx, Self::NAME, self.meeting)?;
        }
        Ok(())
    }
}

impl RecordHooks for ActionFields {
    fn before_save(&mut self, tx: &Tx, _: Id<Self>) -> Result<()> {
        if self.number.trim().is_empty() {
            self.number = next_number(tx, Self::NAME, self.meeting)?;
        }
        Ok(())
    }
}
