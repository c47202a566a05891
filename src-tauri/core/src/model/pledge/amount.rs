//! Money as it was announced: integer minor units, a currency, and how exact the figure is.
//! No figure is never zero.

use crate::model::{Currency, Problems, Rule};

closed! {
    /// How exact an announced amount is. `NotStated`: nothing is recorded of it. `NotDisclosed`: the giver
    /// withholds it, and said so.
    Precision {
        NotStated = "notStated",
        NotDisclosed = "notDisclosed",
        NotYetQuantified = "notYetQuantified",
        QuantityOnly = "quantityOnly",
        Exact = "exact",
        About = "about",
        AtLeast = "atLeast",
        UpTo = "upTo",
        Range = "range",
        JointWithoutSplit = "jointWithoutSplit",
    }
}

fields! {
    /// An amount as announced.
    Amount {
        /// How exact it is; the first four stand without a figure.
        precision: Precision,
        /// The figure (of a range, the lower), in minor units of the currency.
        minor: Option<i64>,
        /// The upper figure of a range, in minor units.
        max_minor: Option<i64>,
        /// Its currency (ISO 4217); present exactly when there is a figure.
        currency: Option<Currency>,
    }
}

impl Precision {
    /// Whether an amount of this precision has a figure.
    pub fn has_figure(self) -> bool {
        !matches!(
            self,
            Self::NotStated | Self::NotDisclosed | Self::NotYetQuantified | Self::QuantityOnly
        )
    }
}

impl Amount {
    /// Notes what is wrong, each part under `field`.
    pub fn check(&self, field: &str, problems: &mut Problems) {
        let at = |part: &str| format!("{field}.{part}");
        let unwanted = self.minor.is_some() || self.max_minor.is_some();
        if !self.precision.has_figure() {
            problems.add_if(unwanted, &at("minor"), Rule::AmountNotWanted);
            return;
        }
        match self.minor {
            None => problems.add(&at("minor"), Rule::AmountMissing),
            Some(minor) => problems.add_if(minor <= 0, &at("minor"), Rule::NotPositive),
        }
        problems.add_if(self.currency.is_none(), &at("currency"), Rule::Required);
        if self.precision == Precision::Range {
            match (self.minor, self.max_minor) {
                (_, None) => problems.add(&at("maxMinor"), Rule::AmountMissing),
                (Some(low), Some(high)) => {
                    problems.add_if(high <= low, &at("maxMinor"), Rule::RangeOrder)
                }
                (None, Some(_)) => {}
            }
        } else {
            problems.add_if(
                self.max_minor.is_some(),
                &at("maxMinor"),
                Rule::AmountNotWanted,
            );
        }
    }
}
