//! What keeps a record from being removed, by name and with the page that it stands on.

use crate::api::describe::RecordDescriber;
use crate::{
    Error, Result,
    model::{NeededBy, Rule},
    session::Session,
    store::{self, Store},
};
use serde_json::Value;

/// The columns that lead from a record to the one whose page it stands on, and that record's noun.
const WITHIN: &[(&str, &str)] = &[
    ("meeting", "meeting"),
    ("pledge", "pledge"),
    ("delegation", "delegation"),
    ("agenda_item", "agenda_item"),
    ("document", "document"),
    ("action", "action"),
    ("person", "person"),
    ("party", "party"),
    ("body", "body"),
    ("instrument", "instrument"),
    ("rate_set", "rate_set"),
];

/// Nouns whose records have a page of their own.
const PAGES: &[&str] = &[
    "action",
    "body",
    "decision",
    "instrument",
    "meeting",
    "party",
    "person",
    "pledge",
    "procurement_line",
    "rate_set",
    "reported_total",
    "source",
];

/// The most steps from a record to the one whose page it stands on.
const MOST_STEPS: usize = 4;

/// Adds names and pages to the records that `Rule::InUse` lists. Any other error stays as it is.
pub(in crate::api) fn describe_in_use(session: &Session, error: Error) -> Error {
    let Error::Invalid(mut problems) = error else {
        return error;
    };
    for problem in &mut problems {
        if let Rule::InUse { by, .. } = &mut problem.rule
            && let Err(unreadable) = describe_all(session, by)
        {
            return unreadable;
        }
    }
    Error::Invalid(problems)
}

fn describe_all(session: &Session, all: &mut [NeededBy]) -> Result<()> {
    let store = session.store()?;
    let describer = RecordDescriber::new(store, store, &session.words);
    for one in all {
        if let Some(row) = store::find_row(store, &one.noun, &one.record)? {
            one.title = describer.title(&one.noun, &row)?;
        }
        one.page = page_of(store, &one.noun, &one.record)?;
    }
    Ok(())
}

/// The noun and the identity of the record whose page shows this one.
fn page_of(store: &Store, noun: &str, record: &str) -> Result<Option<(String, String)>> {
    let mut at = (noun.to_owned(), record.to_owned());
    for _ in 0..MOST_STEPS {
        if PAGES.contains(&at.0.as_str()) {
            return Ok(Some(at));
        }
        let Some(row) = store::find_row(store, &at.0, &at.1)? else {
            return Ok(None);
        };
        let up = |(column, noun): &(&str, &str)| {
            let id = row.get(*column).and_then(Value::as_str)?;
            Some(((*noun).to_owned(), id.to_owned()))
        };
        match WITHIN.iter().find_map(up) {
            Some(next) => at = next,
            None => return Ok(None),
        }
    }
    Ok(None)
}
