//! Reads the registers: every action and every decision, joined with what they come from.

use crate::store::{earlier_meetings::is_open, field::Field};
use crate::{Result, model::*};
use chrono::NaiveDate;
use rusqlite::{Connection, Row, named_params};
use std::collections::HashMap;

/// Columns and joins of the meeting and the item of a record `r`.
const ORIGIN_COLUMNS: &str = "
    r.id, r.updated_at, r.number, r.text, r.state,
    meeting.id AS meeting_id, body.name AS meeting_body, meeting.ordinal AS meeting_ordinal,
    meeting.title AS meeting_title, meeting.starts_on AS meeting_starts_on,
    meeting.marking AS meeting_marking, meeting.language AS meeting_language,
    item.id AS item_id, item.number AS item_number, item.title AS item_title,
    item.internal AS item_internal";
const ORIGIN_JOINS: &str = "
    JOIN meeting ON meeting.id = r.meeting
    JOIN body ON body.id = meeting.body
    LEFT JOIN agenda_item AS item ON item.id = r.agenda_item";

fn read_meeting(row: &Row) -> rusqlite::Result<MeetingRef> {
    Ok(MeetingRef {
        id: Field::read(row, "meeting_id")?,
        body: row.get("meeting_body")?,
        ordinal: row.get("meeting_ordinal")?,
        title: row.get("meeting_title")?,
        starts_on: Field::read(row, "meeting_starts_on")?,
        marking: row.get("meeting_marking")?,
        language: row.get("meeting_language")?,
    })
}

fn read_item(row: &Row) -> rusqlite::Result<Option<ItemRef>> {
    let Some(id) = Field::read(row, "item_id")? else {
        return Ok(None);
    };
    Ok(Some(ItemRef {
        id,
        number: row.get("item_number")?,
        title: row.get("item_title")?,
        internal: row.get("item_internal")?,
    }))
}

fn read_owner(row: &Row) -> rusqlite::Result<Option<Owner>> {
    for kind in [OwnerKind::Party, OwnerKind::Body, OwnerKind::Person] {
        let id: Option<Id<()>> = Field::read(row, &format!("owner_{}", kind.word()))?;
        if let Some(id) = id {
            let name = row.get(&*format!("{}_name", kind.word()))?;
            return Ok(Some(Owner {
                kind,
                id: id.uuid(),
                name,
            }));
        }
    }
    Ok(None)
}

/// Every action, the most urgent first; `language` is that of the names of parties, `today` decides what is overdue.
///
/// # Errors
/// When the file cannot be read.
pub fn action_rows(
    db: &Connection,
    language: &str,
    today: NaiveDate,
    only_open: bool,
) -> Result<Vec<ActionRow>> {
    let only = if only_open {
        format!("WHERE r.{}", is_open())
    } else {
        String::new()
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT {ORIGIN_COLUMNS}, r.due_on, r.closed_on, r.outcome, r.owner_party, r.owner_body, r.owner_person,
             coalesce((SELECT value FROM json_each(party.other_names) WHERE key = :language), party.name)
                 AS party_name,
             owning.name AS body_name,
             coalesce(person.given_name || ' ', '') || person.family_name AS person_name,
             (SELECT count(*) FROM carry_over WHERE carry_over.action = r.id) AS carried_over
         FROM action AS r {ORIGIN_JOINS}
         LEFT JOIN party ON party.id = r.owner_party
         LEFT JOIN body AS owning ON owning.id = r.owner_body
         LEFT JOIN person ON person.id = r.owner_person {only}"
    ))?;
    let read = |row: &Row| {
        let state: ActionState = Field::read(row, "state")?;
        let due_on: Option<DateStated> = Field::read(row, "due_on")?;
        Ok(ActionRow {
            id: Field::read(row, "id")?,
            updated_at: row.get("updated_at")?,
            number: row.get("number")?,
            text: row.get("text")?,
            owner: read_owner(row)?,
            due_on,
            due_month: due_on.map(DateStated::month),
            state,
            closed_on: Field::read(row, "closed_on")?,
            outcome: row.get("outcome")?,
            meeting: read_meeting(row)?,
            item: read_item(row)?,
            carried_over: row.get("carried_over")?,
            overdue: state.is_overdue(due_on, today),
        })
    };
    let rows = statement.query_map(named_params! { ":language": language }, read)?;
    let mut rows: Vec<ActionRow> = rows.collect::<rusqlite::Result<_>>()?;
    rows.sort_by_cached_key(ActionRow::urgency);
    Ok(rows)
}

/// Every decision, those of the newest meeting first.
///
/// # Errors
/// When the file cannot be read.
pub fn decision_rows(db: &Connection) -> Result<Vec<DecisionRow>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {ORIGIN_COLUMNS}, r.silence_until, r.superseded_by FROM decision AS r {ORIGIN_JOINS}"
    ))?;
    let read = |row: &Row| {
        let successor: Option<Id<DecisionFields>> = Field::read(row, "superseded_by")?;
        let decision = DecisionRow {
            id: Field::read(row, "id")?,
            updated_at: row.get("updated_at")?,
            number: row.get("number")?,
            text: row.get("text")?,
            state: Field::read(row, "state")?,
            silence_until: row.get("silence_until")?,
            meeting: read_meeting(row)?,
            item: read_item(row)?,
            superseded_by: None,
            supersedes: Vec::new(),
        };
        Ok((decision, successor))
    };
    let rows = statement.query_map([], read)?;
    let rows: Vec<_> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(link_decisions(rows))
}

/// The decisions, newest first, each with the one that supersedes it and those that it supersedes.
fn link_decisions(rows: Vec<(DecisionRow, Option<Id<DecisionFields>>)>) -> Vec<DecisionRow> {
    let reference = |row: &DecisionRow| DecisionRef {
        id: row.id,
        number: row.number.clone(),
        meeting: row.meeting.clone(),
    };
    let successors: HashMap<_, _> = rows
        .iter()
        .filter_map(|(row, successor)| Some((row.id, (*successor)?)))
        .collect();
    let (mut later, mut earlier) = (HashMap::new(), HashMap::<_, Vec<DecisionRef>>::new());
    for (row, _) in &rows {
        if let Some(successor) = successors.get(&row.id) {
            earlier.entry(*successor).or_default().push(reference(row));
        }
    }
    for (row, _) in &rows {
        if earlier.contains_key(&row.id) {
            later.insert(row.id, reference(row));
        }
    }
    let mut decisions: Vec<DecisionRow> = rows
        .into_iter()
        .map(|(row, successor)| DecisionRow {
            superseded_by: successor.and_then(|id| later.get(&id).cloned()),
            supersedes: earlier.remove(&row.id).unwrap_or_default(),
            ..row
        })
        .collect();
    decisions.sort_by_cached_key(DecisionRow::newest_first);
    decisions
}
