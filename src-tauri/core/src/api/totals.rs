//! What the register of pledges comes to, by group and stage.

use super::{
    party_names::{named, names},
    pledges::{Convert, RatesNamed, rates},
};
use crate::{
    Result,
    ledger::{Breakdown, By, GroupKey, Wanted},
    model::*,
    report::Phrases,
    session::Session,
    store,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Totals to add up.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct TotalsAsked {
    /// Of which pledges.
    pub wanted: Wanted,
    /// By what they stand together.
    pub by: By,
    /// Whether channels that do not add up are also wanted apart.
    #[cfg_attr(test, ts(as = "Option<_>"))]
    pub channels: bool,
    /// By which rates to convert.
    pub convert: Option<Convert>,
    /// As the record stood at the end of this day.
    pub known_on: Option<NaiveDate>,
}

/// What is given by one channel, at each stage.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ChannelTotals {
    /// Which; none for pledges of which it was not said.
    pub channel: Option<PledgeChannel>,
    /// What they come to.
    pub all: Vec<crate::ledger::StageTotal>,
}

/// A group with its name.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct NamedGroup {
    /// How people call it; empty for what has no name (no year, no team, everything).
    pub name: String,
    /// Its totals.
    #[serde(flatten)]
    #[cfg_attr(test, ts(flatten))]
    pub group: crate::ledger::Group,
}

/// Totals by group, in the order of their names, and of all.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// The groups: parties and teams by name, those together after those alone, years in their order.
    pub groups: Vec<NamedGroup>,
    /// All of them together.
    pub all: Vec<crate::ledger::StageTotal>,
    /// Each channel by itself, when that was asked for, there are several, and the coalition does not add them up.
    pub apart: Vec<ChannelTotals>,
    /// Lines that are left out because a day was asked for and they have no date.
    pub undated: u32,
    /// Pledges that are left out because another stands for the same money.
    pub left_out: u32,
    /// What was converted by, when something was.
    pub rates: Option<RatesNamed>,
}

impl Totals {
    /// Whether the totals of a group add several channels together, though the coalition does not.
    pub fn mixed(&self, group: &NamedGroup) -> bool {
        !self.apart.is_empty() && group.group.channels.len() > 1
    }
}

/// Totals of the register.
///
/// # Errors
/// `NotFound` for the rate set; when the file cannot be read.
pub fn totals(session: &mut Session, mut asked: TotalsAsked) -> Result<Totals> {
    asked.wanted = named(session, asked.wanted, asked.known_on)?;
    let ledger = session.ledger(asked.known_on)?;
    let rates = rates(session, asked.convert, asked.known_on)?;
    let Breakdown {
        groups,
        all,
        undated,
        left_out,
    } = ledger.totals(&asked.wanted, asked.by, rates.as_ref());
    let add_up = asked.channels && {
        let db = session.known(asked.known_on)?.read();
        store::coalition(db)?.fields.channels_add_up
    };
    let mut apart = Vec::new();
    if asked.channels && !add_up {
        let each = ledger.totals_by_channel(&asked.wanted, By::Stage, rates.as_ref());
        apart.extend(each.into_iter().map(|one| ChannelTotals {
            channel: one.channel,
            all: one.totals.all,
        }));
        apart.retain(|one| !one.all.is_empty());
        if apart.len() < 2 {
            apart.clear();
        }
    }
    let parties = names::<PartyFields>(session, asked.known_on, |p| p.name.clone())?;
    let teams = names::<BodyFields>(session, asked.known_on, |b| b.name.clone())?;
    let say = Phrases::new(&session.words);
    let party = |id: &Id<PartyFields>| parties.get(id).cloned().unwrap_or_default();
    let mut groups: Vec<NamedGroup> = groups
        .into_iter()
        .map(|group| {
            let name = match &group.key {
                GroupKey::All => String::new(),
                GroupKey::Party { id } => party(id),
                GroupKey::Jointly { ids, unnamed } => {
                    let mut who: Vec<String> = ids.iter().map(party).collect();
                    who.sort_by(|a, b| say.compare(a, b));
                    who.extend(unnamed.clone());
                    say.list(&who)
                }
                GroupKey::Year { year } => year.map(|y| y.to_string()).unwrap_or_default(),
                GroupKey::Month { first } => first.map(|f| f.to_string()).unwrap_or_default(),
                GroupKey::Team { id } => id
                    .and_then(|id| teams.get(&id).cloned())
                    .unwrap_or_default(),
                GroupKey::Channel { channel } => {
                    channel.map(|c| c.word().to_owned()).unwrap_or_default()
                }
            };
            NamedGroup { name, group }
        })
        .collect();
    let after = |g: &NamedGroup| {
        (
            matches!(g.group.key, GroupKey::Jointly { .. }),
            g.name.is_empty(),
        )
    };
    groups.sort_by(|a, b| {
        after(a)
            .cmp(&after(b))
            .then_with(|| say.compare(&a.name, &b.name))
            .then_with(|| a.group.key.cmp(&b.group.key))
    });
    Ok(Totals {
        groups,
        all,
        apart,
        undated,
        left_out,
        rates: rates.map(RatesNamed::of),
    })
}
