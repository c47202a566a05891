//! Conversion by a named set of rates, exactly.

use super::{RateUsed, euro};
use crate::model::*;
use chrono::NaiveDate;
use num_bigint::BigInt;
use num_rational::BigRational;
use serde::Serialize;
use std::collections::BTreeMap;

/// A set of rates, and the currency that totals are converted into.
#[derive(Debug, Clone)]
pub struct Rates {
    pub name: String,
    /// Who publishes its rates.
    pub provider: String,
    /// Into which currency.
    pub into: Currency,
    /// By pair, by day.
    rates: BTreeMap<(&'static str, &'static str), BTreeMap<NaiveDate, Rate>>,
    bases: Vec<Currency>,
}

/// A figure converted, and by what.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Conversion {
    /// Into which currency.
    pub currency: Currency,
    /// In minor units, as digits, rounded.
    pub minor: String,
    /// The rates it went by, in their own words: `1 EUR = 2.5 XTS, 3 April 2024`.
    pub by: Vec<RateUsed>,
    /// The day whose rates were asked for; none where it is not known.
    pub day: Option<NaiveDate>,
}

impl Rates {
    /// A set with its rates.
    pub fn new(
        set: &RateSetFields,
        into: Currency,
        all: impl IntoIterator<Item = ExchangeRateFields>,
    ) -> Self {
        let mut rates: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        // What has a fixed rate goes by way of the euro.
        let mut bases = vec![Currency::EUR];
        for one in all {
            let pair = (one.base.code(), one.quote.code());
            rates
                .entry(pair)
                .or_default()
                .insert(one.dated_on, one.rate);
            if !bases.contains(&one.base) {
                bases.push(one.base);
            }
        }
        bases.sort_by_key(|c| c.code());
        Self {
            name: set.name.clone(),
            provider: set.provider.clone(),
            into,
            rates,
            bases,
        }
    }

    /// The rate of a pair for a day: the last one until then; when there is none, the first after it.
    /// For an unknown day there is a rate only if the set has one and no other.
    fn rate(&self, base: Currency, quote: Currency, day: Option<NaiveDate>) -> Option<RateUsed> {
        let days = self.rates.get(&(base.code(), quote.code()))?;
        let (dated_on, rate) = match day {
            Some(day) => days
                .range(..=day)
                .next_back()
                .or_else(|| days.range(day..).next())?,
            None if days.len() == 1 => days.first_key_value()?,
            None => return None,
        };
        Some(RateUsed {
            base,
            quote,
            rate: *rate,
            dated_on: *dated_on,
            fixed: false,
        })
    }

    /// The rates from one currency to another: direct, inverse, or by way of a base that both have.
    pub(super) fn conversion_path(
        &self,
        from: Currency,
        to: Currency,
        day: Option<NaiveDate>,
    ) -> Option<Vec<RateUsed>> {
        if from == to {
            return Some(Vec::new());
        }
        // A unit that the euro took the place of is a part of the euro, whatever else a set may say.
        if let Some(fixed) = euro::fixed_rate(from, day) {
            let mut path = vec![fixed];
            path.extend(self.conversion_path(Currency::EUR, to, day)?);
            return Some(path);
        }
        if let Some(fixed) = euro::fixed_rate(to, day) {
            let mut path = self.conversion_path(from, Currency::EUR, day)?;
            path.push(fixed);
            return Some(path);
        }
        // Of the two ways round, the one whose day is nearer.
        let straight = || {
            let both = [self.rate(from, to, day), self.rate(to, from, day)];
            both.into_iter()
                .flatten()
                .min_by_key(|one| one.distance_to(day))
        };
        let around = |base: &Currency| {
            let first = self.rate(*base, from, day)?;
            Some(vec![first, self.rate(*base, to, day)?])
        };
        straight()
            .map(|one| vec![one])
            .or_else(|| self.bases.iter().find_map(around))
    }

    /// How many minor units of [`Self::into`] one minor unit of a currency is, along this path.
    pub(super) fn factor(&self, from: Currency, path: &[RateUsed]) -> BigRational {
        let mut factor = scale(self.into) / scale(from);
        let mut at = from;
        for used in path {
            if used.base == at {
                factor *= rational(used.rate);
                at = used.quote;
            } else {
                factor /= rational(used.rate);
                at = used.base;
            }
        }
        factor
    }

    /// A figure converted, for itself; none without a rate.
    pub fn convert(
        &self,
        minor: i64,
        from: Currency,
        day: Option<NaiveDate>,
    ) -> Option<Conversion> {
        let by = self.conversion_path(from, self.into, day)?;
        let exact = BigRational::from_integer(minor.into()) * self.factor(from, &by);
        Some(Conversion {
            currency: self.into,
            minor: rounded(&exact).to_string(),
            by,
            day,
        })
    }
}

/// Minor units to one unit.
fn scale(of: Currency) -> BigRational {
    BigRational::from_integer(BigInt::from(10).pow(of.digits()))
}

fn rational(rate: Rate) -> BigRational {
    let (digits, decimals) = rate.parts();
    BigRational::new(digits.into(), BigInt::from(10).pow(decimals))
}

/// To the nearest minor unit, a half away from zero.
pub(super) fn rounded(exact: &BigRational) -> i128 {
    exact.round().to_integer().try_into().unwrap_or(i128::MAX)
}
