//! What stands beside a meeting in a list: counted by the file, none of it read.

use crate::store::field::{Field, query_rows};
use crate::{Result, model::*};
use rusqlite::{Connection, named_params};
use std::collections::HashMap;

/// How many of each belong to each meeting; a meeting with none is left out.
#[derive(Debug, Default)]
pub struct MeetingCounts {
    /// Delegations that attended, those with names.
    pub attended: HashMap<Id<MeetingFields>, i64>,
    /// Decisions.
    pub decisions: HashMap<Id<MeetingFields>, i64>,
    /// Actions that somebody still owes.
    pub open_actions: HashMap<Id<MeetingFields>, i64>,
    /// Pledges that were announced there.
    pub pledges: HashMap<Id<MeetingFields>, i64>,
}

/// Counts for every meeting, or for one alone.
///
/// # Errors
/// When the file cannot be read.
pub fn meeting_counts(db: &Connection, of: Option<Id<MeetingFields>>) -> Result<MeetingCounts> {
    let attended = format!("presence = '{}'", Presence::Attended.word());
    let open = ActionState::ALL.iter().filter(|state| state.is_open());
    let open: Vec<String> = open.map(|state| format!("'{}'", state.word())).collect();
    let open = format!("state IN ({})", open.join(", "));
    let count = |table: &str, condition: &str| count_by_meeting(db, table, condition, of);
    Ok(MeetingCounts {
        attended: count("delegation", &attended)?,
        decisions: count("decision", "TRUE")?,
        open_actions: count("action", &open)?,
        pledges: count("pledge", "meeting IS NOT NULL")?,
    })
}

fn count_by_meeting(
    db: &Connection,
    table: &str,
    condition: &str,
    of: Option<Id<MeetingFields>>,
) -> Result<HashMap<Id<MeetingFields>, i64>> {
    let one = of.map_or("", |_| " AND meeting = :meeting");
    let sql = format!(
        "SELECT meeting, count(*) AS number FROM {table} WHERE {condition}{one} GROUP BY meeting"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let meeting = of.map(|meeting| meeting.to_string());
    let named = named_params! { ":meeting": meeting };
    let params = if of.is_some() { named } else { &[] };
    Ok(query_rows(&mut statement, params, |row| {
        Ok((Field::read(row, "meeting")?, Field::read(row, "number")?))
    })?)
}
