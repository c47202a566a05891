//! What the brief of the chair is made from, already read. `rules` judge it.

use crate::model::*;
use chrono::NaiveDate;
use std::collections::BTreeMap;

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
    /// Pledges that stand still, with the day since when, as the rules judge.
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
    /// Pledges of which nothing is dated for too long, and the last day of each.
    pub stalled: Vec<(Id<PledgeFields>, DateStated)>,
    /// Pledges that have not ended and of which nothing at all is dated, with their agenda items.
    pub undated: Vec<(Id<PledgeFields>, Option<Id<AgendaItemFields>>)>,
}

impl BriefRecord {
    /// Whether what hangs on this item is internal.
    pub fn is_internal(&self, item: Option<Id<AgendaItemFields>>) -> bool {
        item.is_some_and(|item| self.internal_items.contains_key(&item))
    }
}
