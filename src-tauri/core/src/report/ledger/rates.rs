//! The rates by which a figure was converted, in words.

use crate::ledger::RateUsed;
use crate::wording::Phrases;
use chrono::NaiveDate;

/// `1 EUR = 7.4571 DKK, 12 March 2024, 22 days earlier`: how far a rate is from the day it is used for is said
/// when it is more than a week older, or of a later day.
pub(in crate::report) fn rate_words(
    rate: &RateUsed,
    day: Option<NaiveDate>,
    phrases: &Phrases,
) -> String {
    let values = [
        ("base", rate.base.code()),
        ("quote", rate.quote.code()),
        ("rate", &*rate.rate.to_string()),
        ("date", &*phrases.day(rate.dated_on)),
    ];
    if rate.fixed {
        return phrases.t("paper.rate.fixed", &values);
    }
    let words = phrases.t("paper.rate", &values);
    let far = day.filter(|day| rate.is_far_from(*day));
    match far.and_then(|day| rate.days_before(day)) {
        Some(days) => {
            let key = if days > 0 {
                "paper.rate.earlier"
            } else {
                "paper.rate.later"
            };
            phrases.words.count(key, days.abs(), &[("rate", &words)])
        }
        None => words,
    }
}
