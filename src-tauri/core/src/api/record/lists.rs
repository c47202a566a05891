//! Lists from kept packages: countries (ISO 3166-1, names from Unicode CLDR), currencies (ISO 4217),
//! time zones (IANA).

use crate::api::NoInput;
use crate::{Result, model::*, session::Session};
use serde::Serialize;
use std::collections::BTreeMap;

/// A country and its names.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// Its name by language: en, fr, uk, et.
    pub names: BTreeMap<String, String>,
}

/// A currency of ISO 4217 that is in use.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct CurrencyRow {
    /// The alphabetic code of ISO 4217.
    pub code: String,
    /// Its English name.
    pub name: String,
    /// Decimal places of its minor unit.
    pub digits: u32,
}

/// Every country of ISO 3166-1, with its names.
///
/// # Errors
/// None.
pub fn countries(_: &mut Session, _: NoInput) -> Result<Vec<Country>> {
    let one = |code: CountryCode| {
        let names = code.names()?.clone();
        Some(Country {
            code: code.to_string(),
            names,
        })
    };
    Ok(CountryCode::all().into_iter().filter_map(one).collect())
}

/// Every currency of ISO 4217 in use.
///
/// # Errors
/// None.
pub fn currencies(_: &mut Session, _: NoInput) -> Result<Vec<CurrencyRow>> {
    let row = |c: Currency| CurrencyRow {
        code: c.to_string(),
        name: c.name(),
        digits: c.digits(),
    };
    Ok(Currency::all().into_iter().map(row).collect())
}

/// Every time zone.
///
/// # Errors
/// None.
pub fn zones(_: &mut Session, _: NoInput) -> Result<Vec<String>> {
    Ok(chrono_tz::TZ_VARIANTS
        .iter()
        .map(|zone| zone.name().to_owned())
        .collect())
}
