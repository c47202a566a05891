//! What the chair of a meeting is told before it: who owes what, what stands still, who is missed.
//! The rules; the day that all of them are asked of is the day of the meeting.

use super::*;
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// Days without anything on record after which a pledge is stalled and a team silent.
pub const INACTIVE_AFTER_DAYS: u64 = 180;

/// A held meeting, and the delegations to it.
pub type HeldMeeting = (Stored<MeetingFields>, Vec<Stored<DelegationFields>>);

/// What the rules look at, already read.
#[derive(Debug, Clone, Default)]
pub struct BriefRecord {
    /// The day of the meeting.
    pub day: NaiveDate,
    /// The meetings that actions and teams name.
    pub meetings: BTreeMap<Id<MeetingFields>, Stored<MeetingFields>>,
    /// The internal ones among the agenda items of the meeting and those that the rest names.
    pub internal_items: BTreeMap<Id<AgendaItemFields>, Stored<AgendaItemFields>>,
    /// The actions that are open, in order of creation.
    pub actions: Vec<Stored<ActionFields>>,
    /// Pledges that stand still, with the day since when, judged by [`PledgeDates::judge`].
    pub stalled_pledges: Vec<InactiveRecord<PledgeFields>>,
    /// Pledges of which nothing is dated, with their agenda items.
    pub undated_pledges: Vec<(Id<PledgeFields>, Option<Id<AgendaItemFields>>)>,
    /// Every body.
    pub bodies: Vec<Stored<BodyFields>>,
    /// What is dated of each active expert team.
    pub teams: BTreeMap<Id<BodyFields>, TeamTraces>,
    /// The people who owe an action.
    pub persons: BTreeMap<Id<PersonFields>, Stored<PersonFields>>,
    /// The roles of the parties that `last_two` names.
    pub roles: BTreeMap<Id<PartyFields>, Vec<Stored<RoleFields>>>,
    /// The last two held meetings of the body before this one, the later first.
    pub last_two: Vec<HeldMeeting>,
    /// The decisions of the later of them, by number.
    pub last_decisions: Vec<Stored<DecisionFields>>,
}

/// A pledge or a team, and when something of it was last on record.
#[derive(Debug, Clone)]
pub struct InactiveRecord<F> {
    /// The pledge or the team.
    pub record: Stored<F>,
    /// Since when, as exactly as it is recorded; none when nothing of it has a date.
    pub since: Option<DateStated>,
}

/// What is dated of an expert team.
#[derive(Debug, Clone, Default)]
pub struct TeamTraces {
    /// Days of its held meetings, of actions it closed, of pledges announced for it.
    pub dates: Vec<DateStated>,
    /// Meetings that gave it an action, that established it, or at which somebody who sits in it spoke.
    pub meetings: Vec<Id<MeetingFields>>,
}

/// A pledge and the dates of its announcement and of its lines.
#[derive(Debug, Clone)]
pub struct PledgeDates {
    /// The pledge.
    pub pledge: Id<PledgeFields>,
    /// Under which item it was announced.
    pub agenda_item: Option<Id<AgendaItemFields>>,
    /// When it was announced.
    pub announced_on: Option<DateStated>,
    /// The stage and the date of each of its lines.
    pub events: Vec<(Stage, Option<DateStated>)>,
}

/// Which pledges stand still, and of which nobody can tell.
#[derive(Debug, Default)]
pub struct StandingStill {
    /// Pledges of which nothing is dated within the last [`INACTIVE_AFTER_DAYS`] days, and the last day of each.
    pub stalled: Vec<(Id<PledgeFields>, DateStated)>,
    /// Pledges that have not ended and of which nothing at all is dated, with their agenda items.
    pub undated: Vec<(Id<PledgeFields>, Option<Id<AgendaItemFields>>)>,
}

impl PledgeDates {
    /// Looks for pledges announced by the day of which nothing is dated within the last
    /// [`INACTIVE_AFTER_DAYS`] days, while they are not delivered, closed, cancelled or superseded. One whose
    /// every date is unknown is not called stalled: nothing says so.
    pub fn judge(pledges: &[Self], day: NaiveDate) -> StandingStill {
        let mut found = StandingStill::default();
        for pledge in pledges.iter().filter(|p| !p.has_ended(day)) {
            let mut dates = pledge.events.iter().filter_map(|(_, on)| *on);
            let dates = dates.by_ref().chain(pledge.announced_on);
            let dates: Vec<DateStated> = dates.collect();
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

    fn has_ended(&self, day: NaiveDate) -> bool {
        self.events.iter().any(|(stage, on)| {
            let end = matches!(
                stage,
                Stage::Delivered | Stage::Closed | Stage::Cancelled | Stage::Superseded
            );
            end && on.is_none_or(|on| on.is_reached_by(day))
        })
    }
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

impl BriefRecord {
    /// Every open action of any meeting up to the day; one of a meeting without a date counts.
    pub fn open_actions(&self) -> Vec<&Stored<ActionFields>> {
        let all = self.actions.iter();
        all.filter(|a| {
            self.held_on(a.fields.meeting)
                .is_none_or(|on| on <= self.day)
        })
        .collect()
    }

    /// Active expert teams without a meeting, a statement by somebody who sits in them, an action
    /// they owe (given or closed) or a pledge made for them in the last [`INACTIVE_AFTER_DAYS`] days, nor
    /// established in them. A team of which nothing at all is dated is silent since an unknown day.
    pub fn inactive_teams(&self) -> Vec<InactiveRecord<BodyFields>> {
        let teams = self.bodies.iter().filter(|b| b.fields.is_active_team());
        let still = teams.map(|team| InactiveRecord {
            record: team.clone(),
            since: self.last_of_team(team.id),
        });
        still
            .filter(|team| team.since.is_none_or(|on| is_long_ago(on, self.day)))
            .collect()
    }

    /// Parties that sent apologies to or were absent from both of the body's last two held meetings,
    /// and held a role other than that of beneficiary on both days. Who is not listed at one of
    /// them at all is not counted: nothing says that they were missing.
    pub fn absent_twice(&self) -> Vec<Id<PartyFields>> {
        let [last, before] = self.last_two.as_slice() else {
            return Vec::new();
        };
        let missed = |(meeting, delegations): &(Stored<MeetingFields>, Vec<Stored<_>>)| {
            let day = meeting.fields.day();
            let missing = delegations.iter().map(|d| &d.fields);
            let missing = missing.filter(|d: &&DelegationFields| {
                matches!(d.presence, Presence::Absent | Presence::Apologies)
            });
            let with_role = missing.filter(|d| day.is_some_and(|on| self.holds_role(d.party, on)));
            with_role.map(|d| d.party).collect::<BTreeSet<_>>()
        };
        missed(last)
            .intersection(&missed(before))
            .copied()
            .collect()
    }

    /// Whether what hangs on this item is internal.
    pub fn is_internal(&self, item: Option<Id<AgendaItemFields>>) -> bool {
        item.is_some_and(|item| self.internal_items.contains_key(&item))
    }

    fn last_of_team(&self, team: Id<BodyFields>) -> Option<DateStated> {
        let traces = self.teams.get(&team)?;
        let past = traces.meetings.iter();
        let past = past.filter(|id| self.held_on(**id).is_some_and(|on| on <= self.day));
        let by_meeting = past.filter_map(|id| {
            let found = self.meetings.get(id)?;
            found.fields.ends_on.or(found.fields.starts_on)
        });
        let all = last_reached(traces.dates.iter().copied(), self.day);
        all.into_iter()
            .chain(by_meeting)
            .max_by_key(|on| on.latest())
    }

    fn held_on(&self, meeting: Id<MeetingFields>) -> Option<NaiveDate> {
        self.meetings.get(&meeting)?.fields.day()
    }

    fn holds_role(&self, party: Id<PartyFields>, on: NaiveDate) -> bool {
        let roles = self.roles.get(&party).into_iter().flatten();
        let mut roles = roles.map(|r| &r.fields);
        roles.any(|r| r.role != RoleKind::Beneficiary && r.held_on(on))
    }
}
