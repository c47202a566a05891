//! The rates by which a summary converts what was announced at its meeting: whether they are of other days than they
//! should be.

use super::{MeetingSources, found::Found};
use crate::ledger::{RateUsed, Rates};
use crate::model::*;

pub(super) fn rate_old(sources: &MeetingSources, found: &mut Found) {
    check_far_rates(sources, found, |days| days > 0);
}

pub(super) fn rate_later(sources: &MeetingSources, found: &mut Found) {
    check_far_rates(sources, found, |days| days <= 0);
}

/// Looks at the rates of the pledges of a meeting, if its summary converts any.
fn check_far_rates(sources: &MeetingSources, found: &mut Found, is_asked: impl Fn(i64) -> bool) {
    let record = sources.record;
    let (Some(PaperRates { set, rates }), Some(ledger)) = (&record.rates, sources.ledger) else {
        return;
    };
    let all = rates.iter().map(|rate| rate.fields.clone());
    let rates = Rates::new(&set.fields, record.coalition.fields.base_currency, all);
    for pledge in &record.pledges {
        let amount = &pledge.fields.amount;
        let figure = amount.minor.zip(amount.currency);
        let day = ledger.entry(pledge.id).and_then(|e| ledger.rate_day(e));
        let Some(((minor, currency), day)) = figure.zip(day) else {
            continue;
        };
        let converted = rates.convert(minor, currency, Some(day));
        let far = |rate: &RateUsed| rate.days_before(day).filter(|_| rate.is_far_from(day));
        for rate in converted.into_iter().flat_map(|c| c.by) {
            let Some(days) = far(&rate).filter(|days| is_asked(*days)) else {
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
            found.add(pledge.id, &values);
        }
    }
}
