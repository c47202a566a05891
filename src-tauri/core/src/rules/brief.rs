//! What the chair of a meeting is told before it: who owes what, what stands still, who is missed.
//! The day that all of this is asked of is the day of the meeting.

use crate::model::*;
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

/// Days without anything on record after which a pledge is stalled and a team silent.
pub const INACTIVE_AFTER_DAYS: u64 = 180;

/// Looks for pledges announced by the day of which nothing is dated within the last
/// [`INACTIVE_AFTER_DAYS`] days, while they are not delivered, closed, cancelled or superseded. One whose
/// every date is unknown is not called stalled: nothing says so.
pub fn find_standing_still(pledges: &[PledgeDates], day: NaiveDate) -> StandingStill {
    let mut found = StandingStill::default();
    for pledge in pledges.iter().filter(|p| !has_ended(p, day)) {
        let dates = pledge.events.iter().filter_map(|(_, on)| *on);
        let dates: Vec<DateStated> = dates.chain(pledge.announced_on).collect();
        if dates.is_empty() {
            found.undated.push((pledge.pledge, pledge.agenda_item));
        }
        let last = last_reached(dates.into_iter(), day);
        if let Some(last) = last.filter(|on| is_long_ago(*on, day)) {
            found.stalled.push((pledge.pledge, last));
        }
    }
    found
}

/// The stages with which a pledge ends.
pub const ENDS: [Stage; 4] = [
    Stage::Delivered,
    Stage::Closed,
    Stage::Cancelled,
    Stage::Superseded,
];

fn has_ended(pledge: &PledgeDates, day: NaiveDate) -> bool {
    pledge
        .events
        .iter()
        .any(|(stage, on)| ENDS.contains(stage) && on.is_none_or(|on| on.is_reached_by(day)))
}

/// The last of these dates that surely was reached by the day.
fn last_reached(dates: impl Iterator<Item = DateStated>, day: NaiveDate) -> Option<DateStated> {
    let reached = dates.filter(|on| on.is_reached_by(day));
    reached.max_by_key(|on| on.latest())
}

fn is_long_ago(on: DateStated, day: NaiveDate) -> bool {
    on.latest()
        .checked_add_days(Days::new(INACTIVE_AFTER_DAYS))
        .is_some_and(|end| end < day)
}

/// Every open action of any meeting up to the day; one of a meeting without a date counts.
pub fn open_actions(brief: &BriefRecord) -> Vec<&Stored<ActionFields>> {
    let all = brief.actions.iter();
    all.filter(|a| held_on(brief, a.fields.meeting).is_none_or(|on| on <= brief.day))
        .collect()
}

/// Active expert teams without a meeting, a statement by somebody who sits in them, an action
/// they owe (given or closed) or a pledge made for them in the last [`INACTIVE_AFTER_DAYS`] days, nor
/// established in them. A team of which nothing at all is dated is silent since an unknown day.
pub fn inactive_teams(brief: &BriefRecord) -> Vec<InactiveRecord<BodyFields>> {
    let teams = brief.bodies.iter().filter(|b| b.fields.is_active_team());
    let still = teams.map(|team| InactiveRecord {
        record: team.clone(),
        since: last_of_team(brief, team.id),
    });
    still
        .filter(|team| team.since.is_none_or(|on| is_long_ago(on, brief.day)))
        .collect()
}

/// Parties that sent apologies to or were absent from both of the body's last two held meetings,
/// and held a role other than that of beneficiary on both days. Who is not listed at one of
/// them at all is not counted: nothing says that they were missing.
pub fn absent_twice(brief: &BriefRecord) -> Vec<Id<PartyFields>> {
    let [last, before] = brief.last_two.as_slice() else {
        return Vec::new();
    };
    let missed = |(meeting, delegations): &(Stored<MeetingFields>, Vec<Stored<_>>)| {
        let day = meeting.fields.day();
        let missing = delegations.iter().map(|d| &d.fields);
        let missing = missing.filter(|d: &&DelegationFields| {
            matches!(d.presence, Presence::Absent | Presence::Apologies)
        });
        let with_role = missing.filter(|d| day.is_some_and(|on| holds_role(brief, d.party, on)));
        with_role.map(|d| d.party).collect::<BTreeSet<_>>()
    };
    missed(last)
        .intersection(&missed(before))
        .copied()
        .collect()
}

fn last_of_team(brief: &BriefRecord, team: Id<BodyFields>) -> Option<DateStated> {
    let traces = brief.teams.get(&team)?;
    let past = traces.meetings.iter();
    let past = past.filter(|id| held_on(brief, **id).is_some_and(|on| on <= brief.day));
    let by_meeting = past.filter_map(|id| {
        let found = brief.meetings.get(id)?;
        found.fields.ends_on.or(found.fields.starts_on)
    });
    let all = last_reached(traces.dates.iter().copied(), brief.day);
    all.into_iter()
        .chain(by_meeting)
        .max_by_key(|on| on.latest())
}

fn held_on(brief: &BriefRecord, meeting: Id<MeetingFields>) -> Option<NaiveDate> {
    brief.meetings.get(&meeting)?.fields.day()
}

fn holds_role(brief: &BriefRecord, party: Id<PartyFields>, on: NaiveDate) -> bool {
    let roles = brief.roles.get(&party).into_iter().flatten();
    let mut roles = roles.map(|r| &r.fields);
    roles.any(|r| r.role != RoleKind::Beneficiary && r.held_on(on))
}
