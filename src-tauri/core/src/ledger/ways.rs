//! Sums converted: the way of each currency and day is found once, and figures that go the same way are converted
//! together.

use super::{
    Converted, RateUsed, Rates, Sum,
    total::{Added, rounded, whole_step},
};
use crate::model::*;
use chrono::NaiveDate;
use num_bigint::BigInt;
use num_rational::BigRational;
use std::collections::{BTreeMap, HashMap};

/// Decimal places of a minor unit in which sums are added.
const FINE: u32 = 30;

/// Which of the ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Way(usize);

/// The ways that figures take into the currency of the totals, of which there is none when nothing is converted.
pub(super) struct Ways<'a> {
    rates: Option<&'a Rates>,
    /// Found so far.
    of: HashMap<(Currency, Option<NaiveDate>), Way>,
    /// By the rates they go by; none where the set has no rate for a currency.
    by: HashMap<(Currency, Option<Vec<RateUsed>>), Way>,
    all: Vec<(Currency, Option<Factor>)>,
}

/// By what a figure is multiplied.
struct Factor {
    exact: BigRational,
    /// The same in whole small fractions, what is left over cut off.
    fine: BigInt,
    /// Whether something was cut off.
    cut: bool,
}

impl<'a> Ways<'a> {
    pub(super) fn new(rates: Option<&'a Rates>) -> Self {
        Self {
            rates,
            of: HashMap::new(),
            by: HashMap::new(),
            all: Vec::new(),
        }
    }

    /// The way of a figure, by the rates of a day.
    pub(super) fn of(
        &mut self,
        figure: Option<(i64, Currency)>,
        day: Option<NaiveDate>,
    ) -> Option<Way> {
        let (rates, (_, currency)) = self.rates.zip(figure)?;
        let known = self.of.entry((currency, day));
        Some(*known.or_insert_with(|| {
            let by = rates.way(currency, rates.into, day);
            *self.by.entry((currency, by)).or_insert_with_key(|(_, by)| {
                let factor = by
                    .as_ref()
                    .map(|by| Factor::new(rates.factor(currency, by)));
                self.all.push((currency, factor));
                Way(self.all.len() - 1)
            })
        }))
    }

    /// What sums come to when each goes its way; none when nothing is converted, or there are none. They are added in fractions of a minor
    /// unit so small that the sum is nearly exact, and anew in exact fractions, which grow long, only when that leaves
    /// open what the sum is rounded to.
    pub(super) fn converted(&self, sums: &HashMap<Way, Added>) -> Option<Converted> {
        let rates = self.rates.filter(|_| !sums.is_empty())?;
        let mut left: BTreeMap<&str, Sum> = BTreeMap::new();
        let mut going = Vec::with_capacity(sums.len());
        for (Way(place), (minor, figures)) in sums {
            match self.all.get(*place) {
                Some((_, Some(factor))) => going.push((factor, *minor)),
                Some((currency, None)) => {
                    let none = Sum {
                        currency: *currency,
                        minor: 0,
                        figures: 0,
                    };
                    let sum = left.entry(currency.code()).or_insert(none);
                    sum.minor += minor;
                    sum.figures += figures;
                }
                None => {}
            }
        }
        let sum = (!going.is_empty()).then(|| Nearly::of(&going));
        let at = |step| sum.as_ref().map(|sum| sum.rounded(step, &going));
        let minor = at(1);
        // Rounded once: from the exact sum, and not from what that was rounded to.
        let whole = minor.and_then(|(minor, _)| at(whole_step(minor, rates.into)));
        Some(Converted {
            currency: rates.into,
            minor: minor.map(|(minor, _)| minor),
            rounded: minor.is_some_and(|(_, rounded)| rounded),
            whole: whole.map(|(whole, _)| whole),
            whole_rounded: whole.is_some_and(|(_, rounded)| rounded),
            unconverted: left.into_values().collect(),
        })
    }
}

impl Factor {
    fn new(exact: BigRational) -> Self {
        let whole = exact.numer() * unit();
        let fine = &whole / exact.denom();
        Self {
            cut: &fine * exact.denom() != whole,
            fine,
            exact,
        }
    }
}

/// A minor unit in small fractions.
fn unit() -> BigInt {
    BigInt::from(10).pow(FINE)
}

/// A sum in small fractions, and by how much it may be off.
struct Nearly {
    sum: BigInt,
    cut: BigInt,
}

impl Nearly {
    fn of(going: &[(&Factor, i128)]) -> Self {
        let (mut sum, mut cut) = (BigInt::ZERO, BigInt::ZERO);
        for (factor, minor) in going {
            sum += &factor.fine * minor;
            if factor.cut {
                cut += minor.unsigned_abs();
            }
        }
        Self { sum, cut }
    }

    /// The sum to the nearest of these steps of minor units, and whether it had to be rounded.
    fn rounded(&self, step: i128, going: &[(&Factor, i128)]) -> (i128, bool) {
        let (steps, had_to) = self.steps(step).unwrap_or_else(|| exactly(step, going));
        (steps * step, had_to)
    }

    /// How many steps it is; none when the little that is cut off leaves it open.
    fn steps(&self, step: i128) -> Option<(i128, bool)> {
        let (sum, cut, unit) = (&self.sum, &self.cut, unit() * step);
        let whole = |fine: &BigInt| rounded(&BigRational::new(fine.clone(), unit.clone()));
        if *cut == BigInt::ZERO {
            return Some((whole(sum), sum % &unit != BigInt::ZERO));
        }
        // Each factor was cut by less than one of its last places: the sum lies between these two.
        let (low, high) = (sum - cut, sum + cut);
        let between = |point: &BigInt| &low <= point && point <= &high;
        let near = sum / &unit;
        let open = [-1, 0, 1].iter().any(|n| {
            let at = (&near + n) * &unit;
            between(&at) || between(&(at + &unit / 2))
        });
        (!open).then(|| (whole(sum), true))
    }
}

fn exactly(step: i128, going: &[(&Factor, i128)]) -> (i128, bool) {
    let pieces = going
        .iter()
        .map(|(factor, minor)| &factor.exact * BigRational::from_integer((*minor).into()));
    let sum: BigRational = pieces.sum();
    let steps = sum / BigRational::from_integer(step.into());
    (rounded(&steps), !steps.is_integer())
}
