//! Currencies that the euro took the place of, of those that amounts can be stated in.
//!
//! The rates are those of Article 1 of Council Regulation (EC) No 2866/98 on the conversion rates between the euro
//! and the currencies of the Member States adopting the euro, as amended for each state that joined; they hold
//! from the day the euro became its currency, and an amount is converted from one national unit into another by way
//! of the euro (Council Regulation (EC) No 1103/97, Article 4).

use super::RateUsed;
use crate::model::*;
use chrono::NaiveDate;

/// Units of the currency to one euro, in the digits of the Regulation, and the day since which that holds.
const FIXED: [(&str, &str, (i32, u32, u32)); 2] = [
    ("BGN", "1.95583", (2026, 1, 1)),
    ("HRK", "7.53450", (2023, 1, 1)),
];

/// The fixed rate of a currency, when it holds on a day; none for a day that is not known.
pub(super) fn fixed_rate(currency: Currency, day: Option<NaiveDate>) -> Option<RateUsed> {
    let of = |(code, ..): &&(&str, &str, _)| *code == currency.code();
    let (_, rate, (year, month, first)) = FIXED.iter().find(of)?;
    let since = NaiveDate::from_ymd_opt(*year, *month, *first)?;
    let rate: Rate = rate.parse().ok()?;
    day.filter(|day| *day >= since).map(|_| RateUsed {
        base: Currency::EUR,
        quote: currency,
        rate,
        dated_on: since,
        fixed: true,
    })
}
