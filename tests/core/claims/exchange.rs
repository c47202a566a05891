//! Conversions found naively: all rates of a pair looked through, and exact fractions.

use super::{
    accounts::Accounts,
    funds::{Case, currency},
};
use chancery_core::model::*;
use chrono::NaiveDate;
use num_bigint::BigInt;
use num_rational::BigRational;

/// A rate that something was converted by.
#[derive(Debug, Clone, PartialEq)]
pub struct Used {
    base: Currency,
    quote: Currency,
    rate: String,
    on: NaiveDate,
    fixed: bool,
}

impl Used {
    /// How many days before a day it is of; none of a fixed one.
    pub fn before(&self, day: NaiveDate) -> Option<i64> {
        (!self.fixed).then(|| (day - self.on).num_days())
    }

    /// `1 EUR = 7.4571 DKK, 12 March 2024, 22 days earlier`.
    pub fn words(&self, day: Option<NaiveDate>) -> String {
        let (base, quote, rate) = (self.base.code(), self.quote.code(), &self.rate);
        let on = self.on.format("%-d %B %Y");
        if self.fixed {
            return format!("1 {base} = {rate} {quote}, fixed rate since {on}");
        }
        let days = day.and_then(|day| self.before(day));
        let days = days.filter(|days| *days < 0 || *days > 7);
        let far = days.map(|days| {
            let many = if days.abs() == 1 { "day" } else { "days" };
            let way = if days > 0 { "earlier" } else { "later" };
            format!(", {} {many} {way}", days.abs())
        });
        format!("1 {base} = {rate} {quote}, {on}{}", far.unwrap_or_default())
    }
}

fn one(case: &Case, base: Currency, quote: Currency, day: Option<NaiveDate>) -> Option<Used> {
    let all = case.record.rates.as_ref()?.rates.iter().map(|r| &r.fields);
    let own: Vec<_> = all.filter(|r| r.base == base && r.quote == quote).collect();
    let found = match day {
        None => own.first().filter(|_| own.len() == 1),
        Some(day) => {
            let until = own.iter().filter(|r| r.dated_on <= day);
            let after = own.iter().filter(|r| r.dated_on > day);
            let last = until.max_by_key(|r| r.dated_on);
            last.or_else(|| after.min_by_key(|r| r.dated_on))
        }
    };
    found.map(|r| Used {
        base,
        quote,
        rate: r.rate.to_string(),
        on: r.dated_on,
        fixed: false,
    })
}

/// The rates from one currency to another for a day; none when the set has none.
pub fn way(
    case: &Case,
    from: Currency,
    into: Currency,
    day: Option<NaiveDate>,
) -> Option<Vec<Used>> {
    if from == into {
        return Some(Vec::new());
    }
    // The kuna became a part of the euro on 1 January 2023 (Regulation (EC) No 2866/98 as amended).
    let since = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
    if from.code() == "HRK" && day.is_some_and(|day| day >= since) {
        let mut all = vec![Used {
            base: currency("EUR"),
            quote: from,
            rate: "7.5345".to_owned(),
            on: since,
            fixed: true,
        }];
        all.extend(way(case, currency("EUR"), into, day)?);
        return Some(all);
    }
    let straight = one(case, from, into, day).or_else(|| one(case, into, from, day));
    let around = || {
        let euro = currency("EUR");
        Some(vec![
            one(case, euro, from, day)?,
            one(case, euro, into, day)?,
        ])
    };
    straight.map(|one| vec![one]).or_else(around)
}

fn decimal(text: &str) -> BigRational {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{whole}{part}").parse().unwrap();
    BigRational::new(digits, BigInt::from(10).pow(part.len().try_into().unwrap()))
}

/// What an amount is in units of another currency, exactly.
pub fn exactly(minor: i64, from: Currency, by: &[Used]) -> BigRational {
    let scale = BigInt::from(10).pow(from.digits());
    let mut sum = BigRational::new(minor.into(), scale);
    let mut at = from;
    for used in by {
        let rate = decimal(&used.rate);
        (sum, at) = if used.base == at {
            (sum * rate, used.quote)
        } else {
            (sum / rate, used.base)
        };
    }
    sum
}

/// The rates that the counted lines are converted by, each with the days it is used for.
pub fn applied(of: &Accounts, into: Currency) -> Vec<(Used, Vec<Option<NaiveDate>>)> {
    let mut all: Vec<(Used, Vec<Option<NaiveDate>>)> = Vec::new();
    for entry in of.counting() {
        let amount = &entry.line.amount;
        let Some(from) = amount.currency.filter(|_| amount.minor.is_some()) else {
            continue;
        };
        let day = of.rate_day(entry.pledge);
        for used in way(of.case, from, into, day).unwrap_or_default() {
            match all.iter_mut().find(|(own, _)| *own == used) {
                Some((_, days)) => days.push(day),
                None => all.push((used, vec![day])),
            }
        }
    }
    all
}

/// Of these days, the farthest from a rate: a later rate is farther than any earlier one.
pub fn farthest(used: &Used, days: &[Option<NaiveDate>]) -> Option<NaiveDate> {
    let away = |day: &NaiveDate| used.before(*day).map(|days| (days < 0, days.abs()));
    days.iter().flatten().copied().max_by_key(away)
}
