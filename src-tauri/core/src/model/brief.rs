//! What the chair of a meeting is told before it: who owes what, what stands still, who is missed.
//! The rules; the day that all of them are asked of is the day of the meeting.

use super::*;
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// Days without anything on record after which a pledge is stalled and a team silent.
pub const STILL_AFTER: u64 = 180;

/// What the rules look at, already read.
#[derive(Debug, Clone, Default)]
pub struct BriefRecord {
    /// The day of the meeting.
    pub day: NaiveDate,
    /// Every meeting.
    pub meetings: Vec<Stored<MeetingFields>>,
    /// Every agenda item, for what is internal.
    pub agenda_items: Vec<Stored<AgendaItemFields>>,
    /// Every action.
    pub actions: Vec<Stored<ActionFields>>,
    /// Every statement.
    pub statements: Vec<Stored<StatementFields>>,
    /// Every pledge.
    pub pledges: Vec<Stored<PledgeFields>>,
    /// Every line of their ledgers.
    pub events: Vec<Stored<PledgeEventFields>>,
    /// Every body.
    pub bodies: Vec<Stored<BodyFields>>,
    /// Who sits in them.
    pub seats: Vec<Stored<BodyMemberFields>>,
    /// Every person.
    pub persons: Vec<Stored<PersonFields>>,
    /// Every role.
    pub roles: Vec<Stored<RoleFields>>,
    /// The last two held meetings of the body before this one, the later first, with their delegations.
    pub last_two: Vec<(Stored<MeetingFields>, Vec<Stored<DelegationFields>>)>,
    /// The decisions of the later of them, by number.
    pub last_decisions: Vec<Stored<DecisionFields>>,
}

/// A pledge or a team, and when something of it was last on record.
#[derive(Debug)]
pub struct Still<'a, F> {
    /// Which.
    pub record: &'a Stored<F>,
    /// Since when, as exactly as it is recorded; none when nothing of it has a date.
    pub since: Option<DateStated>,
}

impl BriefRecord {
    /// Every open action of any meeting up to the day; one of a meeting without a date counts.
    pub fn open_actions(&self) -> Vec<&Stored<ActionFields>> {
        let all = self.actions.iter().filter(|a| a.fields.state.is_open());
        all.filter(|a| {
            self.held_on(a.fields.meeting)
                .is_none_or(|on| on <= self.day)
        })
        .collect()
    }

    /// Pledges announced by the day of which nothing is dated within the last [`STILL_AFTER`] days,
    /// while they are not delivered, closed, cancelled or superseded. One whose every date is
    /// unknown is not called stalled: nothing says so.
    pub fn stalled_pledges(&self) -> Vec<Still<'_, PledgeFields>> {
        let mut stalled = Vec::new();
        for (pledge, dates) in self.running_pledges() {
            let last = self.last(dates.into_iter());
            if last.is_some_and(|on| self.long_ago(on)) {
                stalled.push(Still {
                    record: pledge,
                    since: last,
                });
            }
        }
        stalled
    }

    /// Pledges that have not ended and of which nothing at all is dated, so that nobody can tell
    /// whether they are stalled.
    pub fn undated_pledges(&self) -> Vec<&Stored<PledgeFields>> {
        let running = self.running_pledges().into_iter();
        let undated = running.filter(|(_, dates)| dates.is_empty());
        undated.map(|(pledge, _)| pledge).collect()
    }

    /// Pledges that are not delivered, closed, cancelled or superseded by the day, with the dates of
    /// their announcements and lines.
    fn running_pledges(&self) -> Vec<(&Stored<PledgeFields>, Vec<DateStated>)> {
        let mut events: BTreeMap<_, Vec<&PledgeEventFields>> = BTreeMap::new();
        for event in &self.events {
            let all = events.entry(event.fields.pledge).or_default();
            all.push(&event.fields);
        }
        let mut running = Vec::new();
        for pledge in &self.pledges {
            let events = events.get(&pledge.id).map_or(&[][..], Vec::as_slice);
            let ended = |e: &&PledgeEventFields| {
                let end = matches!(
                    e.rung,
                    Rung::Delivered | Rung::Closed | Rung::Cancelled | Rung::Superseded
                );
                end && e.happened_on.is_none_or(|on| on.reached(self.day))
            };
            if events.iter().any(ended) {
                continue;
            }
            let dates = events.iter().filter_map(|e| e.happened_on);
            running.push((pledge, dates.chain(pledge.fields.announced_on).collect()));
        }
        running
    }

    /// Active expert teams without a meeting, a statement by somebody who sits in them, an action
    /// they owe (given or closed) or a pledge made for them in the last [`STILL_AFTER`] days, nor
    /// established in them. A team of which nothing at all is dated is silent since an unknown day.
    pub fn silent_teams(&self) -> Vec<Still<'_, BodyFields>> {
        let teams = self.bodies.iter().filter(|b| {
            b.fields.kind == BodyKind::ExpertTeam && b.fields.state == BodyState::Active
        });
        let still = teams.map(|team| Still {
            record: team,
            since: self.last_of_team(team),
        });
        still
            .filter(|team| team.since.is_none_or(|on| self.long_ago(on)))
            .collect()
    }

    /// Parties that sent apologies to or were absent from both of the body's last two held meetings,
    /// and held a role other than that of beneficiary on both days. Who is not listed at one of
    /// them at all is not counted: nothing says that they were missing.
    pub fn missed_twice(&self) -> Vec<Id<PartyFields>> {
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
        let mut items = self.agenda_items.iter();
        items.any(|i| Some(i.id) == item && i.fields.internal)
    }

    fn last_of_team(&self, team: &Stored<BodyFields>) -> Option<DateStated> {
        let met = self.meetings.iter().map(|m| &m.fields);
        let met = met.filter(|m| m.body == team.id && m.state == MeetingState::Held);
        let seats = self.seats.iter().map(|s| &s.fields);
        let people: BTreeSet<_> = seats
            .filter(|s| s.body == team.id)
            .filter_map(|s| s.person)
            .collect();
        let said = self.statements.iter().map(|s| &s.fields);
        let said = said.filter(|s| s.speaker_person.is_some_and(|p| people.contains(&p)));
        let owed = self.actions.iter().map(|a| &a.fields);
        let owed: Vec<_> = owed.filter(|a| a.owner_body == Some(team.id)).collect();
        let pledged = self.pledges.iter().map(|p| &p.fields);
        let pledged = pledged.filter(|p| p.body == Some(team.id));
        let at = said
            .map(|s| s.meeting)
            .chain(owed.iter().map(|a| a.meeting))
            .chain(team.fields.established_at);
        let dates = met
            .filter_map(|m| m.starts_on)
            .chain(owed.iter().filter_map(|a| a.closed_on))
            .chain(pledged.filter_map(|p| p.announced_on));
        let past = at.filter(|id| self.held_on(*id).is_some_and(|on| on <= self.day));
        let by_meeting = past.filter_map(|id| {
            let found = self.meetings.iter().find(|m| m.id == id)?;
            found.fields.ends_on.or(found.fields.starts_on)
        });
        let all = self.last(dates).into_iter().chain(by_meeting);
        all.max_by_key(|on| on.latest())
    }

    /// The last of these dates that surely was reached.
    fn last(&self, dates: impl Iterator<Item = DateStated>) -> Option<DateStated> {
        let reached = dates.filter(|on| on.reached(self.day));
        reached.max_by_key(|on| on.latest())
    }

    fn long_ago(&self, on: DateStated) -> bool {
        on.latest()
            .checked_add_days(Days::new(STILL_AFTER))
            .is_some_and(|end| end < self.day)
    }

    fn held_on(&self, meeting: Id<MeetingFields>) -> Option<NaiveDate> {
        let found = self.meetings.iter().find(|m| m.id == meeting)?;
        found.fields.day()
    }

    fn holds_role(&self, party: Id<PartyFields>, on: NaiveDate) -> bool {
        let mut roles = self.roles.iter().map(|r| &r.fields);
        roles.any(|r| r.party == party && r.role != RoleKind::Beneficiary && r.held_on(on))
    }
}
