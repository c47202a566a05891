//! Currencies (ISO 4217) and countries (ISO 3166-1): the lists come from kept packages.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{collections::BTreeMap, fmt, str::FromStr, sync::OnceLock};

/// A currency of ISO 4217.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);
typescript!(Currency => "string", CountryCode => "string");

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(iso_currency::Currency::EUR);
    /// Its three letters.
    pub fn code(self) -> &'static str {
        self.0.code()
    }
    /// Its English name.
    pub fn name(self) -> String {
        self.0.name().to_owned()
    }
    /// Decimal places of its minor unit: 2 for the euro, 0 for the yen; none for gold and the like.
    pub fn digits(self) -> u32 {
        self.0.exponent().map_or(0, u32::from)
    }
    /// Every currency that money can be promised in, by code.
    pub fn all() -> Vec<Self> {
        let mut all: Vec<Self> = <iso_currency::Currency as iso_currency::IntoEnumIterator>::iter()
            .filter(|c| c.exponent().is_some() && c.is_superseded().is_none())
            .map(Self)
            .collect();
        all.sort_by_key(|c| c.code());
        all
    }
}
impl Default for Currency {
    fn default() -> Self {
        Self::EUR
    }
}
impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
impl FromStr for Currency {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        iso_currency::Currency::from_code(text)
            .map(Self)
            .ok_or_else(|| format!("unknown currency {text}"))
    }
}
impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}
impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

#[derive(Deserialize)]
struct Territories {
    territories: BTreeMap<String, BTreeMap<String, String>>,
}

/// A country of ISO 3166-1, by its two letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CountryCode(isocountry::CountryCode);

impl CountryCode {
    /// Its two letters.
    pub fn alpha2(self) -> &'static str {
        self.0.alpha2()
    }
    /// Its names by language: en, fr, uk, et (Unicode CLDR).
    pub fn names(self) -> Option<&'static BTreeMap<String, String>> {
        static NAMES: OnceLock<Territories> = OnceLock::new();
        let all = NAMES.get_or_init(|| {
            serde_json::from_str(include_str!("../../../data/territories.json"))
                .expect("the file of names is made by a script and read by a test")
        });
        all.territories.get(self.alpha2())
    }
    /// Its name in a language, else in English.
    pub fn name_in(self, language: &str) -> &'static str {
        let names = self.names();
        let name = names.and_then(|n| n.get(language).or_else(|| n.get("en")));
        name.map_or(self.0.name(), String::as_str)
    }
    /// Every country, by code.
    pub fn all() -> Vec<Self> {
        let mut all: Vec<Self> = isocountry::CountryCode::iter().copied().map(Self).collect();
        all.sort_by_key(|c| c.alpha2());
        all
    }
}
impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.alpha2())
    }
}
impl FromStr for CountryCode {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        isocountry::CountryCode::for_alpha2(text)
            .map(Self)
            .map_err(|_| format!("unknown country {text}"))
    }
}
impl Serialize for CountryCode {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.alpha2())
    }
}
impl<'de> Deserialize<'de> for CountryCode {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}
