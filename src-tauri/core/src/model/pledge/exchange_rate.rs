//! Rates of exchange, in named sets. Nothing is converted but by a set that is named.

use crate::model::*;
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// The most decimal places of a rate, and the most digits of it altogether.
const DECIMALS: usize = 12;
const DIGITS: usize = 18;

/// How many units of the quoted currency one unit of the base buys: an exact decimal, above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rate {
    digits: u64,
    decimals: u32,
}
typescript!(Rate => "string");

impl Rate {
    /// Its digits without the point, and how many of them stand after it.
    pub fn parts(self) -> (u64, u32) {
        (self.digits, self.decimals)
    }
}

impl Default for Rate {
    fn default() -> Self {
        Self {
            digits: 1,
            decimals: 0,
        }
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.decimals as usize;
        let all = format!("{:0>width$}", self.digits, width = width + 1);
        match all.split_at_checked(all.len() - width) {
            Some((whole, part)) if width > 0 => write!(f, "{whole}.{part}"),
            _ => f.write_str(&all),
        }
    }
}

impl FromStr for Rate {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("not a rate: {text}");
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let part = part.trim_end_matches('0');
        let all = format!("{whole}{part}");
        let plain = all.bytes().all(|b| b.is_ascii_digit()) && !whole.is_empty();
        if !plain || all.len() > DIGITS || part.len() > DECIMALS {
            return Err(wrong());
        }
        let digits = all.parse().map_err(|_| wrong())?;
        let decimals = u32::try_from(part.len()).map_err(|_| wrong())?;
        if digits == 0 {
            Err(wrong())
        } else {
            Ok(Self { digits, decimals })
        }
    }
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

fields! {
    /// Rates that belong together, so that a total can name what it was converted by.
    RateSetFields {
        /// Its name, as totals show it.
        name: String,
        /// Who publishes the rates.
        provider: String,
    }
}

fields! {
    /// One rate of one day: one unit of the base buys so many of the quoted currency.
    ExchangeRateFields {
        /// In which set.
        rate_set: Id<RateSetFields>,
        /// What is bought with.
        base: Currency,
        /// What is bought.
        quote: Currency,
        /// How many of it.
        rate: Rate,
        /// The day of the rate.
        dated_on: NaiveDate,
    }
}

/// The set by which papers convert, already read.
#[derive(Debug, Clone)]
pub struct PaperRates {
    /// The set.
    pub set: Stored<RateSetFields>,
    /// Its rates.
    pub rates: Vec<Stored<ExchangeRateFields>>,
}

impl Noun for RateSetFields {
    const NAME: &'static str = "rate_set";
    fn check(&self, p: &mut Problems) {
        p.required("name", &self.name);
        p.required("provider", &self.provider);
    }
}

impl Noun for ExchangeRateFields {
    const NAME: &'static str = "exchange_rate";
    fn check(&self, p: &mut Problems) {
        let what = self.base.code().to_owned();
        p.add_if(self.base == self.quote, "quote", Rule::Duplicate { what });
    }
}

#[cfg(test)]
mod tests {
    use super::Rate;

    #[test]
    fn a_rate_is_an_exact_decimal_above_zero() {
        for (text, said) in [
            ("7.4604", "7.4604"),
            ("7.0", "7"),
            ("0.05", "0.05"),
            ("1", "1"),
        ] {
            let read: Rate = text.parse().expect("a rate");
            assert_eq!(read.to_string(), said);
        }
        for wrong in ["", "0", "0.0", ".5", "-1", "7,4604", "1e3", "N/A", "1.2.3"] {
            assert!(wrong.parse::<Rate>().is_err(), "{wrong}");
        }
    }
}
