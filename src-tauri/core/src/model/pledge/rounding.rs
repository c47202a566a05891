//! Conversions rounded to the precision that the amount has.
//!
//! A converted figure never looks more exact than what it was converted from. Of an amount stated to the unit it is
//! given in whole units, of one stated to the cent in cents; of one that is not exact, with as many significant
//! figures as that has. Two significant figures are the least: one alone may be off by a third. A total is given in
//! whole units. What is added is never rounded before.

use crate::model::*;

/// The least significant figures of a converted amount.
const LEAST_FIGURES: u32 = 2;

/// A converted figure, in minor units, as exact as the amount it was converted from.
pub fn as_exact_as(original: &Amount, minor: i64, into: Currency) -> i64 {
    let mut figures = [original.minor, original.max_minor].into_iter().flatten();
    let step = match original.precision {
        Precision::Exact | Precision::JointWithoutSplit => {
            let of = original.currency.map_or(1, unit);
            let to_the_unit = figures.all(|minor| i128::from(minor) % of == 0);
            if to_the_unit { unit(into) } else { 1 }
        }
        _ => {
            let figures = figures.map(|minor| significant(minor.into())).max();
            let figures = figures.unwrap_or_default();
            power(digits(minor.into()).saturating_sub(figures)).max(unit(into))
        }
    };
    i64::try_from(to_step(minor.into(), step)).unwrap_or(minor)
}

/// A converted total, in minor units, in whole units.
pub fn whole_units(minor: i128, into: Currency) -> i128 {
    to_step(minor, unit(into))
}

/// In what steps of minor units a total is given: in whole units, and such that two figures stay.
pub fn whole_step(minor: i128, into: Currency) -> i128 {
    step_of(minor, unit(into))
}

/// To the nearest of these steps, a half away from zero; two significant figures always stay.
fn to_step(minor: i128, step: i128) -> i128 {
    let step = step_of(minor, step);
    let half = step / 2 * minor.signum();
    (minor + half) / step * step
}

fn step_of(minor: i128, step: i128) -> i128 {
    let least = power(digits(minor).saturating_sub(LEAST_FIGURES));
    step.min(least).max(1)
}

fn unit(of: Currency) -> i128 {
    power(of.digits())
}

fn power(of_ten: u32) -> i128 {
    10_i128.checked_pow(of_ten).unwrap_or(i128::MAX)
}

/// How many digits a figure has.
fn digits(minor: i128) -> u32 {
    minor
        .unsigned_abs()
        .checked_ilog10()
        .map_or(1, |log| log + 1)
}

/// How many of them come before the zeros at its end.
fn significant(mut minor: i128) -> u32 {
    while minor != 0 && minor % 10 == 0 {
        minor /= 10;
    }
    digits(minor)
}
