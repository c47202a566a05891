//! A total: exact sums by currency, and beside them what has no figure and what is not exact.

use crate::model::*;
use serde::{Serialize, Serializer};

/// A sum in one currency.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Sum {
    /// Of all its figures.
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
    /// About so much.
    pub about: u32,
    /// At least so much.
    pub at_least: u32,
    /// At most so much; the limit counts.
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
    /// All of them.
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
