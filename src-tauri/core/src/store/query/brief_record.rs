//! Reads what the rules of the chair's brief look at: what they name, and no table as a whole but for
//! the dates of the pledges.

use crate::store::{
    earlier_meetings::{meeting_times, open_actions},
    field::{Field, query_rows},
    record::{get, list, list_ids, list_of, list_where},
};
use crate::{
    Error, Result,
    model::*,
    rules::brief::{ENDS, find_standing_still},
};
use chrono::NaiveDate;
use rusqlite::{Connection, named_params};
use std::collections::{BTreeMap, BTreeSet};

/// What the rules of the chair's brief look at.
///
/// # Errors
/// `NotFound` when there is no such meeting; `Invalid` when it has no day that they could be asked of.
pub fn brief_record(db: &Connection, id: Id<MeetingFields>) -> Result<BriefRecord> {
    let meeting = get(db, id)?;
    let day = meeting.fields.day().ok_or_else(|| {
        let field = "startsOn".into();
        let rule = Rule::Required;
        Error::Invalid(vec![Problem { field, rule }])
    })?;
    let last_two = last_two(db, &meeting)?;
    let mut last_decisions: Vec<Stored<DecisionFields>> = match last_two.first() {
        Some((last, _)) => list_of(db, "meeting", last.id)?,
        None => Vec::new(),
    };
    last_decisions.sort_by_key(|d| number_order(&d.fields.number));
    let actions = open_actions(db)?;
    let bodies: Vec<Stored<BodyFields>> = list(db)?;
    let teams = bodies.iter().filter(|body| body.fields.is_active_team());
    let teams = teams.map(|body| Ok((body.id, traces(db, body)?)));
    let teams: BTreeMap<_, _> = teams.collect::<Result<_>>()?;
    let owners = actions.iter().filter_map(|a| a.fields.owner_person);
    let persons = by_id(db, owners)?;
    let met = teams
        .values()
        .flat_map(|team| team.meetings.iter().copied());
    let meetings = by_id(db, actions.iter().map(|a| a.fields.meeting).chain(met))?;
    let asked = last_two.iter().flat_map(|(_, delegations)| delegations);
    let asked: BTreeSet<_> = asked.map(|d| d.fields.party).collect();
    let roles = asked.into_iter();
    let roles = roles.map(|party| Ok((party, list_of(db, "party", party)?)));
    let roles: BTreeMap<_, _> = roles.collect::<Result<_>>()?;
    let pledges = find_standing_still(&pledge_dates(db, day)?, day);
    let stalled = pledges.stalled.into_iter();
    let stalled = stalled.map(|(pledge, since)| {
        let record = get(db, pledge)?;
        Ok(InactiveRecord {
            record,
            since: Some(since),
        })
    });
    let stalled_pledges: Vec<InactiveRecord<PledgeFields>> = stalled.collect::<Result<_>>()?;
    let named = actions.iter().filter_map(|a| a.fields.agenda_item);
    let decided = last_decisions.iter().filter_map(|d| d.fields.agenda_item);
    let still = stalled_pledges
        .iter()
        .filter_map(|p| p.record.fields.agenda_item);
    let undated = pledges.undated.iter().filter_map(|(_, item)| *item);
    let named: BTreeSet<_> = named.chain(decided).chain(still).chain(undated).collect();
    let named = serde_json::json!(named).to_string();
    let internal_named = "internal AND id IN (SELECT value FROM json_each(:parent))";
    let own: Vec<Stored<AgendaItemFields>> = list_where(db, "internal AND meeting = :parent", id)?;
    let internal_items = own
        .into_iter()
        .chain(list_where(db, internal_named, named)?);
    Ok(BriefRecord {
        day,
        internal_items: internal_items.map(|item| (item.id, item)).collect(),
        stalled_pledges,
        undated_pledges: pledges.undated,
        meetings,
        actions,
        bodies,
        teams,
        persons,
        roles,
        last_two,
        last_decisions,
    })
}

/// The last two held meetings of the body before this one, the later first, with their delegations.
fn last_two(db: &Connection, meeting: &Stored<MeetingFields>) -> Result<Vec<HeldMeeting>> {
    let earlier = meeting_times(db, meeting.fields.body)?;
    let earlier = earlier.into_iter().take_while(|m| m.id != meeting.id);
    let held: Vec<_> = earlier.filter(|m| m.state == MeetingState::Held).collect();
    let last = held.into_iter().rev().take(2);
    let last = last.map(|held| {
        let delegations = list_of(db, "meeting", held.id)?;
        Ok((get(db, held.id)?, delegations))
    });
    last.collect()
}

/// What is dated of an expert team.
fn traces(db: &Connection, team: &Stored<BodyFields>) -> Result<TeamTraces> {
    let held = "body = :parent AND state = 'held'";
    let held: Vec<Stored<MeetingFields>> = list_where(db, held, team.id)?;
    let owed: Vec<Stored<ActionFields>> = list_of(db, "owner_body", team.id)?;
    let mut statements = db.prepare_cached(
        "SELECT DISTINCT meeting FROM statement WHERE speaker_person IN
         (SELECT person FROM body_member WHERE body = :body)",
    )?;
    let body = team.id.to_string();
    let spoke: Vec<_> = query_rows(&mut statements, named_params! { ":body": body }, |row| {
        Field::read(row, "meeting")
    })?;
    let mut pledged = db.prepare_cached(
        "SELECT DISTINCT announced_on FROM pledge WHERE body = :body AND announced_on IS NOT NULL",
    )?;
    let announced: Vec<_> = query_rows(&mut pledged, named_params! { ":body": body }, |row| {
        Field::read(row, "announced_on")
    })?;
    let met = held.iter().filter_map(|m| m.fields.starts_on);
    let closed = owed.iter().filter_map(|a| a.fields.closed_on);
    let given = owed.iter().map(|a| a.fields.meeting);
    Ok(TeamTraces {
        dates: met.chain(closed).chain(announced).collect(),
        meetings: given
            .chain(spoke)
            .chain(team.fields.established_at)
            .collect(),
    })
}

/// The pledges that may still run on a day, with the dates of their announcements and entries. Those that ended on a
/// date known to the day are passed over by the index; the rule judges the others.
fn pledge_dates(db: &Connection, day: NaiveDate) -> Result<Vec<PledgeDates>> {
    let ends = ENDS.map(|stage| format!("'{}'", stage.word())).join(", ");
    let mut statement = db.prepare_cached(&format!(
        "SELECT p.id, p.agenda_item, p.announced_on, e.stage, e.happened_on
         FROM pledge AS p LEFT JOIN pledge_event AS e ON e.pledge = p.id
         WHERE NOT EXISTS (
             SELECT 1 FROM pledge_event AS ended WHERE ended.pledge = p.id AND ended.stage IN ({ends})
             AND (ended.happened_on IS NULL
                  OR (ended.happened_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
                      AND ended.happened_on <= :day)))
         ORDER BY p.id"
    ))?;
    let mut rows = statement.query(named_params! { ":day": day.to_string() })?;
    let mut pledges: Vec<PledgeDates> = Vec::new();
    while let Some(row) = rows.next()? {
        let pledge = Field::read(row, "id")?;
        if pledges.last().is_none_or(|last| last.pledge != pledge) {
            pledges.push(PledgeDates {
                pledge,
                agenda_item: Field::read(row, "agenda_item")?,
                announced_on: Field::read(row, "announced_on")?,
                events: Vec::new(),
            });
        }
        let stage: Option<Stage> = Field::read(row, "stage")?;
        if let (Some(stage), Some(last)) = (stage, pledges.last_mut()) {
            last.events.push((stage, Field::read(row, "happened_on")?));
        }
    }
    Ok(pledges)
}

/// Those records by their ids.
fn by_id<R: crate::store::record::Record>(
    db: &Connection,
    ids: impl Iterator<Item = Id<R>>,
) -> Result<BTreeMap<Id<R>, Stored<R>>> {
    let all = list_ids(db, ids)?.into_iter();
    Ok(all.map(|one| (one.id, one)).collect())
}
