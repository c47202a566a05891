//! What stands beside money in made-up records: rates, counts as others stated them, for whom the summary is.

use super::{
    dates::Source,
    funds::{currency, some},
    made,
};
use chancery_core::model::*;
use chrono::NaiveDate;

/// Rates against the euro, and the other way round; of some pairs none, of some of a few days.
pub fn rates(from: &mut Source) -> PaperRates {
    let mut all = Vec::new();
    let mut put = |base: &str, quote: &str, rate: &str, days: u64, from: &mut Source| {
        let first = NaiveDate::from_ymd_opt(2024, 1, 2).unwrap();
        let mut ahead = 0;
        for _ in 0..days {
            ahead += 1 + usize::try_from(from.below(30)).unwrap();
            all.push(ExchangeRateFields {
                rate_set: Id::of(uuid::Uuid::from_u128(26_000)),
                base: currency(base),
                quote: currency(quote),
                rate: rate.parse().unwrap(),
                dated_on: first.iter_days().nth(ahead).unwrap(),
            });
        }
    };
    for (code, rate, back) in [
        ("DKK", "7.4571", "0.1341"),
        ("JPY", "161.23", "0.0062"),
        ("USD", "1.0823", "0.924"),
    ] {
        match from.below(6) {
            0 => {}
            1 => put(code, "EUR", back, 1 + from.below(3), from),
            many => put("EUR", code, rate, many.min(3), from),
        }
    }
    let set = RateSetFields {
        name: "Reference rates".to_owned(),
        provider: "Bank 001".to_owned(),
    };
    PaperRates {
        set: made::stored(26_000, set),
        rates: made::all(26, all),
    }
}

/// Counts as sources stated them.
pub fn stated_counts(from: &mut Source, record: &mut MeetingRecord) {
    let sources: Vec<_> = record.sources.iter().map(|s| s.id).collect();
    let instruments: Vec<_> = record.instruments.iter().map(|i| i.id).collect();
    let mut counts = Vec::new();
    for _ in 0..from.below(3) {
        counts.push(StatedCountFields {
            count: i64::try_from(1 + from.below(30)).unwrap(),
            label: from.pick(&["participants", "signatories"]).to_owned(),
            basis: from.pick(CountBasis::ALL),
            instrument: some(from, &instruments, 1).pop(),
            sources: some(from, &sources, 2),
            ..StatedCountFields::default()
        });
    }
    record.stated_counts = made::all(24, counts);
}

/// Whoever gets the summary; none for all that is not internal.
pub fn audience(from: &mut Source) -> Option<AudienceFields> {
    if from.one_in(3) {
        return None;
    }
    let may_lack = [
        SummarySection::Contributions,
        SummarySection::RunningTotal,
        SummarySection::Sources,
    ];
    let without = may_lack.into_iter().filter(|_| from.one_in(8));
    Some(AudienceFields {
        name: "Partners".to_owned(),
        without: without.collect(),
        internal_items: from.one_in(2),
        ..AudienceFields::default()
    })
}
