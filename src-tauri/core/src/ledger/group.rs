//! Totals by state, stage, year, team, channel or pledge.

use super::{
    Ledger, LedgerEntry, PledgeFilter, Rates,
    conversion::ConversionCache,
    group_key::{GroupKey, by_unnamed, first_of_month, giver, pieces},
    links::is_reached,
    total::{TotalBuilder, get_or_default},
};
use crate::model::*;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// What totals are grouped by; stages stand apart in every one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum GroupBy {
    #[default]
    Stage,
    /// By who gives.
    State,
    /// By the year of the line.
    Year,
    /// By the month of the line, each with all months before it: what it had come to by its end.
    Month,
    /// By the expert team it is for.
    Team,
    /// By channel.
    Channel,
}

/// What stands at one stage.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct StageTotal {
    pub stage: Stage,
    /// What the lines recorded there come to.
    pub total: Total,
}

/// A group and what stands at each stage.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Group {
    /// What it has in common.
    pub key: GroupKey,
    /// By stage, from the foot of the ladder; stages without a line are left out.
    pub stages: Vec<StageTotal>,
    /// The channels of its lines, in their order; none, last, for lines of which it was not said.
    pub channels: Vec<Option<PledgeChannel>>,
}

/// Totals by group, and of all.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Breakdown {
    /// The groups, by their keys.
    pub groups: Vec<Group>,
    /// All of them together.
    pub all: Vec<StageTotal>,
    /// Lines that are left out because a day was asked for and they have no date.
    pub undated: u32,
    /// Pledges that are left out because another stands for the same money.
    pub left_out: u32,
}

/// What stands at each stage, in the order they came, and by which channels it is given.
#[derive(Default, Clone)]
struct Stages(Vec<(Stage, TotalBuilder)>, Vec<Option<PledgeChannel>>);

impl Stages {
    fn at(&mut self, stage: Stage) -> &mut TotalBuilder {
        get_or_default(&mut self.0, stage)
    }

    fn merge(&mut self, other: &Self) {
        for (stage, adding) in &other.0 {
            self.at(*stage).merge(adding);
        }
        other
            .1
            .iter()
            .for_each(|channel| self.add_channel(*channel));
    }

    fn add_channel(&mut self, channel: Option<PledgeChannel>) {
        if !self.1.contains(&channel) {
            self.1.push(channel);
        }
    }

    fn channels(&self) -> Vec<Option<PledgeChannel>> {
        let mut all = self.1.clone();
        all.sort_by_key(|channel| (channel.is_none(), *channel));
        all
    }

    fn totals(mut self, conversions: &ConversionCache) -> Vec<StageTotal> {
        self.0.sort_by_key(|(stage, _)| *stage);
        let one = |(stage, adding): (Stage, TotalBuilder)| StageTotal {
            stage,
            total: adding.total(conversions),
        };
        self.0.into_iter().map(one).collect()
    }
}

/// The totals of one channel.
#[derive(Debug, Clone, PartialEq)]
pub struct ChannelBreakdown {
    /// Which; none for pledges of which it was not said.
    pub channel: Option<PledgeChannel>,
    /// What they come to.
    pub totals: Breakdown,
}

impl Ledger {
    /// Adds up the lines of the selected pledges, whatever their channels.
    pub fn totals(&self, filter: &PledgeFilter, by: GroupBy, rates: Option<&Rates>) -> Breakdown {
        let entries = self.entries().filter(|e| filter.matches(e));
        self.add_up(entries, filter.on, by, rates)
    }

    /// The same for each channel by itself: what is paid into a common fund may pay for what is counted as
    /// bought by an agency, so the two are added only where the coalition says that they add up. In the
    /// order of the channels, those pledges last of which it was not said; channels without a pledge are
    /// left out.
    pub fn totals_by_channel(
        &self,
        filter: &PledgeFilter,
        by: GroupBy,
        rates: Option<&Rates>,
    ) -> Vec<ChannelBreakdown> {
        let entries: Vec<&LedgerEntry> = self.entries().filter(|e| filter.matches(e)).collect();
        let of = |e: &LedgerEntry| (e.pledge.channel.is_none(), e.pledge.channel);
        let channels: BTreeSet<_> = entries.iter().map(|e| of(e)).collect();
        let one = |(none, channel): (bool, Option<PledgeChannel>)| {
            let own = entries.iter().copied();
            let own = own.filter(|e| of(e) == (none, channel));
            ChannelBreakdown {
                channel,
                totals: self.add_up(own, filter.on, by, rates),
            }
        };
        channels.into_iter().map(one).collect()
    }

    fn add_up<'a>(
        &self,
        entries: impl Iterator<Item = &'a LedgerEntry>,
        on: Option<NaiveDate>,
        by: GroupBy,
        rates: Option<&Rates>,
    ) -> Breakdown {
        let mut groups: HashMap<GroupKey, Stages> = HashMap::new();
        let mut all = Stages::default();
        let mut out = Breakdown::default();
        let mut conversions = ConversionCache::new(rates);
        for entry in entries {
            if self.excluding_link(entry, on).is_some() {
                out.left_out += 1;
            }
            let day = rates.and_then(|_| self.rate_day(entry));
            for event in entry.effective_events() {
                if self.excluding_link_at(entry, event.stage, on).is_some() {
                    continue;
                }
                if !is_reached(event, on) {
                    out.undated += u32::from(event.happened_on.is_none());
                    continue;
                }
                let precision = event.amount.precision;
                let whole = event.amount.minor.zip(event.amount.currency);
                // A piece of it is of the same currency, and goes the same way.
                let path = conversions.path(whole, day);
                // How many contributions several givers without names announced is not known.
                let unnamed = whole.is_none().then(|| by_unnamed(entry, event)).flatten();
                let put = |adding: &mut TotalBuilder, figure| match unnamed {
                    Some(who) => adding.add_unnamed(who, entry.has_named_pledgers(), precision),
                    None => adding.add(precision, figure, path),
                };
                put(all.at(event.stage), whole);
                let mut add = |key, figure| {
                    let stages = groups.entry(key).or_default();
                    stages.add_channel(entry.pledge.channel);
                    put(stages.at(event.stage), figure);
                };
                match group_key(by, entry, event) {
                    Some(key) => add(key, whole),
                    None => {
                        for (key, figure) in pieces(entry, event) {
                            add(key, figure);
                        }
                    }
                }
            }
        }
        let mut groups: Vec<(GroupKey, Stages)> = groups.into_iter().collect();
        groups.sort_by(|(a, _), (b, _)| a.cmp(b));
        if by == GroupBy::Month {
            accumulate_months(&mut groups);
        }
        let group = |(key, stages): (GroupKey, Stages)| Group {
            key,
            channels: stages.channels(),
            stages: stages.totals(&conversions),
        };
        out.groups = groups.into_iter().map(group).collect();
        out.all = all.totals(&conversions);
        out
    }
}

/// Adds to each month those before it; lines without a date stay apart.
fn accumulate_months(months: &mut [(GroupKey, Stages)]) {
    let mut before = Stages::default();
    for (key, stages) in months {
        if !matches!(key, GroupKey::Month { first: None }) {
            stages.merge(&before);
            before = stages.clone();
        }
    }
}

/// The group of a whole line; none when several give it, and it may have to be split between them.
fn group_key(by: GroupBy, entry: &LedgerEntry, event: &LedgerEvent) -> Option<GroupKey> {
    Some(match by {
        GroupBy::State => GroupKey::Party {
            id: giver(entry, event)?,
        },
        GroupBy::Stage => GroupKey::All,
        GroupBy::Year => GroupKey::Year {
            year: event.happened_on.map(|on| on.latest().year()),
        },
        GroupBy::Month => GroupKey::Month {
            first: first_of_month(event.happened_on),
        },
        GroupBy::Team => GroupKey::Team {
            id: entry.pledge.body,
        },
        GroupBy::Channel => GroupKey::Channel {
            channel: entry.pledge.channel,
        },
    })
}
