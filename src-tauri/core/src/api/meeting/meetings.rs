//! The list of meetings, the page of one, and its way from state to state.

use crate::api::{NoInput, invitations};
use crate::{
    Result,
    model::*,
    report, rules,
    session::Session,
    store::{self, Store},
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// The input of commands about one meeting.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct MeetingInput {
    /// The meeting's id.
    pub id: Id<MeetingFields>,
}

/// A row in the list of meetings.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct MeetingRow {
    /// The meeting with its id and revision.
    pub meeting: Stored<MeetingFields>,
    /// The name of the body that meets.
    pub body: String,
    /// The number of delegations that attended, members of unnamed groups included.
    pub delegations: i64,
    /// The number of decisions taken at it.
    pub decisions: i64,
    /// The number of its actions that are neither done nor dropped.
    pub open_actions: i64,
    /// The number of pledges announced at it.
    pub pledges: i64,
}

/// A meeting with everything its page shows.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct MeetingPage {
    /// The meeting with all records that belong to it.
    #[serde(flatten)]
    pub record: MeetingRecord,
    /// Attendance by capacity, unnamed groups included.
    pub participation: Participation,
    /// The symbol of the document that sealed it; a sealed meeting can no longer be changed.
    pub sealed: Option<String>,
    /// The invitation that would be sent now, the first or an update; none while none can be.
    pub invitation: Option<InvitationFields>,
    /// The number that the summary gives to the first paragraph of each printed item.
    pub paragraphs: BTreeMap<Id<AgendaItemFields>, usize>,
}

/// Every meeting, the newest first.
///
/// # Errors
/// When the file cannot be read.
pub fn list(session: &mut Session, _: NoInput) -> Result<Vec<MeetingRow>> {
    let file = session.store()?;
    let db = file.read();
    let counts = store::meeting_counts(db, None)?;
    let mut groups: HashMap<_, Vec<_>> = HashMap::new();
    for group in store::list::<UnnamedGroupFields>(db)? {
        groups.entry(group.fields.meeting).or_default().push(group);
    }
    let bodies = store::list::<BodyFields>(db)?.into_iter();
    let bodies: HashMap<_, _> = bodies.map(|b| (b.id, b.fields.name)).collect();
    let row = |meeting: Stored<MeetingFields>| {
        let body = bodies.get(&meeting.fields.body).cloned();
        let groups = groups.remove(&meeting.id).unwrap_or_default();
        row(file, meeting, body.unwrap_or_default(), &groups, &counts)
    };
    newest_first(file)?.into_iter().map(row).collect()
}

/// The newest meetings, so many.
///
/// # Errors
/// When the file cannot be read.
pub(in crate::api) fn newest(session: &Session, most: usize) -> Result<Vec<MeetingRow>> {
    let file = session.store()?;
    let db = file.read();
    let row = |meeting: Stored<MeetingFields>| {
        let counts = store::meeting_counts(db, Some(meeting.id))?;
        let groups: Vec<_> = store::list_of(db, "meeting", meeting.id)?;
        let body = store::get(db, meeting.fields.body)?.fields.name;
        row(file, meeting, body, &groups, &counts)
    };
    let newest = store::newest_meetings(db, most)?;
    newest.into_iter().map(row).collect()
}

/// Every meeting, the newest first.
fn newest_first(file: &Store) -> Result<Vec<Stored<MeetingFields>>> {
    let mut meetings = store::list::<MeetingFields>(file.read())?;
    meetings.sort_by_key(|m| std::cmp::Reverse(m.fields.starts_on.map(DateStated::order)));
    Ok(meetings)
}

fn row(
    file: &Store,
    meeting: Stored<MeetingFields>,
    body: String,
    groups: &[Stored<UnnamedGroupFields>],
    counts: &store::MeetingCounts,
) -> Result<MeetingRow> {
    let of = |map: &HashMap<_, i64>| map.get(&meeting.id).copied().unwrap_or(0);
    let mut delegations = of(&counts.attended);
    for group in groups {
        let named: Vec<_> = store::list_of(file.read(), "unnamed_group", group.id)?;
        let unnamed = rules::participation::count_unnamed(group, &named, meeting.fields.state);
        delegations = delegations.saturating_add(unnamed);
    }
    Ok(MeetingRow {
        body,
        delegations,
        decisions: of(&counts.decisions),
        open_actions: of(&counts.open_actions),
        pledges: of(&counts.pledges),
        meeting,
    })
}

/// One meeting with all that hangs on it.
///
/// # Errors
/// `NotFound`.
pub fn page(session: &mut Session, input: MeetingInput) -> Result<MeetingPage> {
    let record = store::meeting_record(session.store()?.read(), input.id)?;
    let participation = rules::participation::count(&record);
    let paragraphs = report::numbering(&record, &session.words);
    Ok(MeetingPage {
        invitation: invitations::next_invitation(session.store()?, &record)?,
        sealed: store::find_sealing_document(session.store()?.read(), input.id)?,
        record,
        participation,
        paragraphs: paragraphs.into_iter().collect(),
    })
}
