//! The agenda of a meeting as a whole: the order of its items.

use crate::api::records::write_record;
use crate::{Error, Result, model::*, session::Session, store};
use serde::Deserialize;

/// Marks what is still planned on an agenda as discussed.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct TakeAgenda {
    /// The meeting whose items are marked.
    pub meeting: Id<MeetingFields>,
}

/// A new order for the items of an agenda.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct Arrange {
    /// The meeting that all of the items belong to.
    pub meeting: Id<MeetingFields>,
    /// Every item of the agenda, first to last; a list that lacks one is a conflict.
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
            write_record(tx, item.id, item.revision, fields)?;
        }
        for (item, number) in steps {
            let mut fields = item.fields;
            fields.number = number;
            write_record(tx, item.id, item.revision.saturating_add(1), fields)?;
        }
        Ok(())
    })
}

/// Marks every item that is still planned as taken, as one operation; what was deferred stays so.
///
/// # Errors
/// `Sealed`, `ReadOnly`, the disk.
pub fn mark_taken(session: &mut Session, input: TakeAgenda) -> Result<()> {
    let op = session.op("take agenda");
    session.store_mut()?.write(&op, |tx| {
        let items: Vec<Stored<AgendaItemFields>> =
            store::list_of(tx.read(), "meeting", input.meeting)?;
        let planned = |item: &Stored<AgendaItemFields>| item.fields.state == ItemState::Planned;
        items.into_iter().filter(planned).try_for_each(|item| {
            let mut fields = item.fields;
            fields.state = ItemState::Taken;
            write_record(tx, item.id, item.revision, fields)
        })
    })
}
