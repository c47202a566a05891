//! A total: exact sums by currency, and beside them what has no figure and what is not exact.

use super::conversion::{ConversionCache, ConversionPath};
use crate::model::*;
use num_rational::BigRational;
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, HashMap};

/// A sum in one currency.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Sum {
    pub currency: Currency,
    /// In minor units, as digits: a sum may outgrow the numbers of a page. Of a range the lower figure counts.
    #[serde(serialize_with = "serialize_digits")]
    #[cfg_attr(test, ts(type = "string"))]
    pub minor: i128,
    /// How many figures it adds.
    pub figures: u32,
}

/// Contributions without a figure, by what was said instead.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct NoFigureCounts {
    /// No amount is recorded.
    pub not_stated: u32,
    /// The giver does not disclose it.
    pub not_disclosed: u32,
    /// Not yet quantified.
    pub not_yet_quantified: u32,
    /// Goods or services without a value.
    pub quantity_only: u32,
}

/// Contributions without a figure by givers who are not all named. How many contributions they are is not
/// known, so they are in no count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct UnnamedGivers {
    /// How those without names were spoken of: `several countries`.
    pub who: String,
    /// Whether parties that are named give it with them.
    pub with_named: bool,
    /// What was said instead of a figure.
    pub precision: Precision,
    /// How many entries of the register say so.
    pub entries: u32,
}

/// Figures that are not exact, by how they were stated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct InexactCounts {
    pub about: u32,
    pub at_least: u32,
    pub up_to: u32,
    /// A range, of which the lower figure counts.
    pub range: u32,
}

/// A sum converted by a named rate set.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ConvertedTotal {
    /// Into which currency.
    pub currency: Currency,
    /// In minor units, as digits; none when the set has no rate for any of the figures.
    #[serde(serialize_with = "serialize_optional_digits")]
    #[cfg_attr(test, ts(type = "string | null"))]
    pub minor: Option<i128>,
    /// Whether it had to be rounded, which comes once, at the end.
    pub rounded: bool,
    /// The same in whole units, as papers print it; what is below ten of them has two figures. It is rounded from
    /// the exact sum.
    #[serde(skip)]
    #[cfg_attr(test, ts(skip))]
    pub whole: Option<i128>,
    /// Whether that had to be rounded.
    #[serde(skip)]
    #[cfg_attr(test, ts(skip))]
    pub whole_rounded: bool,
    /// Figures for which the set has no rate: they stand beside the sum.
    pub unconverted: Vec<Sum>,
}

/// What lines come to.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Total {
    /// The exact sums, by currency; empty when no line has a figure.
    pub sums: Vec<Sum>,
    /// Contributions without a figure.
    pub without: NoFigureCounts,
    /// Contributions without a figure by givers who are not all named, which `without` does not count.
    pub unnamed: Vec<UnnamedGivers>,
    /// Figures that are not exact.
    pub not_exact: InexactCounts,
    /// All of them in one currency, when a rate set was named and there is a figure.
    pub converted: Option<ConvertedTotal>,
}

impl NoFigureCounts {
    pub fn all(self) -> u32 {
        self.not_stated + self.not_disclosed + self.not_yet_quantified + self.quantity_only
    }
}

impl Total {
    /// Whether nothing at all is counted.
    pub fn is_empty(&self) -> bool {
        self.sums.is_empty() && self.without_figure() == 0
    }

    /// How many entries of the register have no figure, whoever gives.
    pub fn without_figure(&self) -> u32 {
        let unnamed: u32 = self.unnamed.iter().map(|one| one.entries).sum();
        self.without.all() + unnamed
    }
}

fn serialize_digits<S: Serializer>(minor: &i128, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(minor)
}

fn serialize_optional_digits<S: Serializer>(
    minor: &Option<i128>,
    to: S,
) -> Result<S::Ok, S::Error> {
    match minor {
        Some(minor) => serialize_digits(minor, to),
        None => to.serialize_none(),
    }
}

/// A sum in minor units, and how many figures it adds.
pub(super) type SumOfFigures = (i128, u32);

/// The value of a key, inserted if missing. A list, since it is so short that a linear search is fastest.
pub(super) fn get_or_default<K: PartialEq, V: Default>(list: &mut Vec<(K, V)>, key: K) -> &mut V {
    let place = list.iter().position(|(own, _)| *own == key);
    let place = place.unwrap_or_else(|| {
        list.push((key, V::default()));
        list.len() - 1
    });
    let found = list.get_mut(place);
    &mut found.expect("it was there, or was put there").1
}

/// A total being added up.
#[derive(Debug, Clone, Default)]
pub(super) struct TotalBuilder {
    sums: Vec<(Currency, SumOfFigures)>,
    /// Figures by conversion path: those on the same path are converted together.
    by_path: HashMap<ConversionPath, SumOfFigures>,
    without: NoFigureCounts,
    /// By who gives, whether others give with them, and what was said instead of a figure.
    unnamed: BTreeMap<(String, bool, Precision), u32>,
    not_exact: InexactCounts,
}

impl TotalBuilder {
    /// Adds a piece of a line; `path` is how it is converted, if totals are.
    pub(super) fn add(
        &mut self,
        precision: Precision,
        figure: Option<(i64, Currency)>,
        path: Option<ConversionPath>,
    ) {
        let Some((minor, currency)) = figure else {
            *match precision {
                Precision::NotYetQuantified => &mut self.without.not_yet_quantified,
                Precision::QuantityOnly => &mut self.without.quantity_only,
                Precision::NotDisclosed => &mut self.without.not_disclosed,
                _ => &mut self.without.not_stated,
            } += 1;
            return;
        };
        let sum = get_or_default(&mut self.sums, currency);
        sum.0 += i128::from(minor);
        sum.1 += 1;
        if let Some(path) = path {
            let alike = self.by_path.entry(path).or_default();
            alike.0 += i128::from(minor);
            alike.1 += 1;
        }
        match precision {
            Precision::About => self.not_exact.about += 1,
            Precision::AtLeast => self.not_exact.at_least += 1,
            Precision::UpTo => self.not_exact.up_to += 1,
            Precision::Range => self.not_exact.range += 1,
            _ => {}
        }
    }

    /// Adds a line without a figure by givers who are not all named.
    pub(super) fn add_unnamed(&mut self, who: &str, with_named: bool, precision: Precision) {
        let key = (who.trim().to_owned(), with_named, precision);
        *self.unnamed.entry(key).or_default() += 1;
    }

    /// Adds what another comes to.
    pub(super) fn merge(&mut self, other: &Self) {
        let add = |to: &mut SumOfFigures, more: SumOfFigures| {
            to.0 += more.0;
            to.1 += more.1;
        };
        for (currency, more) in &other.sums {
            add(get_or_default(&mut self.sums, *currency), *more);
        }
        for (path, more) in &other.by_path {
            add(self.by_path.entry(*path).or_default(), *more);
        }
        self.without.not_stated += other.without.not_stated;
        self.without.not_disclosed += other.without.not_disclosed;
        self.without.not_yet_quantified += other.without.not_yet_quantified;
        self.without.quantity_only += other.without.quantity_only;
        for (key, entries) in &other.unnamed {
            *self.unnamed.entry(key.clone()).or_default() += entries;
        }
        self.not_exact.about += other.not_exact.about;
        self.not_exact.at_least += other.not_exact.at_least;
        self.not_exact.up_to += other.not_exact.up_to;
        self.not_exact.range += other.not_exact.range;
    }

    /// What it comes to, in the currencies it came in and, with rates, in one.
    pub(super) fn total(mut self, conversions: &ConversionCache) -> Total {
        self.sums.sort_by_key(|(currency, _)| currency.code());
        let sum = |(currency, (minor, figures))| Sum {
            currency,
            minor,
            figures,
        };
        let unnamed = |((who, with_named, precision), entries)| UnnamedGivers {
            who,
            with_named,
            precision,
            entries,
        };
        Total {
            sums: self.sums.into_iter().map(sum).collect(),
            without: self.without,
            unnamed: self.unnamed.into_iter().map(unnamed).collect(),
            not_exact: self.not_exact,
            converted: conversions.converted(&self.by_path),
        }
    }
}

/// In what steps of minor units a paper prints a total: in whole units, and such that two figures stay.
pub(crate) fn whole_step(minor: i128, into: Currency) -> i128 {
    let digits = minor.unsigned_abs().checked_ilog10().unwrap_or_default();
    let two_figures = 10_i128.pow(digits.saturating_sub(1));
    two_figures.min(10_i128.pow(into.digits()))
}

/// To the nearest minor unit, a half away from zero.
pub(super) fn rounded(exact: &BigRational) -> i128 {
    exact.round().to_integer().try_into().unwrap_or(i128::MAX)
}
