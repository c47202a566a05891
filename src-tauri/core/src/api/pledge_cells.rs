//! Cells of the tables of pledges: money, conversions, and why something does not count.

use super::sheets::date;
use crate::{
    exchange::Cell,
    ledger::{Conversion, Why},
    model::*,
    report::{Phrases, PledgeReport},
};

/// Figure, currency, precision in words, and the upper figure of a range.
pub(super) fn money(amount: &Amount, say: &Phrases) -> [Cell; 4] {
    let cell = |minor: Option<i64>| match (minor, amount.currency) {
        (Some(minor), Some(currency)) => Cell::Money {
            minor: minor.into(),
            currency,
        },
        _ => Cell::Empty,
    };
    let precision = say.t(&format!("sheet.precision.{}", amount.precision.word()), &[]);
    let currency = amount.minor.and(amount.currency);
    [
        cell(amount.minor),
        Cell::text(currency.map(Currency::code)),
        Cell::Text(precision),
        cell(amount.max_minor),
    ]
}

pub(super) fn stage_word(stage: Stage, say: &Phrases) -> String {
    say.t(&format!("paper.stage.{}", stage.word()), &[])
}

pub(super) fn channel(channel: Option<PledgeChannel>, say: &Phrases) -> Cell {
    Cell::text(channel.map(|c| channel_word(c, say)))
}

pub(super) fn channel_word(channel: PledgeChannel, say: &Phrases) -> String {
    say.t(&format!("pledge.channel.{}", channel.word()), &[])
}

/// `no: repeats “Cyber projects” (Denmark)`.
pub(super) fn linked(of: &PledgeReport, link: LedgerLink, say: &Phrases) -> String {
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
pub(super) fn conversion(of: &PledgeReport, one: Option<&Conversion>, say: &Phrases) -> [Cell; 4] {
    let (Some(one), Some(rates)) = (one, of.rates) else {
        return [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty];
    };
    let figure = one.minor.parse().ok().map(|minor| Cell::Money {
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
            Cell::text((!days.is_empty()).then(|| days.join("; ")))
        }
    };
    let named = format!("{} ({})", rates.name, rates.provider);
    [
        figure.unwrap_or(Cell::Empty),
        Cell::text((!by.is_empty()).then(|| by.join("; "))),
        day,
        Cell::Text(named),
    ]
}

pub(super) fn why(of: &PledgeReport, why: &Why, say: &Phrases) -> String {
    match why {
        Why::Counts => say.t("sheet.yes", &[]),
        Why::Corrected => say.t("sheet.not.corrected", &[]),
        Why::Void => say.t("sheet.not.void", &[]),
        Why::Undated => say.t("sheet.not.undated", &[]),
        Why::Later => say.t("sheet.not.later", &[]),
        Why::Linked {
            pledge,
            link,
            other,
        } => {
            let link = LedgerLink {
                pledge: *pledge,
                kind: *link,
                other: *other,
            };
            linked(of, link, say)
        }
    }
}
