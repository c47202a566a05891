//! The register as a table: which pledges are wanted, in which order, a page at a time.

use super::{Conversion, Entry, GroupKey, Ledger, Rates, Sought, group::by_month, lines::pieces};
use crate::model::*;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    ops::Range,
};

/// Which pledges are wanted; all of them when nothing is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Wanted {
    /// Only these.
    pub pledges: Option<HashSet<Id<PledgeFields>>>,
    /// Only lines surely of this day or before.
    pub on: Option<NaiveDate>,
    /// Only pledges that this party gives, alone or with others.
    pub party: Option<Id<PartyFields>>,
    /// Only those for this team.
    pub team: Option<Id<BodyFields>>,
    /// Only those that travel so.
    pub channel: Option<PledgeChannel>,
    /// Only those that have come to this stage.
    pub stage: Option<Stage>,
    /// Only those announced in this year.
    pub year: Option<i32>,
    /// Only those with a figure, or without.
    pub figure: Option<bool>,
    /// Only those of a group of totals.
    pub group: Option<GroupKey>,
    /// Only those that each of these words finds: in the title, the names of the pledgers, the team
    /// or the meeting, the date, the amount, the stage, whatever their case and accents.
    pub words: Option<String>,
    /// The parties that whoever asks knows by each of those words, beside those of the record.
    pub called: Option<HashMap<String, HashSet<Id<PartyFields>>>>,
    /// What each of those words can mean, in their order.
    #[serde(skip)]
    #[cfg_attr(test, ts(skip))]
    pub sought: Vec<Sought>,
    /// Only those with a tranche that is overdue on this day.
    pub overdue_on: Option<NaiveDate>,
}

/// By what the register is ordered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum Order {
    /// By when it was announced; without a date last.
    #[default]
    Announced,
    /// By title.
    Title,
    /// By the first pledger's name.
    Pledger,
    /// By currency, then figure; without a figure last.
    Amount,
    /// By stage.
    Stage,
}

/// An order and its direction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(default)]
pub struct Sorted {
    /// By what.
    pub by: Order,
    /// The last first.
    pub descending: bool,
}

/// What became of what a pledge announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum Announced {
    /// It stands as it was announced.
    Stands,
    /// Another figure stands in its place.
    Corrected,
    /// It was withdrawn.
    Withdrawn,
}

/// A line of the register.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct PledgeRow {
    /// Which pledge.
    pub id: Id<PledgeFields>,
    /// Who pledges.
    pub pledgers: Vec<Id<PartyFields>>,
    /// How pledgers without names were spoken of.
    pub pledgers_unnamed: Option<String>,
    /// What it is.
    pub title: String,
    /// The amount as announced.
    pub amount: Amount,
    /// What became of it.
    pub announced: Announced,
    /// What stands of it converted, when a rate set was named and has a rate.
    pub converted: Option<Conversion>,
    /// The stage it has come to.
    pub stage: Option<Stage>,
    /// The way it travels.
    pub channel: Option<PledgeChannel>,
    /// When it was announced.
    pub announced_on: Option<DateStated>,
    /// At which meeting.
    pub meeting: Option<Id<MeetingFields>>,
    /// For which team.
    pub team: Option<Id<BodyFields>>,
    /// What it is to another because of which it does not count; none when it counts.
    pub left_out: Option<PledgeLinkKind>,
    /// Tranches that are overdue.
    pub overdue: u32,
}

impl Wanted {
    /// Whether a pledge is among them.
    pub fn takes(&self, entry: &Entry) -> bool {
        let pledge = &entry.pledge;
        let same = |wanted: Option<bool>| wanted.unwrap_or(true);
        same(self.pledges.as_ref().map(|p| p.contains(&pledge.id)))
            && same(self.party.map(|p| pledge.pledgers.contains(&p)))
            && same(self.team.map(|t| pledge.body == Some(t)))
            && same(self.channel.map(|c| pledge.channel == Some(c)))
            && same(self.figure.map(|f| pledge.amount.minor.is_some() == f))
            && same(self.year.map(|y| year(pledge.announced_on) == Some(y)))
            && same(self.stage.map(|r| entry.stage() == Some(r)))
            && same(self.overdue_on.map(|day| entry.overdue(day) > 0))
            && same(
                self.words
                    .as_ref()
                    .map(|_| self.sought.iter().all(|one| one.finds(entry))),
            )
            && same(self.group.as_ref().map(|group| belongs(entry, group)))
    }

    /// The words that are looked for, one by one, folded; a number that is typed in groups of three
    /// digits is one.
    pub fn spoken(&self) -> Vec<String> {
        let typed = self.words.as_deref().unwrap_or_default();
        let words = typed.split_whitespace().map(folded);
        let mut found: Vec<String> = Vec::new();
        // Whether the word before is a number that further groups may follow.
        let mut grouped = false;
        for word in words.filter(|word| !word.is_empty()) {
            let digits = word.bytes().all(|b| b.is_ascii_digit());
            match found.last_mut() {
                Some(before) if grouped && digits && word.len() == 3 => before.push_str(&word),
                _ => {
                    grouped = digits && word.len() <= 3 && !word.starts_with('0');
                    found.push(word);
                }
            }
        }
        found
    }
}

fn year(on: Option<DateStated>) -> Option<i32> {
    on.map(|on| on.latest().year())
}

fn belongs(entry: &Entry, group: &GroupKey) -> bool {
    match group {
        GroupKey::All => true,
        GroupKey::Team { id } => entry.pledge.body == *id,
        GroupKey::Channel { channel } => entry.pledge.channel == *channel,
        GroupKey::Month { first } => entry.living().any(|e| by_month(e, *first)),
        GroupKey::Year { year: wanted } => entry.living().any(|e| year(e.happened_on) == *wanted),
        givers => entry
            .living()
            .any(|e| pieces(entry, e).iter().any(|(key, _)| key == givers)),
    }
}

impl Entry {
    /// What became of what it announced, and the one amount that stands for it now; none where several do, or none.
    fn announced(&self) -> (Announced, Option<&Amount>) {
        let first = |e: &&LedgerEvent| e.stage == Stage::Announced;
        if !self.events.iter().any(|e| first(&e)) {
            return (Announced::Stands, Some(&self.pledge.amount));
        }
        let mut living = self.living().filter(first);
        match (living.next(), living.next()) {
            (None, _) => (Announced::Withdrawn, None),
            (Some(one), None) if one.amount == self.pledge.amount => {
                (Announced::Stands, Some(&one.amount))
            }
            (Some(one), None) => (Announced::Corrected, Some(&one.amount)),
            _ => (Announced::Corrected, None),
        }
    }

    /// How many of its tranches are overdue on a day.
    pub fn overdue(&self, today: NaiveDate) -> u32 {
        let late =
            |t: &&LedgerTranche| t.fields.state(self.paid(t), today) == TrancheState::Overdue;
        u32::try_from(self.tranches.iter().filter(late).count()).unwrap_or(u32::MAX)
    }
}

impl Ledger {
    /// The wanted pledges in order; `name` gives the place of a party's name among all names.
    pub fn sorted(
        &self,
        wanted: &Wanted,
        sorted: Sorted,
        name: impl Fn(Id<PartyFields>) -> usize,
    ) -> Vec<&Entry> {
        self.page(wanted, sorted, name, 0..usize::MAX).0
    }

    /// Some of the wanted pledges in order, from one place to before another, and how many there are in all.
    pub fn page(
        &self,
        wanted: &Wanted,
        sorted: Sorted,
        name: impl Fn(Id<PartyFields>) -> usize,
        places: Range<usize>,
    ) -> (Vec<&Entry>, usize) {
        let found: Vec<&Entry> = self.entries().filter(|e| wanted.takes(e)).collect();
        let count = found.len();
        let first = |e: &Entry| e.pledge.pledgers.iter().map(|p| name(*p)).min();
        let on = |e: &Entry| e.pledge.announced_on.map(DateStated::order);
        let figure = |e: &Entry| {
            let amount = &e.pledge.amount;
            amount.currency.map(Currency::code).zip(amount.minor)
        };
        let id = |e: &Entry| e.pledge.id;
        // What has nothing to order by stands last, whichever way the rest runs.
        let page = match (sorted.by, sorted.descending) {
            (Order::Announced, false) => within(found, places, |e| (on(e).is_none(), on(e), id(e))),
            (Order::Announced, true) => within(found, places, |e| {
                (on(e).is_none(), Reverse(on(e)), Reverse(id(e)))
            }),
            (Order::Amount, false) => {
                within(found, places, |e| (figure(e).is_none(), figure(e), id(e)))
            }
            (Order::Amount, true) => within(found, places, |e| {
                (figure(e).is_none(), Reverse(figure(e)), id(e))
            }),
            (Order::Stage, false) => {
                within(found, places, |e| (e.stage().is_none(), e.stage(), id(e)))
            }
            (Order::Stage, true) => within(found, places, |e| {
                (e.stage().is_none(), Reverse(e.stage()), id(e))
            }),
            (Order::Pledger, false) => {
                within(found, places, |e| (first(e).is_none(), first(e), id(e)))
            }
            (Order::Pledger, true) => within(found, places, |e| {
                (first(e).is_none(), Reverse(first(e)), id(e))
            }),
            (Order::Title, false) => within(found, places, |e| (e.small.as_str(), id(e))),
            (Order::Title, true) => within(found, places, |e| (Reverse(e.small.as_str()), id(e))),
        };
        (page, count)
    }

    /// A pledge as a line of the register, seen from a day.
    pub fn row(
        &self,
        entry: &Entry,
        wanted: &Wanted,
        rates: Option<&Rates>,
        today: NaiveDate,
    ) -> PledgeRow {
        let pledge = &entry.pledge;
        let (announced, amount) = entry.announced();
        let figure = amount.and_then(|a| a.minor.zip(a.currency));
        PledgeRow {
            id: pledge.id,
            pledgers: pledge.pledgers.clone(),
            pledgers_unnamed: pledge.pledgers_unnamed.clone(),
            title: pledge.title.clone(),
            amount: pledge.amount.clone(),
            announced,
            converted: rates.zip(figure).and_then(|(rates, (minor, currency))| {
                rates.convert(minor, currency, self.rate_day(entry))
            }),
            stage: entry.stage(),
            channel: pledge.channel,
            announced_on: pledge.announced_on,
            meeting: pledge.meeting,
            team: pledge.body,
            left_out: self.left_out(entry, wanted.on).map(|link| link.kind),
            overdue: entry.overdue(today),
        }
    }
}

/// Those that stand at some places when all are in the order of their keys, of which no two are alike. Only they
/// are put in order; what stands before and after them is merely told apart.
fn within<'a, K: Ord>(
    found: Vec<&'a Entry>,
    places: Range<usize>,
    key: impl Fn(&'a Entry) -> K,
) -> Vec<&'a Entry> {
    let mut keyed: Vec<(K, &Entry)> = found.into_iter().map(|e| (key(e), e)).collect();
    let by_key = |a: &(K, &Entry), b: &(K, &Entry)| a.0.cmp(&b.0);
    if places.end < keyed.len() {
        keyed.select_nth_unstable_by(places.end, by_key);
        keyed.truncate(places.end);
    }
    if places.start >= keyed.len() {
        return Vec::new();
    }
    keyed.select_nth_unstable_by(places.start, by_key);
    let mut page = keyed.split_off(places.start);
    page.sort_unstable_by(by_key);
    page.into_iter().map(|(_, entry)| entry).collect()
}
