//! What counted lines come to, added naively, and the words in which that may be printed.

use super::{
    accounts::{Accounts, Entry},
    exchange,
};
use chancery_core::model::*;
use num_rational::BigRational;
use std::collections::{BTreeMap, BTreeSet};

/// What stands in a cell.
#[derive(Debug, Clone, Default)]
pub struct Sum {
    pub money: BTreeMap<&'static str, i128>,
    /// Contributions without a figure, by the words for one and for several.
    without: BTreeMap<(&'static str, &'static str), u32>,
    unnamed: BTreeSet<String>,
    /// In units of the currency converted into.
    pub exact: Option<BigRational>,
    left: BTreeMap<&'static str, i128>,
}

/// By the name of a group, by stage.
pub type Groups = BTreeMap<String, BTreeMap<Stage, Sum>>;

/// By what the rows of a table stand together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum By {
    Giver,
    Year,
    Team,
    Channel,
}

/// Everything together.
pub const ALL: &str = "All";

fn digits(code: &str) -> u32 {
    if code == "JPY" { 0 } else { 2 }
}

/// `EUR 1 234 567.50`.
pub fn money(minor: i128, code: &str) -> String {
    let unit = 10_i128.pow(digits(code));
    let mut whole = (minor / unit).to_string();
    let mut at = whole.len();
    while at > 3 {
        at -= 3;
        whole.insert(at, ' ');
    }
    match minor % unit {
        0 => format!("{code} {whole}"),
        part => format!("{code} {whole}.{part:02}"),
    }
}

/// An amount as it was stated.
pub fn amount(of: &Amount) -> String {
    let figure = |minor: Option<i64>| money(minor.unwrap().into(), of.currency.unwrap().code());
    match of.precision {
        Precision::NotStated => "no amount stated".to_owned(),
        Precision::NotDisclosed => "not disclosed".to_owned(),
        Precision::NotYetQuantified => "not yet quantified".to_owned(),
        Precision::QuantityOnly => "quantity only, no value stated".to_owned(),
        Precision::Exact => figure(of.minor),
        Precision::About => format!("about {}", figure(of.minor)),
        Precision::AtLeast => format!("at least {}", figure(of.minor)),
        Precision::UpTo => format!("up to {}", figure(of.minor)),
        Precision::JointWithoutSplit => format!("{} jointly, no split stated", figure(of.minor)),
        Precision::Range => {
            let most = figure(of.max_minor);
            format!("{}–{}", figure(of.minor), &most[4..])
        }
    }
}

/// `a, b and c`.
pub fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

/// Who gives: `State 001, State 002 and several countries, not named`.
pub fn givers(of: &Accounts, ids: &[Id<PartyFields>], unnamed: Option<&String>) -> String {
    let mut names: Vec<String> = ids.iter().map(|id| name(of, *id)).collect();
    names.sort();
    names.extend(unnamed.map(|who| match names.is_empty() {
        true => format!("{}{}, not named", who[..1].to_uppercase(), &who[1..]),
        false => format!("{who}, not named"),
    }));
    listed(&names)
}

pub fn name(of: &Accounts, id: Id<PartyFields>) -> String {
    of.case.record.party(id).unwrap().name.clone()
}

pub fn channel(of: Option<PledgeChannel>) -> &'static str {
    match of {
        Some(PledgeChannel::National) => "national",
        Some(PledgeChannel::CommonFund) => "common fund",
        Some(PledgeChannel::ProcurementAgency) => "procurement agency",
        Some(PledgeChannel::InKind) => "in kind",
        None => "no channel stated",
    }
}

type Figure = Option<(i64, Currency)>;

/// A line split between those who give, as far as it is known who gives how much.
fn pieces(of: &Accounts, entry: &Entry) -> Vec<(String, Figure)> {
    let (pledge, line) = (entry.pledge, entry.line);
    let figure = line.amount.minor.zip(line.amount.currency);
    let (ids, unnamed) = (&pledge.pledgers, pledge.pledgers_unnamed.as_ref());
    if let Some(party) = line.party {
        return vec![(name(of, party), figure)];
    }
    let who = givers(of, ids, unnamed);
    if ids.len() + usize::from(unnamed.is_some()) == 1 {
        return vec![(who, figure)];
    }
    let jointly = format!("{who}, jointly");
    let shares = of.case.ledger().shares.iter();
    let shares: Vec<_> = shares.filter(|s| s.pledge == pledge.id).collect();
    let shared: i64 = shares.iter().map(|s| s.minor).sum();
    match figure {
        Some((minor, currency))
            if line.stage == Stage::Announced
                && pledge.amount.currency == Some(currency)
                && !shares.is_empty()
                && shared <= minor =>
        {
            let own = shares.iter();
            let own = own.map(|s| (name(of, s.party), Some((s.minor, currency))));
            let rest = (minor > shared).then(|| (jointly, Some((minor - shared, currency))));
            own.chain(rest).collect()
        }
        _ => vec![(jointly, figure)],
    }
}

impl Sum {
    fn add(&mut self, of: &Accounts, entry: &Entry, figure: Figure, into: Option<Currency>) {
        let Some((minor, currency)) = figure else {
            return self.add_without(entry);
        };
        *self.money.entry(currency.code()).or_default() += i128::from(minor);
        let Some(into) = into else { return };
        let day = of.rate_day(entry.pledge);
        match exchange::way(of.case, currency, into, day) {
            Some(by) => {
                let more = exchange::exactly(minor, currency, &by);
                let sum = self.exact.take();
                self.exact = Some(sum.map_or(more.clone(), |sum| sum + more));
            }
            None => *self.left.entry(currency.code()).or_default() += i128::from(minor),
        }
    }

    fn add_without(&mut self, entry: &Entry) {
        let precision = entry.line.amount.precision;
        let unnamed = entry.pledge.pledgers_unnamed.as_ref();
        if let Some(who) = unnamed.filter(|_| entry.line.party.is_none()) {
            let together = match entry.pledge.pledgers.is_empty() {
                true => "",
                false => ", together with named givers",
            };
            let who = format!("{who}, not named{together}");
            self.unnamed.insert(match precision {
                Precision::NotYetQuantified => {
                    format!("contributions by {who}, not yet quantified")
                }
                Precision::NotStated => format!("contributions by {who}, no amount stated"),
                Precision::QuantityOnly => {
                    format!("contributions in kind by {who}, no value stated")
                }
                _ => format!("contributions by {who}, amount not disclosed"),
            });
            return;
        }
        let words = match precision {
            Precision::NotYetQuantified => (
                "contribution not yet quantified",
                "contributions not yet quantified",
            ),
            Precision::NotStated => (
                "contribution without a stated amount",
                "contributions without a stated amount",
            ),
            Precision::QuantityOnly => (
                "contribution in kind without a stated value",
                "contributions in kind without a stated value",
            ),
            _ => (
                "contribution without a disclosed amount",
                "contributions without a disclosed amount",
            ),
        };
        *self.without.entry(words).or_default() += 1;
    }

    /// The parts that a cell has, in no order.
    pub fn parts(&self) -> BTreeSet<String> {
        let sums = self.money.iter().map(|(code, minor)| money(*minor, code));
        let without = self.without.iter().map(|((one, several), count)| {
            let words = if *count == 1 { one } else { several };
            format!("{count} {words}")
        });
        sums.chain(without)
            .chain(self.unnamed.iter().cloned())
            .collect()
    }

    /// It in whole units, what is below ten of them to two figures, and whether that is less than exact; none
    /// without a rate.
    pub fn whole(&self, into: Currency) -> Option<(String, bool)> {
        let exact = self.exact.as_ref()?;
        let number = |n: i128| BigRational::from_integer(n.into());
        let unit = 10_i128.pow(into.digits());
        let minor = exact * number(unit);
        let step = match () {
            () if *exact >= number(10) => unit,
            () if *exact >= number(1) => unit / 10,
            () => 1,
        };
        let rounded = (&minor / number(step)).round() * number(step);
        let same = rounded == minor;
        let rounded: i128 = rounded.to_integer().try_into().unwrap();
        Some((money(rounded, into.code()), !same))
    }

    /// The words of the column of conversions.
    pub fn converted(&self, into: Currency) -> String {
        let left: Vec<_> = self
            .left
            .iter()
            .map(|(c, minor)| money(*minor, c))
            .collect();
        let left = left.join(" + ");
        match self.whole(into) {
            _ if self.money.is_empty() => String::new(),
            None => format!("not converted, no rate available: {left}"),
            Some((money, rounded)) => {
                let rounded = if rounded { ", rounded" } else { "" };
                let left = match left.as_str() {
                    "" => String::new(),
                    left => format!("; not included, no rate available: {left}"),
                };
                format!("{money}{rounded}{left}")
            }
        }
    }
}

/// What counted lines come to, of one channel or of all.
pub fn groups(
    of: &Accounts,
    only: Option<Option<PledgeChannel>>,
    by: By,
    into: Option<Currency>,
) -> Groups {
    let mut all = Groups::new();
    for entry in of.counting() {
        if only.is_some_and(|channel| entry.pledge.channel != channel) {
            continue;
        }
        let figure = entry.line.amount.minor.zip(entry.line.amount.currency);
        let pieces = match by {
            By::Giver => pieces(of, entry),
            By::Year => {
                let year = |on| super::accounts::stated_last(on).format("%Y").to_string();
                let year = entry.line.happened_on.map(year);
                vec![(year.unwrap_or("no date stated".to_owned()), figure)]
            }
            By::Team => {
                let team = entry.pledge.body.map(|_| "Team 001".to_owned());
                vec![(team.unwrap_or("no team stated".to_owned()), figure)]
            }
            By::Channel => vec![(channel(entry.pledge.channel).to_owned(), figure)],
        };
        for (group, figure) in pieces.into_iter().chain([(ALL.to_owned(), figure)]) {
            let stages = all.entry(group).or_default();
            let sum = stages.entry(entry.line.stage).or_default();
            sum.add(of, entry, figure, into);
        }
    }
    all
}

/// The channels that counted lines travel by, in printed order.
pub fn channels(of: &Accounts) -> Vec<Option<PledgeChannel>> {
    let order = PledgeChannel::ALL.iter().copied().map(Some).chain([None]);
    let used = |c: &Option<PledgeChannel>| of.counting().any(|e| e.pledge.channel == *c);
    order.filter(used).collect()
}
