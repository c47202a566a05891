//! Cells of the tables of pledges: money, conversions, and why something does not count.

use crate::{
    exchange::{SheetCell, sheet::date},
    ledger::{Conversion, LineStatus, PledgeReport},
    model::*,
    wording::Phrases,
};

pub(super) const CONVERTED: [(&str, u8); 4] = [
    ("sheet.converted", 18),
    ("sheet.convertedBy", 26),
    ("sheet.rateDate", 18),
    ("sheet.rateSet", 26),
];

/// Figure, currency, precision in words, and the upper figure of a range.
pub(super) fn money(amount: &Amount, say: &Phrases) -> [SheetCell; 4] {
    let cell = |minor: Option<i64>| match (minor, amount.currency) {
        (Some(minor), Some(currency)) => SheetCell::Money {
            minor: minor.into(),
            currency,
        },
        _ => SheetCell::Empty,
    };
    let precision = say.t(&format!("sheet.precision.{}", amount.precision.word()), &[]);
    let currency = amount.minor.and(amount.currency);
    [
        cell(amount.minor),
        SheetCell::text(currency.map(Currency::code)),
        SheetCell::Text(precision),
        cell(amount.max_minor),
    ]
}

pub(super) fn channel(channel: Option<PledgeChannel>, say: &Phrases) -> SheetCell {
    SheetCell::text(channel.map(|c| say.channel(c)))
}

/// `no: repeats “Cyber projects” (Denmark)`.
pub(super) fn link_reason(of: &PledgeReport, link: LedgerLink, say: &Phrases) -> String {
    let title = of.ledger.entry(link.other).map(|e| e.pledge.title.clone());
    let other = of.ledger.entry(link.pledge).map(|e| e.pledge.title.clone());
    let values = [
        ("pledge", other.unwrap_or_default()),
        ("other", title.unwrap_or_default()),
    ];
    let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
    say.t(&format!("sheet.not.{}", link.kind.word()), &values)
}

/// Figure, rates in their own words, the day they are of, and the set with its provider.
pub(super) fn conversion(
    of: &PledgeReport,
    one: Option<&Conversion>,
    say: &Phrases,
) -> [SheetCell; 4] {
    let (Some(one), Some(rates)) = (one, of.rates) else {
        return [
            SheetCell::Empty,
            SheetCell::Empty,
            SheetCell::Empty,
            SheetCell::Empty,
        ];
    };
    let figure = one.minor.parse().ok().map(|minor| SheetCell::Money {
        minor,
        currency: one.currency,
    });
    let by: Vec<String> = one
        .by
        .iter()
        .map(|r| {
            let plain = format!("1 {} = {} {}", r.base, r.rate, r.quote);
            let fixed = || say.t("sheet.fixedRate", &[("rate", &plain)]);
            if r.fixed { fixed() } else { plain }
        })
        .collect();
    let day = match one.by.as_slice() {
        [first, rest @ ..] if rest.iter().all(|r| r.dated_on == first.dated_on) => {
            date(Some(DateStated::day(first.dated_on)), say)
        }
        several => {
            let days = several.iter().map(|r| say.day(r.dated_on));
            let days: Vec<String> = days.collect();
            SheetCell::text((!days.is_empty()).then(|| days.join("; ")))
        }
    };
    let named = format!("{} ({})", rates.name, rates.provider);
    [
        figure.unwrap_or(SheetCell::Empty),
        SheetCell::text((!by.is_empty()).then(|| by.join("; "))),
        day,
        SheetCell::Text(named),
    ]
}

pub(super) fn line_status(of: &PledgeReport, why: &LineStatus, say: &Phrases) -> String {
    match why {
        LineStatus::Counts => say.t("sheet.yes", &[]),
        LineStatus::Corrected => say.t("sheet.not.corrected", &[]),
        LineStatus::Void => say.t("sheet.not.void", &[]),
        LineStatus::Undated => say.t("sheet.not.undated", &[]),
        LineStatus::Later => say.t("sheet.not.later", &[]),
        LineStatus::Linked {
            pledge,
            link,
            other,
        } => {
            let link = LedgerLink {
                pledge: *pledge,
                kind: *link,
                other: *other,
            };
            link_reason(of, link, say)
        }
    }
}
