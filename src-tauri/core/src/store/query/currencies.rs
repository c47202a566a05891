//! The currencies that amounts of the record are in.

use crate::{Result, model::Currency};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Every column of the register that holds a currency, and the coalition's base currency.
const IN_USE: &str = "
    SELECT base_currency AS code FROM coalition
    UNION SELECT amount_currency FROM pledge
    UNION SELECT amount_currency FROM pledge_event
    UNION SELECT planned_currency FROM tranche
    UNION SELECT unit_value_currency FROM in_kind_item
    UNION SELECT estimated_currency FROM procurement_line
    UNION SELECT amount_currency FROM reported_total
    ORDER BY code";

/// Every currency that an amount of the register is in, and the coalition's base currency, by ISO 4217 code.
///
/// # Errors
/// When the file cannot be read.
pub fn currencies_in_use(db: &Connection) -> Result<BTreeMap<String, Currency>> {
    let mut all = db.prepare_cached(IN_USE)?;
    let codes = all.query_map([], |row| row.get::<_, Option<String>>(0))?;
    let codes: Vec<Option<String>> = codes.collect::<rusqlite::Result<_>>()?;
    let currencies = codes.into_iter().flatten().filter_map(|code| {
        let currency = code.parse().ok()?;
        Some((code, currency))
    });
    Ok(currencies.collect())
}
