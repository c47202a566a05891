//! What the register of pledges comes to, by group and stage.

use crate::api::{
    ledger_names::{names_by_id, with_search_terms},
    pledges::{Convert, RateSetRef, rates},
};
use crate::{
    Result,
    ledger::{Breakdown, GroupBy, GroupKey, PledgeFilter},
    model::*,
    session::Session,
    store,
    wording::Phrases,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Totals of the register to compute.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct TotalsQuery {
    /// Which pledges; an empty filter means all of them.
    pub wanted: PledgeFilter,
    /// How the totals are grouped.
    pub by: GroupBy,
    /// Whether to give each channel separately too, when the coalition does not add them up.
    #[cfg_attr(test, ts(as = "Option<_>"))]
    pub channels: bool,
    /// The rates to convert by; amounts stay in their own currencies without.
    pub convert: Option<Convert>,
    /// Answers from the record as it stood at the end of this day, UTC; as it is now without one.
    pub known_on: Option<NaiveDate>,
}

/// What is given by one channel, at each stage.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ChannelTotals {
    /// The channel; none for pledges whose channel was not stated.
    pub channel: Option<PledgeChannel>,
    /// The channel's totals.
    pub all: Vec<crate::ledger::StageTotal>,
}

/// A group with its name.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct NamedGroup {
    /// Its name, for display; empty for what has none (no year, no team, everything).
    pub name: String,
    /// Its key and its totals.
    #[serde(flatten)]
    #[cfg_attr(test, ts(flatten))]
    pub group: crate::ledger::Group,
}

/// Totals by group and overall.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// By name; parties that give jointly after single ones, years in order.
    pub groups: Vec<NamedGroup>,
    /// The totals of all groups together.
    pub all: Vec<crate::ledger::StageTotal>,
    /// Each channel separately: when the query asked for it, there are several, and the coalition does not add
    /// them up.
    pub apart: Vec<ChannelTotals>,
    /// Lines omitted because the filter names a day and they have no date.
    pub undated: u32,
    /// Pledges omitted because another stands for the same money.
    pub left_out: u32,
    /// The rate set converted by, when the query named one.
    pub rates: Option<RateSetRef>,
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
pub fn totals(session: &mut Session, mut asked: TotalsQuery) -> Result<Totals> {
    asked.wanted = with_search_terms(session, asked.wanted, asked.known_on)?;
    let ledger = session.ledger(asked.known_on)?;
    let rates = rates(session, asked.convert, asked.known_on)?;
    let Breakdown {
        groups,
        all,
        undated,
        left_out,
    } = ledger.totals(&asked.wanted, asked.by, rates.as_ref());
    let add_up = asked.channels && {
        let db = session.store_as_of(asked.known_on)?.read();
        store::coalition(db)?.fields.channels_add_up
    };
    let mut apart = Vec::new();
    if asked.channels && !add_up {
        let each = ledger.totals_by_channel(&asked.wanted, GroupBy::Stage, rates.as_ref());
        apart.extend(each.into_iter().map(|one| ChannelTotals {
            channel: one.channel,
            all: one.totals.all,
        }));
        apart.retain(|one| !one.all.is_empty());
        if apart.len() < 2 {
            apart.clear();
        }
    }
    let parties = names_by_id::<PartyFields>(session, asked.known_on, |p| p.name.clone())?;
    let teams = names_by_id::<BodyFields>(session, asked.known_on, |b| b.name.clone())?;
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
        rates: rates.map(RateSetRef::of),
    })
}
