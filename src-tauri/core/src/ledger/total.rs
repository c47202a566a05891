//! A total being added up.

use super::conversion::{ConversionCache, ConversionPath, SumOfFigures};
use crate::model::*;
use std::collections::{BTreeMap, HashMap};

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
