//! The rates by which a summary converts what was announced at its meeting: whether they are of other days than they
//! should be.

use super::{Finding, Findings};
use crate::ledger::{Ledger, Rates};
use crate::model::*;

/// Looks at the rates of the pledges of a meeting, if its summary converts any. A ledger knows of which pledge an
/// increase or a correction takes its day.
pub fn rates(record: &MeetingRecord, ledger: &Ledger) -> Vec<Finding> {
    let Some(PaperRates { set, rates }) = &record.rates else {
        return Vec::new();
    };
    let all = rates.iter().map(|rate| rate.fields.clone());
    let rates = Rates::new(&set.fields, record.coalition.fields.base_currency, all);
    let mut found = Findings::default();
    for pledge in &record.pledges {
        let amount = &pledge.fields.amount;
        let figure = amount.minor.zip(amount.currency);
        let day = ledger.entry(pledge.id).and_then(|e| ledger.rate_day(e));
        let Some(((minor, currency), day)) = figure.zip(day) else {
            continue;
        };
        let converted = rates.convert(minor, currency, Some(day));
        for rate in converted.into_iter().flat_map(|c| c.by) {
            let Some(days) = rate.days_before(day).filter(|_| rate.is_far_from(day)) else {
                continue;
            };
            let date = rate.dated_on.to_string();
            let values = [
                ("title", pledge.fields.title.as_str()),
                ("base", rate.base.code()),
                ("quote", rate.quote.code()),
                ("date", &date),
                ("days", &days.abs().to_string()),
            ];
            let rule = if days > 0 { "rateOld" } else { "rateLater" };
            found.add(Grade::Warning, rule, pledge.id, &values);
        }
    }
    found.0
}
