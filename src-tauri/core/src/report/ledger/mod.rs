//! The ledger on paper: totals as tables, charts and notes, for the summary and for the report of pledges.
//!
//! Channels stand apart: each has a table with a row of its own for all of it, and is added to another only
//! where the coalition says that its channels add up.

mod charts;
mod notes;
mod rates;
mod tables;

pub(super) use notes::notes;
pub(super) use rates::rate_words;
pub(super) use tables::{by_stage, stacked};

use super::block::Block;
use crate::ledger::{
    Breakdown, Group, GroupBy, GroupKey, Ledger, LedgerNames, PledgeFilter, Rates,
};
use crate::wording::Phrases;

/// What totals on paper are made from.
pub(super) struct Tally<'a> {
    pub ledger: &'a Ledger,
    pub filter: &'a PledgeFilter,
    pub rates: Option<&'a Rates>,
    pub names: &'a LedgerNames,
    /// As the coalition says.
    pub channels_add_up: bool,
    pub phrases: &'a Phrases<'a>,
}

/// Totals that may stand in one table: of one channel, or of all where they add up.
pub(super) struct TotalsPart {
    /// `National contributions`; none when there is only one part.
    pub channel: Option<String>,
    pub totals: Breakdown,
}

impl Tally<'_> {
    /// The parts that have anything to add up, in the order of the channels; then all of them together,
    /// where the coalition says that they add up.
    pub fn parts(&self, by: GroupBy) -> Vec<TotalsPart> {
        let each = self
            .ledger
            .totals_by_channel(self.filter, by, self.rates)
            .into_iter();
        let mut parts: Vec<TotalsPart> = each
            .filter(|one| !one.totals.all.is_empty())
            .map(|one| TotalsPart {
                channel: Some(self.phrases.channel_of(one.channel)),
                totals: one.totals,
            })
            .collect();
        match parts.as_mut_slice() {
            [] => {}
            [only] => only.channel = None,
            _ if self.channels_add_up => parts.push(TotalsPart {
                channel: Some(self.phrases.t("paper.ledger.allChannels", &[])),
                totals: self.ledger.totals(self.filter, by, self.rates),
            }),
            _ => {}
        }
        parts
    }

    /// What is to be said of the channels beside the tables: of which one all is, or whether they are added.
    pub fn channel_note(&self) -> Option<String> {
        let all = self
            .ledger
            .totals_by_channel(self.filter, GroupBy::Stage, None)
            .into_iter();
        let all: Vec<_> = all.filter(|one| !one.totals.all.is_empty()).collect();
        match all.as_slice() {
            [] => None,
            [only] => Some(match only.channel {
                Some(channel) => {
                    let word = self.phrases.channel(channel);
                    self.phrases
                        .t("paper.ledger.oneChannel", &[("channel", &word)])
                }
                None => self.phrases.t("paper.ledger.channelUnknown", &[]),
            }),
            _ if self.channels_add_up => Some(self.phrases.t("paper.ledger.channelsAdded", &[])),
            _ => Some(self.phrases.t("paper.ledger.channelsApart", &[])),
        }
    }

    /// The title of the tables and charts of a part: `Pledges by state`, or `National contributions, by
    /// state` where there are others.
    pub fn title(&self, part: &TotalsPart, key: &str) -> String {
        match &part.channel {
            Some(channel) => self
                .phrases
                .t(&format!("{key}.of"), &[("channel", channel)]),
            None => self.phrases.t(key, &[]),
        }
    }

    /// The groups of a part as tables and charts under the title of this key, which stay together where a
    /// page can hold them.
    pub fn blocks(&self, part: &TotalsPart, title: &str, head: &str) -> Block {
        let title = &self.title(part, title);
        let groups = self.names.in_order(&part.totals.groups, self.phrases);
        let table = tables::SideBySide {
            groups: &groups,
            all: &part.totals.all,
            added: true,
            title,
            head,
        };
        let mut blocks = tables::side_by_side(&table, self.phrases);
        blocks.extend(self.charts(&groups, title));
        keep_together(blocks)
    }

    /// What stands at each stage, and a chart of it.
    pub fn stages(&self, part: &TotalsPart, title: &str) -> Block {
        let title = &self.title(part, title);
        let all = &part.totals.all;
        let mut blocks = vec![by_stage(all, title, self.rates, self.phrases)];
        blocks.extend(charts::of_stages(all, title, self.rates, self.phrases));
        keep_together(blocks)
    }

    /// The channels, a row each, and their charts; a row for all only where they add up.
    pub fn channels(&self, title: &str) -> Block {
        let title = &self.phrases.t(title, &[]);
        let totals = self
            .ledger
            .totals(self.filter, GroupBy::Channel, self.rates);
        let mut groups = self.names.in_order(&totals.groups, self.phrases);
        groups.sort_by_key(|(_, group)| {
            let none = matches!(group.key, GroupKey::Channel { channel: None });
            (none, group.key.clone())
        });
        let table = tables::SideBySide {
            groups: &groups,
            all: &totals.all,
            added: self.channels_add_up || groups.len() == 1,
            title,
            head: "paper.column.channel",
        };
        let mut blocks = tables::side_by_side(&table, self.phrases);
        blocks.extend(self.charts(&groups, title));
        keep_together(blocks)
    }

    fn charts(&self, groups: &[(String, &Group)], title: &str) -> Vec<Block> {
        charts::of_groups(groups, title, self.rates, self.phrases)
    }
}

/// Blocks that stay on one page where it can hold them.
fn keep_together(mut blocks: Vec<Block>) -> Block {
    match (blocks.len(), blocks.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            blocks.extend(last);
            Block::Together(blocks)
        }
    }
}
