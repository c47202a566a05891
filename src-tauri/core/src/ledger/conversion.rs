//! Sums converted: the path from each currency on each day is looked up once, and figures on the same path are
//! converted together.

use super::{RateUsed, Rates, rates::rounded};
use crate::model::*;
use chrono::NaiveDate;
use num_bigint::BigInt;
use num_rational::BigRational;
use std::collections::{BTreeMap, HashMap};

/// A sum in minor units, and how many figures it adds.
pub(super) type SumOfFigures = (i128, u32);

/// Decimal places of a minor unit in which sums are added.
const FINE: u32 = 30;

/// A path from one currency to that of the totals, as an index into the factors of its [`ConversionCache`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct ConversionPath(usize);

/// The conversion paths looked up so far. Without rates nothing is converted and there are none.
pub(super) struct ConversionCache<'a> {
    rates: Option<&'a Rates>,
    by_day: HashMap<(Currency, Option<NaiveDate>), ConversionPath>,
    /// Paths by the rates they use; no rates where the set has none for a currency.
    by_rates: HashMap<(Currency, Option<Vec<RateUsed>>), ConversionPath>,
    factors: Vec<(Currency, Option<Factor>)>,
}

/// What a figure in minor units is multiplied by.
struct Factor {
    exact: BigRational,
    /// `exact` in units of [`FINE`] decimal places, rounded down.
    fine: BigInt,
    /// Whether `fine` is less than `exact`.
    cut: bool,
}

impl<'a> ConversionCache<'a> {
    pub(super) fn new(rates: Option<&'a Rates>) -> Self {
        Self {
            rates,
            by_day: HashMap::new(),
            by_rates: HashMap::new(),
            factors: Vec::new(),
        }
    }

    /// The path of a figure by the rates of a day; none for no figure.
    pub(super) fn path(
        &mut self,
        figure: Option<(i64, Currency)>,
        day: Option<NaiveDate>,
    ) -> Option<ConversionPath> {
        let (rates, (_, currency)) = self.rates.zip(figure)?;
        let entry = self.by_day.entry((currency, day));
        Some(*entry.or_insert_with(|| {
            let by = rates.conversion_path(currency, rates.into, day);
            *self
                .by_rates
                .entry((currency, by))
                .or_insert_with_key(|(_, by)| {
                    let factor = by
                        .as_ref()
                        .map(|by| Factor::new(rates.factor(currency, by)));
                    self.factors.push((currency, factor));
                    ConversionPath(self.factors.len() - 1)
                })
        }))
    }

    /// The sum of all figures in the currency of the totals; none when nothing is converted, or there are none. It is
    /// added up in fixed point, and again in rational numbers, which grow long, only where the fixed-point sum is too
    /// close to a rounding boundary to decide.
    pub(super) fn converted(
        &self,
        sums: &HashMap<ConversionPath, SumOfFigures>,
    ) -> Option<ConvertedTotal> {
        let rates = self.rates.filter(|_| !sums.is_empty())?;
        let mut left: BTreeMap<&str, Sum> = BTreeMap::new();
        let mut figures_by_factor = Vec::with_capacity(sums.len());
        for (ConversionPath(place), (minor, figures)) in sums {
            match self.factors.get(*place) {
                Some((_, Some(factor))) => figures_by_factor.push((factor, *minor)),
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
        let sum = (!figures_by_factor.is_empty()).then(|| FixedPointSum::of(&figures_by_factor));
        let at = |step| {
            sum.as_ref()
                .map(|sum| sum.rounded(step, &figures_by_factor))
        };
        let minor = at(1);
        // Rounded once: from the exact sum, and not from what that was rounded to.
        let whole = minor.and_then(|(minor, _)| at(whole_step(minor, rates.into)));
        Some(ConvertedTotal {
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

/// A minor unit in units of [`FINE`] decimal places.
fn unit() -> BigInt {
    BigInt::from(10).pow(FINE)
}

/// A sum in units of [`FINE`] decimal places. The true sum is within `cut` of it.
struct FixedPointSum {
    sum: BigInt,
    cut: BigInt,
}

impl FixedPointSum {
    fn of(figures_by_factor: &[(&Factor, i128)]) -> Self {
        let (mut sum, mut cut) = (BigInt::ZERO, BigInt::ZERO);
        for (factor, minor) in figures_by_factor {
            sum += &factor.fine * minor;
            if factor.cut {
                cut += minor.unsigned_abs();
            }
        }
        Self { sum, cut }
    }

    /// The sum in minor units, rounded to a multiple of `step`, and whether it had to be rounded.
    fn rounded(&self, step: i128, figures_by_factor: &[(&Factor, i128)]) -> (i128, bool) {
        let (steps, had_to) = self
            .steps(step)
            .unwrap_or_else(|| round_rational(step, figures_by_factor));
        (steps * step, had_to)
    }

    /// The number of steps; none where `cut` leaves the rounding undecided.
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

fn round_rational(step: i128, figures_by_factor: &[(&Factor, i128)]) -> (i128, bool) {
    let pieces = figures_by_factor
        .iter()
        .map(|(factor, minor)| &factor.exact * BigRational::from_integer((*minor).into()));
    let sum: BigRational = pieces.sum();
    let steps = sum / BigRational::from_integer(step.into());
    (rounded(&steps), !steps.is_integer())
}
