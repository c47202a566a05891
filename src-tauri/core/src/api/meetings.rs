//! The list of meetings, the page of one, and its way from state to state.

use super::{Nothing, invitations, records::put};
use crate::{Result, model::*, report, session::Session, store};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// A meeting.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct OfMeeting {
    /// Which.
    pub id: Id<MeetingFields>,
}

/// A meeting and the state it is to be in.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Which meeting.
    pub meeting: Id<MeetingFields>,
    /// What it becomes.
    pub state: MeetingState,
    /// Why, for one that is postponed or cancelled; none where it is not recorded.
    #[serde(default)]
    pub reason: Option<String>,
}

/// A line in the list of meetings.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct MeetingRow {
    /// The meeting.
    pub meeting: Stored<MeetingFields>,
    /// The body's name.
    pub body: String,
    /// How many delegations attended, those without names included.
    pub delegations: i64,
    /// How many decisions.
    pub decisions: i64,
    /// How many actions are not done or dropped.
    pub open_actions: i64,
    /// How many pledges were announced.
    pub pledges: i64,
}

/// A meeting and what can be said of it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct MeetingPage {
    /// The meeting with all that hangs on it.
    #[serde(flatten)]
    pub record: MeetingRecord,
    /// Who came, counted.
    pub participation: Participation,
    /// The document that sealed it; then nothing of it changes any more.
    pub sealed: Option<String>,
    /// The invitation that would go out now, the first or an update; none while none can.
    pub invitation: Option<InvitationFields>,
    /// The number that the first paragraph of each printed item has in the summary.
    pub paragraphs: BTreeMap<Id<AgendaItemFields>, usize>,
}

/// Every meeting, the newest first.
///
/// # Errors
/// When the file cannot be read.
pub fn list(session: &mut Session, _: Nothing) -> Result<Vec<MeetingRow>> {
    let db = session.store()?.read();
    let bodies: HashMap<_, _> = store::list::<BodyFields>(db)?
        .into_iter()
        .map(|b| (b.id, b.fields.name))
        .collect();
    let tally = |ids: Vec<(Id<MeetingFields>, i64)>| {
        let mut out: HashMap<Id<MeetingFields>, i64> = HashMap::new();
        for (id, n) in ids {
            let sum: &mut i64 = out.entry(id).or_default();
            *sum = sum.saturating_add(n);
        }
        out
    };
    let came = |d: Stored<DelegationFields>| {
        (d.fields.presence == Presence::Attended).then_some((d.fields.meeting, 1))
    };
    let listed = store::list::<DelegationFields>(db)?;
    let groups = store::list::<UnnamedGroupFields>(db)?;
    let meetings = store::list::<MeetingFields>(db)?;
    let states: HashMap<_, _> = meetings.iter().map(|m| (m.id, m.fields.state)).collect();
    let state = |meeting| states.get(&meeting).copied().unwrap_or_default();
    let unnamed: Vec<_> = groups
        .into_iter()
        .map(|g| {
            let meeting = g.fields.meeting;
            (meeting, g.unnamed_of(&listed, state(meeting)))
        })
        .collect();
    let mut delegations: Vec<_> = listed.into_iter().filter_map(came).collect();
    delegations.extend(unnamed);
    let delegations = tally(delegations);
    let decisions = tally(
        store::list::<DecisionFields>(db)?
            .into_iter()
            .map(|d| (d.fields.meeting, 1))
            .collect(),
    );
    let open = |a: &Stored<ActionFields>| a.fields.state.is_open();
    let actions = store::list::<ActionFields>(db)?.into_iter().filter(open);
    let actions = tally(actions.map(|a| (a.fields.meeting, 1)).collect());
    let pledges = store::pledges_by_meeting(db)?;
    let of = |map: &HashMap<_, i64>, id| map.get(&id).copied().unwrap_or(0);
    let mut rows: Vec<MeetingRow> = meetings
        .into_iter()
        .map(|meeting| MeetingRow {
            body: bodies
                .get(&meeting.fields.body)
                .cloned()
                .unwrap_or_default(),
            delegations: of(&delegations, meeting.id),
            decisions: of(&decisions, meeting.id),
            open_actions: of(&actions, meeting.id),
            pledges: of(&pledges, meeting.id),
            meeting,
        })
        .collect();
    rows.sort_by_key(|r| std::cmp::Reverse(r.meeting.fields.starts_on.map(DateStated::order)));
    Ok(rows)
}

/// One meeting with all that hangs on it.
///
/// # Errors
/// `NotFound`.
pub fn page(session: &mut Session, input: OfMeeting) -> Result<MeetingPage> {
    let record = store::meeting_record(session.store()?.read(), input.id)?;
    let participation = record.participation();
    let paragraphs = report::numbering(&record, &session.words);
    Ok(MeetingPage {
        invitation: invitations::due(session.store()?, &record)?,
        sealed: store::sealed_by(session.store()?.read(), input.id)?,
        record,
        participation,
        paragraphs: paragraphs.into_iter().collect(),
    })
}

/// Takes a meeting to another state. When it becomes invited, so do the delegations of which
/// nothing else is known.
///
/// # Errors
/// `Invalid` when a meeting does not go from its state to that one; `NotFound`, `ReadOnly`, the disk.
pub fn step(session: &mut Session, input: Step) -> Result<Stored<MeetingFields>> {
    let op = session.op("step meeting");
    let store = session.store_mut()?;
    store.write(&op, |tx| {
        take_to(tx, input.meeting, input.state, input.reason)
    })?;
    store::get(session.store()?.read(), input.meeting)
}

/// Takes a meeting to another state inside a write under way.
pub(super) fn take_to(
    tx: &store::Tx,
    meeting: Id<MeetingFields>,
    state: MeetingState,
    reason: Option<String>,
) -> Result<()> {
    let now = store::get(tx.read(), meeting)?;
    let fields = MeetingFields {
        state,
        state_reason: reason.filter(|_| state.is_called_off()),
        ..now.fields
    };
    put(tx, now.id, now.revision, fields)?;
    if state != MeetingState::Invited {
        return Ok(());
    }
    let all: Vec<Stored<DelegationFields>> = store::list_of(tx.read(), "meeting", now.id)?;
    for one in all {
        if one.fields.presence == Presence::Unknown {
            let presence = Presence::Invited;
            let fields = DelegationFields {
                presence,
                ..one.fields
            };
            put(tx, one.id, one.revision, fields)?;
        }
    }
    Ok(())
}
