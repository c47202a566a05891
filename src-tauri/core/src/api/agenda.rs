//! The agenda of a meeting as a whole: the order of its items.

use super::records::put;
use crate::{Error, Result, model::*, session::Session, store};
use serde::Deserialize;

/// The items of a meeting that shall count as taken.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct TakeAgenda {
    /// Of which meeting.
    pub meeting: Id<MeetingFields>,
}

/// The order that an agenda shall have.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct Arrange {
    /// Of which meeting.
    pub meeting: Id<MeetingFields>,
    /// Every item of it, first to last.
    pub ids: Vec<Id<AgendaItemFields>>,
}

/// Puts the items in that order, on the numbers they have between them, as one operation.
///
/// # Errors
/// `Conflict` when the agenda has other items by now; `ReadOnly`, the disk.
pub fn arrange(session: &mut Session, input: Arrange) -> Result<()> {
    let op = session.op("arrange meeting");
    session.store_mut()?.write(&op, |tx| {
        let mut items: Vec<Stored<AgendaItemFields>> =
            store::list_of(tx.read(), "meeting", input.meeting)?;
        items.sort_by_key(|i| i.fields.number);
        let numbers: Vec<i64> = items.iter().map(|i| i.fields.number).collect();
        let highest = numbers.last().copied().unwrap_or(0);
        let place = |id| input.ids.iter().position(|one| *one == id);
        let named = items.iter().filter(|i| place(i.id).is_some()).count();
        if named != items.len() || named != input.ids.len() {
            let noun = "agenda_item";
            return Err(Error::Conflict { noun });
        }
        items.sort_by_key(|i| place(i.id));
        let moved = |(item, number): (Stored<AgendaItemFields>, i64)| {
            (item.fields.number != number).then_some((item, number))
        };
        let steps: Vec<_> = items.into_iter().zip(numbers).filter_map(moved).collect();
        // A number stands once in a meeting: all step aside before they take their places.
        for ((item, _), aside) in steps.iter().zip(highest.saturating_add(1)..) {
            let mut fields = item.fields.clone();
            fields.number = aside;
            put(tx, item.id, item.revision, fields)?;
        }
        for (item, number) in steps {
            let mut fields = item.fields;
            fields.number = number;
            put(tx, item.id, item.revision.saturating_add(1), fields)?;
        }
        Ok(())
    })
}

/// Marks every item that is still planned as taken, as one operation; what was deferred stays so.
///
/// # Errors
/// `Sealed`, `ReadOnly`, the disk.
pub fn take(session: &mut Session, input: TakeAgenda) -> Result<()> {
    let op = session.op("take agenda");
    session.store_mut()?.write(&op, |tx| {
        let items: Vec<Stored<AgendaItemFields>> =
            store::list_of(tx.read(), "meeting", input.meeting)?;
        let planned = |item: &Stored<AgendaItemFields>| item.fields.state == ItemState::Planned;
        items.into_iter().filter(planned).try_for_each(|item| {
            let mut fields = item.fields;
            fields.state = ItemState::Taken;
            put(tx, item.id, item.revision, fields)
        })
    })
}
